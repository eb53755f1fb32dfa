import { describe, expect, it } from 'vitest'
import type { Catalogue, Requirement } from '../../src/engine/catalogue/types'
import { assess } from '../../src/engine/verdict/assess'
import type { Evidence, Known } from '../../src/engine/verdict/types'
import { answer, context, evidence, FILE, type Sheets } from './build'

const EVENT = ['2025-10-01', 'Обучение', 'Сферум', 10]

const requirement = (change: Partial<Requirement> = {}): Requirement => ({
  id: 'r-1',
  clause: '3.1',
  item: null,
  subitem: null,
  annex: null,
  unit: 'u-1',
  role: 'teacher',
  theme: 'training',
  statement: 'Проводится обучение',
  obligation: 'mandatory',
  weight: 1,
  critical: false,
  criticalWhy: null,
  appliesWhen: null,
  criterion: { kind: 'at-least', table: 'events', count: 2, counted: 'мероприятий' },
  remedy: null,
  ...change,
})

const catalogue = (of: Requirement): Catalogue => ({
  id: 'test',
  title: 'Положение',
  edition: '1',
  effectiveFrom: '2025-09-01',
  kinds: ['school', 'preschool'],
  terms: {},
  roles: [{ id: 'teacher', title: 'Педагог', category: 'Педагогические работники' }],
  sections: [],
  requirements: [of],
  notes: [],
})

const known = (value: string, cell: string): Known => ({ value, file: FILE, sheet: 'Учреждение', cell })

const verdictOf = (of: Requirement, sheets: Sheets, rest: Partial<Evidence> = {}, terms = {}) => {
  const given = { ...evidence(sheets), ...rest }
  const { verdicts, discrepancies } = assess(catalogue(of), given, [], context(terms))
  const [verdict] = verdicts
  return { outcome: verdict?.outcome, reason: verdict?.reason, evidence: verdict?.evidence, discrepancies }
}

describe('by kind of institution', () => {
  const school = requirement({ kinds: ['school'] })

  it('a duty of schools does not concern a kindergarten', () => {
    const passport = { kind: known('дошкольное', 'B7') }
    expect(verdictOf(school, { events: 'none' }, { kind: 'preschool', passport })).toEqual({
      outcome: 'not-applicable',
      reason: 'Обязанность только для общеобразовательных организаций',
      evidence: [{ file: FILE, sheet: 'Учреждение', cell: 'B7', value: 'дошкольное' }],
      discrepancies: [],
    })
  })

  it('names the empty cell where the kind is not stated', () => {
    const place = { file: FILE, sheet: 'Учреждение', cell: 'B7' }
    const given = { kind: 'additional' as const, passportCells: { kind: place } }
    expect(verdictOf(school, { events: 'none' }, given).evidence).toEqual([{ ...place, value: null }])
  })

  it('concerns those it names, and everybody when it names none', () => {
    expect(verdictOf(school, { events: 'none' }).outcome).toBe('unmet')
    expect(verdictOf(requirement(), { events: 'none' }, { kind: 'preschool' }).outcome).toBe('unmet')
  })
})

