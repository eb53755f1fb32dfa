import { auditCalls } from './client/audits'
import { callOver, type Send } from './client/call'
import { catalogueCalls } from './client/catalogues'
import { compareAuditsCalls } from './client/compare-audits'
import { decisionCalls } from './client/decisions'
import { hostCalls } from './client/host'
import { institutionCalls } from './client/institutions'
import { intakeCalls, uploadCalls } from './client/intake'
import { jobCalls } from './client/jobs'
import { journalCalls } from './client/journal'
import { matrixCalls } from './client/matrix'
import { observationCalls } from './client/observations'
import { overviewCalls } from './client/overview'
import { reportCalls } from './client/reports'
import { anonymiseCalls } from './client/anonymise'
import { settingsCalls } from './client/settings'
import { sourceCalls } from './client/source'

export { ApiFailure } from './client/call'
export { downloadLinks } from './client/reports'

/** The API as typed calls; every call throws ApiFailure when it cannot answer. */
export const clientOver = (send: Send) => {
  const call = callOver(send)
  return {
    ...hostCalls(call),
    ...auditCalls(call),
    ...catalogueCalls(call),
    ...jobCalls(call),
    ...uploadCalls(call),
    ...intakeCalls(call),
    ...reportCalls(call),
    ...overviewCalls(call),
    ...institutionCalls(call),
    ...sourceCalls(call),
    ...settingsCalls(call),
    ...anonymiseCalls(call),
    ...observationCalls(call),
    ...matrixCalls(call),
    ...journalCalls(call),
    ...decisionCalls(call),
    ...compareAuditsCalls(call),
  }
}

export type Client = ReturnType<typeof clientOver>
