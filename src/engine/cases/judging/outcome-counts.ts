import type { Outcome } from '../../verdict/types'

/** Institutions by outcome; applicable = met + partial + unmet + undetermined, assessed = without the undetermined. */
export type OutcomeCounts = Record<
  'applicable' | 'assessed' | 'met' | 'partial' | 'unmet' | 'undetermined' | 'notApplicable',
  number
>

export const countsOf = (outcomes: Outcome[]): OutcomeCounts => {
  const counts = { met: 0, partial: 0, unmet: 0, undetermined: 0, notApplicable: 0 }
  for (const outcome of outcomes) counts[outcome === 'not-applicable' ? 'notApplicable' : outcome]++
  const assessed = counts.met + counts.partial + counts.unmet
  return { ...counts, assessed, applicable: assessed + counts.undetermined }
}
