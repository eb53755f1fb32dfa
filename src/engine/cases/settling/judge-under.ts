import { Failure } from '../../base/failure'
import { givingWay } from '../../base/giving-way'
import type { Rules } from '../../catalogue/types'
import type { EngineContext } from '../../engine-context'
import type { Audit, Institution } from '../../store/types'
import type { Assessment } from '../../verdict/types'
import { noteReviews } from '../judging/review-decisions'
import { assessInstitution, judgedNow } from '../judging/score-audit'

/** How far a change of settings is, in institutions; `signal` ends it as long as nothing is written. */
export type SettingsTeller = { signal?: AbortSignal; onProgress?: (done: number, total: number) => void }

const CANCELLED = 'Пересчёт прерван. Настройки и результаты остались прежними.'

/** Everybody judged under other settings, in memory; others have their turn between two institutions. */
export const judgedUnder = async (
  context: EngineContext,
  audit: Audit,
  rules: Rules,
  { signal, onProgress }: SettingsTeller,
): Promise<Map<number, Assessment>> => {
  const { store } = context
  const ids = new Set(store.judged(audit.id))
  const institutions = store.institutions(audit.id).filter(({ id }) => ids.has(id))
  const giveWay = givingWay()
  const found = new Map<number, Assessment>()
  for (const institution of institutions) {
    if (signal?.aborted === true) throw new Failure('cancelled', CANCELLED)
    found.set(institution.id, judgedNow(context, audit, rules, institution))
    onProgress?.(found.size, institutions.length)
    await giveWay()
  }
  return found
}

/**
 * Keeps what everybody was judged to, a few at a time, and what is to be kept with it. Where that fails, those done are
 * judged once more under the `audit` as it is, and the failure is thrown; nothing is saved on the way.
 */
export const keepJudged = async (
  context: EngineContext,
  audit: Audit,
  rules: Rules,
  judged: Map<number, Assessment>,
  keepRest: () => void,
): Promise<void> => {
  const { store, version } = context
  const giveWay = givingWay()
  const done: Institution[] = []
  try {
    for (const institution of store.institutions(audit.id)) {
      const assessment = judged.get(institution.id)
      if (assessment === undefined) continue
      store.transaction(() => {
        noteReviews(context, audit, institution, assessment)
        store.saveAssessment(audit.id, institution.id, { ...assessment, programVersion: version })
      })
      done.push(institution)
      await giveWay()
    }
    store.transaction(keepRest)
  } catch (error) {
    store.transaction(() => {
      for (const institution of done) assessInstitution(context, audit, rules, institution)
    })
    throw error
  }
}
