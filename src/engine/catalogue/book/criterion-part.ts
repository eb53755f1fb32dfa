import type { Criterion, Where } from '../criterion-types'
import type { Field } from '../evidence-types'
import { conditionsOf, conditionsText, type Parsed } from './condition-text'
import { listOf, listText, unquoted } from './lists-text'
import type { EvidenceNames } from './names'
import type { BookCell } from './types'

/** Columns of «Критерии» that hold what a kind of criterion needs; what each means depends on the kind. */
export type PartColumn =
  | 'table'
  | 'where'
  | 'holds'
  | 'column'
  | 'other'
  | 'norm'
  | 'list'
  | 'terms'
  | 'byTable'
  | 'byColumn'
  | 'by'
  | 'what'
  | 'done'

type Given = { text: string; number: number | null }

/** What reading a cell may look at: the criterion's table and the other one, both known, and the names of things. */
export type ReadContext = { table: string; byTable: string; names: EvidenceNames; choices: (field: Field) => string[] }

/** What stands in one column for one kind of criterion; `properties` are those of the criterion it holds. */
export type Part<C> = {
  column: PartColumn
  properties: (keyof C & string)[]
  need: boolean
  /** What to write there, in Russian: for the guide and for «не заполнено». */
  about: string
  write: (criterion: C, names: EvidenceNames) => BookCell
  read: (given: Given, context: ReadContext) => Parsed<Partial<C>>
}

export const DOCUMENTS = 'acts'

export const taken = <T>(value: T): Parsed<T> => ({ value, faults: [] })
export const refused = <T>(...faults: string[]): Parsed<T> => ({ value: null, faults })

const mapped = <T, U>({ value, faults }: Parsed<T>, as: (value: T) => U): Parsed<U> => ({
  value: value === null ? null : as(value),
  faults,
})

type With<Property extends string, T> = { [P in Property]?: T | undefined }

/** Any text. */
export const said = <P extends 'what' | 'done' | 'counted' | 'why', C extends With<P, string>>(
  column: 'what' | 'done',
  property: P,
  about: string,
): Part<C> => ({
  column,
  properties: [property as keyof C & string],
  need: true,
  about,
  write: (criterion) => criterion[property] ?? null,
  read: ({ text }) => taken({ [property]: text } as unknown as Partial<C>),
})

/** Conditions on rows of the criterion's table, or of «Документы» where it has none. */
export const conditions = <P extends 'where' | 'holds' | 'counting', C extends With<P, Where>>(
  property: P,
  need: boolean,
  about: string,
): Part<C> => ({
  column: property === 'holds' ? 'holds' : 'where',
  properties: [property as keyof C & string],
  need,
  about,
  write: (criterion, names) => {
    const given = criterion[property]
    const { table = DOCUMENTS } = criterion as { table?: string }
    return given === undefined ? null : conditionsText(given, table, names)
  },
  read: ({ text }, context) =>
    mapped(conditionsOf(text, context), (value) => ({ [property]: value }) as unknown as Partial<C>),
})

/** One column of the criterion's table. */
export const columnOf = <C extends { table: string }, P extends keyof C & string>(
  column: 'column' | 'other',
  property: P,
  need: boolean,
  about: string,
): Part<C> => ({
  column,
  properties: [property],
  need,
  about,
  write: (criterion, names) => {
    const id = criterion[property]
    return typeof id === 'string' ? names.column(criterion.table, id) : null
  },
  read: ({ text }, { table, names }) => {
    const field = names.findColumn(table, text) ?? names.findColumn(table, unquoted(text))
    return field === null
      ? refused(`столбца «${text}» нет в таблице «${names.table(table)}»; есть: ${names.columns(table).join(', ')}`)
      : taken({ [property]: field.id } as unknown as Partial<C>)
  },
})

/** Several columns of the criterion's table. */
export const columnsOf = <C extends { table: string }, P extends keyof C & string>(
  property: P,
  about: string,
): Part<C> => ({
  column: 'by',
  properties: [property],
  need: true,
  about,
  write: (criterion, names) =>
    listText((criterion[property] as string[]).map((id) => names.column(criterion.table, id))),
  read: ({ text }, { table, names }) => {
    const titles = listOf(text, names.columns(table))
    const fields = titles.map((title) => names.findColumn(table, title))
    const unknown = titles.filter((_, index) => fields[index] === null)
    return unknown.length > 0
      ? refused(...unknown.map((title) => `столбца «${title}» нет в таблице «${names.table(table)}»`))
      : taken({ [property]: fields.map((field) => field?.id ?? '') } as unknown as Partial<C>)
  },
})

/** The table whose rows are looked at. */
export const tableOf = <C extends Criterion & { table: string }>(): Part<C> => ({
  column: 'table',
  properties: ['table'] as (keyof C & string)[],
  need: true,
  about: 'таблица, строки которой проверяются',
  write: ({ table }, names) => names.table(table),
  read: (_, { table }) => taken({ table } as unknown as Partial<C>),
})

/** A whole number of at least `least`. */
export const wholeNumber = <C, P extends keyof C & string>(
  property: P,
  least: number,
  need: boolean,
  about: string,
): Part<C> => ({
  column: 'norm',
  properties: [property],
  need,
  about,
  write: (criterion) => (criterion[property] as number | undefined) ?? null,
  read: ({ text, number }) =>
    number === null || !Number.isInteger(number) || number < least
      ? refused(`нужно целое число не меньше ${least}, а написано «${text}»`)
      : taken({ [property]: number } as unknown as Partial<C>),
})

/** Kinds of document. */
export const documents = <C extends { acts: string[] }>(): Part<C> => ({
  column: 'list',
  properties: ['acts'],
  need: true,
  about: 'виды документов через точку с запятой: подойдёт любой из них',
  write: ({ acts }) => acts.map((act) => (act.includes(';') ? `"${act}"` : act)).join(';\n'),
  read: ({ text }, { names, choices }) => {
    const field = names.findColumn(DOCUMENTS, 'kind')
    return taken({ acts: listOf(text, field === null ? [] : choices(field)) } as unknown as Partial<C>)
  },
})
