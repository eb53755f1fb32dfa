import type { EngineContext } from '../../engine-context'
import { partsOf, type Part } from './mapping-target'
import type { Audit } from '../../store/types'
import type { UnknownRow } from '../../store/unknown'

/** What a sheet or column may be said to be; `as` is what `confirmMapping` takes. */
type Offer = { as: string; title: string }

/** A sheet (`column` null) or column nobody knew, in all files that have it. */
type Unknown = {
  files: string[]
  institutions: string[]
  /** Null for a file not known to be a form of any. */
  catalogue: string | null
  sheet: string
  column: string | null
  /** Address of the column's title. */
  cell: string | null
  message: string
  /** Best first; `score` 0…1. */
  suggestions: (Offer & { score: number })[]
}

/** `targets` are by catalogue; those of tables with a row for each institution are under an empty name. */
export type UnknownParts = { unknown: Unknown[]; targets: Record<string, (Offer & { columns: Offer[] })[]> }

/** Codes of remarks about a row or column title; the others are about a sheet as a whole. */
const OF_COLUMN = ['unknown-column', 'unknown-field']

const once = (values: string[]): string[] => [...new Set(values)]

const offersOf = ({ id, titles, fields }: Part): Offer & { columns: Offer[] } => ({
  as: id,
  title: titles.at(-1) ?? id,
  columns: fields.map((field) => ({ as: id === '' ? field.title : `${id}.${field.id}`, title: field.title })),
})

const toUnknown = (rows: UnknownRow[]): Unknown[] =>
  rows.slice(0, 1).map((row) => ({
    files: once(rows.map(({ file }) => file)),
    institutions: once(rows.flatMap(({ institution }) => institution ?? [])),
    catalogue: row.catalogue,
    sheet: row.sheet,
    column: OF_COLUMN.includes(row.code) ? row.value : null,
    cell: row.cell,
    message: row.message,
    suggestions: row.suggestions.map(({ table, column, title, score }) => ({
      as: row.catalogue === null ? title : column === null ? table : `${table}.${column}`,
      title,
      score,
    })),
  }))

/** Sheets and columns of an audit's files that nobody knew, with what they may be. */
export const unknownParts = ({ store }: Pick<EngineContext, 'store'>, audit: Audit): UnknownParts => {
  const rules = store.rules(audit.id)
  const groups = new Map<string, UnknownRow[]>()
  for (const row of store.unknownRemarks(audit.id)) {
    const { code, catalogue, sheet, value } = row
    const what = JSON.stringify([catalogue, sheet, OF_COLUMN.includes(code) ? value : null])
    groups.set(what, [...(groups.get(what) ?? []), row])
  }
  const unknown = [...groups.values()].flatMap(toUnknown)
  const used = new Set(unknown.map(({ catalogue }) => catalogue ?? ''))
  if (used.has('')) for (const { catalogue } of store.institutions(audit.id)) used.add(catalogue)
  return {
    unknown,
    targets: Object.fromEntries([...used].map((id) => [id, partsOf(rules, id === '' ? null : id).map(offersOf)])),
  }
}
