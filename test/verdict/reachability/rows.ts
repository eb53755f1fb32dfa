import type { Condition, Where } from '../../../src/engine/catalogue/criterion-types'
import type { EvidenceTable, Field, Value } from '../../../src/engine/catalogue/evidence-types'
import type { FormPlan } from '../../../src/engine/catalogue/types'
import { columnsOf, examine, type Truth } from '../../../src/engine/verdict/conditions'

/** One row of a sheet by column; a column left out is an empty cell. */
export type Cells = Record<string, Value>

const DAY = '2025-10-06'
const NEXT_DAY = '2025-10-07'
const NOT_LISTED = 'Сведения'

/** What somebody might write in a column without thinking of any rule. */
const usual = ({ id, type, choices }: Field, plan: FormPlan): Value => {
  switch (type) {
    case 'integer':
    case 'number':
      return 10
    case 'date':
      return DAY
    case 'time':
      return '10:00'
    case 'yes-no':
      return true
    case 'choice':
      return plan.choices[choices ?? '']?.at(-1) ?? NOT_LISTED
    case 'text':
      // A class is told by its name, and the norm of screen time by the class.
      return id === 'group' ? '5А' : NOT_LISTED
  }
}

/** A row with every column that the form offers. */
export const usualRow = ({ columns }: EvidenceTable, plan: FormPlan): Cells =>
  Object.fromEntries(columns.map((column) => [column.id, usual(column, plan)]))

const around = (condition: Condition): Value[] => {
  if ('in' in condition) return condition.in
  if ('notIn' in condition) return condition.notIn
  if ('mentions' in condition) return condition.mentions.slice(0, 3)
  if ('lacks' in condition) return condition.lacks
  if ('equals' in condition) return typeof condition.equals === 'boolean' ? [true, false] : [condition.equals]
  if ('atLeast' in condition) return [condition.atLeast, Math.max(0, condition.atLeast - 1)]
  if ('atMost' in condition) return [condition.atMost, condition.atMost + 1]
  if ('atLeastShareOf' in condition) return [10, 0]
  return 'notAfter' in condition ? [DAY, NEXT_DAY] : []
}

const values = (id: string, table: EvidenceTable, plan: FormPlan, conditions: Where): (Value | undefined)[] => {
  const field = table.columns.find((column) => column.id === id)
  if (field === undefined) return [undefined]
  const told = conditions.filter((condition) => columnsOf(condition).includes(id)).flatMap(around)
  const others = field.type === 'choice' ? (plan.choices[field.choices ?? ''] ?? []) : [usual(field, plan)]
  return [...new Set<Value | undefined>([...told, ...others, undefined])]
}

const withValue = (row: Cells, id: string, value: Value | undefined): Cells =>
  value === undefined
    ? Object.fromEntries(Object.entries(row).filter(([column]) => column !== id))
    : { ...row, [id]: value }

const asEvidence = (row: Cells): Parameters<typeof examine>[1] => ({
  row: '6',
  values: Object.fromEntries(Object.entries(row).map(([id, value]) => [id, { value, file: '', sheet: '', cell: '' }])),
})

/**
 * A row of the form on which `where` and `holds` stand as wished: tries what the conditions speak of, then anything
 * listed, then empty cells. Null where there is no such row.
 */
export const rowWhere = (
  table: EvidenceTable,
  plan: FormPlan,
  [where, whereIs]: [Where, Truth],
  [holds, holdsIs]: [Where, Truth] = [[], 'true'],
): Cells | null => {
  const conditions = [...where, ...holds]
  const columns = [...new Set(conditions.flatMap(columnsOf))]
  const search = (at: number, row: Cells): Cells | null => {
    const id = columns[at]
    if (id === undefined) {
      const given = asEvidence(row)
      return examine(where, given).truth === whereIs && examine(holds, given).truth === holdsIs ? row : null
    }
    for (const value of values(id, table, plan, conditions)) {
      const found = search(at + 1, withValue(row, id, value))
      if (found !== null) return found
    }
    return null
  }
  return search(0, usualRow(table, plan))
}
