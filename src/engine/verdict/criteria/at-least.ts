import { decimal } from '../../base/russian'
import type { AtLeast } from '../../catalogue/criterion-types'
import { citeCells, citeSheet } from '../cells'
import { columnsOf } from '../conditions'
import { distinctCells, graded, unmet } from '../judgement'
import { declaredNone, openRows, matching, tableOf, withoutData, type Unclear } from '../tables'
import type { Cited, Context, Evidence, EvidenceRow, EvidenceTable, Judgement } from '../types'
import { sampleMark } from '../wording'

const amount = (row: EvidenceRow, column: string | undefined): number | null => {
  if (column === undefined) return 1
  const value = row.values[column]?.value
  return typeof value === 'number' ? Math.max(0, value) : null
}

const cited = (criterion: AtLeast, table: EvidenceTable, rows: EvidenceRow[]): Cited[] => {
  const { column, where = [] } = criterion
  const read = column === undefined ? where.flatMap(columnsOf) : [column]
  const cells = read.length === 0 ? [] : rows.flatMap((row) => citeCells(table, row, read))
  return cells.length === 0 ? [citeSheet(table)] : distinctCells(cells)
}

const figures = (criterion: AtLeast, found: number): string =>
  `${criterion.counted}: ${decimal(found)}, требуется не менее ${decimal(criterion.count)}`

/** Count of matching rows, or a sum over them, against `count`: open rows do not matter once it is reached. */
export const judgeAtLeast = (criterion: AtLeast, evidence: Evidence, context: Context): Judgement => {
  const table = tableOf(evidence, criterion.table)
  const silent = withoutData(table)
  if (silent !== null) return silent
  if (table.state === 'none')
    return unmet(`${declaredNone(table)}. Указано ${figures(criterion, 0)}`, [citeSheet(table)])
  const { rows, unclear } = matching(table.rows, criterion.where)
  const known = rows.filter((row) => amount(row, criterion.column) !== null)
  const found = known.reduce((total, row) => total + (amount(row, criterion.column) ?? 0), 0)
  const empty: Unclear[] = [
    ...unclear,
    ...rows.filter((row) => !known.includes(row)).map((row) => ({ row, columns: [criterion.column ?? ''] })),
  ]
  const reached = found >= criterion.count - 1e-9
  if (!reached && empty.length > 0) return openRows(criterion.table, table, empty, context)
  return graded(
    reached ? 1 : found / criterion.count,
    `Указано ${figures(criterion, found)}${sampleMark(context, criterion.table)}`,
    cited(criterion, table, known),
  )
}
