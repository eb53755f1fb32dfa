import type { Dictionary } from '../../catalogue/evidence-types'

/** Columns by table (or `passport`) that hold what is personal. */
export type PersonalColumns = Record<string, string[]>

/**
 * Columns marked `personal` in any of the dictionaries: what an audit has pinned may be older than the mark, so the
 * program's own goes with it.
 */
export const personalColumns = (...dictionaries: Dictionary[]): PersonalColumns => {
  const found: Record<string, Set<string>> = {}
  for (const { passport, tables } of dictionaries)
    for (const { id, columns } of [{ id: 'passport', columns: passport }, ...tables])
      for (const column of columns) if (column.personal === true) (found[id] ??= new Set()).add(column.id)
  return Object.fromEntries(Object.entries(found).map(([id, columns]) => [id, [...columns]]))
}
