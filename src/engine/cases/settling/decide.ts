import { rulesOf } from '../judging/bulk-verdicts'
import { Failure } from '../../base/failure'
import { clauseLabel } from '../../base/label'
import type { Level, Measure } from '../../comparison/types'
import { displayName, type EngineContext } from '../../engine-context'
import { catalogueOf } from '../judging/judge'
import { settleDecision } from '../taking/settle'
import type { Review } from '../../store/reviews'
import type { Audit, Institution } from '../../store/types'
import type { Outcome, Override, Verdict } from '../../verdict/types'

export type DecisionWish = { requirement: string; outcome: Outcome; value: number | null; reason: string }

type Told = Pick<Override, 'outcome' | 'value' | 'reason' | 'date'>

/** A decision as it stood, with all that puts it back as it was; `since` (ISO day) and `why`: it is to be looked at again. */
export type DecisionBefore = Told & { carriedFrom: string | null } & Pick<Review, 'basis' | 'since' | 'why'>

/** What stands after a decision was made or taken back; `before`: the decision there was. Null where nothing was sent. */
export type Decided = {
  audit: string
  institution: string
  requirement: string
  before: DecisionBefore | null
  verdict: Pick<Verdict, 'outcome' | 'value' | 'reason' | 'computed'> | null
  score: (Measure & { level: Level | null; rank: number | null }) | null
}

/** A decision in short, for the journal. */
export const told = ({ outcome, value, reason, date }: Told): Told => ({ outcome, value, reason, date })

/** The decision in force, null where there is none. */
export const standing = (
  { store }: Pick<EngineContext, 'store'>,
  audit: Audit,
  { id, catalogue }: Institution,
  requirement: string,
): DecisionBefore | null => {
  const isIt = (each: { institution: number; catalogue: string; requirement: string }): boolean =>
    each.institution === id && each.catalogue === catalogue && each.requirement === requirement
  const found = store.overrides(audit.id).find(isIt)
  if (found === undefined) return null
  const { basis = null, since = null, why = null } = store.reviews(audit.id).find(isIt) ?? {}
  return { ...told(found), carriedFrom: found.carriedFrom ?? null, basis, since, why }
}

/** What stands now that a decision was made, put back or taken back. */
export const decidedOn = (
  { store }: EngineContext,
  audit: Audit,
  institution: Institution,
  requirement: string,
  before: DecisionBefore | null,
): Decided => {
  const verdict = store.assessment(audit.id, institution.id)?.verdicts.find((each) => each.requirement === requirement)
  const score = store.scoreRows(audit.id).find(({ id }) => id === institution.id)
  return {
    audit: audit.name,
    institution: displayName(institution),
    requirement,
    before,
    verdict:
      verdict === undefined
        ? null
        : { outcome: verdict.outcome, value: verdict.value, reason: verdict.reason, computed: verdict.computed },
    score:
      score === undefined
        ? null
        : {
            ...{ index: score.index, upper: score.upper, completeness: score.completeness },
            ...{ level: score.level, rank: score.rank },
          },
  }
}

/** The requirement as it is cited. Throws Failure('no-requirement') where it cannot be decided. */
export const labelOf = (
  { store }: EngineContext,
  audit: Audit,
  { catalogue }: Institution,
  requirement: string,
): string => {
  const found = catalogueOf(rulesOf({ store }, audit), catalogue).requirements.find(({ id }) => id === requirement)
  if (found === undefined || found.criterion === null)
    throw new Failure(
      'no-requirement',
      `Требования «${requirement}» в перечне этого учреждения нет, или оно не оценивается.`,
    )
  return clauseLabel(found)
}

const checked = ({ outcome, value, reason }: DecisionWish): number | null => {
  if (reason.trim() === '')
    throw new Failure('usage', 'Напишите, почему вы так решили: без причины решение не принимается.')
  if (outcome !== 'partial') return null
  if (value !== null && !(value > 0 && value < 1))
    throw new Failure('usage', 'Доля частичного выполнения должна быть больше 0 % и меньше 100 %.')
  return value
}

/**
 * Puts the curator's own verdict in place of the computed one, which stays beside it, and saves. Throws Failure:
 * `no-requirement`, `usage`.
 */
export const decide = async (
  context: EngineContext,
  audit: Audit,
  institution: Institution,
  wish: DecisionWish,
): Promise<Decided> => {
  const { store, saver, now } = context
  const { requirement, outcome } = wish
  const reason = wish.reason.trim()
  const value = checked(wish)
  const label = labelOf(context, audit, institution, requirement)
  const before = standing(context, audit, institution, requirement)
  const at = now().toISOString()
  const decision = { requirement, outcome, value, reason, date: at.slice(0, 10) }
  const decided = store.transaction(() => {
    store.setOverride(audit.id, institution.id, decision)
    settleDecision(context, audit, rulesOf({ store }, audit), institution.id)
    const result = decidedOn(context, audit, institution, requirement, before)
    store.journal(at, 'override', {
      ...{
        audit: audit.id,
        institution: displayName(institution),
        label,
        before: before === null ? null : told(before),
      },
      ...{ ...decision, computed: result.verdict?.computed?.outcome ?? null },
    })
    return result
  })
  await saver.save()
  return decided
}

/** Takes a decision back: the computed verdict stands again. Throws Failure('no-decision'). */
export const dropDecision = async (
  context: EngineContext,
  audit: Audit,
  institution: Institution,
  requirement: string,
): Promise<Decided> => {
  const { store, saver, now } = context
  const before = standing(context, audit, institution, requirement)
  if (before === null)
    throw new Failure('no-decision', 'Решения по этому требованию нет: возможно, его уже отменили. Обновите страницу.')
  const decided = store.transaction(() => {
    store.removeOverride(audit.id, institution.id, requirement)
    settleDecision(context, audit, rulesOf({ store }, audit), institution.id)
    const result = decidedOn(context, audit, institution, requirement, before)
    store.journal(now().toISOString(), 'override-removed', {
      ...{ audit: audit.id, institution: displayName(institution), requirement },
      label: labelOf(context, audit, institution, requirement),
      before: told(before),
      outcome: result.verdict?.outcome ?? null,
    })
    return result
  })
  await saver.save()
  return decided
}
