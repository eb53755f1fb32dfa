import { reconcile } from './reconcile'
import { reconcileCells, type PlacedFact } from './reconcile-cells'
import type { Cleared, Fact } from './types'

/** One form as it was read: all its facts, also those an earlier form had said already. */
export type KeptForm = {
  submission: number
  /** Answers are compared with those given under the same edition. */
  catalogue: string | null
  /** A form, or single figures from a sheet with a row for each institution. */
  brings: 'form' | 'cells'
  /** Tables it brought, filled or declared «не было». */
  present: string[]
  cleared: Pick<Cleared, 'table' | 'row' | 'column'>[]
  facts: (Fact & { id: number })[]
}

/** A fact that says what stands already, and the form that said it first. */
export type Repeated = { fact: Fact; of: number }

type Said = Pick<Fact, 'table' | 'row' | 'column' | 'value'>

const keyOf = ({ table, row, column }: Omit<Said, 'value'>): string => `${table}\n${row}\n${column}`

const sayingOf = ({ table, column, value }: Said): string => `${table}\n${column}\n${String(value)}`

/** Facts of a form that changed nothing, each with the form whose equal fact stays in force. */
export const repeatedOf = (
  current: (Said & { submission: number })[],
  incoming: Fact[],
  insert: Fact[],
): Repeated[] => {
  const inserted = new Set(insert)
  const byKey = new Map(current.map((fact) => [keyOf(fact), fact.submission]))
  const bySaying = new Map(current.map((fact) => [sayingOf(fact), fact.submission]))
  const last = current.at(-1)?.submission
  return incoming.flatMap((fact) => {
    const of = byKey.get(keyOf(fact)) ?? bySaying.get(sayingOf(fact)) ?? last
    return inserted.has(fact) || of === undefined ? [] : [{ fact, of }]
  })
}

const underEdition = <Keyed extends Pick<Fact, 'table' | 'row'>>(each: Keyed, catalogue: string | null): Keyed =>
  each.table === 'answers' ? { ...each, row: `${catalogue ?? ''}\n${each.row}` } : each

/**
 * What is in force after these forms, oldest first, as if nothing else had ever come: for each fact null, or the form
 * that superseded it, or, where it changed nothing, the earlier form that says the same. `keysOf`: columns that name a
 * row, by table.
 */
export const standing = (forms: KeptForm[], keysOf: (table: string) => string[]): Map<number, number | null> => {
  const fates = new Map<number, number | null>()
  const current = new Map<number, PlacedFact>()
  for (const { submission, catalogue, brings, present, cleared, facts } of forms) {
    const incoming = facts.map((fact) => ({ ...underEdition(fact, catalogue), submission }))
    const held = [...current.values()]
    const gone = cleared.map((each) => ({ ...underEdition(each, catalogue), sheet: '', cell: '' }))
    const { insert, supersede } =
      brings === 'form' ? reconcile(held, incoming, present, gone) : reconcileCells(held, incoming, keysOf)
    for (const { fact, of } of repeatedOf(held, incoming, insert)) fates.set((fact as (typeof incoming)[number]).id, of)
    for (const id of supersede) {
      fates.set(id, submission)
      current.delete(id)
    }
    for (const fact of insert as typeof incoming) {
      fates.set(fact.id, null)
      current.set(fact.id, fact)
    }
  }
  return fates
}
