import { describe, expect, it } from 'vitest'
import type { Criterion } from '../../src/engine/catalogue/criterion-types'
import type { Catalogue, Requirement } from '../../src/engine/catalogue/types'
import { assess } from '../../src/engine/verdict/assess'
import { mismatch } from '../../src/engine/verdict/discrepancy'
import type { Reply } from '../../src/engine/verdict/answers'
import type { Answer, Evidence, Known, Outcome, Override } from '../../src/engine/verdict/types'
import { answer, context, evidence, FILE, type Sheets } from './build'

const trained: Criterion = { kind: 'at-least', table: 'events', count: 2, counted: 'мероприятий' }
const attested: Criterion = { kind: 'attested', confirmation: ['link'], why: 'на сайте' }
const EVENT = ['2025-10-01', 'Обучение', 'Сферум', 10]

const requirement = (change: Partial<Requirement> = {}): Requirement => ({
  id: 'r-1',
  clause: '2.3',
  item: 4,
  subitem: null,
  annex: null,
  unit: 'u-1',
  role: 'teacher',
  theme: 'training',
  statement: 'Проводится обучение',
  obligation: 'mandatory',
  weight: 2,
  critical: true,
  criticalWhy: 'Без этого нельзя.',
  appliesWhen: null,
  criterion: trained,
  remedy: null,
  ...change,
})
const catalogue = (...requirements: Requirement[]): Catalogue => ({
  id: 'test',
  title: 'Положение',
  edition: '1',
  effectiveFrom: '2025-09-01',
  kinds: ['school'],
  terms: { messenger: 'VK Мессенджер' },
  roles: [{ id: 'teacher', title: 'Педагог', category: 'Педагогические работники' }],
  sections: [],
  requirements,
  notes: [],
})
const known = (value: string, cell: string): Known => ({ value, file: FILE, sheet: 'Учреждение', cell })
const facts = (sheets: Sheets, said?: Answer, passport: Evidence['passport'] = {}): Evidence => ({
  ...evidence(sheets),
  answers: said === undefined ? {} : { 'r-1': said },
  passport,
})
const one = (of: Requirement, given: Evidence, overrides: Override[] = []) => {
  const { verdicts, discrepancies } = assess(catalogue(of), given, overrides, context())
  const [verdict] = verdicts
  if (verdict === undefined) throw new Error('no verdict')
  return { verdict, discrepancies }
}

/** Sheets that give each outcome of «at least two events». */
const SHEETS: Record<Exclude<Outcome, 'not-applicable'>, Sheets> = {
  met: { events: [EVENT, EVENT] },
  partial: { events: [EVENT] },
  unmet: { events: 'none' },
  undetermined: { events: [[null, null, null, null]] },
}
const where: Requirement = requirement({
  criterion: { ...trained, where: [{ column: 'kind', in: ['Обучение'] }] } as Criterion,
})

describe('self-assessment against data, every pair', () => {
  const table: [string, Outcome, string | null][] = [
    ['Да', 'met', null],
    ['Да', 'partial', 'overstated'],
    ['Да', 'unmet', 'overstated'],
    ['Да', 'undetermined', 'unsupported'],
    ['Частично', 'met', 'understated'],
    ['Частично', 'partial', null],
    ['Частично', 'unmet', 'overstated'],
    ['Частично', 'undetermined', 'unsupported'],
    ['Нет', 'met', 'understated'],
    ['Нет', 'partial', 'understated'],
    ['Нет', 'unmet', null],
    ['Нет', 'undetermined', 'unsupported'],
    ['Неприменимо', 'met', 'understated'],
    ['Неприменимо', 'partial', 'understated'],
    ['Неприменимо', 'unmet', 'overstated'],
    ['Неприменимо', 'undetermined', 'unsupported'],
  ]

  it.each(table)('«%s» over data that say %s: %s', (said, outcome, kind) => {
    const { verdict, discrepancies } = one(where, facts(SHEETS[outcome as keyof typeof SHEETS], answer(said)))
    expect(verdict.outcome).toBe(outcome)
    expect(discrepancies.map((each) => each.kind)).toEqual(kind === null ? [] : [kind])
    for (const each of discrepancies) {
      expect(each).toMatchObject({ requirement: 'r-1', clause: '2.3', item: 4, answer: said, outcome })
      expect(each.message).toContain(`самооценка «${said}»`)
      expect(each.evidence[0]).toMatchObject({ sheet: 'Требования', cell: 'E12', value: said })
      expect(each.evidence.length).toBeGreaterThan(1)
    }
  })

  it.each(['yes', 'partly', 'no', 'inapplicable'] as Reply[])(
    '«%s» to an unconditional duty that does not apply differs from nothing',
    (reply) => {
      expect(mismatch(reply, 'not-applicable', 'mandatory')).toBeNull()
    },
  )

  it('a blank answer differs from nothing', () => {
    for (const sheets of Object.values(SHEETS))
      expect(one(where, facts(sheets, answer(null))).discrepancies).toEqual([])
    expect(one(where, facts(SHEETS.met)).discrepancies).toEqual([])
  })

  it('self-report alone has nothing to differ from', () => {
    const { verdict, discrepancies } = one(requirement({ criterion: attested }), facts({}, answer('Да')))
    expect(verdict.outcome).toBe('undetermined')
    expect(discrepancies).toEqual([])
  })
})

