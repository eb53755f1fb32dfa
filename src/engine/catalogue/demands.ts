import { keysRead, tablesOf } from './reads'
import type { AtLeast, Criterion } from './criterion-types'
import type { Dictionary, EvidenceTable } from './evidence-types'
import type { FormPlan } from './types'

const parts = (criterion: Criterion): Criterion[] =>
  criterion.kind === 'any-of' || criterion.kind === 'all-of' ? criterion.of.flatMap(parts) : [criterion]

const isCount = (criterion: Criterion): criterion is AtLeast =>
  criterion.kind === 'at-least' && criterion.column === undefined

/** Rows that counts call for; one row may serve several of them, so they are rather too many than too few. */
const countedRows = (table: string, criteria: Criterion[]): number => {
  const counts = new Map(
    criteria
      .flatMap(parts)
      .filter(isCount)
      .filter((count) => count.table === table)
      .map((count) => [JSON.stringify(count.where ?? []), count.count]),
  )
  return [...counts.values()].reduce((sum, count) => sum + count, 0)
}

const demandOf = (
  { id, key, columns }: EvidenceTable,
  criteria: Criterion[],
  choices: Dictionary['choices'],
): FormPlan['demands'][string] => {
  const listed = columns.find((column) => key.includes(column.id) && column.choices !== undefined)
  const all = choices[listed?.choices ?? ''] ?? []
  const read = criteria
    .flatMap(parts)
    .filter((each) => tablesOf(each).includes(id))
    .flatMap((each) => keysRead(each, id, listed?.id ?? '') ?? all)
  return { values: all.filter((value) => read.includes(value)), counted: countedRows(id, criteria) }
}

/** What the criteria call for on each sheet of a form, by table: whoever says how much work it is goes by this. */
export const demandsOf = (
  tables: EvidenceTable[],
  criteria: Criterion[],
  { choices }: Dictionary,
): FormPlan['demands'] => Object.fromEntries(tables.map((table) => [table.id, demandOf(table, criteria, choices)]))
