import type { Cell, Merge, ReadRow, Sheet } from '../workbook/types'
import { cellIn } from './tally'

/** What stands at a place of a sheet, by 0-based row and column. */
export const cellAt = ({ rows }: Sheet, row: number, column: number): Cell | undefined => {
  const found = rows.find((each) => each.row === row)
  return found === undefined ? undefined : cellIn(found, column)
}

/** Merges whose top left cell stands in a row. */
export const mergesFrom = ({ merges = [] }: Sheet, row: number): Merge[] => merges.filter(({ top }) => top === row)

const withSpread = (row: ReadRow, spread: Cell[]): ReadRow => ({
  row: row.row,
  cells: [...row.cells, ...spread].sort((one, other) => one.column - other.column),
})

/**
 * Rows of a sheet in which a value merged downwards stands in every row it spans, as a person reads it. Only the given
 * columns and rows below `after` take part; a row that holds nothing of its own stays out, and so does a cell that
 * holds something itself.
 */
export const spreadDown = (sheet: Sheet, columns: ReadonlySet<number>, after: number): ReadRow[] => {
  const merges = (sheet.merges ?? []).filter(
    ({ top, bottom, left }) => top > after && bottom > top && columns.has(left),
  )
  if (merges.length === 0) return sheet.rows
  const position = new Map(sheet.rows.map(({ row }, index) => [row, index]))
  const spread = new Map<number, Cell[]>()
  const shared = new Set<string>()
  const claimed = new Set<string>()
  for (const { top, bottom, left: column } of merges) {
    const source = cellAt(sheet, top, column)
    const start = position.get(top)
    if (source === undefined || start === undefined) continue
    for (let index = start + 1; index < sheet.rows.length; index++) {
      const row = sheet.rows[index]
      if (row === undefined || row.row > bottom || claimed.has(`${row.row} ${column}`)) break
      claimed.add(`${row.row} ${column}`)
      if (cellIn(row, column) !== undefined) continue
      const cell: Cell = { column, content: source.content, from: { row: top, column }, isShared: true }
      shared.add(`${top} ${column}`)
      spread.set(row.row, [...(spread.get(row.row) ?? []), cell])
    }
  }
  const marked = (row: ReadRow): ReadRow =>
    row.cells.some(({ column }) => shared.has(`${row.row} ${column}`))
      ? {
          row: row.row,
          cells: row.cells.map((cell) =>
            shared.has(`${row.row} ${cell.column}`) ? { ...cell, isShared: true } : cell,
          ),
        }
      : row
  return sheet.rows.map((row) => {
    const cells = spread.get(row.row)
    return marked(cells === undefined ? row : withSpread(row, cells))
  })
}