describe('a sheet that is not data', () => {
  it.each(['blank', 'missing'] as const)('«Да» over a %s one is undetermined and a discrepancy', (state) => {
    const { verdict, discrepancies } = one(requirement(), facts({ events: state }, answer('Да')))
    expect(verdict).toMatchObject({ outcome: 'undetermined', value: null })
    expect(discrepancies.map(({ kind }) => kind)).toEqual(['unsupported'])
  })

  it.each(['blank', 'missing'] as const)('«Нет» over a %s one is unmet by its own word', (state) => {
    const { verdict, discrepancies } = one(requirement(), facts({ events: state }, answer('Нет')))
    expect(verdict).toMatchObject({ outcome: 'unmet', value: 0 })
    expect(verdict.reason).toMatch(/собственному ответу «Нет»/)
    expect(verdict.evidence.map(({ cell }) => cell)).toEqual(['E12', ''])
    expect(discrepancies).toEqual([])
  })
})

describe('declarations that data contradict', () => {
  it('«не было» over a sheet with rows: the rows count, the contradiction is recorded once', () => {
    const given = facts({ events: [EVENT, EVENT] })
    const table = given.tables['events']
    if (table !== undefined) table.declared = { value: 'не было', file: FILE, sheet: 'Мероприятия', cell: 'B2' }
    const both = catalogue(requirement(), requirement({ id: 'r-2' }))
    const { verdicts, discrepancies } = assess(both, given, [], context())
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(['met', 'met'])
    expect(discrepancies).toHaveLength(1)
    expect(discrepancies[0]).toMatchObject({
      requirement: 'r-1',
      kind: 'unsupported',
      answer: 'не было',
      outcome: 'met',
    })
    expect(discrepancies[0]?.message).toContain('«Мероприятия», B2')
  })

  const remote = requirement({ appliesWhen: 'remote-lessons' })
  const declared = { remoteLessons: known('не проводились', 'B20') }

  it('«Дистанционные занятия: не проводились» switches a requirement off', () => {
    for (const lessons of ['blank', 'missing', 'none'] as const) {
      const { verdict, discrepancies } = one(remote, facts({ lessons, events: 'blank' }, answer('Нет'), declared))
      expect(verdict).toMatchObject({ outcome: 'not-applicable', value: null })
      expect(verdict.evidence).toEqual([{ file: FILE, sheet: 'Учреждение', cell: 'B20', value: 'не проводились' }])
      expect(discrepancies).toEqual([])
    }
  })

  it('but not one that does not depend on them, nor when they were held', () => {
    expect(one(requirement(), facts({ events: 'none' }, undefined, declared)).verdict.outcome).toBe('unmet')
    const held = { remoteLessons: known('проводились', 'B20') }
    expect(one(remote, facts({ events: 'none' }, undefined, held)).verdict.outcome).toBe('unmet')
  })

  it('lessons on the sheet go before the declaration', () => {
    const lessons = [['2026-02-03', '7А', 'Компьютер', 20]]
    const { verdict, discrepancies } = one(remote, facts({ lessons, events: [EVENT] }, undefined, declared))
    expect(verdict).toMatchObject({ outcome: 'partial', value: 0.5 })
    expect(discrepancies.map(({ kind, answer: said }) => [kind, said])).toEqual([['unsupported', 'не проводились']])
  })
})

describe('a role nobody has', () => {
  it('«Всего» 0 switches its duties off', () => {
    const people = [
      ['Заместители', 2, 2],
      ['Педагогические работники', 0, 0],
    ]
    const { verdict } = one(requirement(), facts({ people, events: 'none' }))
    expect(verdict.outcome).toBe('not-applicable')
    expect(verdict.evidence).toEqual([{ file: FILE, sheet: 'Участники', cell: 'B6', value: 0 }])
  })

  it.each([
    ['some', 3, 0],
    ['an unknown number', null, 0],
    ['nobody, of whom ten are connected,', 0, 10],
  ])('%s does not', (_, total, connected) => {
    const people = [['Педагогические работники', total, connected]]
    expect(one(requirement(), facts({ people, events: 'none' })).verdict.outcome).toBe('unmet')
  })
})

