import { describe, expect, it } from 'vitest'
import { loadRules } from '../../src/engine/catalogue/load'
import { scoredOf, unitsOf } from '../../src/engine/comparison/units'
import { resourceTexts } from '../catalogue/resource-texts'
import { judgeBy, verdictsBy, type Sheet } from './judge-sheets'

const rules = loadRules(resourceTexts('kindergarten'))
const judged = judgeBy(rules, 'preschool')

const MET = ['met', 1]
const UNMET = ['unmet', 0]
const NOT_APPLICABLE = ['not-applicable', null]

const acts = (...rows: Record<string, string>[]): Sheet => ({ table: 'acts', rows })

describe('2.1; 2.2, п. 2: the administrator is a teaching person', () => {
  const appointed = (position: string) =>
    judged(
      'kg-2.1-a',
      acts({
        kind: 'Приказ о назначении администратора',
        number: '14',
        date: '2025-09-01',
        responsible: 'Ким',
        position,
      }),
    )

  it.each(['воспитатель', 'Старший воспитатель', 'музыкальный руководитель', 'учитель-логопед'])('%s', (position) => {
    expect(appointed(position)).toEqual(MET)
  })

  it.each(['младший воспитатель', 'заместитель заведующего по воспитательной работе', 'завхоз'])(
    'not %s',
    (position) => {
      expect(appointed(position)).toEqual(UNMET)
    },
  )
})

describe('2.1, п. 4 and 5: the groups on the platform', () => {
  const group = (name: string, onPlatform: boolean) => ({ group: name, onPlatform })
  const sheet: Sheet = {
    table: 'groups',
    rows: [group('Ромашка', true), group('Колобок', true), group('Лучик', true), group('Теремок', false)],
  }

  it('one missing of four leaves three quarters to both', () => {
    expect(judged('kg-2.1-4', sheet)).toEqual(['partial', 0.75])
    expect(judged('kg-2.1-5', sheet)).toEqual(['partial', 0.75])
  })

  it('weighs once', () => {
    const [catalogue] = rules.catalogues
    if (catalogue === undefined) throw new Error('kindergarten is not loaded')
    const units = unitsOf(scoredOf(catalogue, verdictsBy(rules, 'preschool', [sheet])), {})
    expect(units.filter(({ theme }) => theme === 'structure').map(({ unit, value }) => [unit, value])).toEqual([
      ['kg-2.1-4', 0.75],
    ])
  })
})

describe('2.1, п. 9: requests of teachers to join', () => {
  const requests = (requestsReceived: number, requestsProcessed: number): Sheet => ({
    table: 'invites',
    rows: [
      { role: 'Педагогические работники', requestsReceived, requestsProcessed },
      { role: 'Родители', requestsReceived: 9, requestsProcessed: 0 },
    ],
  })

  it('are all considered; those of parents are not asked of the text', () => {
    expect(judged('kg-2.1-9', requests(4, 4))).toEqual(MET)
    expect(judged('kg-2.1-9', requests(4, 3))).toEqual(UNMET)
    expect(judged('kg-2.1-9', requests(0, 0))).toEqual(NOT_APPLICABLE)
  })
})

describe('2.2, п. 6 and 7: control and analysis', () => {
  const report = (kind: string) => acts({ kind, date: '2025-12-20' })
  const both = (kind: string) => ['kg-2.2-6', 'kg-2.2-7'].map((id) => judged(id, report(kind)))

  it('a report on control is no analysis; an analysis is both', () => {
    expect(both('Справка о контроле')).toEqual([MET, UNMET])
    expect(both('Аналитическая справка')).toEqual([MET, MET])
  })
})

describe('2.2, п. 9: staff changes', () => {
  const left = (teachers: number, specialists: number): Sheet => ({
    table: 'people',
    rows: [
      { category: 'Педагогические работники', total: 12, left: 2, removed: teachers },
      { category: 'Специалисты', total: 4, left: 1, removed: specialists },
    ],
  })

  it('reach the administrator for every kind of staff; he answers for teachers', () => {
    expect(judged('kg-2.2-9a', left(2, 1))).toEqual(MET)
    expect(judged('kg-2.2-9a', left(2, 0))).toEqual(['partial', 0.5])
    expect(judged('kg-2.1-11', left(2, 0))).toEqual(MET)
    expect(judged('kg-2.1-11', left(1, 1))).toEqual(UNMET)
  })
})

describe('2.3, п. 5: materials in the chats of the groups', () => {
  const chats = (...weeks: number[]): Sheet => ({
    table: 'chats',
    rows: weeks.map((weekMessages, at) => ({ name: `Чат ${at + 1}`, kind: 'Родительский', weekMessages })),
  })

  it('appear in every chat that is written in', () => {
    expect(judged('kg-2.3-5', chats(3, 1))).toEqual(MET)
    expect(judged('kg-2.3-5', chats(0, 0))).toEqual(UNMET)
  })

  it('are not shown by the common chats alone', () => {
    expect(
      judged('kg-2.3-5', { table: 'chats', rows: [{ name: 'Все', kind: 'Учительская', weekMessages: 9 }] }),
    ).toEqual(UNMET)
  })
})

describe('2.3, п. 7; 2.4, п. 3: security of access', () => {
  const cases = (violation: string, measure: string): Sheet => ({
    table: 'moderation',
    rows: [{ date: '2025-11-10', chat: 'профиль', violation, measure, measureDate: '2025-11-11' }],
  })
  const PASSED_ON = 'Доступ к аккаунту передан третьему лицу'

  it.each(['kg-2.3-7', 'kg-2.4-3'])('%s: every case is answered, and other breaches do not matter', (id) => {
    expect(judged(id, cases(PASSED_ON, 'Блокировка'))).toEqual(MET)
    expect(judged(id, cases(PASSED_ON, 'Не принята'))).toEqual(UNMET)
    expect(judged(id, cases('Реклама', 'Не принята'))).toEqual(NOT_APPLICABLE)
  })
})
