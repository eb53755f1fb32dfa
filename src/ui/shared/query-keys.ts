import { useQueryCache } from '@pinia/colada'

type Part = string | number | boolean | null

/**
 * Keys of server state. Everything of one audit begins with `['audit', id]`, so that one call makes all of it new:
 * `keys.of(3, 'scores')`, `keys.of(3, 'institution', name, 'verdicts')`.
 */
export const keys = {
  host: ['host'] as const,
  audits: ['audits'] as const,
  catalogues: (...rest: Part[]) => ['catalogues', ...rest],
  aliases: ['aliases'] as const,
  of: (audit: number, ...rest: Part[]) => ['audit', audit, ...rest],
}

/** What to fetch anew after something changed: all of an audit, the list of audits, catalogues, or everything. */
export const useRefresh = () => {
  const cache = useQueryCache()
  const refresh = (key?: readonly Part[]) => cache.invalidateQueries(key === undefined ? {} : { key: [...key] })
  return {
    audit: (id: number) => refresh(keys.of(id)),
    audits: () => refresh(keys.audits),
    catalogues: () => refresh(keys.catalogues()),
    everything: () => refresh(),
  }
}