describe('a conditional duty', () => {
  const conditional = requirement({ obligation: 'conditional', criterion: attested })
  const onData = requirement({ obligation: 'conditional' })
  const why = { comment: 'Заявок не поступало' }

  it.each(['Нет', 'Неприменимо'])('«%s» with a comment: not applicable, with the comment in the reason', (said) => {
    const { verdict, discrepancies } = one(conditional, facts({}, answer(said, why)))
    expect(verdict).toMatchObject({ outcome: 'not-applicable', value: null })
    expect(verdict.reason).toContain('Заявок не поступало')
    expect(discrepancies).toEqual([])
  })

  it.each(['Нет', 'Неприменимо'])('«%s» without a comment: undetermined', (said) => {
    expect(one(conditional, facts({}, answer(said))).verdict.outcome).toBe('undetermined')
    expect(one(conditional, facts({}, answer(said, { comment: '-' }))).verdict.outcome).toBe('undetermined')
    expect(one(onData, facts({ events: 'blank' }, answer(said))).verdict.outcome).toBe('undetermined')
  })

  it.each(['Нет', 'Неприменимо'])(
    '«%s» over data that show it done: the data win, and that is a discrepancy',
    (said) => {
      for (const outcome of ['met', 'partial'] as const) {
        const { verdict, discrepancies } = one(onData, facts(SHEETS[outcome], answer(said, why)))
        expect(verdict.outcome).toBe(outcome)
        expect(discrepancies.map(({ kind }) => kind)).toEqual(['understated'])
      }
    },
  )

  it('a sheet declared «не было» says that the need did not arise', () => {
    expect(one(onData, facts({ events: 'none' })).verdict.outcome).toBe('not-applicable')
    expect(one(requirement(), facts({ events: 'none' })).verdict.outcome).toBe('unmet')
  })

  it('«Да» is judged like any other', () => {
    expect(one(conditional, facts({}, answer('Да', { confirmation: 'vk.com/school14' }))).verdict.outcome).toBe('met')
    expect(one(conditional, facts({}, answer('Да'))).verdict.outcome).toBe('undetermined')
  })
})

describe('verdicts', () => {
  it('name columns as the form of the catalogue does', () => {
    const titled = context()
    titled.title.column = () => 'Вид в {messenger}'
    const { verdicts } = assess(catalogue(where), facts(SHEETS.undetermined), [], titled)
    expect(verdicts[0]?.reason).toContain('«Вид в VK Мессенджер»')
  })

  it('carry what the requirement is', () => {
    expect(one(requirement(), facts(SHEETS.partial)).verdict).toEqual({
      requirement: 'r-1',
      clause: '2.3',
      item: 4,
      unit: 'u-1',
      role: 'teacher',
      theme: 'training',
      outcome: 'partial',
      value: 0.5,
      weight: 2,
      critical: true,
      reason: 'Указано мероприятий: 1, требуется не менее 2',
      evidence: [{ file: FILE, sheet: 'Мероприятия', cell: '', value: null }],
      computed: null,
    })
  })

  it('take the weight the audit sets', () => {
    const { verdicts } = assess(catalogue(requirement()), facts(SHEETS.met), [], context({ weights: { 'u-1': 5 } }))
    expect(verdicts[0]?.weight).toBe(5)
  })

  it('leave informative requirements out', () => {
    const shown = requirement({ obligation: 'informative', criterion: null, weight: 0 })
    expect(assess(catalogue(shown), facts({}), [], context())).toEqual({ verdicts: [], discrepancies: [] })
  })

  it.each([
    ['met', null, 1],
    ['unmet', 0.7, 0],
    ['partial', 0.8, 0.8],
    ['partial', null, 0.5],
    ['undetermined', 1, null],
    ['not-applicable', null, null],
  ] as const)('an override to %s replaces the outcome and keeps the computed one', (outcome, value, expected) => {
    const override: Override = { requirement: 'r-1', outcome, value, reason: 'Проверено на месте', date: '2026-03-12' }
    const { verdict } = one(requirement(), facts(SHEETS.partial), [override])
    expect(verdict).toMatchObject({ outcome, value: expected })
    expect(verdict.reason).toBe('Решение куратора от 12.03.2026: Проверено на месте')
    expect(verdict.computed).toEqual({
      outcome: 'partial',
      value: 0.5,
      reason: 'Указано мероприятий: 1, требуется не менее 2',
    })
  })

  it('an override of a requirement that is gone changes nothing', () => {
    const gone: Override = { requirement: 'r-9', outcome: 'met', value: 1, reason: 'Проверено', date: '2026-03-12' }
    expect(one(requirement(), facts(SHEETS.partial), [gone]).verdict.outcome).toBe('partial')
  })
})
