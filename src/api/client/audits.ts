import type { AuditsResult } from '../results'
import type { Call } from './call'

export const auditCalls = ({ get }: Call) => ({
  audits: () => get<AuditsResult>('/api/audits'),
})
