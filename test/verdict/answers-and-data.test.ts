import { describe, expect, it } from 'vitest'
import type { Criterion } from '../../src/engine/catalogue/criterion-types'
import type { Catalogue, Requirement } from '../../src/engine/catalogue/types'
import { assess } from '../../src/engine/verdict/assess'
import type { Answer, Evidence, Outcome } from '../../src/engine/verdict/types'
import { answer, context, evidence, type Sheets } from './build'

type Obligation = Requirement['obligation']

/** A criterion whose data can give any outcome. */
const connected: Criterion = {
  kind: 'every-row',
  table: 'chats',
  where: [{ column: 'kind', in: ['Класс (группа)'] }],
  holds: [{ column: 'administrator', is: 'filled' }],
  what: 'у чата класса есть администратор',
}
const CHAT = ['5А', 'Класс (группа)', 'Образцова О. О.']
const BARE = ['5Б', 'Класс (группа)', null]

const DATA: Record<Outcome, Sheets> = {
  met: { chats: [CHAT, CHAT] },
  partial: { chats: [CHAT, BARE] },
  unmet: { chats: [BARE, BARE] },
  // The kind is not given: whether the row is a class chat is not known.
  undetermined: { chats: [['5А', null, 'Образцова О. О.']] },
  'not-applicable': { chats: [['Новости', 'Общешкольный канал', null]] },
}

const requirement = (obligation: Obligation, criterion: Criterion = connected): Requirement => ({
  id: 'r-1',
  clause: '2.4',
  item: 7,
  subitem: null,
  annex: null,
  unit: 'u-1',
  role: null,
  theme: 'chats',
  statement: 'У чатов есть администраторы',
  obligation,
  weight: 1,
  critical: false,
  criticalWhy: null,
  appliesWhen: null,
  criterion,
  remedy: null,
})

const catalogue = (of: Requirement): Catalogue => ({
  id: 'test',
  title: 'Положение',
  edition: '1',
  effectiveFrom: '2025-09-01',
  kinds: ['school'],
  terms: {},
  roles: [],
  sections: [],
  requirements: [of],
  notes: [],
})

const decided = (of: Requirement, sheets: Sheets, said: Answer | null) => {
  const given: Evidence = { ...evidence(sheets), answers: said === null ? {} : { 'r-1': said } }
  const { verdicts, discrepancies } = assess(catalogue(of), given, [], context())
  return { verdict: verdicts[0], kinds: discrepancies.map(({ kind }) => kind), discrepancies }
}

/** Design: Да↔met, Частично↔partial, Нет↔unmet; any other pair is a discrepancy and the data decide. */
const MANDATORY: Record<string, Record<Outcome, string>> = {
  Да: { met: '', partial: 'overstated', unmet: 'overstated', undetermined: 'unsupported', 'not-applicable': '' },
  Частично: { met: 'understated', partial: '', unmet: 'overstated', undetermined: 'unsupported', 'not-applicable': '' },
  Нет: { met: 'understated', partial: 'understated', unmet: '', undetermined: 'unsupported', 'not-applicable': '' },
  Неприменимо: {
    met: 'understated',
    partial: 'understated',
    unmet: 'overstated',
    undetermined: 'unsupported',
    'not-applicable': '',
  },
  '': { met: '', partial: '', unmet: '', undetermined: '', 'not-applicable': '' },
}

const OUTCOMES = Object.keys(DATA) as Outcome[]
const PAIRS = Object.keys(MANDATORY).flatMap((said) => OUTCOMES.map((outcome) => [said, outcome] as const))

describe('an unconditional duty', () => {
  it.each(PAIRS)('«%s» over data that say %s', (said, outcome) => {
    const { verdict, kinds } = decided(requirement('mandatory'), DATA[outcome], answer(said === '' ? null : said))
    expect(verdict?.outcome).toBe(outcome)
    expect(kinds.join()).toBe(MANDATORY[said]?.[outcome])
  })
})

describe('a conditional duty whose rows are there', () => {
  // «Да» and «Частично» say that the need arose; that no row is one of its own supports neither.
  const CONDITIONAL = {
    ...MANDATORY,
    Да: { ...MANDATORY['Да'], 'not-applicable': 'unsupported' },
    Частично: { ...MANDATORY['Частично'], 'not-applicable': 'unsupported' },
  } as typeof MANDATORY
  // With no row surely its own, a comment excuses and no comment leaves the matter open.
  const rows = PAIRS.filter(([said, outcome]) => !(outcome === 'undetermined' && /^Не/.test(said)))

  it.each(rows)('«%s» with a comment over data that say %s: the data decide', (said, outcome) => {
    const given = answer(said === '' ? null : said, { comment: 'Надобности не возникало' })
    const { verdict, kinds } = decided(requirement('conditional'), DATA[outcome], given)
    expect(verdict?.outcome).toBe(outcome)
    expect(kinds.join()).toBe(CONDITIONAL[said]?.[outcome])
  })

  it.each(['Нет', 'Неприменимо'])('«%s» over rows that show the need names them in the reason', (said) => {
    const { verdict } = decided(requirement('conditional'), DATA.unmet, answer(said, { comment: 'Не требовалось' }))
    expect(verdict?.outcome).toBe('unmet')
    expect(verdict?.reason).toContain('Что необходимость была, видно по данным: «Чаты», A5')
    expect(verdict?.reason).not.toContain('Не требовалось')
  })

  it.each(['Нет', 'Неприменимо'])('«%s» with a comment where no row is surely its own is believed', (said) => {
    const given = answer(said, { comment: 'Не требовалось' })
    expect(decided(requirement('conditional'), DATA.undetermined, given)).toMatchObject({
      verdict: { outcome: 'not-applicable' },
      kinds: [],
    })
  })
})

