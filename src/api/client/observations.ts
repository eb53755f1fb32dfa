import type { ObservationBody } from '../observations-bodies'
import type { ObservationsResult, ObservedResult } from '../observations-results'
import { segment, type Call } from './call'

const at = (audit: number, institution: string): string =>
  `/api/audits/${audit}/institutions/${segment(institution)}/observations`

export const observationCalls = ({ get, send }: Call) => ({
  observations: (audit: number, institution: string) => get<ObservationsResult>(at(audit, institution)),
  observe: (audit: number, institution: string, body: ObservationBody) =>
    send<ObservedResult>('POST', at(audit, institution), body),
  dropObservation: (audit: number, institution: string, id: number) =>
    send<ObservedResult>('DELETE', `${at(audit, institution)}/${id}`),
})
