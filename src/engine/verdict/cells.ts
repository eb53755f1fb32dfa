import { sheetRow } from '../base/address'
import type { Cited, EvidenceRow, EvidenceTable, Known } from './types'

export const citeKnown = ({ file, sheet, cell, value }: Known): Cited => ({ file, sheet, cell, value })

/** A row that is a single cell stands for what the sheet has no column of. */
const ownCell = ({ row }: EvidenceRow): string => (/^[A-Z]/.test(row) ? row : '')

/** The cell of a row and column, empty or not; `cell` '' when the sheet has no such column. */
export const citeCell = (table: EvidenceTable, row: EvidenceRow, column: string): Cited => {
  const known = row.values[column]
  if (known !== undefined) return citeKnown(known)
  const letters = table.columns[column]
  const [neighbour] = Object.values(row.values)
  return {
    file: neighbour?.file ?? table.file,
    sheet: neighbour?.sheet ?? table.sheet,
    cell: letters === undefined ? ownCell(row) : `${letters}${sheetRow(row.row)}`,
    value: null,
  }
}

export const citeCells = (table: EvidenceTable, row: EvidenceRow, columns: string[]): Cited[] =>
  columns.map((column) => citeCell(table, row, column))

/** The sheet as a whole, with what it declares when it does. */
export const citeSheet = (table: EvidenceTable): Cited =>
  table.state === 'none' && table.declared !== null
    ? citeKnown(table.declared)
    : { file: table.file, sheet: table.sheet, cell: '', value: null }

/** «Документы», B5: as a curator looks a cell up, and as the report cites it. */
export const addressed = ({ sheet, cell }: Cited): string => (cell === '' ? `лист «${sheet}»` : `«${sheet}», ${cell}`)
