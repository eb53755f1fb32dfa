import type { SourceResult } from '../../../../api/source-results'

export type Correction = SourceResult['corrections'][number]
export type Spot = { row: number; column: number }

/** One cell of the shown piece of a sheet; `rows` and `columns` tell how far a merged one goes. */
export type GridCell = Spot & {
  address: string
  rows: number
  columns: number
  text: string
  kind: SourceResult['cells'][number]['kind'] | 'empty'
  isTarget: boolean
  /** Requirements that rest on it. */
  cited: string[]
  correction: Correction | null
}

/** `A` for 0, `AA` for 26. */
export const columnLetters = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : columnLetters(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26))

export const addressOf = ({ row, column }: Spot): string => `${columnLetters(column)}${row + 1}`

/** 0-based place of `C12`; null for anything else. */
export const spotOf = (address: string): Spot | null => {
  const parts = /^([A-Z]+)([1-9]\d*)$/.exec(address)
  if (parts === null) return null
  const [, letters = '', digits = ''] = parts
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { row: Number(digits) - 1, column }
}

/** What tells one place asked for from another, however often it is fetched anew. */
export const placeIn = ({ file, sheet, cell }: Pick<SourceResult, 'file' | 'sheet' | 'cell'>): string =>
  JSON.stringify([file, sheet, cell])

type Box = SourceResult['window']

const holds = ({ top, left, bottom, right }: Box, { row, column }: Spot): boolean =>
  row >= top && row <= bottom && column >= left && column <= right

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, step) => from + step)

/** Rows of cells as they are to be drawn: what a merge covers is left out, what nobody filled is an empty cell. */
export const gridOf = (source: SourceResult): { columns: number[]; rows: { row: number; cells: GridCell[] }[] } => {
  const { window, merges } = source
  const filled = new Map(source.cells.map((cell) => [cell.address, cell]))
  const target = source.cell === null ? null : spotOf(source.cell)
  const inBox = <Item>(items: readonly Item[], addressIn: (item: Item) => string, box: Box): Item[] =>
    items.filter((item) => {
      const spot = spotOf(addressIn(item))
      return spot !== null && holds(box, spot)
    })
  const cellAt = (spot: Spot): GridCell | null => {
    const merge = merges.find((each) => holds(each, spot))
    if (merge !== undefined && (merge.top !== spot.row || merge.left !== spot.column)) return null
    const box = merge ?? { top: spot.row, bottom: spot.row, left: spot.column, right: spot.column }
    const address = addressOf(spot)
    const found = filled.get(address)
    return {
      ...spot,
      address,
      rows: box.bottom - box.top + 1,
      columns: box.right - box.left + 1,
      text: found?.text ?? '',
      kind: found?.kind ?? 'empty',
      isTarget: target !== null && holds(box, target),
      cited: [...new Set(inBox(source.cited, (each) => each.address, box).flatMap((each) => each.requirements))],
      correction: inBox(source.corrections, (each) => each.cell, box)[0] ?? null,
    }
  }
  const columns = range(window.left, window.right)
  const rows = range(window.top, window.bottom).map((row) => ({
    row,
    cells: columns.map((column) => cellAt({ row, column })).filter((cell) => cell !== null),
  }))
  return { columns, rows }
}

/** The cell drawn at a place: itself, or the merged one that covers it. */
export const cellUnder = (rows: { cells: GridCell[] }[], spot: Spot): GridCell | null => {
  for (const { cells } of rows)
    for (const cell of cells) {
      const { row, column } = cell
      if (holds({ top: row, left: column, bottom: row + cell.rows - 1, right: column + cell.columns - 1 }, spot))
        return cell
    }
  return null
}

const STEPS: Record<string, (cell: GridCell) => Spot> = {
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowDown: ({ row, column, rows }) => ({ row: row + rows, column }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  ArrowRight: ({ row, column, columns }) => ({ row, column: column + columns }),
}

/** Where a key leads from a cell, which may be outside of the piece shown; null for other keys and off the sheet. */
export const stepFrom = (cell: GridCell, key: string): Spot | null => {
  const to = STEPS[key]?.(cell)
  return to === undefined || to.row < 0 || to.column < 0 ? null : to
}
