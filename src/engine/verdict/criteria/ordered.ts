import { daysBetween, isIsoDay, russianDay } from '../../base/calendar'
import { counted } from '../../base/russian'
import type { Ordered } from '../../catalogue/criterion-types'
import type { Value } from '../../catalogue/evidence-types'
import { notAfter } from '../conditions'
import { judgeRows, type Decided } from '../row-share'
import type { Context, Evidence, EvidenceRow, Judgement } from '../types'
import { shownValue } from '../wording'

const apart = (first: Value | undefined, then: Value | undefined): number | null =>
  typeof first === 'string' && typeof then === 'string' && isIsoDay(first) && isIsoDay(then)
    ? daysBetween(first, then)
    : null

const inOrder = ({ first, then, maxDays }: Ordered, row: EvidenceRow): Decided => {
  const columns = [first, then]
  const from = row.values[first]?.value
  const to = row.values[then]?.value
  const order = notAfter(from, to)
  if (order === 'unknown' || from === undefined || to === undefined) {
    const empty = columns.filter((column) => row.values[column] === undefined)
    return { truth: 'unknown', failed: [], needed: empty.length > 0 ? empty : columns }
  }
  if (order === 'false')
    return { truth: 'false', failed: columns, needed: [], remark: `${shownValue(from)} позже ${shownValue(to)}` }
  const days = apart(from, to)
  if (maxDays === undefined || days === null || days <= maxDays) return { truth: 'true', failed: [], needed: [] }
  const remark = `${russianDay(String(to))} — через ${counted(days, 'день', 'дня', 'дней')}, а можно не более ${maxDays}`
  return { truth: 'false', failed: columns, needed: [], remark }
}

/** Share of the matching rows in which `first` is not later than `then`, nor `then` more than `maxDays` after it. */
export const judgeOrdered = (criterion: Ordered, evidence: Evidence, context: Context): Judgement =>
  judgeRows(criterion, evidence, context, (row) => inOrder(criterion, row))
