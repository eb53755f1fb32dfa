import { clauseLabel } from '../base/label'
import type { Attested, Criterion } from './criterion-types'
import type { Catalogue } from './types'

export type DataShare = {
  scored: number
  byData: number
  /** 0…1; 1 when nothing is scored. */
  share: number
  /** Requirements that rest on the institution's own word, each with the reasons no table decides it. */
  attested: { requirement: string; label: string; why: string[] }[]
}

const attestedIn = (criterion: Criterion): Attested[] => {
  if (criterion.kind === 'attested') return [criterion]
  return criterion.kind === 'any-of' || criterion.kind === 'all-of' ? criterion.of.flatMap(attestedIn) : []
}

/** How many scored requirements data alone decides; one attested branch makes the whole attested. */
export const dataShare = ({ requirements }: Pick<Catalogue, 'requirements'>): DataShare => {
  const scored = requirements.flatMap((requirement) =>
    requirement.criterion === null ? [] : [{ requirement, own: attestedIn(requirement.criterion) }],
  )
  const attested = scored
    .filter(({ own }) => own.length > 0)
    .map(({ requirement, own }) => ({
      requirement: requirement.id,
      label: clauseLabel(requirement),
      why: own.map(({ why }) => why),
    }))
  const byData = scored.length - attested.length
  return { scored: scored.length, byData, share: scored.length === 0 ? 1 : byData / scored.length, attested }
}
