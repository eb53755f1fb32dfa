import type { Value } from '../catalogue/evidence-types'
import type { Cleared, Fact } from './types'

/** A fact as it is kept: what reconciling needs of it. */
export type CurrentFact = { id: number; table: string; row: string; column: string; value: Value }

export type Reconciled = {
  insert: Fact[]
  /** Ids of facts that no longer hold. */
  supersede: number[]
  unchanged: number
}

const KEYED = new Set(['passport', 'answers', 'declared'])

type Keyed = Pick<Fact, 'table' | 'row' | 'column'>

const keyOf = ({ table, row, column }: Keyed): string => `${table}\n${row}\n${column}`

const sameTable = (current: CurrentFact[], incoming: Fact[]): boolean => {
  const values = new Map(current.map((fact) => [keyOf(fact), fact.value]))
  return current.length === incoming.length && incoming.every((fact) => values.get(keyOf(fact)) === fact.value)
}

/**
 * What a newer form changes. Passport fields and answers supersede by key; a blank one erases nothing, one in
 * `cleared` what it held. A table in `tablesPresent` (filled, or declared «не было») replaces the older one whole, its
 * declaration too.
 */
export const reconcile = (
  current: CurrentFact[],
  incoming: Fact[],
  tablesPresent: string[],
  cleared: Cleared[] = [],
): Reconciled => {
  const result: Reconciled = { insert: [], supersede: [], unchanged: 0 }
  const byKey = new Map(current.map((fact) => [keyOf(fact), fact]))
  const said = new Set(incoming.map(keyOf))
  for (const fact of incoming.filter(({ table }) => KEYED.has(table))) {
    const older = byKey.get(keyOf(fact))
    if (older?.value === fact.value) {
      result.unchanged++
      continue
    }
    result.insert.push(fact)
    if (older !== undefined) result.supersede.push(older.id)
  }
  const replaced = new Set(
    [...tablesPresent, ...incoming.map(({ table }) => table)].filter((table) => !KEYED.has(table)),
  )
  for (const table of replaced) {
    const older = current.filter((fact) => fact.table === table)
    const newer = incoming.filter((fact) => fact.table === table)
    if (sameTable(older, newer)) {
      result.unchanged += newer.length
      continue
    }
    result.insert.push(...newer)
    result.supersede.push(...older.map(({ id }) => id))
  }
  const gone = new Set(cleared.map(keyOf))
  const outdated = current.filter(
    (fact) =>
      KEYED.has(fact.table) &&
      !said.has(keyOf(fact)) &&
      (gone.has(keyOf(fact)) || (fact.table === 'declared' && replaced.has(fact.row))),
  )
  result.supersede.push(...outdated.map(({ id }) => id))
  return result
}
