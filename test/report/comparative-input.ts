import type { Norms } from '../../src/engine/catalogue/evidence-types'
import type { Kind } from '../../src/engine/catalogue/kind'
import type { Catalogue, Requirement } from '../../src/engine/catalogue/types'
import type { InstitutionScore, Measure, ThemeScore, UnitScore } from '../../src/engine/comparison/types'
import type { InWords, ReportedInstitution, ReportInput } from '../../src/engine/report/comparative/types'
import { inWords } from '../../src/engine/report/comparative/words'
import type { Outcome, Verdict } from '../../src/engine/verdict/types'

const NORMS: Norms = {
  screenTime: {
    id: 'sanpin',
    source: 'СанПиН, таблица 6.8',
    checkNeeded: true,
    limits: [{ device: 'Ноутбук', classes: [3, 4], minutes: 25 }],
    byAge: [{ device: 'Ноутбук', ages: [6, 7], minutes: 15 }],
    agesOfFirstClass: [7, 8],
    notes: ['Берётся старший возраст.'],
    forbidden: ['Телефон'],
  },
}

const THRESHOLDS = { high: 0.85, sufficient: 0.65, completeness: 0.7 }

const ROLES = [
  'Руководитель',
  'Заместитель руководителя',
  'Администратор платформы',
  'Классный руководитель',
  'Педагог',
]

export const requirement = (unit: string, weight: number, more: Partial<Requirement> = {}): Requirement => ({
  ...{ id: `r-${unit}`, clause: unit, item: null, subitem: null, annex: null, unit, role: 'role-1', theme: 'theme-1' },
  ...{
    statement: `Требование ${unit}`,
    obligation: 'mandatory',
    weight,
    critical: false,
    criticalWhy: null,
    appliesWhen: null,
  },
  criterion: { kind: 'at-least', table: 'groups', count: 1, counted: 'классов' },
  remedy: `Исправить ${unit}.`,
  ...more,
})

export const catalogue = (id: string, kinds: Kind[], requirements: Requirement[]): Catalogue => ({
  id,
  title: 'Положение об использовании платформы «Сферум»',
  edition: '2025',
  effectiveFrom: '2025-09-01',
  kinds,
  terms: { messenger: 'VK Мессенджер' },
  roles: ROLES.map((title, at) => ({ id: `role-${at + 1}`, title })),
  sections: [{ id: '2', title: 'Обязанности' }],
  requirements,
  notes: [{ clause: '4.2', text: 'Пункт назван обязанностью, прочитан как запрет.' }],
})

/** One unit's result: a number is its value, «?» undetermined, «–» not applicable. */
type Mark = number | '?' | '–'

export type Entry = { name: string; kind: Kind; held: Catalogue; marks: Mark[] }

const outcomeOf = (mark: Mark): Outcome => {
  if (mark === '?') return 'undetermined'
  if (mark === '–') return 'not-applicable'
  if (mark === 1) return 'met'
  return mark === 0 ? 'unmet' : 'partial'
}

const measure = (units: UnitScore[]): Measure => {
  const applied = units.filter(({ outcome }) => outcome !== 'not-applicable')
  const sum = (list: UnitScore[], of: (unit: UnitScore) => number): number =>
    list.reduce((total, unit) => total + of(unit), 0)
  const whole = sum(applied, ({ weight }) => weight)
  const known = applied.filter(({ value }) => value !== null)
  const earned = sum(known, ({ weight, value }) => weight * (value ?? 0))
  const assessed = sum(known, ({ weight }) => weight)
  return whole === 0
    ? { index: null, upper: null, completeness: null }
    : { index: earned / whole, upper: (earned + whole - assessed) / whole, completeness: assessed / whole }
}

const weightOf = (units: UnitScore[]): number => units.reduce((total, { weight }) => total + weight, 0)

