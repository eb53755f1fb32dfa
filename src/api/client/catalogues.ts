import type { CatalogueResult } from '../results'
import { segment, type Call } from './call'

export const catalogueCalls = ({ get }: Call) => ({
  /** As the audit pinned it. */
  catalogue: (audit: number, id: string) => get<CatalogueResult>(`/api/audits/${audit}/catalogues/${segment(id)}`),
})
