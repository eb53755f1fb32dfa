import type { HostResult } from '../results'
import type { Call } from './call'

export const hostCalls = ({ get }: Call) => ({
  host: () => get<HostResult>('/api/host'),
})
