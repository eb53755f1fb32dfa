import type { AnonymisePreviewResult, AnonymiseResult } from '../anonymise-results'
import type { Call } from './call'

export const anonymiseCalls = ({ get, send }: Call) => ({
  anonymisePreview: (audit: number) => get<AnonymisePreviewResult>(`/api/audits/${audit}/anonymise`),
  anonymise: (audit: number) => send<AnonymiseResult>('POST', `/api/audits/${audit}/anonymise`),
})
