import type { InstitutionRow } from '../../api/institutions-results'

/** Institutions of one kind and catalogue together, in the order they first come: only these can be held side by side. */
export const byKindAndCatalogue = (rows: readonly InstitutionRow[]): InstitutionRow[][] => {
  const groups = new Map<string, InstitutionRow[]>()
  for (const row of rows) {
    const key = JSON.stringify([row.kind, row.catalogue])
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()]
}
