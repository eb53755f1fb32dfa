import { readsOf, tablesOf } from './reads'
import type { Condition, Criterion } from './criterion-types'
import type { ColumnType, Dictionary, Field } from './evidence-types'

/** A mistake and where it stands: property names and positions from the top of what was checked. */
export type Fault = { path: (string | number)[]; message: string }

/** How tables, columns and types are called: by their ids where rules are files, by their titles for a curator. */
export type Names = {
  table: (id: string) => string
  column: (table: string, field: Field) => string
  type: (type: ColumnType) => string
}

const BY_ID: Names = { table: (id) => id, column: (_, { id }) => id, type: (type) => type }

type Columns = (table: string, column: string) => Field | undefined
type Checked = { dictionary: Dictionary; names: Names; column: Columns }

const NUMERIC: ColumnType[] = ['integer', 'number']
const COMPARABLE: ColumnType[] = ['date', 'time', ...NUMERIC]

const at = (path: Fault['path'], messages: string[]): Fault[] => messages.map((message) => ({ path, message }))

const listed = (values: string[], field: Field, { dictionary: { choices } }: Checked): string[] =>
  field.choices === undefined
    ? []
    : values
        .filter((value) => !choices[field.choices ?? '']?.includes(value))
        .map((value) => `значения «${value}» нет в списке «${field.choices}»`)

const orJoined = (words: string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} или ${words.at(-1)}`

const wants = (table: string, field: Field, types: ColumnType[], { names }: Checked): string[] =>
  types.includes(field.type)
    ? []
    : [
        `столбец «${names.column(table, field)}» имеет тип ${names.type(field.type)}, а нужен ${orJoined(types.map(names.type))}`,
      ]

const conditionFaults = (table: string, condition: Condition, field: Field, checked: Checked): string[] => {
  const typed = (types: ColumnType[]): string[] => wants(table, field, types, checked)
  if ('in' in condition) return listed(condition.in, field, checked)
  if ('notIn' in condition) return listed(condition.notIn, field, checked)
  if ('mentions' in condition || 'lacks' in condition) return typed(['text'])
  if ('notAfter' in condition) return typed(COMPARABLE)
  if ('atLeast' in condition || 'atMost' in condition || 'atLeastShareOf' in condition) return typed(NUMERIC)
  if (!('equals' in condition)) return []
  if (typeof condition.equals === 'boolean') return typed(['yes-no'])
  if (typeof condition.equals === 'number') return typed(NUMERIC)
  return listed([condition.equals], field, checked)
}

const conditionsOf = (criterion: Criterion): { table: string; part: string; conditions: Condition[] }[] => {
  const where = 'where' in criterion ? (criterion.where ?? []) : []
  if (criterion.kind === 'document') return [{ table: 'acts', part: 'where', conditions: where }]
  if (!('table' in criterion)) return []
  const { table } = criterion
  return [
    { table, part: 'where', conditions: where },
    { table, part: 'holds', conditions: criterion.kind === 'every-row' ? criterion.holds : [] },
    { table, part: 'counting', conditions: criterion.kind === 'sequence' ? (criterion.counting ?? []) : [] },
  ]
}

const ownFaults = (criterion: Criterion, checked: Checked): Fault[] => {
  const { column } = checked
  const values = (part: string, given: string[], table: string, id: string): Fault[] => {
    const field = column(table, id)
    return field === undefined ? [] : at([part], listed(given, field, checked))
  }
  const typed = (part: string, table: string, id: string | undefined, types: ColumnType[]): Fault[] => {
    const field = id === undefined ? undefined : column(table, id)
    return field === undefined ? [] : at([part], wants(table, field, types, checked))
  }
  switch (criterion.kind) {
    case 'document':
    case 'published-by':
      return values('acts', criterion.acts, 'acts', 'kind')
    case 'ratio':
      return [
        ...typed('part', criterion.table, criterion.part, NUMERIC),
        ...typed('whole', criterion.table, criterion.whole, NUMERIC),
      ]
    case 'at-least':
      return typed('column', criterion.table, criterion.column, NUMERIC)
    case 'within-norm':
      return [
        ...typed('minutes', criterion.table, criterion.minutes, NUMERIC),
        ...typed('device', criterion.table, criterion.device, ['choice']),
      ]
    case 'ordered':
      return [
        ...typed('first', criterion.table, criterion.first, ['date']),
        ...typed('then', criterion.table, criterion.then, ['date']),
      ]
    case 'within-hours': {
      const { table, from, to, first, last } = criterion
      return [
        ...(from > to ? at(['from'], [`часы ${from}–${to} записаны наоборот`]) : []),
        ...typed('first', table, first, ['time']),
        ...typed('last', table, last, ['time']),
      ]
    }
    case 'sequence': {
      const { table, measure, date, applied, until } = criterion
      return [
        ...values('in', criterion.in, table, measure),
        ...typed('measure', table, measure, ['choice']),
        ...typed('date', table, date, ['date']),
        ...typed('applied', table, applied, ['date']),
        ...typed('until', table, until, ['date']),
      ]
    }
    default:
      return []
  }
}

const distinct = (faults: Fault[]): Fault[] => {
  const keys = faults.map(({ path, message }) => JSON.stringify([path, message]))
  return faults.filter((_, index) => keys.indexOf(keys[index] ?? '') === index)
}

/** Names and values of a criterion that the dictionary does not have, in Russian; empty when all is known. */
export const criterionFaults = (criterion: Criterion, dictionary: Dictionary, names: Names = BY_ID): Fault[] => {
  if (criterion.kind === 'any-of' || criterion.kind === 'all-of')
    return criterion.of.flatMap((each, index) =>
      criterionFaults(each, dictionary, names).map(({ path, message }) => ({
        path: ['of', index, ...path],
        message,
      })),
    )
  const tables = new Map(dictionary.tables.map((table) => [table.id, table]))
  const column: Columns = (table, id) => tables.get(table)?.columns.find((each) => each.id === id)
  const unknownTables = tablesOf(criterion).filter((table) => !tables.has(table))
  const unknownColumns = readsOf(criterion).filter((read) => tables.has(read.table) && !column(read.table, read.column))
  const checked = { dictionary, names, column }
  return distinct([
    ...at(
      [],
      [
        ...unknownTables.map((table) => `таблицы «${names.table(table)}» нет в словаре показателей`),
        ...unknownColumns.map((read) => `столбца «${read.column}» нет в таблице «${names.table(read.table)}»`),
      ],
    ),
    ...ownFaults(criterion, checked),
    ...conditionsOf(criterion).flatMap(({ table, part, conditions }) =>
      conditions.flatMap((condition) => {
        const field = column(table, condition.column)
        return field === undefined ? [] : at([part], conditionFaults(table, condition, field, checked))
      }),
    ),
  ])
}
