import { percent } from '../../base/russian'
import { distinctCells, graded, notApplicable, undetermined } from '../judgement'
import type { Judgement } from '../types'
import { together } from '../wording'

const cells = (parts: Judgement[]): Judgement['evidence'] => distinctCells(parts.flatMap((part) => part.evidence))

const reasons = (parts: Judgement[]): string => together(parts.map(({ reason }) => reason))

/** The mean of all parts that apply; one that cannot be decided leaves the whole undetermined. */
export const judgeAllOf = (parts: Judgement[]): Judgement => {
  const applicable = parts.filter(({ outcome }) => outcome !== 'not-applicable')
  if (applicable.length === 0) return notApplicable(reasons(parts), cells(parts))
  const open = applicable.filter(({ outcome }) => outcome === 'undetermined')
  if (open.length > 0) return undetermined(reasons(open), cells(open))
  const value = applicable.reduce((sum, part) => sum + (part.value ?? 0), 0) / applicable.length
  const lacking = applicable.filter((part) => (part.value ?? 0) < 1)
  if (lacking.length === 0) return graded(1, reasons(applicable), cells(applicable))
  const share = value > 0 ? `Выполнено в среднем на ${percent(value)}. ` : ''
  return graded(value, share + reasons(lacking), cells(lacking))
}
