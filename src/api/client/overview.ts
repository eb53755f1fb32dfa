import type { OverviewResult } from '../overview-results'
import type { ScoresResult } from '../results'
import type { Call } from './call'

export const overviewCalls = ({ get }: Call) => ({
  overview: (audit: number) => get<OverviewResult>(`/api/audits/${audit}/overview`),
  scores: (audit: number) => get<ScoresResult>(`/api/audits/${audit}/scores`),
})
