import { readsOf, tablesOf } from './reads'
import type { Condition, Criterion, Dictionary, Field } from './types'

type Columns = (table: string, column: string) => Field | undefined

const NUMERIC = ['integer', 'number']

const listed = (values: string[], field: Field, { choices }: Dictionary): string[] =>
  field.choices === undefined
    ? []
    : values
        .filter((value) => !choices[field.choices ?? '']?.includes(value))
        .map((value) => `значения «${value}» нет в списке «${field.choices}»`)

const wants = (field: Field, types: string[], words: string): string[] =>
  types.includes(field.type) ? [] : [`столбец «${field.id}» имеет тип ${field.type}, а нужен ${words}`]

const conditionFaults = (condition: Condition, field: Field, dictionary: Dictionary): string[] => {
  if ('in' in condition) return listed(condition.in, field, dictionary)
  if ('notIn' in condition) return listed(condition.notIn, field, dictionary)
  if ('mentions' in condition) return wants(field, ['text'], 'text')
  if ('notAfter' in condition) return wants(field, ['date', 'time', ...NUMERIC], 'date, time или число')
  if ('atLeast' in condition || 'atMost' in condition || 'atLeastShareOf' in condition)
    return wants(field, NUMERIC, 'integer или number')
  if (!('equals' in condition)) return []
  if (typeof condition.equals === 'boolean') return wants(field, ['yes-no'], 'yes-no')
  if (typeof condition.equals === 'number') return wants(field, NUMERIC, 'integer или number')
  return listed([condition.equals], field, dictionary)
}

const conditionsOf = (criterion: Criterion): { table: string; conditions: Condition[] }[] => {
  const where = 'where' in criterion ? (criterion.where ?? []) : []
  if (criterion.kind === 'document') return [{ table: 'acts', conditions: where }]
  if (!('table' in criterion)) return []
  const holds = criterion.kind === 'every-row' ? criterion.holds : []
  return [{ table: criterion.table, conditions: [...where, ...holds] }]
}

const ownFaults = (criterion: Criterion, dictionary: Dictionary, column: Columns): string[] => {
  const typed = (table: string, id: string | undefined, types: string[], words: string): string[] => {
    const field = id === undefined ? undefined : column(table, id)
    return field === undefined ? [] : wants(field, types, words)
  }
  switch (criterion.kind) {
    case 'document':
    case 'published-by': {
      const kind = column('acts', 'kind')
      return kind === undefined ? [] : listed(criterion.acts, kind, dictionary)
    }
    case 'ratio':
      return [criterion.part, criterion.whole].flatMap((id) =>
        typed(criterion.table, id, NUMERIC, 'integer или number'),
      )
    case 'at-least':
      return typed(criterion.table, criterion.column, NUMERIC, 'integer или number')
    case 'within-norm':
      return [
        ...typed(criterion.table, criterion.minutes, NUMERIC, 'integer или number'),
        ...typed(criterion.table, criterion.device, ['choice'], 'choice'),
      ]
    case 'ordered':
      return [criterion.first, criterion.then].flatMap((id) => typed(criterion.table, id, ['date'], 'date'))
    case 'within-hours':
      return [
        ...(criterion.from > criterion.to ? [`часы ${criterion.from}–${criterion.to} записаны наоборот`] : []),
        ...[criterion.first, criterion.last].flatMap((id) => typed(criterion.table, id, ['time'], 'time')),
      ]
    case 'sequence': {
      const { table, measure, date, applied, until } = criterion
      const field = column(table, measure)
      return [
        ...(field === undefined ? [] : listed(criterion.in, field, dictionary)),
        ...typed(table, measure, ['choice'], 'choice'),
        ...[date, applied, until].flatMap((id) => typed(table, id, ['date'], 'date')),
      ]
    }
    default:
      return []
  }
}

/** Names and values of a criterion that the dictionary does not have, in Russian; empty when all is known. */
export const criterionFaults = (criterion: Criterion, dictionary: Dictionary): string[] => {
  if (criterion.kind === 'any-of' || criterion.kind === 'all-of')
    return criterion.of.flatMap((each) => criterionFaults(each, dictionary))
  const tables = new Map(dictionary.tables.map((table) => [table.id, table]))
  const column: Columns = (table, id) => tables.get(table)?.columns.find((each) => each.id === id)
  const unknownTables = tablesOf(criterion).filter((table) => !tables.has(table))
  const unknownColumns = readsOf(criterion).filter((read) => tables.has(read.table) && !column(read.table, read.column))
  return [
    ...new Set([
      ...unknownTables.map((table) => `таблицы «${table}» нет в словаре показателей`),
      ...unknownColumns.map((read) => `столбца «${read.column}» нет в таблице «${read.table}»`),
      ...ownFaults(criterion, dictionary, column),
      ...conditionsOf(criterion).flatMap(({ table, conditions }) =>
        conditions.flatMap((condition) => {
          const field = column(table, condition.column)
          return field === undefined ? [] : conditionFaults(condition, field, dictionary)
        }),
      ),
    ]),
  ]
}
