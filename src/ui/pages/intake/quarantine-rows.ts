import type { QuarantineResult } from '../../../api/taking-back-results'
import { number } from '../../shared/formats'

export type QuarantinedCell = QuarantineResult['rows'][number]

/** A row put aside for its cells, or rows of one sheet put aside as a whole for one reason. */
export type QuarantinedRows = {
  key: string
  institution: string | null
  file: string
  sheet: string
  /** Numbers of the rows, ascending. */
  rows: number[]
  reason: string
  /** What kept the row out; of rows as a whole one for each, with no cell. */
  cells: Pick<QuarantinedCell, 'cell' | 'value' | 'expected' | 'message'>[]
}

/** What tells one cell of the quarantine from another, also after its file was read anew. */
export const cellKey = (file: string, sheet: string, cell: string): string => JSON.stringify([file, sheet, cell])

/** Key of what is typed to correct a cell of the quarantine of an audit. */
export const draftKey = (audit: number, cell: string): string => `correction/${audit}/${cell}`

/** Rows with all cells that keep them out; those no cell of which is to blame are gathered by sheet and reason. */
export const quarantinedRows = (cells: readonly QuarantinedCell[]): QuarantinedRows[] => {
  const groups = new Map<string, QuarantinedRows>()
  for (const { institution, file, sheet, row, reason, cell, value, expected, message } of cells) {
    const key = JSON.stringify(cell === null ? [file, sheet, reason] : [file, sheet, row])
    const found = groups.get(key) ?? { key, institution, file, sheet, rows: [], reason, cells: [] }
    if (!found.rows.includes(row)) found.rows.push(row)
    found.cells.push({ cell, value, expected, message })
    groups.set(key, found)
  }
  for (const { rows } of groups.values()) rows.sort((one, other) => one - other)
  return [...groups.values()]
}

/** «строка 5», «строки 4–11, 13»: neighbours are joined. */
export const rowNumbers = (rows: readonly number[]): string => {
  const runs: [number, number][] = []
  for (const row of rows) {
    const last = runs.at(-1)
    if (last !== undefined && last[1] === row - 1) last[1] = row
    else runs.push([row, row])
  }
  const words = runs.map(([from, to]) => (from === to ? number(from) : `${number(from)}–${number(to)}`))
  return `${rows.length === 1 ? 'строка' : 'строки'} ${words.join(', ')}`
}

/** How many rows there are in all. */
export const countRows = (groups: readonly QuarantinedRows[]): number =>
  groups.reduce((sum, { rows }) => sum + rows.length, 0)
