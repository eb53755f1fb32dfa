import { LAST_COLUMN, LAST_ROW, tooBig, tooManyCells, tooMuch } from './bounds'
import { recordsOf } from './csv-records'
import { decodedText } from './csv-text'
import { keptRows } from './library-rows'
import type { Bounds, Cell, IsAside, ReadRow, Reading, Sheet } from './types'

/** A text table needs no more than a quarter of the bytes a workbook may have: it holds neither pictures nor looks. */
const SHARE = 4

const rowsOf = (records: string[][], bounds: Bounds): ReadRow[] => {
  if (records.length > LAST_ROW) throw tooMuch(`В таблице больше ${LAST_ROW} строк`)
  let filled = 0
  return records.flatMap((fields, row) => {
    if (fields.length > LAST_COLUMN) throw tooMuch(`В таблице больше ${LAST_COLUMN} столбцов`)
    const cells: Cell[] = []
    fields.forEach((value, column) => {
      if (value.trim() !== '') cells.push({ column, content: { type: 'text', value } })
    })
    filled += cells.length
    if (filled > bounds.filledCells) throw tooManyCells(bounds)
    return cells.length === 0 ? [] : [{ row, cells }]
  })
}

/** The only sheet of a text table. Every cell is text: what it means is for those to say who know Russian spellings. */
export const csvSheet = (bytes: Buffer, bounds: Bounds, isAside: IsAside, title: string): Sheet => {
  if (bytes.length > bounds.fileBytes / SHARE) throw tooBig(bounds.fileBytes / SHARE)
  const rows = rowsOf(recordsOf(decodedText(bytes)), bounds)
  return { title, hidden: false, rows: keptRows(rows, isAside(title)) }
}

/** Cells of a text table (CSV, TSV) in UTF-8, UTF-16 or cp1251. Throws a `Failure` for damaged text. */
export const readCsv = (bytes: Buffer, bounds: Bounds, isAside: IsAside, title: string): Reading => ({
  format: 'csv',
  date1904: false,
  sheets: [csvSheet(bytes, bounds, isAside, title)],
})
