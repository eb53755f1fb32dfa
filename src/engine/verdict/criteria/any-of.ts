import { distinctCells, graded, met, notApplicable, undetermined } from '../judgement'
import type { Judgement } from '../types'
import { together } from '../wording'

const cells = (parts: Judgement[]): Judgement['evidence'] => distinctCells(parts.flatMap((part) => part.evidence))

const reasons = (parts: Judgement[]): string => together(parts.map(({ reason }) => reason))

/** Why no way leads there; one reason common to all of them needs no introduction. */
const noneOf = (parts: Judgement[], lacking: string): string => {
  const all = parts.map(({ reason }) => reason)
  return new Set(all).size === 1 ? reasons(parts) : `Ни один из способов не ${lacking}. ${together(all, '; либо ')}`
}

/** The best of several ways: any one met is enough; one that cannot be decided leaves the rest open. */
export const judgeAnyOf = (parts: Judgement[]): Judgement => {
  const done = parts.filter(({ outcome }) => outcome === 'met')
  if (done.length > 0) return met(reasons(done), cells(done))
  const open = parts.filter(({ outcome }) => outcome === 'undetermined')
  if (open.length > 0) return undetermined(noneOf(open, 'подтверждён'), cells(open))
  const known = parts.filter(({ value }) => value !== null)
  if (known.length === 0) return notApplicable(reasons(parts), cells(parts))
  const best = Math.max(...known.map(({ value }) => value ?? 0))
  return best > 0
    ? graded(
        best,
        known.find(({ value }) => value === best)?.reason ?? '',
        cells(known.filter(({ value }) => value === best)),
      )
    : graded(0, noneOf(known, 'выполнен'), cells(known))
}
