import { othersTurn } from '../../base/giving-way'
import { bulkVerdicts, rulesOf } from '../judging/bulk-verdicts'
import { compareAudit, judgedNow } from '../judging/score-audit'
import { displayName, type EngineContext } from '../../engine-context'
import type { Examined } from '../../store/integrity'
import type { ScoreRow } from '../../store/summaries'
import type { Audit } from '../../store/types'
import type { Assessment, Verdict } from '../../verdict/types'

type Context = Pick<EngineContext, 'store' | 'version'>

/** What two results of one requirement must share; weights are the audit's settings and are compared with the scores. */
const sayingOf = ({ outcome, value, reason, evidence, computed }: Verdict): string =>
  JSON.stringify([outcome, value, reason, evidence, computed])

const byRequirement = ({ verdicts }: Pick<Assessment, 'verdicts'>): Map<string, Verdict> =>
  new Map(verdicts.map((each) => [each.requirement, each]))

const differing = (kept: Pick<Assessment, 'verdicts'>, fresh: Assessment): string[] => {
  const [before, now] = [byRequirement(kept), byRequirement(fresh)]
  const all = new Set([...before.keys(), ...now.keys()])
  return [...all].flatMap((requirement) => {
    const [one, other] = [before.get(requirement), now.get(requirement)]
    if (one !== undefined && other !== undefined && sayingOf(one) === sayingOf(other)) return []
    const clause = (one ?? other)?.clause ?? ''
    return [`${clause} (${requirement})`]
  })
}

const atMost = (list: string[], most = 5): string =>
  list.length > most ? `${list.slice(0, most).join(', ')} и ещё ${list.length - most}` : list.join(', ')

/**
 * Kept results of every institution against judging it once more from its facts, decisions and observations by the
 * pinned rules. A file of another version of the program may differ by right: the problem says so.
 */
export const checkVerdicts = async ({ store, version }: Context, audit: Audit): Promise<Examined> => {
  const rules = rulesOf({ store }, audit)
  const judged = new Set(store.judged(audit.id))
  const problems: string[] = []
  let examined = 0
  for (const institution of store.institutions(audit.id).filter(({ id }) => judged.has(id))) {
    const kept = store.assessment(audit.id, institution.id)
    if (kept === null) continue
    const wrong = differing(kept, judgedNow({ store }, audit, rules, institution))
    examined += kept.verdicts.length
    const made =
      kept.programVersion === version
        ? ''
        : ` Результаты посчитаны программой версии ${kept.programVersion}, эта — ${version}.`
    if (wrong.length > 0)
      problems.push(
        `«${displayName(institution)}»: пересчёт даёт другое по пунктам ${atMost(wrong)}.${made} Пересчитайте результаты мониторинга.`,
      )
    await othersTurn()
  }
  return { examined, problems }
}

const figuresOf = (score: Omit<ScoreRow, 'name'>): string => {
  const { index, upper, completeness, level, rank, notApplicableShare, counts, discrepancies } = score
  return JSON.stringify([index, upper, completeness, level, rank, notApplicableShare, counts, discrepancies])
}

/** Kept scores against those that the kept results come to under the audit's settings. */
export const checkScores = ({ store }: Context, audit: Audit): Examined => {
  const rules = rulesOf({ store }, audit)
  const fresh = compareAudit({ store }, audit, bulkVerdicts({ store }, audit, rules)).institutions
  const kept = new Map(store.scoreRows(audit.id).map((row) => [row.id, row]))
  const wrong = fresh.filter((score) => {
    const row = kept.get(score.id)
    return row === undefined || figuresOf(row) !== figuresOf(score)
  })
  const strays = [...kept.keys()].filter((id) => !fresh.some((score) => score.id === id))
  return {
    examined: kept.size,
    problems: [
      ...wrong.map(
        ({ name }) => `«${name}»: сохранённые индекс, полнота или место не те, что дают сохранённые результаты.`,
      ),
      ...strays.map((id) => `Сохранены показатели учреждения № ${id}, у которого нет результатов.`),
    ],
  }
}
