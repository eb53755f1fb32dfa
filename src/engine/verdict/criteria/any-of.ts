import { distinctCells, graded, met, notApplicable, undetermined } from '../judgement'
import type { Judgement } from '../types'

const cells = (parts: Judgement[]): Judgement['evidence'] => distinctCells(parts.flatMap((part) => part.evidence))

const reasons = (parts: Judgement[]): string => parts.map(({ reason }) => reason).join('; либо: ')

/** The best of several ways: any one met is enough; one that cannot be decided leaves the rest open. */
export const judgeAnyOf = (parts: Judgement[]): Judgement => {
  const done = parts.filter(({ outcome }) => outcome === 'met')
  if (done.length > 0) return met(done.map(({ reason }) => reason).join('; '), cells(done))
  const open = parts.filter(({ outcome }) => outcome === 'undetermined')
  if (open.length > 0) return undetermined(`Ни один из способов не подтверждён: ${reasons(open)}`, cells(open))
  const known = parts.filter(({ value }) => value !== null)
  if (known.length === 0) return notApplicable(parts.map(({ reason }) => reason).join('; '), cells(parts))
  const best = Math.max(...known.map(({ value }) => value ?? 0))
  return best > 0
    ? graded(
        best,
        known.find(({ value }) => value === best)?.reason ?? '',
        cells(known.filter(({ value }) => value === best)),
      )
    : graded(0, `Ни один из способов не выполнен: ${reasons(known)}`, cells(known))
}
