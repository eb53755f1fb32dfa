import { untold } from '../judging/untold'
import { rulesOf } from '../judging/bulk-verdicts'
import { isIsoDay } from '../../base/calendar'
import { Failure } from '../../base/failure'
import { planForm } from '../../catalogue/plan'
import type { Value } from '../../catalogue/evidence-types'
import type { FormPlan, Rules } from '../../catalogue/types'
import { displayName, type EngineContext } from '../../engine-context'
import { observable, parsedAs, titleOf, type Offers } from './observation-offers'
import { observedData } from '../judging/observed-data'
import { settleAudit, settleInstitution } from '../taking/settle'
import type { InstitutionData } from '../../store/fact-types'
import type { Observation, Seen } from '../../store/observations'
import type { Audit, Institution } from '../../store/types'
import { observationFile, SEEN, type ObservationEffect } from '../../verdict/observed'
import { shownValue } from '../../verdict/wording'

/** What the curator has seen; `value` as he types it, `on` an ISO day. `keys` name the row of a table. */
export type ObservationWish = {
  table: string
  keys: Record<string, Value>
  column: string
  value: string
  on: string
  seen: Seen
  note: string
}

export type ObservationShown = Omit<Observation, 'institution' | 'catalogue'> & {
  file: string
  tableTitle: string
  rowTitle: string
  title: string
  shown: string
  seenTitle: string
  inForce: boolean
  why: string | null
  said: { file: string; sheet: string; cell: string; value: Value; shown: string } | null
}

type At = { plan: FormPlan; rules: Rules; data: InstitutionData }

const at = ({ store }: Pick<EngineContext, 'store'>, audit: Audit, institution: Institution): At => {
  const rules = rulesOf({ store }, audit)
  return { rules, plan: planForm(rules, institution.catalogue), data: store.institutionData(audit.id, institution.id) }
}

const shownOf = (plan: FormPlan, { observation, why, said }: ObservationEffect): ObservationShown => {
  const { id, batch, table, keys, column, value, on, seen, note, addedAt } = observation
  return {
    ...{ id, batch, table, keys, column, value, on, seen, note, addedAt },
    ...titleOf(plan, observation),
    file: observationFile(observation),
    shown: shownValue(observation.value),
    seenTitle: SEEN[observation.seen],
    inForce: why === null,
    why,
    said:
      said === null
        ? null
        : { file: said.file, sheet: said.sheet, cell: said.cell, value: said.value, shown: shownValue(said.value) },
  }
}

const effectsOf = (
  { store }: Pick<EngineContext, 'store'>,
  audit: Audit,
  institution: Institution,
  { data, rules }: At,
): ObservationEffect[] => observedData(data, store.observationsOf(audit.id, institution.id), institution, rules).effects

/** An institution's observations, the newest first. */
export const observationsOf = (
  context: Pick<EngineContext, 'store'>,
  audit: Audit,
  institution: Institution,
): ObservationShown[] => {
  if (context.store.observationsOf(audit.id, institution.id).length === 0) return []
  const known = at(context, audit, institution)
  return effectsOf(context, audit, institution, known)
    .map((effect) => shownOf(known.plan, effect))
    .sort((one, other) => (one.on === other.on ? other.id - one.id : one.on < other.on ? 1 : -1))
}

/** What may be observed of an institution. */
export const observationOffers = (
  context: Pick<EngineContext, 'store'>,
  audit: Audit,
  institution: Institution,
): Offers => {
  const { plan, data } = at(context, audit, institution)
  return observable(plan, data)
}

const checked = ({ on, seen }: ObservationWish, today: string): void => {
  if (!isIsoDay(on)) throw new Failure('usage', `Дата наблюдения «${on}» записана неверно. Пример: 2026-03-12.`)
  if (on > today) throw new Failure('usage', 'Дата наблюдения ещё не наступила. Укажите день, когда это видели.')
  if (!Object.hasOwn(SEEN, seen))
    throw new Failure('usage', 'Укажите, где это видели: посещение, сайт, звонок или документ.')
}

const effectNumbered = (effects: ObservationEffect[], id: number): ObservationEffect => {
  const found = effects.find(({ observation }) => observation.id === id)
  if (found === undefined) throw new RangeError(`observation ${id} is lost`)
  return found
}

/**
 * Adds what the curator has seen, in a batch of its own. It stands over what the institution says, earlier and later,
 * until it is taken back. Throws Failure: `usage`, `not-taken` (the value does not fit), `no-row`.
 */
export const observe = async (
  context: EngineContext,
  audit: Audit,
  institution: Institution,
  wish: ObservationWish,
): Promise<ObservationShown> => {
  const { store, saver, now } = context
  const moment = now().toISOString()
  checked(wish, moment.slice(0, 10))
  const known = at(context, audit, institution)
  const value = parsedAs(known.plan, wish)
  const added = {
    institution: institution.id,
    catalogue: wish.table === 'answers' ? institution.catalogue : null,
    ...{ table: wish.table, keys: wish.keys, column: wish.column, value },
    ...{ on: wish.on, seen: wish.seen, note: wish.note.trim(), addedAt: moment },
  }
  const [tried] = observedData(known.data, [{ ...added, id: 0, batch: 0 }], institution, known.rules).effects
  if (typeof tried?.why === 'string') throw new Failure('no-row', `Наблюдение не записано. ${tried.why}`)
  const effect = store.transaction(() => {
    const batch = store.beginBatch(audit.id, moment)
    const id = store.addObservation(audit.id, { ...added, batch })
    store.finishBatch(batch, moment)
    settleInstitution(context, audit, known.rules, institution.id)
    settleAudit(context, audit, known.rules)
    const result = effectNumbered(effectsOf(context, audit, institution, known), id)
    journalled(context, audit, institution, known.plan, result, 'observation')
    return result
  })
  await saver.save()
  return shownOf(known.plan, effect)
}

const journalled = (
  context: EngineContext,
  audit: Audit,
  institution: Institution,
  plan: FormPlan,
  { observation, said }: ObservationEffect,
  action: 'observation' | 'observation-removed',
): void => {
  const told = untold(context, audit)
  context.store.journal(context.now().toISOString(), action, {
    audit: audit.id,
    institution: displayName(institution),
    observation: observation.id,
    batch: observation.batch,
    ...titleOf(plan, observation),
    value: told(shownValue(observation.value), observation),
    said: said === null ? null : told(shownValue(said.value), observation),
    on: observation.on,
    seen: SEEN[observation.seen],
    note: observation.note,
  })
}

/** Takes an observation back: everything is as if it had never been. Throws Failure('no-observation'). */
export const dropObservation = async (
  context: EngineContext,
  audit: Audit,
  institution: Institution,
  id: number,
): Promise<ObservationShown> => {
  const { store, saver, now } = context
  const known = at(context, audit, institution)
  const effect = effectsOf(context, audit, institution, known).find(({ observation }) => observation.id === id)
  if (effect === undefined)
    throw new Failure(
      'no-observation',
      `Наблюдения № ${id} у «${displayName(institution)}» нет: возможно, его уже сняли. Обновите страницу.`,
    )
  store.transaction(() => {
    store.undoBatch(effect.observation.batch, now().toISOString())
    settleInstitution(context, audit, known.rules, institution.id)
    settleAudit(context, audit, known.rules)
    journalled(context, audit, institution, known.plan, effect, 'observation-removed')
  })
  await saver.save()
  return shownOf(known.plan, { ...effect, why: 'Наблюдение снято.' })
}
