import { byRussian } from '../base/russian'
import { rounded } from './level'
import { measure } from './measure'
import type { Changed, Comparison, Dynamics, InstitutionScore, Measure, Newcomer, ThemeMoved, UnitMoved } from './types'

type Absent = Comparison['absent'][number]
type Participant = { absent: Absent; score: null } | { absent: null; score: InstitutionScore }

const participantsOf = ({ institutions, absent }: Comparison): Map<number, Participant> =>
  new Map<number, Participant>([
    ...absent.map((each) => [each.id, { absent: each, score: null }] as const),
    ...institutions.map((score) => [score.id, { absent: null, score }] as const),
  ])

const said = ({ absent, score }: Participant): Absent => score ?? absent

const shares = ({ index, upper, completeness }: Measure): Measure => ({ index, upper, completeness })

const figuresOf = ({ score }: Participant): Changed['before'] =>
  score === null ? null : { ...shares(score), catalogue: score.catalogue, level: score.level, rank: score.rank }

const newcomerOf = (participant: Participant): Newcomer => {
  const { id, name, kind, catalogue } = said(participant)
  const { score } = participant
  const figures = score === null ? { index: null, upper: null, completeness: null } : shares(score)
  return { id, name, kind, catalogue, submitted: score !== null, ...figures }
}

/** Figures of both over the units of themes that both of their editions score. */
const onThemes = (before: InstitutionScore, after: InstitutionScore): Changed['onThemes'] => {
  const of = (score: InstitutionScore): Set<string> => new Set(score.units.map(({ theme }) => theme))
  const [was, is] = [of(before), of(after)]
  const over = ({ units }: InstitutionScore): Measure =>
    measure(units.filter(({ theme }) => was.has(theme) && is.has(theme)))
  return { before: over(before), after: over(after) }
}

type Step = 'better' | 'worse' | 'same' | 'known' | 'lost'

/** What became of each unit that applied in both audits. */
const stepsOf = (before: InstitutionScore, after: InstitutionScore) => {
  const was = new Map(before.units.map((each) => [each.unit, each]))
  return after.units.flatMap((now) => {
    const then = was.get(now.unit)
    if (then === undefined || then.outcome === 'not-applicable' || now.outcome === 'not-applicable') return []
    const step = ((): Step | null => {
      if (then.value === null) return now.value === null ? null : 'known'
      if (now.value === null) return 'lost'
      const [from, to] = [rounded(then.value), rounded(now.value)]
      return from === to ? 'same' : from < to ? 'better' : 'worse'
    })()
    return step === null
      ? []
      : [{ unit: now.unit, step, metBefore: then.outcome === 'met', metAfter: now.outcome === 'met' }]
  })
}

const difference = (before: Measure | null, after: Measure | null): number | null => {
  const [from, to] = [before?.index ?? null, after?.index ?? null]
  return from === null || to === null ? null : to - from
}

const changedOf = (before: Participant, after: Participant): Changed => {
  const { id, name, kind, catalogue } = said(after)
  const [was, is] = [figuresOf(before), figuresOf(after)]
  const sameEdition = said(before).catalogue === catalogue
  const both = before.score !== null && after.score !== null
  const themes = both && !sameEdition ? onThemes(before.score, after.score) : null
  const steps = both && sameEdition ? stepsOf(before.score, after.score) : null
  const count = (step: Step): number => (steps ?? []).filter((each) => each.step === step).length
  return {
    ...{ id, name, kind, before: was, after: is, sameEdition, onThemes: themes },
    change: themes === null ? difference(was, is) : difference(themes.before, themes.after),
    moved:
      steps === null
        ? null
        : { better: count('better'), worse: count('worse'), known: count('known'), lost: count('lost') },
  }
}

const unitsMoved = (pairs: [Participant, Participant][]): UnitMoved[] => {
  const found = new Map<string, UnitMoved>()
  for (const [{ score: before }, { score: after }] of pairs) {
    if (before === null || after === null || before.catalogue !== after.catalogue) continue
    for (const { unit, step, metBefore, metAfter } of stepsOf(before, after)) {
      const key = `${after.catalogue}\n${unit}`
      const moved = found.get(key) ?? {
        ...{ catalogue: after.catalogue, unit, institutions: 0, metBefore: 0, metAfter: 0 },
        ...{ better: 0, worse: 0, known: 0, lost: 0 },
      }
      found.set(key, moved)
      if (step === 'known' || step === 'lost') {
        moved[step] += 1
        continue
      }
      moved.institutions += 1
      moved.metBefore += Number(metBefore)
      moved.metAfter += Number(metAfter)
      if (step !== 'same') moved[step] += 1
    }
  }
  return [...found.values()]
}

const themesMoved = (before: Comparison, after: Comparison): ThemeMoved[] => {
  const titles = new Map([...after.themes, ...before.themes].map(({ theme, title }) => [theme, title]))
  const of = ({ themes }: Comparison, wanted: string): ThemeMoved['before'] => {
    const found = themes.find(({ theme }) => theme === wanted)
    return found === undefined ? null : { ...shares(found), institutions: found.institutions }
  }
  return [...titles].map(([theme, title]) => ({ theme, title, before: of(before, theme), after: of(after, theme) }))
}

/**
 * What changed from one audit to a later one. `twins`: the id an institution of the later audit had in the earlier one.
 * Under one edition indices are compared as they are, under two over the themes that both editions score.
 */
export const dynamicsOf = (
  earlier: Dynamics['before'] & { comparison: Comparison },
  later: Comparison,
  twins: ReadonlyMap<number, number>,
): Dynamics => {
  const { comparison, name, periodFrom, periodTo } = earlier
  const [was, is] = [participantsOf(comparison), participantsOf(later)]
  const pairs = [...is].flatMap(([id, after]): [Participant, Participant][] => {
    const before = was.get(twins.get(id) ?? -1)
    return before === undefined ? [] : [[before, after]]
  })
  const known = new Set([...is.keys()].flatMap((id) => twins.get(id) ?? []))
  const byName = (a: { name: string; id: number }, b: { name: string; id: number }): number =>
    byRussian(a.name, b.name) || a.id - b.id
  return {
    before: { name, periodFrom, periodTo },
    institutions: pairs.map(([before, after]) => changedOf(before, after)).sort(byName),
    appeared: [...is].flatMap(([id, after]) => (was.has(twins.get(id) ?? -1) ? [] : [newcomerOf(after)])).sort(byName),
    gone: [...was].flatMap(([id, before]) => (known.has(id) ? [] : [newcomerOf(before)])).sort(byName),
    units: unitsMoved(pairs),
    themes: themesMoved(comparison, later),
  }
}
