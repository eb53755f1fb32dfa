import { addressed, citeCell, citeCells } from './cells'
import type { Unclear } from './tables'
import type { Cited, EvidenceRow, EvidenceTable } from './types'

/** How far two sums may lie apart and still be the same. */
export const EPSILON = 1e-9

const SHOWN = 5

const numberIn = (row: EvidenceRow, column: string): number | null => {
  const value = row.values[column]?.value
  return typeof value === 'number' ? value : null
}

/** Σ of a column; cells without a number count nothing, so ask `withoutNumber` first. */
export const sumOf = (rows: EvidenceRow[], column: string): number =>
  rows.reduce((total, row) => total + (numberIn(row, column) ?? 0), 0)

/** Rows in which one of these columns holds no number, with those columns. */
export const withoutNumber = (rows: EvidenceRow[], columns: string[]): Unclear[] =>
  rows.flatMap((row) => {
    const empty = columns.filter((column) => numberIn(row, column) === null)
    return empty.length === 0 ? [] : [{ row, columns: empty }]
  })

type Parts = { part: string; whole: string }

/** What is said of rows whose part is negative or greater than the whole, with their cells; null where none is. */
export const beyondWhole = (
  { part, whole }: Parts,
  table: EvidenceTable,
  rows: EvidenceRow[],
): { reason: string; evidence: Cited[] } | null => {
  const wrong = rows.filter((row) => {
    const figure = numberIn(row, part) ?? 0
    return figure < 0 || figure > (numberIn(row, whole) ?? 0) + EPSILON
  })
  if (wrong.length === 0) return null
  const places = wrong.slice(0, SHOWN).map((row) => addressed(citeCell(table, row, part)))
  return {
    reason: `Часть больше целого или меньше нуля (${places.join('; ')}): исправьте число`,
    evidence: wrong.flatMap((row) => citeCells(table, row, [part, whole])),
  }
}
