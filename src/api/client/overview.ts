import type { ScoresResult } from '../results'
import type { Call } from './call'

export const overviewCalls = ({ get }: Call) => ({
  scores: (audit: number) => get<ScoresResult>(`/api/audits/${audit}/scores`),
})
