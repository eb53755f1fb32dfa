import { isIsoDay } from '../../base/calendar'
import { Failure } from '../../base/failure'
import type { Kind } from '../../catalogue/kind'
import type { Rules } from '../../catalogue/types'
import type { Comparison, InstitutionScore, Level, Measure } from '../../comparison/types'
import type { EngineContext } from '../../engine-context'
import { institutionKeys, type NamedInstitution } from '../../institution-keys'
import type { Audit, Settings } from '../../store/types'
import type { Assessment } from '../../verdict/types'
import { bulkVerdicts, rulesOf } from '../judging/bulk-verdicts'
import { bare, compareAudit, type Fresh } from '../judging/score-audit'
import { judgedUnder, keepJudged, type SettingsTeller } from './judge-under'

/** What is left out stays; `weights` are whole. */
export type SettingsWish = Partial<Settings> & { name?: string | undefined; dueDate?: string | null | undefined }

type Figures = Measure & { level: Level | null; rank: number | null }

export type SettingsChange = {
  audit: string
  saved: boolean
  settings: Settings
  name: string
  dueDate: string | null
  changed: { indices: number; levels: number; ranks: number }
  institutions: (NamedInstitution & { kind: Kind; before: Figures; after: Figures })[]
}

const isShare = (value: number): boolean => value >= 0 && value <= 1

const MOST_WEIGHT = 100

const checked = (wish: SettingsWish, settings: Settings, rules: Rules): void => {
  const wrong = (message: string): never => {
    throw new Failure('usage', message)
  }
  const { thresholds, ratioTolerance, lateValue, weights } = settings
  if (![...Object.values(thresholds), ratioTolerance, lateValue].every(isShare))
    wrong('Пороги, допуск и доля за опоздание задаются от 0 до 100 %.')
  if (thresholds.sufficient <= 0 || thresholds.high <= thresholds.sufficient)
    wrong('Порог высокого уровня должен быть выше порога достаточного, а тот — выше нуля.')
  const units = new Set(rules.catalogues.flatMap(({ requirements }) => requirements.map(({ unit }) => unit)))
  for (const [unit, weight] of Object.entries(weights)) {
    if (!units.has(unit)) wrong(`Требования «${unit}» в перечнях мониторинга нет, вес задать не у чего.`)
    if (!(weight >= 0 && weight <= MOST_WEIGHT)) wrong(`Вес задаётся числом от 0 до ${MOST_WEIGHT}.`)
  }
  if (wish.name?.trim() === '') wrong('Назовите мониторинг.')
  if (typeof wish.dueDate === 'string' && !isIsoDay(wish.dueDate))
    wrong(`Дата «${wish.dueDate}» записана неверно. Пример: 2026-04-11.`)
}

const figures = ({ index, upper, completeness, level, rank }: InstitutionScore): Figures => ({
  ...{ index, upper, completeness, level, rank },
})

const DIFFERENCE = 1e-9

const moved = (one: number | null, other: number | null): boolean =>
  one === null || other === null ? one !== other : Math.abs(one - other) > DIFFERENCE

const changesOf = (
  before: Comparison,
  after: Comparison,
  keys: Map<number, NamedInstitution>,
): Pick<SettingsChange, 'changed' | 'institutions'> => {
  const later = new Map(after.institutions.map((each) => [each.id, each]))
  const pairs = before.institutions.flatMap((was) => {
    const is = later.get(was.id)
    return is === undefined ? [] : [{ was, is }]
  })
  const otherwise = {
    indices: pairs.filter(({ was, is }) => moved(was.index, is.index) || moved(was.upper, is.upper)),
    levels: pairs.filter(({ was, is }) => was.level !== is.level),
    ranks: pairs.filter(({ was, is }) => was.rank !== is.rank),
  }
  const any = new Set(Object.values(otherwise).flat())
  return {
    changed: {
      indices: otherwise.indices.length,
      levels: otherwise.levels.length,
      ranks: otherwise.ranks.length,
    },
    institutions: pairs
      .filter((pair) => any.has(pair))
      .map(({ was, is }) => ({
        ...(keys.get(was.id) ?? { key: was.name, name: was.name }),
        ...{ kind: was.kind, before: figures(was), after: figures(is) },
      })),
  }
}

const bared = (assessments: Map<number, Assessment>): Fresh =>
  new Map([...assessments].map(([id, each]) => [id, bare(each)]))

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/**
 * What other settings would change of indices, levels and places; saves them unless it is a `preview`. Nobody else may
 * write meanwhile. Throws Failure: `usage`, `audit-exists`, `cancelled`.
 */
export const changeSettings = async (
  context: EngineContext,
  audit: Audit,
  wish: SettingsWish,
  preview: boolean,
  teller: SettingsTeller = {},
): Promise<SettingsChange> => {
  const { store, saver, now } = context
  const rules = rulesOf(context, audit)
  const settings: Settings = {
    thresholds: wish.thresholds ?? audit.settings.thresholds,
    ratioTolerance: wish.ratioTolerance ?? audit.settings.ratioTolerance,
    lateValue: wish.lateValue ?? audit.settings.lateValue,
    weights: wish.weights ?? audit.settings.weights,
  }
  checked(wish, settings, rules)
  const name = wish.name?.trim() ?? audit.name
  const dueDate = wish.dueDate === undefined ? audit.dueDate : wish.dueDate
  const later = { ...audit, settings }
  const kept = bulkVerdicts(context, audit, rules)
  const before = compareAudit(context, audit, kept)
  const isRejudged =
    settings.ratioTolerance !== audit.settings.ratioTolerance || settings.lateValue !== audit.settings.lateValue
  const isReweighed = !isSame(settings.weights, audit.settings.weights)
  const judged = isRejudged || (isReweighed && !preview) ? await judgedUnder(context, later, rules, teller) : null
  const after = compareAudit(context, later, judged === null ? kept : bared(judged))
  const keys = institutionKeys(store.institutions(audit.id))
  const change = { audit: name, settings, name, dueDate, ...changesOf(before, after, keys) }
  if (preview) return { ...change, saved: false }
  await keepJudged(context, audit, rules, judged ?? new Map(), () => {
    if (name !== audit.name) store.renameAudit(audit.id, name)
    if (dueDate !== audit.dueDate) store.setDueDate(audit.id, dueDate)
    store.setSettings(audit.id, settings)
    store.saveScores(audit.id, after.institutions)
    store.journal(now().toISOString(), 'settings', {
      audit: audit.id,
      before: { name: audit.name, dueDate: audit.dueDate, ...audit.settings },
      after: { name, dueDate, ...settings },
      changed: change.changed,
    })
  })
  await saver.save()
  return { ...change, saved: true }
}
