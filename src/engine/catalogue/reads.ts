import type { Condition, Criterion } from './criterion-types'

/** One column that a criterion reads. */
export type Read = { table: string; column: string }

const DOCUMENTS = 'acts'

/** Columns a condition reads: its own and the one it is compared with. */
const conditionColumns = (condition: Condition): string[] => {
  if ('atLeastShareOf' in condition) return [condition.column, condition.atLeastShareOf]
  if ('notAfter' in condition) return [condition.column, condition.notAfter]
  return [condition.column]
}

const of = (table: string, columns: string[], conditions: Condition[] = []): Read[] =>
  [...columns, ...conditions.flatMap(conditionColumns)].map((column) => ({ table, column }))

/** Every table column a criterion reads, with those of the criteria inside it; a column may come twice. */
export const readsOf = (criterion: Criterion): Read[] => {
  switch (criterion.kind) {
    case 'attested':
      return []
    case 'document':
      return [
        ...of(DOCUMENTS, ['kind', 'number', 'date'], criterion.where),
        ...(criterion.before === undefined ? [] : [criterion.before]),
      ]
    case 'published-by':
      return of(DOCUMENTS, ['kind', 'publishedOn'])
    case 'ratio':
      return of(criterion.table, [criterion.part, criterion.whole], criterion.where)
    case 'at-least':
      return of(criterion.table, criterion.column === undefined ? [] : [criterion.column], criterion.where)
    case 'every-row':
      return of(criterion.table, [], [...(criterion.where ?? []), ...criterion.holds])
    case 'no-row':
      return of(criterion.table, [], criterion.where)
    case 'within-norm':
      return [
        ...of(criterion.table, [criterion.group, criterion.device, criterion.minutes]),
        ...(criterion.levels === undefined
          ? []
          : of(criterion.levels.table, [criterion.levels.group, criterion.levels.level])),
      ]
    case 'covered-by':
      return [
        ...of(criterion.table, criterion.on),
        ...of(criterion.by, [
          ...criterion.on,
          ...(criterion.equal === undefined ? [] : [...criterion.equal.sum, criterion.equal.to]),
          ...(criterion.atMost ?? []).flatMap(({ column, of: whole }) => [column, whole]),
        ]),
      ]
    case 'ordered':
      return of(criterion.table, [criterion.first, criterion.then], criterion.where)
    case 'within-hours':
      return of(criterion.table, [criterion.first, criterion.last], criterion.where)
    case 'sequence': {
      const { by, counting, measure, date, applied, until } = criterion
      return of(criterion.table, [...by, measure, date, applied, until], counting)
    }
    case 'any-of':
    case 'all-of':
      return criterion.of.flatMap(readsOf)
  }
}

/** Tables a criterion needs even where it names none of their columns (rows are counted). */
export const tablesOf = (criterion: Criterion): string[] => {
  if (criterion.kind === 'any-of' || criterion.kind === 'all-of') return criterion.of.flatMap(tablesOf)
  const counted = criterion.kind === 'at-least' ? [criterion.table] : []
  return [...new Set([...readsOf(criterion).map(({ table }) => table), ...counted])]
}

const selected = (conditions: Condition[] | undefined, column: string): string[] | null => {
  for (const condition of conditions ?? []) {
    if (condition.column !== column) continue
    if ('in' in condition) return condition.in
    if ('equals' in condition) return [String(condition.equals)]
  }
  return null
}

/** Values of a key column whose rows a criterion reads; null when it reads every row of the table. */
export const keysRead = (criterion: Criterion, table: string, column: string): string[] | null => {
  if (criterion.kind === 'any-of' || criterion.kind === 'all-of') {
    const inside = criterion.of.map((each) => keysRead(each, table, column))
    return inside.some((each) => each === null) ? null : inside.flatMap((each) => each ?? [])
  }
  if (!tablesOf(criterion).includes(table)) return []
  if (criterion.kind === 'document' || criterion.kind === 'published-by')
    return table === DOCUMENTS && column === 'kind' ? criterion.acts : null
  return 'where' in criterion ? selected(criterion.where, column) : null
}
