import type { ConsolidatedColumn } from '../catalogue/consolidated-column'
import type { Dictionary, Field } from '../catalogue/evidence-types'
import type { MappedField } from './lookup'
import type { Mapping } from './types'

/** A column of a sheet with a row for each institution; `id` names its figure, `people[Родители].total`. */
export type ConsolidatedField = MappedField & Pick<ConsolidatedColumn, 'table' | 'keys' | 'column'>

/** Who a row is about. */
export const INSTITUTION = 'institution'

const field = (id: string, title: string, ...synonyms: string[]): Field => ({ id, title, synonyms, type: 'text' })

/** Columns that name the institution of a row. */
export const INSTITUTION_FIELDS: Field[] = [
  field(
    'name',
    'Учреждение',
    ...['Наименование учреждения', 'Краткое наименование', 'Краткое наименование учреждения', 'Наименование'],
    ...['Образовательная организация', 'Наименование образовательной организации', 'Организация', 'ОО', 'ОУ'],
    ...['Наименование организации', 'Краткое наименование организации', 'Название учреждения', 'Наименование ОО'],
    ...['Название организации', 'Школа', 'Детский сад', 'Наименование ОУ'],
  ),
  field(
    'fullName',
    'Полное наименование',
    ...['Полное наименование учреждения', 'Полное наименование организации'],
    ...['Полное наименование образовательной организации'],
  ),
  field('inn', 'ИНН', 'ИНН организации', 'ИНН учреждения', 'ИНН ОО'),
  field('subdivision', 'Структурное подразделение (филиал)', 'Структурное подразделение', 'Филиал', 'Корпус'),
]

/** Columns of such a sheet that say nothing to be taken. */
export const SILENT_FIELDS: Field[] = [
  field('number', '№', '№ п/п', 'п/п', 'N', 'номер'),
  field('municipality', 'Муниципальное образование', 'Муниципалитет', 'Территория', 'Район', 'Город (район)'),
]

const words = (title: string): string[] => title.split(/\s+/)

/** The parts of a title in either order, together or as a path: «Педагогов всего», «Всего / педагогов». */
const orders = (title: string): string[] => {
  const all = words(title)
  return all.slice(1).flatMap((_, index) => {
    const [first, then] = [all.slice(0, index + 1).join(' '), all.slice(index + 1).join(' ')]
    return [`${then} ${first}`, `${first} / ${then}`, `${then} / ${first}`]
  })
}

/** The name of a figure: `people[Родители].total`, `passport.pupils`. */
const figureName = ({ table, keys, column }: Pick<ConsolidatedColumn, 'table' | 'keys' | 'column'>): string => {
  const named = Object.values(keys)
  return `${table}${named.length === 0 ? '' : `[${named.join('; ')}]`}.${column}`
}

const isSame = (mapping: Mapping, { table, keys, column }: ConsolidatedColumn): boolean =>
  mapping.column !== null && figureName({ ...mapping, column: mapping.column }) === figureName({ table, keys, column })

const columnOf = ({ passport, tables }: Dictionary, table: string, column: string): Field | undefined =>
  (table === 'passport' ? passport : tables.find(({ id }) => id === table)?.columns)?.find(({ id }) => id === column)

/** A sheet says these titles name an institution's figures; a curator's own ones come with `mappings`. */
export const consolidatedFields = (dictionary: Dictionary, mappings: Mapping[]): ConsolidatedField[] => {
  const listed = dictionary.consolidated ?? []
  const own = mappings.flatMap(({ table, column, keys, title }): ConsolidatedColumn[] =>
    column === null || title === null || table === INSTITUTION ? [] : [{ title, synonyms: [], table, keys, column }],
  )
  const added = own.filter(
    (each, index) =>
      listed.every((known) => figureName(known) !== figureName(each)) &&
      own.findIndex((other) => figureName(other) === figureName(each)) === index,
  )
  return [...listed, ...added].flatMap((each): ConsolidatedField[] => {
    const found = columnOf(dictionary, each.table, each.column)
    if (found === undefined) return []
    const mapped = mappings.flatMap((mapping) =>
      mapping.title !== null && isSame(mapping, each) ? [mapping.title] : [],
    )
    const titles = [each.title, ...each.synonyms]
    const synonyms = [...new Set([...titles, ...titles.flatMap(orders)])].filter((title) => title !== each.title)
    const { title, table, keys, column } = each
    return [
      { ...found, id: figureName(each), title, synonyms, table, keys, column, ...(mapped.length > 0 && { mapped }) },
    ]
  })
}

/** Fields that name an institution, with the titles a curator has mapped to them. */
export const institutionFields = (mappings: Mapping[]): MappedField[] =>
  INSTITUTION_FIELDS.map((each) => {
    const mapped = mappings.flatMap(({ table, column, title }) =>
      table === INSTITUTION && column === each.id && title !== null ? [title] : [],
    )
    return mapped.length === 0 ? each : { ...each, mapped }
  })
