import type { Where } from '../catalogue/criterion-types'
import { citeCells, citeSheet } from './cells'
import { examine } from './conditions'
import { distinctCells, undetermined } from './judgement'
import type { Context, Evidence, EvidenceRow, EvidenceTable, Judgement } from './types'
import { inRows, listed, quoted, rowName, sampleMark } from './wording'

/** Throws RangeError when a criterion names a table the dictionary does not have: loading should have refused it. */
export const tableOf = (evidence: Evidence, id: string): EvidenceTable => {
  const table = evidence.tables[id]
  if (table === undefined) throw new RangeError(`unknown evidence table: ${id}`)
  return table
}

/** A table that says nothing: undetermined, with what to fill in. Null when the table is data. */
export const withoutData = (table: EvidenceTable): Judgement | null => {
  if (table.state === 'filled' || table.state === 'none') return null
  const absent = table.event ? ' или отметьте «не было» в ячейке «В периоде»' : ''
  return undetermined(
    table.state === 'missing'
      ? `Нет листа «${table.sheet}»: добавьте его из формы и заполните${absent}`
      : `${table.part === undefined ? `Лист «${table.sheet}» не заполнен` : `На листе «${table.sheet}» не заполнено «${table.part}»`}: внесите данные${absent}`,
    [citeSheet(table)],
  )
}

/** «На листе «Чаты» указано «не было»» */
export const declaredNone = (table: EvidenceTable): string => `На листе «${table.sheet}» указано «не было»`

/** A row that cannot be decided, with the columns that would decide it; `remark` when a filled cell says too little. */
export type Unclear = { row: EvidenceRow; columns: string[]; remark?: string }

/** Rows that match `where` and rows whose empty cells leave that open. */
export const matching = (rows: EvidenceRow[], where: Where = []): { rows: EvidenceRow[]; unclear: Unclear[] } => {
  const found = rows.map((row) => ({ row, finding: examine(where, row) }))
  return {
    rows: found.filter(({ finding }) => finding.truth === 'true').map(({ row }) => row),
    unclear: found
      .filter(({ finding }) => finding.truth === 'unknown')
      .map(({ row, finding }) => ({ row, columns: finding.needed })),
  }
}

/** Undetermined because of open rows: how many, which columns, every cell cited. */
export const openRows = (id: string, table: EvidenceTable, unclear: Unclear[], context: Context): Judgement => {
  const empty = unclear.filter(({ remark }) => remark === undefined)
  const titles = quoted(
    [...new Set(empty.flatMap(({ columns }) => columns))].map((column) => context.title.column(id, column)),
  )
  const rows = new Set(empty.map(({ row }) => row.row)).size
  const parts = [
    ...(empty.length > 0 ? [`в ${inRows(rows)} нет данных или они не читаются (${titles}): исправьте эти ячейки`] : []),
    ...unclear.flatMap(({ row, remark }) => (remark === undefined ? [] : [`${rowName(row)} — ${remark}`])),
  ]
  return undetermined(
    `На листе «${table.sheet}»${sampleMark(context, id)} ${listed(parts)}`,
    distinctCells(unclear.flatMap(({ row, columns }) => citeCells(table, row, columns))),
  )
}