describe('by the fact that remote lessons were held', () => {
  const remote = requirement({ appliesWhen: 'remote-lessons' })
  const not = { passport: { remoteLessons: known('не проводились', 'B21') } }
  const LESSON = ['2026-02-03', '7А', 'Компьютер', 20]

  it('the passport’s «не проводились» switches it off, with its cell', () => {
    const {
      outcome,
      reason,
      evidence: cells,
    } = verdictOf(remote, { events: 'none', lessons: 'none', periods: 'none' }, not)
    expect(outcome).toBe('not-applicable')
    expect(reason).toBe('Дистанционные занятия в периоде не проводились')
    expect(cells).toEqual([{ file: FILE, sheet: 'Учреждение', cell: 'B21', value: 'не проводились' }])
  })

  it.each([
    ['lessons', 'Дистанционные занятия', LESSON],
    ['periods', 'Периоды дистанционного обучения', ['2026-02-02', '2026-02-06', 'Иное']],
    ['attendance', 'Посещаемость', ['2026-02-03', '7А', 25, 24, 1, 0]],
  ])('rows of «%s» overrule it, and that is told once with the cells of both', (table, sheet, row) => {
    const { outcome, discrepancies } = verdictOf(remote, { events: [EVENT], [table]: [row] }, not)
    expect(outcome).toBe('partial')
    expect(discrepancies).toHaveLength(1)
    expect(discrepancies[0]).toMatchObject({ kind: 'unsupported', answer: 'не проводились' })
    expect(discrepancies[0]?.message).toContain(`лист «${sheet}» заполнен`)
    expect(discrepancies[0]?.evidence.slice(0, 2)).toMatchObject([
      { sheet: 'Учреждение', cell: 'B21' },
      { sheet, cell: 'A5' },
    ])
  })

  it('«проводились» over periods declared «не было» is told of; with lessons on a sheet it is not', () => {
    const held = { passport: { remoteLessons: known('проводились', 'B21') } }
    const { discrepancies } = verdictOf(remote, { events: [EVENT], periods: 'none' }, held)
    expect(discrepancies.map(({ answer: said }) => said)).toEqual(['проводились'])
    expect(discrepancies[0]?.message).toContain('на листе «Периоды дистанционного обучения» указано «не было»')
    expect(verdictOf(remote, { events: [EVENT], periods: 'none', lessons: [LESSON] }, held).discrepancies).toEqual([])
  })

  it('without the word, and for what does not depend on lessons, nothing is switched off', () => {
    expect(verdictOf(remote, { events: 'none' }).outcome).toBe('unmet')
    expect(verdictOf(requirement(), { events: 'none' }, not).outcome).toBe('unmet')
  })
})

describe('by role', () => {
  it('a category of nobody carries no duty', () => {
    const {
      outcome,
      reason,
      evidence: cells,
    } = verdictOf(requirement(), {
      events: 'none',
      people: [['Педагогические работники', 0, 0]],
    })
    expect(outcome).toBe('not-applicable')
    expect(reason).toBe('Категория «Педагогические работники»: всего 0 — обязанность никому не поручена')
    expect(cells).toEqual([{ file: FILE, sheet: 'Участники', cell: 'B5', value: 0 }])
  })

  it('an empty or contradictory row excuses nobody', () => {
    for (const row of [
      ['Педагогические работники', null, 0],
      ['Педагогические работники', 0, 3],
      ['Родители', 0, 0],
    ])
      expect(verdictOf(requirement(), { events: 'none', people: [row] }).outcome).toBe('unmet')
  })
})

describe('by obligation', () => {
  it('what is only for information has no verdict', () => {
    expect(verdictOf(requirement({ obligation: 'informative', criterion: null }), {}).outcome).toBeUndefined()
  })

  it('what is recommended is judged like a duty: how it counts is no matter of the verdict', () => {
    expect(verdictOf(requirement({ obligation: 'recommended' }), { events: [EVENT] }).outcome).toBe('partial')
  })

  it('a conditional duty whose sheet says «не было» did not arise; a mandatory one is not done', () => {
    const { outcome, reason } = verdictOf(requirement({ obligation: 'conditional' }), { events: 'none' })
    expect(outcome).toBe('not-applicable')
    expect(reason).toBe('Необходимости не возникло: на листе «Мероприятия» указано «не было»')
    expect(verdictOf(requirement(), { events: 'none' }).outcome).toBe('unmet')
  })

  it('a conditional duty answered «Неприменимо» says why in the reason', () => {
    const answers = { 'r-1': answer('Неприменимо', { comment: 'Трансляций не планировали' }) }
    const { outcome, reason } = verdictOf(requirement({ obligation: 'conditional' }), { events: 'blank' }, { answers })
    expect(outcome).toBe('not-applicable')
    expect(reason).toContain('в комментарии — «Трансляций не планировали»')
  })
})

describe('by time', () => {
  const published = requirement({
    criterion: { kind: 'published-by', acts: ['Приказ'], by: { month: 5, day: 1 } },
  })
  const acts = [['Приказ', '113', '2025-08-28', null]]

  it('a deadline not reached yet does not count, the day after it does', () => {
    const autumn = { periodTo: '2025-12-31', asOf: '2025-12-31' }
    const { outcome, reason } = verdictOf(published, { acts }, {}, autumn)
    expect(outcome).toBe('not-applicable')
    expect(reason).toContain('Срок не наступил: разместить нужно до 01.05.2026')
    expect(verdictOf(published, { acts }, {}, { periodTo: '2026-05-02', asOf: '2026-05-02' }).outcome).toBe('unmet')
  })
})
