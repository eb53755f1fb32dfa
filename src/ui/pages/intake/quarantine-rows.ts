import type { QuarantineResult } from '../../../api/taking-back-results'

export type QuarantinedCell = QuarantineResult['rows'][number]

export type QuarantinedRow = {
  id: number
  institution: string | null
  file: string
  sheet: string
  row: number
  /** What kept the row out; several where several of its cells could not be taken. */
  cells: Pick<QuarantinedCell, 'cell' | 'value' | 'expected' | 'message'>[]
}

/** Rows with all cells that keep them out, in the order they came. */
export const quarantinedRows = (cells: readonly QuarantinedCell[]): QuarantinedRow[] => {
  const rows = new Map<number, QuarantinedRow>()
  for (const { id, institution, file, sheet, row, cell, value, expected, message } of cells) {
    const found = rows.get(id) ?? { id, institution, file, sheet, row, cells: [] }
    found.cells.push({ cell, value, expected, message })
    rows.set(id, found)
  }
  return [...rows.values()]
}

/** What tells one cell of the quarantine from another, also after its file was read anew. */
export const cellKey = (file: string, sheet: string, cell: string): string => JSON.stringify([file, sheet, cell])
