import type { HostDatabaseBody, HostPasswordBody } from '../host-bodies'
import type { HostPasswordResult, HostResult } from '../host-results'
import type { Call } from './call'

export const hostCalls = ({ get, send, open }: Call) => ({
  host: () => get<HostResult>('/api/host'),
  /** Asks the shell for another database; it has its own dialogs and list. */
  openDatabase: (body: HostDatabaseBody) => send<HostResult>('POST', '/api/host/database', body),
  setPassword: (body: HostPasswordBody) => send<HostPasswordResult>('POST', '/api/host/password', body),
  /** Server-sent events, each a HostResult: the state now and after each change. */
  hostEvents: (signal?: AbortSignal) => open('/api/host/events', signal),
})
