import type { DecisionBefore, DecisionBody } from '../decisions-bodies'
import type { DecidedResult } from '../decisions-results'
import { segment, type Call } from './call'

const at = (audit: number, institution: string, requirement: string): string =>
  `/api/audits/${audit}/institutions/${segment(institution)}/overrides/${segment(requirement)}`

export const decisionCalls = ({ send }: Call) => ({
  decide: (audit: number, institution: string, requirement: string, body: DecisionBody) =>
    send<DecidedResult>('PUT', at(audit, institution, requirement), body),
  /** The computed result stands again. */
  dropDecision: (audit: number, institution: string, requirement: string) =>
    send<DecidedResult>('DELETE', at(audit, institution, requirement)),
  /** Puts one back as it stood: `before` of the answer to what changed it. */
  restoreDecision: (audit: number, institution: string, requirement: string, before: DecisionBefore) =>
    send<DecidedResult>('POST', `${at(audit, institution, requirement)}/restore`, before),
})