const scoreOf = (id: number, { name, kind, held, marks }: Entry, common: Set<string>): InstitutionScore => {
  const units = held.requirements.map(({ unit, role, theme, weight, critical }, at): UnitScore => {
    const mark = marks[at] ?? '–'
    const value = typeof mark === 'number' ? mark : null
    return { unit, role, theme, section: '2', weight, critical, outcome: outcomeOf(mark), value }
  })
  const whole = measure(units)
  const count = (outcome: Outcome): number => units.filter((unit) => unit.outcome === outcome).length
  const capped = units.some(({ critical, outcome }) => critical && outcome !== 'met' && outcome !== 'not-applicable')
  const { index, completeness } = whole
  const enough = index !== null && completeness !== null && completeness >= THRESHOLDS.completeness
  const level = !enough ? null : index >= 0.85 ? (capped ? 'sufficient' : 'high') : index >= 0.65 ? 'sufficient' : 'low'
  return {
    ...{ id, name, kind, catalogue: held.id, ...whole, level, rank: null },
    levelReason:
      level === null
        ? index === null
          ? 'нет применимых требований'
          : 'полнота данных ниже 70 %'
        : index !== null && index >= 0.85 && capped
          ? 'не выполнено критическое требование'
          : null,
    notApplicableShare: weightOf(units.filter(({ outcome }) => outcome === 'not-applicable')) / weightOf(units),
    counts: {
      ...{ met: count('met'), partial: count('partial'), unmet: count('unmet') },
      ...{ undetermined: count('undetermined'), notApplicable: count('not-applicable') },
    },
    roles: Array.from(new Set(units.flatMap(({ role }) => role ?? [])), (role) => ({
      role,
      ...measure(units.filter((unit) => unit.role === role)),
    })),
    themes: Array.from(new Set(units.map(({ theme }) => theme)), (theme) => ({
      theme,
      ...measure(units.filter((unit) => unit.theme === theme)),
    })),
    common: measure(units.filter(({ theme }) => common.has(theme))),
    ...{ sections: [], recommended: null, units, discrepancies: 0 },
  }
}

const ranked = (scores: InstitutionScore[]): InstitutionScore[] =>
  scores.map((score) => {
    const key = (each: InstitutionScore): number => Math.round((each.index ?? 0) * 1e9) / 1e9
    const better = scores.filter(
      (other) =>
        other.level !== null &&
        other.kind === score.kind &&
        other.catalogue === score.catalogue &&
        key(other) > key(score),
    )
    return score.level === null ? score : { ...score, rank: better.length + 1 }
  })

const verdictsOf = (held: Catalogue, score: InstitutionScore, file: string): InWords<Verdict>[] =>
  held.requirements.map((each, at) => {
    const { outcome = 'not-applicable', value = null } = score.units[at] ?? {}
    return inWords({
      ...{ requirement: each.id, clause: each.clause, item: each.item, unit: each.unit, role: each.role },
      ...{ theme: each.theme, outcome, value, weight: each.weight, critical: each.critical, computed: null },
      reason: `Подключено ${31 + (at % 7)} из 40 педагогов (77,5 %), требуется 100 %.`,
      evidence: [
        { file, sheet: 'Участники', cell: `B${at + 5}`, value: 40 },
        { file, sheet: 'Участники', cell: `C${at + 5}`, value: 31 + (at % 7) },
      ],
    })
  })

const THEMES = Array.from({ length: 40 }, (_, at) => ({
  id: `theme-${at + 1}`,
  title: at === 0 ? 'Подключение участников' : `Тема номер ${at + 1} с названием`,
  consequence: 'plain',
}))

type Held = Pick<ThemeScore, 'theme' | 'title' | 'catalogues' | 'common'>

const themesOver = (catalogues: Catalogue[]): Held[] =>
  THEMES.flatMap(({ id, title }) => {
    const having = catalogues.filter(({ requirements }) => requirements.some(({ theme }) => theme === id))
    const held = {
      theme: id,
      title,
      catalogues: having.map((each) => each.id),
      common: having.length === catalogues.length,
    }
    return having.length === 0 ? [] : [held]
  })

/** Means over the institutions of which something is known in the theme. */
const tallied =
  (scores: InstitutionScore[]) =>
  (held: Held): ThemeScore => {
    const own = scores.flatMap(({ themes }) => themes.filter(({ theme }) => theme === held.theme))
    const known = own.filter(({ completeness }) => completeness !== null && completeness > 1e-9)
    const mean = (figures: (number | null)[]): number | null =>
      figures.length === 0 ? null : figures.reduce<number>((sum, each) => sum + (each ?? 0), 0) / figures.length
    const indices = known.map(({ index }) => index ?? 0)
    const [lowest, highest] = indices.length === 0 ? [null, null] : [Math.min(...indices), Math.max(...indices)]
    return {
      ...held,
      ...{ index: mean(indices), upper: mean(known.map(({ upper }) => upper)) },
      completeness: mean(known.map(({ completeness }) => completeness)),
      institutions: known.length,
      undetermined: own.filter(({ index }) => index !== null).length - known.length,
      notApplicable: own.filter(({ index }) => index === null).length,
      ...{ lowest, highest },
      spread: indices.length < 2 || lowest === null || highest === null ? null : highest - lowest,
    }
  }

