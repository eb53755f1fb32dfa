import type { InstitutionResult, InstitutionsResult } from '../institutions-results'
import type { RemarksResult, VerdictsResult } from '../results'
import { segment, type Call } from './call'

export const institutionCalls = ({ get }: Call) => ({
  institutions: (audit: number) => get<InstitutionsResult>(`/api/audits/${audit}/institutions`),
  /** `institution`: its key, name or ИНН. */
  institution: (audit: number, institution: string) =>
    get<InstitutionResult>(`/api/audits/${audit}/institutions/${segment(institution)}`),
  verdicts: (audit: number, institution: string) =>
    get<VerdictsResult>(`/api/audits/${audit}/institutions/${segment(institution)}/verdicts`),
  institutionRemarks: (audit: number, institution: string) =>
    get<RemarksResult>(`/api/audits/${audit}/institutions/${segment(institution)}/remarks`),
})
