import type { CatalogueAddResult, CatalogueDiffResult, CatalogueResult, CataloguesResult } from '../catalogue-results'
import { query, segment, type Call } from './call'

export const catalogueCalls = ({ get, sendBytes }: Call) => ({
  /** As the audit pinned it. */
  catalogue: (audit: number, id: string) => get<CatalogueResult>(`/api/audits/${audit}/catalogues/${segment(id)}`),
  catalogues: () => get<CataloguesResult>('/api/catalogues'),
  /** As it is now, in the program or added by the curator. */
  currentCatalogue: (id: string) => get<CatalogueResult>(`/api/catalogues/${segment(id)}`),
  compareCatalogues: (a: string, b: string) => get<CatalogueDiffResult>(`/api/catalogues/compare${query({ a, b })}`),
  addCatalogue: (file: string, bytes: ArrayBuffer) =>
    sendBytes<CatalogueAddResult>('POST', `/api/catalogues${query({ file })}`, bytes),
})
