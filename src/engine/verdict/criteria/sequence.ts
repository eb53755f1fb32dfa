import { isIsoDay, monthsLater, russianDay } from '../../base/calendar'
import { asSeen, counted } from '../../base/russian'
import type { Sequence } from '../../catalogue/criterion-types'
import { allOf, columnsOf, examine, notAfter, type Finding, type Truth } from '../conditions'
import { judgeRows, type Decided } from '../row-share'
import type { Context, Evidence, EvidenceRow, Judgement } from '../types'
import { rowNumbers } from '../wording'

const HELD: Decided = { truth: 'true', failed: [], needed: [] }

const dayIn = (row: EvidenceRow, column: string): string | null => {
  const value = row.values[column]?.value
  return typeof value === 'string' && isIsoDay(value) ? value : null
}

/** Columns that do not hold what the rule compares: empty, or not a day. */
const unreadable = ({ by, date }: Sequence, row: EvidenceRow): string[] => [
  ...by.filter((column) => row.values[column] === undefined),
  ...(dayIn(row, date) === null ? [date] : []),
]

/** Whether a row records a violation: one that lifts a block does not. */
const recording = ({ counting = [] }: Sequence, row: EvidenceRow): Finding => examine(counting, row)

/** Columns that leave open whether a row counts. */
const undecided = (criterion: Sequence, row: EvidenceRow): string[] => [
  ...new Set([...unreadable(criterion, row), ...recording(criterion, row).needed]),
]

/** Whether `other` records a violation of the same participant not later than `day`. */
const precedes = (criterion: Sequence, other: EvidenceRow, block: EvidenceRow, day: string): Truth => {
  const { by, date } = criterion
  const same = by.map((column): Truth => {
    const [one, two] = [other.values[column]?.value, block.values[column]?.value]
    if (one === undefined || two === undefined) return 'unknown'
    return asSeen(String(one)) === asSeen(String(two)) ? 'true' : 'false'
  })
  return allOf([recording(criterion, other).truth, ...same, notAfter(dayIn(other, date) ?? undefined, day)])
}

const enough = (criterion: Sequence, row: EvidenceRow, rows: EvidenceRow[]): Decided => {
  const { by, counting = [], date, applied, moreThan } = criterion
  const day = dayIn(row, applied)
  const needed = [...unreadable(criterion, row), ...(day === null ? [applied] : [])]
  if (day === null || needed.length > 0) return { truth: 'unknown', failed: [], needed }
  const all = rows.map((other) => ({
    row: other,
    truth: other === row ? recording(criterion, row).truth : precedes(criterion, other, row, day),
  }))
  const violations = all.filter(({ truth }) => truth === 'true').map((other) => other.row)
  const possible = all.filter(({ truth }) => truth === 'unknown').map((other) => other.row)
  if (violations.length > moreThan) return HELD
  if (violations.length + possible.length > moreThan)
    return {
      truth: 'unknown',
      failed: [],
      needed: [],
      elsewhere: possible.map((other) => ({ row: other, columns: undecided(criterion, other) })),
    }
  const found = counted(violations.length, 'нарушение', 'нарушения', 'нарушений')
  const where = violations.length === 0 ? '' : ` (${rowNumbers(violations)})`
  const remark = `на ${russianDay(day)} у участника ${found}${where}, а нужно более ${moreThan}`
  const failed = [...by, date, applied, ...(violations.includes(row) ? [] : counting.flatMap(columnsOf))]
  return { truth: 'false', failed, needed: [], remark }
}

const inTime = ({ applied, until, maxMonths }: Sequence, row: EvidenceRow): Decided => {
  const [from, to] = [dayIn(row, applied), dayIn(row, until)]
  const needed = [...(from === null ? [applied] : []), ...(to === null ? [until] : [])]
  if (from === null || to === null) return { truth: 'unknown', failed: [], needed }
  const limit = monthsLater(from, maxMonths)
  if (to <= limit) return HELD
  const months = counted(maxMonths, 'месяца', 'месяцев', 'месяцев')
  const remark = `с ${russianDay(from)} по ${russianDay(to)}, а можно не более ${months}: по ${russianDay(limit)}`
  return { truth: 'false', failed: [applied, until], needed: [], remark }
}

const decide = (criterion: Sequence, row: EvidenceRow, rows: EvidenceRow[]): Decided => {
  const parts = [enough(criterion, row, rows), inTime(criterion, row)]
  const truth = allOf(parts.map((part) => part.truth))
  const deciding = parts.filter((part) => part.truth === truth)
  const distinct = (columns: string[]): string[] => [...new Set(columns)]
  const remark = deciding.flatMap((part) => part.remark ?? []).join('; ')
  return {
    truth,
    failed: distinct(deciding.flatMap((part) => part.failed)),
    needed: distinct(deciding.flatMap((part) => part.needed)),
    elsewhere: deciding.flatMap((part) => part.elsewhere ?? []),
    ...(remark === '' ? {} : { remark }),
  }
}

/**
 * Share of the measures of a kind (blocks) that come only after more than `moreThan` violations of the same participant,
 * counted up to the day of the measure with the one punished, and end not later than `maxMonths` calendar months after
 * it. Only rows that are `counting` are violations; one without a code or a date, or of which nobody can tell, leaves
 * the block open where it could make up the number.
 */
export const judgeSequence = (criterion: Sequence, evidence: Evidence, context: Context): Judgement => {
  const where = [{ column: criterion.measure, in: criterion.in }]
  const rows = evidence.tables[criterion.table]?.rows ?? []
  return judgeRows({ table: criterion.table, where, what: criterion.what }, evidence, context, (row) =>
    decide(criterion, row, rows),
  )
}
