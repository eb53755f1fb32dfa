import type { Where } from '../catalogue/criterion-types'
import { citeCells, citeSheet } from './cells'
import type { Finding } from './conditions'
import { distinctCells, graded, met, notApplicable } from './judgement'
import { declaredNone, openRows, matching, tableOf, withoutData, type Unclear } from './tables'
import type { Context, Evidence, EvidenceRow, EvidenceTable, Judgement } from './types'
import { capital, listed, rowName, rowNumbers, rowsOf, sampleMark } from './wording'

type RowRule = { table: string; where?: Where; what: string }

/**
 * How one row stands; `remark` says what is wrong with a failing one, or why a filled one stays open; `elsewhere` are
 * other rows whose empty cells leave it open.
 */
export type Decided = Finding & { remark?: string; elsewhere?: Unclear[] }

type DecidedRow = { row: EvidenceRow; finding: Decided }

const failures = (failing: DecidedRow[]): string => {
  const remarks = failing.flatMap(({ row, finding }) =>
    finding.remark === undefined ? [] : [`${rowName(row)} — ${finding.remark}`],
  )
  return remarks.length === failing.length ? listed(remarks) : rowNumbers(failing.map(({ row }) => row))
}

const share = (rule: RowRule, table: EvidenceTable, rows: DecidedRow[], context: Context): Judgement => {
  const failing = rows.filter(({ finding }) => finding.truth === 'false')
  const held = rows.length - failing.length
  const figures = `${capital(rule.what)}: соблюдается в ${rowsOf(held, rows.length)} листа «${table.sheet}»`
  const reason = `${figures}${sampleMark(context, rule.table)}`
  if (failing.length === 0) return met(reason, [citeSheet(table)])
  return graded(
    held / rows.length,
    `${reason}; не соблюдается: ${failures(failing)}`,
    distinctCells(failing.flatMap(({ row, finding }) => citeCells(table, row, finding.failed))),
  )
}

/**
 * Share of the matching rows that hold by `decide`. Undetermined while an empty cell leaves a row open, not
 * applicable when no row matches or the table is declared «не было»; every failing row is cited.
 */
export const judgeRows = (
  rule: RowRule,
  evidence: Evidence,
  context: Context,
  decide: (row: EvidenceRow) => Decided,
): Judgement => {
  const table = tableOf(evidence, rule.table)
  const silent = withoutData(table)
  if (silent !== null) return silent
  if (table.state === 'none')
    return notApplicable(`${declaredNone(table)}: проверять «${rule.what}» не на чем`, [citeSheet(table)])
  const { rows, unclear } = matching(table.rows, rule.where)
  const decided = rows.map((row) => ({ row, finding: decide(row) }))
  const open = [
    ...unclear,
    ...decided
      .filter(({ finding }) => finding.truth === 'unknown')
      .flatMap(({ row, finding }) => [
        ...(finding.needed.length > 0 ? [{ row, columns: finding.needed, remark: finding.remark }] : []),
        ...(finding.elsewhere ?? []),
      ]),
  ]
  if (open.length > 0) return openRows(rule.table, table, open, context)
  if (rows.length > 0) return share(rule, table, decided, context)
  const mark = sampleMark(context, rule.table)
  return notApplicable(`На листе «${table.sheet}» нет строк, к которым относится «${rule.what}»${mark}`, [
    citeSheet(table),
  ])
}
