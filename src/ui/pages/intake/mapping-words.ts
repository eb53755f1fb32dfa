import type { MappingsResult, UnknownResult } from '../../../api/mapping-results'

export type KeptMapping = MappingsResult['mappings'][number]
export type Unknown = UnknownResult['unknown'][number]
export type Targets = UnknownResult['targets'][string]
export type Suggestion = Unknown['suggestions'][number]

/** What a mapping says in the words that confirm it: `people`, `people.connected`, `people[Родители].connected`. */
export const mappingAs = ({ table, column, keys }: Pick<KeptMapping, 'table' | 'column' | 'keys'>): string => {
  const values = Object.values(keys)
  const row = values.length === 0 ? '' : `[${values.join('; ')}]`
  return column === null ? table : `${table}${row}.${column}`
}

/** The same in Russian, «Участники: Подключено»; its own words where the form has no such part. */
export const targetTitle = (targets: Targets, mapping: Pick<KeptMapping, 'table' | 'column' | 'keys'>): string => {
  const part = targets.find(({ as }) => as === mapping.table)
  const row = Object.values(mapping.keys).join(', ')
  const field = part?.columns.find(({ as }) => as === `${mapping.table}.${mapping.column ?? ''}`)
  const words = [part?.title ?? mapping.table, row, mapping.column === null ? '' : (field?.title ?? mapping.column)]
  return words.filter((word) => word !== '').join(': ')
}

/** Title of a choice made by its `as`. */
export const titleOfChoice = (targets: Targets, suggestions: readonly Suggestion[], as: string): string => {
  const part = targets.find((each) => each.as === as)
  if (part !== undefined) return part.title
  for (const { title, columns } of targets) {
    const field = columns.find((each) => each.as === as)
    if (field !== undefined) return title === '' ? field.title : `${title}: ${field.title}`
  }
  return suggestions.find((each) => each.as === as)?.title ?? as
}

/** What tells one unknown sheet or column from another. */
export const unknownKey = ({ catalogue, sheet, column }: Pick<Unknown, 'catalogue' | 'sheet' | 'column'>): string =>
  JSON.stringify([catalogue, sheet, column])

/** «Что это за столбец?» asked of what is there: a sheet as a whole, or one of its titles. */
export const unknownQuestion = ({ sheet, column }: Pick<Unknown, 'sheet' | 'column'>): string =>
  column === null ? `Что это за лист: «${sheet}»?` : `Что это за столбец: «${column}»?`

type Cell = { row: number; column: number; text: string; address: string }

/** Values under the cell of a title, or beside it where nothing stands under it; at most `most`, each once. */
export const exampleValues = (cells: readonly Cell[], address: string | null, most = 5): string[] => {
  const title = cells.find((cell) => cell.address === address)
  if (title === undefined) return []
  const filled = cells.filter(({ text }) => text.trim() !== '')
  const under = filled
    .filter(({ row, column }) => column === title.column && row > title.row)
    .sort((one, other) => one.row - other.row)
  const beside = filled.filter(({ row, column }) => row === title.row && column > title.column)
  const values = under.length > 0 ? under : beside
  return [...new Set(values.map(({ text }) => text.trim()))].slice(0, most)
}
