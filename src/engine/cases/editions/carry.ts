import { planCarry } from './plan'
import type { Catalogue, Rules } from '../../catalogue/types'
import type { EngineContext } from '../../engine-context'
import type { StoredFact } from '../../store/fact-types'
import type { Audit, Institution } from '../../store/types'

/** Restated answers that hold no longer are superseded by the very submission that restated them. */
const withdraw = (store: EngineContext['store'], audit: Audit, institution: number, facts: StoredFact[]): void => {
  for (const submission of new Set(facts.map((fact) => fact.submission))) {
    const supersede = facts.filter((fact) => fact.submission === submission).map(({ id }) => id)
    const batch = store.batchOf(submission)
    store.applyFacts(audit.id, { submission, batch, institution, insert: [], supersede })
  }
}

/**
 * Restates an institution's answers under the catalogue it is held to, so far as they are not yet; call inside a
 * transaction, whenever its forms or its catalogue have changed. True when anything was written.
 */
export const carryAnswers = (
  { store, now }: Pick<EngineContext, 'store' | 'now'>,
  audit: Audit,
  { id: institution }: Institution,
  held: Catalogue,
  rules: Rules,
): boolean => {
  const layouts = store.answerLayouts(audit.id, institution)
  const { carried, superseded } = planCarry(store.currentFacts(audit.id, institution), layouts, held, rules)
  const at = now().toISOString()
  for (const { source, facts, layout } of carried) {
    const { id: submission, batch } = store.carrier(source, held.id, at)
    const replaced = superseded.filter(({ by }) => by === source).map(({ fact }) => fact.id)
    store.applyFacts(audit.id, { submission, batch, institution, insert: facts, supersede: replaced })
    if (layout !== null) store.addCarriedLayout(submission, layout)
  }
  withdraw(
    store,
    audit,
    institution,
    superseded.filter(({ by }) => by === null).map(({ fact }) => fact),
  )
  return carried.length + superseded.length > 0
}

/** Takes back what was restated under an edition that the institution leaves; its own answers under it stay. */
export const withdrawCarried = (
  { store }: Pick<EngineContext, 'store'>,
  audit: Audit,
  { id: institution }: Institution,
  left: string,
): void =>
  withdraw(
    store,
    audit,
    institution,
    store
      .currentFacts(audit.id, institution)
      .filter(({ table, catalogue, carried }) => table === 'answers' && carried && catalogue === left),
  )
