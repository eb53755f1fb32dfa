import { auditCalls } from './client/audits'
import { callOver, type Send } from './client/call'
import { catalogueCalls } from './client/catalogues'
import { hostCalls } from './client/host'
import { institutionCalls } from './client/institutions'
import { overviewCalls } from './client/overview'

export { ApiFailure } from './client/call'

/** The API as typed calls; every call throws ApiFailure when it cannot answer. */
export const clientOver = (send: Send) => {
  const call = callOver(send)
  return {
    ...hostCalls(call),
    ...auditCalls(call),
    ...catalogueCalls(call),
    ...overviewCalls(call),
    ...institutionCalls(call),
  }
}

export type Client = ReturnType<typeof clientOver>
