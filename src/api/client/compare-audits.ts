import type { CompareResult } from '../compare-results'
import type { Call } from './call'

export const compareAuditsCalls = ({ get }: Call) => ({
  compareAudits: (audit: number, other: number) => get<CompareResult>(`/api/audits/${audit}/compare?with=${other}`),
})
