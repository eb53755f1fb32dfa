import type { AuditChangeBody, DemoBody, NewAuditBody, RescoreBody } from '../audit-bodies'
import type { StartedResult } from '../job-results'
import type { AuditResult, AuditsResult } from '../results'
import type { Call } from './call'

export const auditCalls = ({ get, send }: Call) => ({
  audits: () => get<AuditsResult>('/api/audits'),
  createAudit: (body: NewAuditBody) => send<AuditResult>('POST', '/api/audits', body),
  changeAudit: (audit: number, body: AuditChangeBody) => send<AuditResult>('PATCH', `/api/audits/${audit}`, body),
  /** A job of kind `rescore`. */
  rescore: (audit: number, body: RescoreBody) => send<StartedResult>('POST', `/api/audits/${audit}/rescore`, body),
  /** A job of kind `demo`: fills the open database with a demonstration. */
  startDemo: (body: DemoBody = {}) => send<StartedResult>('POST', '/api/demo', body),
})
