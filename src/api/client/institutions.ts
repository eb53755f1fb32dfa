import type { VerdictsResult } from '../results'
import { segment, type Call } from './call'

export const institutionCalls = ({ get }: Call) => ({
  verdicts: (audit: number, institution: string) =>
    get<VerdictsResult>(`/api/audits/${audit}/institutions/${segment(institution)}/verdicts`),
})
