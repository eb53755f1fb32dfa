import type { CellObject, WorkSheet } from '@e965/xlsx'
import { LAST_COLUMN, LAST_ROW } from './bounds'
import { contentOf } from './cell-content'
import { refusal } from './refusals'
import type { Cell, ReadRow } from './types'

const cellsOf = (row: CellObject[]): Cell[] => {
  const cells: Cell[] = []
  const take = (column: number): void => {
    const found = row[column]
    const content = found === undefined ? null : contentOf(found)
    if (content !== null) cells.push({ column, content })
  }
  if (row.length > LAST_COLUMN) throw refusal('broken-sheets')
  if (row.length > 256) for (const key of Object.keys(row)) take(Number(key))
  else for (let column = 0; column < row.length; column++) take(column)
  return cells
}

/** Filled rows of a sheet the library has read. */
export const libraryRows = (sheet: WorkSheet): ReadRow[] => {
  const data = sheet['!data'] ?? []
  if (data.length > LAST_ROW) throw refusal('broken-sheets')
  const rows: ReadRow[] = []
  data.forEach((found, row) => {
    const cells = cellsOf(found)
    if (cells.length > 0) rows.push({ row, cells })
  })
  return rows
}

/** Of a sheet that is only counted, every row keeps its first cell. */
export const keptRows = (rows: ReadRow[], isAside: boolean): ReadRow[] =>
  isAside ? rows.map(({ row, cells }) => ({ row, cells: cells.slice(0, 1) })) : rows
