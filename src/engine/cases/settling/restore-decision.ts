import { rulesOf } from '../judging/bulk-verdicts'
import { dayOf } from '../../base/calendar'
import { Failure } from '../../base/failure'
import { displayName, type EngineContext } from '../../engine-context'
import { settleDecision } from '../taking/settle'
import type { Audit, Institution } from '../../store/types'
import { decidedOn, labelOf, standing, told, type Decided, type DecisionBefore } from './decide'

const checked = ({ reason, value, date, since }: DecisionBefore, today: string): void => {
  if (reason.trim() === '' || (value !== null && !(value >= 0 && value <= 1)))
    throw new Failure('usage', 'Такого решения не было: вернуть можно лишь то, что стояло.')
  if (date > today || (since ?? '') > today)
    throw new Failure('usage', `Решение не могло быть принято позже сегодняшнего дня (${today}).`)
}

/**
 * Puts a decision back as it stood before it was made anew, kept or taken back: with its day, with what it rested on, and
 * flagged where it was. Throws Failure: `no-requirement`, `usage`.
 */
export const restoreDecision = async (
  context: EngineContext,
  audit: Audit,
  institution: Institution,
  requirement: string,
  wish: DecisionBefore,
): Promise<Decided> => {
  const { store, saver, now } = context
  const at = now().toISOString()
  checked(wish, dayOf(now()))
  const label = labelOf(context, audit, institution, requirement)
  const before = standing(context, audit, institution, requirement)
  const { basis, since, why, carriedFrom } = wish
  const of = { institution: institution.id, catalogue: institution.catalogue, requirement }
  const decided = store.transaction(() => {
    store.setOverride(audit.id, institution.id, {
      ...{ ...told(wish), requirement },
      ...(carriedFrom === null ? {} : { carriedFrom }),
    })
    store.setReview(audit.id, { ...of, basis, since, why })
    settleDecision(context, audit, rulesOf({ store }, audit), institution.id)
    const result = decidedOn(context, audit, institution, requirement, before)
    store.journal(at, 'override-restored', {
      ...{ audit: audit.id, institution: displayName(institution), requirement, label, ...told(wish) },
      before: before === null ? null : told(before),
      since: standing(context, audit, institution, requirement)?.since ?? null,
      computed: result.verdict?.computed?.outcome ?? null,
    })
    return result
  })
  await saver.save()
  return decided
}
