import type { DecisionBody } from '../../../../api/decisions-bodies'
import type { DecidedResult } from '../../../../api/decisions-results'
import { useRefresh } from '../../../shared/query-keys'
import { useAct } from '../../../shared/toasts'
import { useApi } from '../../../shared/use-api'
import { useAuditId } from '../../../shared/use-audit'
import { OUTCOMES } from '../../../shared/words'

type Before = DecidedResult['before']

/**
 * Sets and takes back the curator's decisions on an institution, each with a way back: into the audit it was made in,
 * whichever is chosen by then.
 */
export const useDecisions = (institution: string) => {
  const api = useApi()
  const audit = useAuditId()
  const refresh = useRefresh()
  const act = useAct()

  const put = async (of: number, requirement: string, body: DecisionBody): Promise<Before> => {
    const { before } = await api.decide(of, institution, requirement, body)
    void refresh.audit(of)
    return before
  }
  const drop = async (of: number, requirement: string): Promise<Before> => {
    const { before } = await api.dropDecision(of, institution, requirement)
    void refresh.audit(of)
    return before
  }
  const restore = async (of: number, requirement: string, before: NonNullable<Before>): Promise<void> => {
    await api.restoreDecision(of, institution, requirement, before)
    void refresh.audit(of)
  }
  const putBack = async (of: number, requirement: string, before: Before): Promise<unknown> =>
    before === null ? drop(of, requirement) : restore(of, requirement, before)

  type Of = { requirement: string; label: string }

  const decide = ({ requirement, label }: Of, body: DecisionBody): Promise<boolean> => {
    const of = audit.value
    let before: Before = null
    return act({
      act: async () => (before = await put(of, requirement, body)),
      said: `${label}: решение записано — ${OUTCOMES[body.outcome].word.toLowerCase()}.`,
      undo: () => putBack(of, requirement, before),
    })
  }

  const takeBack = ({ requirement, label }: Of): Promise<boolean> => {
    const of = audit.value
    let before: Before = null
    return act({
      act: async () => (before = await drop(of, requirement)),
      said: `${label}: решение снято, действует результат по данным.`,
      undo: () => putBack(of, requirement, before),
    })
  }

  /** The facts have changed and the decision stands all the same. */
  const keep = ({ requirement, label }: Of, body: DecisionBody): Promise<boolean> => {
    const of = audit.value
    let before: Before = null
    return act({
      act: async () => (before = await put(of, requirement, body)),
      said: `${label}: решение оставлено в силе.`,
      undo: () => putBack(of, requirement, before),
    })
  }

  return { decide, takeBack, keep }
}
