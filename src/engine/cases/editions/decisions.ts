import { clauseLabel } from '../../base/label'
import { pairEditions } from '../../catalogue/pair-editions'
import type { Catalogue, Rules } from '../../catalogue/types'
import type { EngineContext } from '../../engine-context'
import type { OverrideRecord } from '../../store/overrides'
import type { Audit, Institution } from '../../store/types'

/** A decision of the curator as a list shows it; `clause` is that of the edition it was taken under. */
export type DecisionShown = Pick<OverrideRecord, 'catalogue' | 'requirement' | 'outcome' | 'reason' | 'date'> & {
  clause: string
}

export type Decisions = {
  /** In force under the edition: those taken under it, and those carried over, to be looked at again. */
  inForce: OverrideRecord[]
  carried: { decision: DecisionShown; to: { requirement: string; clause: string } }[]
  /** Taken under an edition whose requirement this one has nothing for: kept, without effect. */
  orphaned: DecisionShown[]
}

const shown = (decision: OverrideRecord, of: Catalogue | undefined): DecisionShown => {
  const { catalogue, requirement, outcome, reason, date } = decision
  const found = of?.requirements.find(({ id }) => id === requirement)
  return { catalogue, requirement, clause: found === undefined ? '' : clauseLabel(found), outcome, reason, date }
}

/** One institution's decisions of every edition, as they stand under `held`. What is decided there itself holds. */
export const decisionsUnder = (decisions: OverrideRecord[], held: Catalogue, { catalogues }: Rules): Decisions => {
  const taken = decisions.filter(({ carriedFrom }) => carriedFrom === undefined)
  const own = taken.filter(({ catalogue }) => catalogue === held.id)
  const others = taken.filter(({ catalogue }) => catalogue !== held.id).sort((a, b) => (a.date < b.date ? 1 : -1))
  const result: Decisions = { inForce: [...own], carried: [], orphaned: [] }
  for (const decision of others) {
    const before = catalogues.find(({ id }) => id === decision.catalogue)
    const pairs = before === undefined ? [] : pairEditions(before, held).pairs
    const pair = pairs.find((each) => each.before.id === decision.requirement && each.after.criterion !== null)
    if (before === undefined || pair === undefined) result.orphaned.push(shown(decision, before))
    else if (result.inForce.every(({ requirement }) => requirement !== pair.after.id)) {
      const carriedFrom = `${before.edition}, ${clauseLabel(pair.before)}`
      result.inForce.push({ ...decision, catalogue: held.id, requirement: pair.after.id, carriedFrom })
      const to = { requirement: pair.after.id, clause: clauseLabel(pair.after) }
      result.carried.push({ decision: shown(decision, before), to })
    }
  }
  return result
}

/**
 * Puts an institution's decisions under the edition it now is held to, and takes back those that were only carried
 * into the one it leaves; what the curator decided himself is never removed. Call inside a transaction.
 */
export const carryDecisions = (
  { store }: Pick<EngineContext, 'store'>,
  audit: Audit,
  { id }: Institution,
  held: Catalogue,
  rules: Rules,
): void => {
  const all = store.overrides(audit.id).filter(({ institution }) => institution === id)
  for (const { requirement, catalogue, carriedFrom } of all)
    if (carriedFrom !== undefined) store.removeOverride(audit.id, id, requirement, catalogue)
  for (const decision of decisionsUnder(all, held, rules).inForce) store.setOverride(audit.id, id, decision, held.id)
}
