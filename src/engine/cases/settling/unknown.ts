import { Failure } from '../../base/failure'
import type { EngineContext } from '../../engine-context'
import { partsOf, type Part } from './mapping-target'
import type { Audit } from '../../store/types'
import type { UnknownPlace, UnknownRow } from '../../store/unknown'

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
  /** The curator said that he needs not be asked. */
  unneeded: boolean
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

/** What tells one from another. */
const placeOf = ({ code, catalogue, sheet, value }: UnknownRow): UnknownPlace => ({
  ...{ catalogue, sheet, column: OF_COLUMN.includes(code) ? value : null },
})

const keyOf = ({ catalogue, sheet, column }: UnknownPlace): string => JSON.stringify([catalogue, sheet, column])

const toUnknown = (rows: UnknownRow[]): Omit<Unknown, 'unneeded'>[] =>
  rows.slice(0, 1).map((row) => ({
    files: once(rows.map(({ file }) => file)),
    institutions: once(rows.flatMap(({ institution }) => institution ?? [])),
    ...placeOf(row),
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
    const what = keyOf(placeOf(row))
    groups.set(what, [...(groups.get(what) ?? []), row])
  }
  const unneeded = new Set(store.unneeded(audit.id).map(keyOf))
  const unknown = [...groups.values()]
    .flatMap(toUnknown)
    .map((each) => ({ ...each, unneeded: unneeded.has(keyOf(each)) }))
  const used = new Set(unknown.map(({ catalogue }) => catalogue ?? ''))
  if (used.has('')) for (const { catalogue } of store.institutions(audit.id)) used.add(catalogue)
  return {
    unknown,
    targets: Object.fromEntries([...used].map((id) => [id, partsOf(rules, id === '' ? null : id).map(offersOf)])),
  }
}

/**
 * Keeps that the curator needs not be asked about a sheet or column in this audit, or (`on` false) that he is to be
 * asked again. Remarks and reports name it as before. Throws Failure('which-sheet') for what no file has.
 */
export const setUnneeded = async (
  context: Pick<EngineContext, 'store' | 'saver' | 'now'>,
  audit: Audit,
  { catalogue, sheet, column }: UnknownPlace,
  on: boolean,
): Promise<void> => {
  const { store, saver, now } = context
  const place = { catalogue, sheet, column }
  const isThere = unknownParts(context, audit).unknown.some((each) => keyOf(each) === keyOf(place))
  if (on && !isThere)
    throw new Failure('which-sheet', `О «${column ?? sheet}» больше не спрашивается. Обновите страницу.`)
  const at = now().toISOString()
  store.transaction(() => {
    if (store.setUnneeded(audit.id, place, on ? at : null))
      store.journal(at, on ? 'unneeded' : 'needed-again', { audit: audit.id, ...place })
  })
  await saver.save()
}
