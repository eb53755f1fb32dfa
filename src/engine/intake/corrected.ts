import { address, placeOfCell } from '../base/address'
import type { Reading, Sheet } from '../workbook/types'
import { shown } from './remark'

/** What the curator puts in place of a cell, as text: it is read like anything that stands in a cell. */
export type CellCorrection = { sheet: string; cell: string; value: string }

/** What stood there: null where nothing did. `mergedInto`: the value of the cell stands in another one. */
export type Original = CellCorrection & { original: string | null; isThere: boolean; mergedInto: string | null }

const corrected = (sheet: Sheet, { cell, value }: CellCorrection): Sheet => {
  const place = placeOfCell(cell)
  if (place === null) return sheet
  const content = { type: 'text', value } as const
  const others = sheet.rows.find(({ row }) => row === place.row)?.cells.filter(({ column }) => column !== place.column)
  const cells = [...(others ?? []), { column: place.column, content }].sort((one, other) => one.column - other.column)
  const rows = [...sheet.rows.filter(({ row }) => row !== place.row), { row: place.row, cells }]
  return { ...sheet, rows: rows.sort((one, other) => one.row - other.row) }
}

const originalOf = ({ sheets }: Reading, correction: CellCorrection): Original => {
  const sheet = sheets.find(({ title }) => title === correction.sheet)
  const place = placeOfCell(correction.cell)
  if (sheet === undefined || place === null) return { ...correction, original: null, isThere: false, mergedInto: null }
  const { row, column } = place
  const merge = sheet.merges?.find(
    ({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right,
  )
  const anchor = merge === undefined ? correction.cell : address(merge.top, merge.left)
  const cell = sheet.rows.find((each) => each.row === row)?.cells.find((each) => each.column === column)
  return {
    ...correction,
    original: cell === undefined ? null : shown(cell.content),
    isThere: true,
    mergedInto: anchor === correction.cell ? null : anchor,
  }
}

/** A reading with the curator's values in place of what stood in their cells, and what did. */
export const withCorrections = (
  reading: Reading,
  corrections: CellCorrection[],
): { reading: Reading; originals: Original[] } => ({
  originals: corrections.map((each) => originalOf(reading, each)),
  reading: {
    ...reading,
    sheets: reading.sheets.map((sheet) =>
      corrections.filter((each) => each.sheet === sheet.title).reduce(corrected, sheet),
    ),
  },
})
