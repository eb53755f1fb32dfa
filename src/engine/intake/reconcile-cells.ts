import type { CurrentFact, Reconciled } from './reconcile'
import type { Fact } from './types'

/** A fact in force with the form it came with: rows of two forms may have one number. */
export type PlacedFact = CurrentFact & { submission: number; sheet: string }

type Row = { keys: Map<string, string>; facts: PlacedFact[] }

/** Rows known by their key have an id of their own; a row of a form is one sheet's row. */
const rowKey = ({ table, row, sheet, submission }: PlacedFact): string =>
  row.startsWith('=') ? `${table}\n${row}` : `${table}\n${submission}\n${sheet}\n${row}`

const rowsOf = (facts: PlacedFact[], columns: ReadonlySet<string>): Row[] => {
  const rows = new Map<string, Row>()
  for (const fact of facts) {
    const row = rows.get(rowKey(fact)) ?? { keys: new Map<string, string>(), facts: [] }
    rows.set(rowKey(fact), row)
    row.facts.push(fact)
    if (columns.has(fact.column)) row.keys.set(fact.column, String(fact.value))
  }
  return [...rows.values()]
}

/**
 * What single figures change, of a sheet with a row for each institution: each replaces the value of its own cell alone,
 * wherever its row stands; the rest of the table stays. `keysOf`: columns that name a row, by table.
 */
export const reconcileCells = (
  current: PlacedFact[],
  incoming: Fact[],
  keysOf: (table: string) => string[],
): Reconciled => {
  const result: Reconciled = { insert: [], supersede: [], unchanged: 0 }
  const groups = new Set(incoming.map(({ table, row }) => `${table}\n${row}`))
  for (const group of groups) {
    const [table = '', row = ''] = group.split('\n')
    const facts = incoming.filter((fact) => fact.table === table && fact.row === row)
    const keys = new Set(keysOf(table))
    const named = facts.filter(({ column }) => keys.has(column))
    const own = current.filter((fact) => fact.table === table)
    const rows = rowsOf(own, keys).filter((each) =>
      named.every(({ column, value }) => each.keys.get(column) === String(value)),
    )
    const known = rows.flatMap((each) => each.facts)
    const figures = facts.filter(({ column }) => !keys.has(column))
    const inserted = figures.filter((fact) => {
      const older = known.filter(({ column }) => column === fact.column)
      if (older.length === 1 && older[0]?.value === fact.value) {
        result.unchanged++
        return false
      }
      result.supersede.push(...older.map(({ id }) => id))
      return true
    })
    const isNamed = known.some((fact) => fact.row === row && keys.has(fact.column))
    if (inserted.length > 0) result.insert.push(...(isNamed ? [] : named), ...inserted)
  }
  return result
}
