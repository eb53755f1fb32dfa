import { checkAcross } from '../judging/check-across'
import { carryAnswers, withdrawCarried } from './carry'
import { carryDecisions } from './decisions'
import { plannedPassing, type Passing, type RescoreWish } from './passing'
import { rescoringOf, type Rescoring } from './rescore'
import type { EngineContext } from '../../engine-context'
import { assessInstitution, compareAudit } from '../judging/score-audit'
import type { Audit, Institution } from '../../store/types'

const moveOne = (
  context: EngineContext,
  audit: Audit,
  institution: Institution,
  { from, to, rules }: Passing,
): void => {
  const { store } = context
  const moved = { ...institution, catalogue: to.id }
  const submitted = store.outcomes(audit.id, institution.id) !== null
  withdrawCarried(context, audit, institution, from.id)
  store.holdTo(audit.id, institution.id, to.id)
  carryAnswers(context, audit, moved, to, rules)
  carryDecisions(context, audit, moved, to, rules)
  if (submitted) assessInstitution(context, audit, rules, moved)
}

/** Journal: who passed, with the sums of the rules and the scores before and after. */
const entryOf = ({ audit, from, to, rulesSha256, institutions }: Rescoring): unknown => ({
  audit,
  from: from.id,
  to: to.id,
  rulesSha256,
  institutions: institutions.map(({ id, before, after, answers, decisions }) => ({
    institution: id,
    before,
    after,
    answers: { carried: answers.carried.length, notCarried: answers.notCarried.length },
    decisions: {
      carried: decisions.carried.map(({ decision, to: target }) => [decision.requirement, target.requirement]),
      orphaned: decisions.orphaned.map(({ requirement }) => requirement),
    },
  })),
})

/**
 * Passes institutions of an audit to another edition and saves: the edition is pinned beside those the audit has,
 * answers and decisions are carried over where they hold, verdicts, scores and places are made anew. The same wish the
 * other way round takes it back. Throws as `plannedPassing` does.
 */
export const passToEdition = async (context: EngineContext, audit: Audit, wish: RescoreWish): Promise<Rescoring> => {
  const { store, saver, now } = context
  const passing = await plannedPassing(context, audit, wish)
  const { rules, toPin, institutions } = passing
  const saved = store.transaction((): Rescoring => {
    const rescoring = rescoringOf(context, audit, passing)
    const at = now().toISOString()
    const { before } = rescoring.rulesSha256
    const after = toPin === null ? before : store.pinEdition(audit.id, toPin.catalogue, toPin.themes, at)
    for (const institution of institutions) moveOne(context, audit, institution, passing)
    store.saveScores(audit.id, compareAudit(context, audit).institutions)
    checkAcross(context, audit, rules)
    const done = { ...rescoring, rulesSha256: { before, after }, saved: true }
    store.journal(at, 'edition-passed', entryOf(done))
    return done
  })
  await saver.save()
  return saved
}