/** A whole report input from rows of marks; figures are computed here, apart from the code under test. */
export const inputOf = (catalogues: Catalogue[], entries: Entry[], more: Partial<ReportInput> = {}): ReportInput => {
  const themes = themesOver(catalogues)
  const common = new Set(themes.filter((theme) => theme.common).map(({ theme }) => theme))
  const scores = ranked(entries.map((entry, at) => scoreOf(at + 1, entry, common)))
  return {
    audit: {
      ...{ name: 'Весна 2026', schoolYear: 2025, periodFrom: '2026-01-12', periodTo: '2026-03-31' },
      ...{ dueDate: '2026-04-10', controlDays: ['2026-02-03', '2026-02-04', '2026-02-05'] },
      settings: { thresholds: THRESHOLDS, ratioTolerance: 0.05, lateValue: 0.5, weights: {} },
    },
    ...{ generatedOn: '2026-04-15', programVersion: '0.1.0', rulesSha256: 'ab'.repeat(32), catalogues },
    norms: NORMS,
    consequences: [{ id: 'plain', title: 'Непрерывность обучения', weight: 2, why: 'Занятие не состоится.' }],
    themes: THEMES,
    comparison: { institutions: scores, themes: entries.length === 0 ? [] : themes.map(tallied(scores)), absent: [] },
    institutions: entries.map(({ name, kind, held }, at): ReportedInstitution => {
      const score = scores[at]
      const file = `${name}.xlsx`
      return {
        ...{ id: at + 1, name, kind, catalogue: held.id },
        verdicts: score === undefined ? [] : verdictsOf(held, score, file),
        ...{ discrepancies: [], indicators: [], remarks: [] },
        submissions: [
          { path: file, status: 'accepted', balance: { read: 120, accepted: 100, quarantined: 2, skipped: 18 } },
        ],
      }
    }),
    ...{ decisions: [], unknown: [] },
    unassigned: { remarks: [], submissions: [] },
    ...more,
  }
}

/** Small deterministic generator of numbers 0…1. */
const numbers = (seed: number) => () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  return seed / 2 ** 32
}

/** A lively input of any size: all outcomes, discrepancies, remarks, absent ones. */
export const synthetic = (institutions: number, units: number): ReportInput => {
  const next = numbers(7)
  const held = catalogue(
    'perm-school',
    ['school'],
    Array.from({ length: units }, (_, at) =>
      requirement(`2.${Math.floor(at / 8) + 1}.${at}`, 1 + (at % 3), {
        ...{ clause: `2.${Math.floor(at / 8) + 1}`, item: (at % 8) + 1, role: `role-${(at % 5) + 1}` },
        theme: `theme-${(Math.floor((at * 7) / 12) % 40) + 1}`,
        critical: at % 20 === 3,
        statement: `Администратор платформы подключает педагогических работников и следит за списком участников № ${at + 1}`,
        remedy: 'Подключите недостающих педагогов и приложите обновлённый список участников.',
        ...(at % 10 === 9
          ? { criterion: { kind: 'attested' as const, confirmation: ['document' as const], why: 'Нет таблицы.' } }
          : {}),
      }),
    ),
  )
  const mark = (good: number): Mark => {
    const roll = next()
    if (roll < 0.05) return '–'
    if (roll < 0.05 + 0.2 * (1 - good)) return '?'
    if (next() < good) return 1
    return next() < 0.5 ? 0 : Math.round(next() * 998 + 1) / 1000
  }
  const entries = Array.from({ length: institutions }, (_, at): Entry => {
    const good = 0.3 + 0.7 * next()
    const name = `МБОУ «Средняя общеобразовательная школа № ${at + 1}» г. Примерска`
    return { name, kind: 'school', held, marks: held.requirements.map(() => mark(good)) }
  })
  const input = inputOf([held], entries)
  for (const each of input.institutions.filter(({ id }) => id % 3 === 0)) {
    each.discrepancies = each.verdicts
      .filter(({ outcome }) => outcome === 'unmet')
      .slice(0, 4)
      .map(({ requirement: id, clause, item, outcome, cells }) => ({
        ...{ requirement: id, clause, item, kind: 'overstated' as const, answer: 'Да', outcome, cells },
        message: 'Ответ «Да», по данным требование не выполнено: подключено 31 из 40 педагогов.',
      }))
    each.remarks = Array.from({ length: 5 }, (_, at) => ({
      ...{
        severity: at < 2 ? ('error' as const) : ('warning' as const),
        file: `${each.name}.xlsx`,
        sheet: 'Участники',
      },
      ...{ cell: `C${at + 5}`, value: 'много', expected: 'целое число' },
      message: 'В ячейке текст вместо числа. Впишите число подключённых цифрами и пришлите форму снова.',
    }))
  }
  const absent = ['МБОУ «Лицей № 91»', 'МБОУ «Гимназия № 92»', 'МБОУ «Школа № 93»'].map((name, at) => ({
    ...{ id: 1000 + at, name, kind: 'school' as const, catalogue: held.id },
  }))
  return { ...input, comparison: { ...input.comparison, absent } }
}