describe('where a need shows', () => {
  const comment = { comment: 'Надобности не возникало' }
  const outcomeOf = (criterion: Criterion, sheets: Sheets): string | undefined =>
    decided(requirement('conditional', criterion), sheets, answer('Неприменимо', comment)).verdict?.outcome
  const order: Criterion = {
    kind: 'document',
    acts: ['Приказ'],
    before: { table: 'periods', column: 'start' },
  }
  const plain: Criterion = { kind: 'document', acts: ['Приказ'] }
  const other = ['Справка', '4', '2026-03-20']

  it('a count that is short shows none', () => {
    const count: Criterion = {
      kind: 'at-least',
      table: 'events',
      count: 1,
      counted: 'трансляций',
      where: [{ column: 'kind', in: ['Трансляция'] }],
    }
    expect(outcomeOf(count, { events: [['2025-10-01', 'Совещание', 'Итоги', 5]] })).toBe('not-applicable')
  })

  it('a whole greater than zero shows it', () => {
    const ratio: Criterion = {
      kind: 'ratio',
      table: 'people',
      part: 'connected',
      whole: 'total',
      target: 1,
      counted: 'педагогов',
      done: 'Связано',
    }
    expect(outcomeOf(ratio, { people: [['Педагогические работники', 40, 0]] })).toBe('unmet')
    expect(outcomeOf(ratio, { people: [['Педагогические работники', 0, 0]] })).toBe('not-applicable')
  })

  it('a missing document shows none, a wrong one of its kind does', () => {
    expect(outcomeOf(plain, { acts: [other] })).toBe('not-applicable')
    expect(outcomeOf(plain, { acts: [other, ['Приказ', 'без номера', '2025-09-01']] })).toBe('unmet')
  })

  it('what a document must come before shows it; «не было» there excuses', () => {
    expect(outcomeOf(order, { acts: [other], periods: [['2026-02-02', '2026-02-06', 'Иное']] })).toBe('unmet')
    expect(outcomeOf(order, { acts: [other], periods: 'blank' })).toBe('not-applicable')
    const { verdict } = decided(requirement('conditional', order), { acts: [other], periods: 'none' }, null)
    expect(verdict).toMatchObject({ outcome: 'not-applicable' })
    expect(verdict?.reason).toContain('на листе «Периоды дистанционного обучения» указано «не было»')
  })

  it('one way of several is enough', () => {
    const rows: Criterion = { ...connected }
    const any: Criterion = { kind: 'any-of', of: [plain, rows] }
    expect(outcomeOf(any, { acts: [other], ...DATA.unmet })).toBe('unmet')
    expect(outcomeOf(any, { acts: [other], ...DATA['not-applicable'] })).toBe('not-applicable')
  })

  it('without an answer and without a sign of need the matter is open', () => {
    const { verdict, kinds } = decided(requirement('conditional', plain), { acts: [other] }, answer(null))
    expect(verdict).toMatchObject({ outcome: 'undetermined', value: null })
    expect(verdict?.reason).toContain('Была ли необходимость, не указано')
    expect(kinds).toEqual([])
    expect(decided(requirement('conditional'), DATA.unmet, answer(null)).verdict?.outcome).toBe('unmet')
  })

  it('«Да» over nothing done is unmet and an overstatement', () => {
    const { verdict, kinds } = decided(requirement('conditional', plain), { acts: [other] }, answer('Да', comment))
    expect([verdict?.outcome, kinds]).toEqual(['unmet', ['overstated']])
  })
})

describe('a discrepancy', () => {
  it.each(OUTCOMES.filter((outcome) => outcome !== 'not-applicable'))(
    'cites the answer’s cell and cells of the data that say %s',
    (outcome) => {
      const said = outcome === 'met' ? 'Нет' : outcome === 'unmet' ? 'Да' : 'Неприменимо'
      const [found, ...more] = decided(requirement('mandatory'), DATA[outcome], answer(said)).discrepancies
      expect(more).toEqual([])
      expect(found?.evidence[0]).toMatchObject({ sheet: 'Требования', cell: 'E12', value: said })
      expect(found?.evidence.some(({ sheet, cell }) => sheet === 'Чаты' && cell !== '')).toBe(true)
    },
  )
})
