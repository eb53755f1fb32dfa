import { dayOf } from './acts'
import { citeKnown } from './cells'
import { openRows, tableOf, withoutData } from './tables'
import type { Cited, Context, Evidence, Judgement } from './types'

/** First day something happened; `open` when an empty cell or a blank sheet may hide an earlier one. */
export type Earliest = { first: { day: string; cited: Cited } | null; open: Judgement | null }

/** Earliest date in a column of a table; a table declared «не было» has none and hides none. */
export const earliestOf = (
  { table: id, column }: { table: string; column: string },
  evidence: Evidence,
  context: Context,
): Earliest => {
  const table = tableOf(evidence, id)
  const silent = withoutData(table)
  if (silent !== null) return { first: null, open: silent }
  const dated = table.rows.map((row) => ({ row, known: row.values[column], day: dayOf(row.values[column]?.value) }))
  const [first] = dated
    .flatMap(({ known, day }) => (known === undefined || day === null ? [] : [{ day, cited: citeKnown(known) }]))
    .sort((one, other) => one.day.localeCompare(other.day) || one.cited.cell.localeCompare(other.cited.cell))
  const empty = dated.filter(({ day }) => day === null).map(({ row }) => ({ row, columns: [column] }))
  return { first: first ?? null, open: empty.length > 0 ? openRows(id, table, empty, context) : null }
}
