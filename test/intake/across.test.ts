import { describe, expect, test } from 'vitest'
import { acrossRemarks, COPIED_TABLES, SAMENESS, type Sender } from '../../src/engine/intake/across'
import { printsOf } from '../../src/engine/intake/prints'
import type { Fact, SentForm, SentTable, SentValue } from '../../src/engine/intake/types'
import { PLAN } from './fixture'

const table = (submission: number, part: Partial<SentTable> = {}): SentTable => ({
  table: 'attendance',
  sheet: 'Посещаемость',
  rows: 12,
  telling: 60,
  digest: 'a',
  undated: 'b',
  submission,
  file: `${submission}.xlsx`,
  ...part,
})
const value = (submission: number, stated: SentValue['value'], cell = 'B8'): SentValue => ({
  value: stated,
  sheet: 'Учреждение',
  cell,
  submission,
  file: `${submission}.xlsx`,
})
const form = (submission: number, part: Partial<SentForm> = {}): SentForm => ({
  institution: submission,
  submission,
  file: `${submission}.xlsx`,
  tables: [],
  passport: {},
  ...part,
})
const sender = (of: SentForm, part: Partial<Sender> = {}): Sender => ({
  form: of,
  name: `Школа ${of.institution}`,
  inn: `59000000${of.institution}`,
  checks: [],
  earlier: null,
  ...part,
})
const told = (senders: Sender[]) =>
  acrossRemarks(senders).map(({ submission, restsOn, remark }) => [submission, restsOn, remark.sheet, remark.cell])

describe('tables of two institutions', () => {
  test('that are the same are told of to the later one, with the other’s name and file', () => {
    const found = acrossRemarks([1, 2, 3].map((at) => sender(form(at, { tables: [table(at)] }))))
    expect(found.map(({ submission, restsOn }) => [submission, restsOn])).toEqual([
      [2, 1],
      [3, 1],
    ])
    expect(found[0]?.remark).toMatchObject({ severity: 'warning', code: 'reconciliation', sheet: 'Посещаемость' })
    expect(found[0]?.remark.message).toContain('не выполнено контрольное соотношение')
    expect(found[0]?.remark.message).toContain('12 строк — те же, что у «Школа 1», файл «1.xlsx»')
  })

  test('that differ, or are of different kinds, are not', () => {
    const others = [table(2, { digest: 'c' }), table(2, { table: 'lessons' })]
    expect(told([sender(form(1, { tables: [table(1)] })), sender(form(2, { tables: others }))])).toEqual([])
  })

  test.each([
    ['rows', SAMENESS.rows],
    ['telling', SAMENESS.telling],
  ])('with fewer %s than %i agree by chance', (what, least) => {
    const both = (count: number) => [1, 2].map((at) => sender(form(at, { tables: [table(at, { [what]: count })] })))
    expect(told(both(least - 1))).toEqual([])
    expect(told(both(least))).toEqual([[2, 1, 'Посещаемость', null]])
  })
})

describe('the form of the previous audit', () => {
  const two = (submission: number, days = 'd'): SentTable[] => [
    table(submission, { digest: days }),
    table(submission, { table: 'groups', sheet: 'Классы и группы', digest: days, undated: 'g' }),
  ]
  const earlier = (tables: SentTable[]) => ({ audit: 'Осень', form: form(1, { institution: 7, tables }) })

  test('sent once more, days aside, is told of', () => {
    const [found, ...more] = acrossRemarks([sender(form(7, { tables: two(7, 'now') }), { earlier: earlier(two(1)) })])
    expect(more).toEqual([])
    expect(found).toMatchObject({ submission: 7, restsOn: 1, remark: { sheet: null, cell: null } })
    expect(found?.remark.message).toContain('листы «Посещаемость», «Классы и группы» те же, что в мониторинге «Осень»')
  })

  test('with one table changed is a new form', () => {
    const [same, other] = two(7)
    const tables = [same, { ...other, undated: 'h' }] as SentTable[]
    expect(told([sender(form(7, { tables }), { earlier: earlier(two(1)) })])).toEqual([])
  })

  test('is not told from fewer tables than are needed', () => {
    const few = (submission: number) => two(submission).slice(0, COPIED_TABLES - 1)
    expect(told([sender(form(7, { tables: few(7) }), { earlier: earlier(few(1)) })])).toEqual([])
  })
})

describe('figures against the previous audit', () => {
  const check = { id: 's', relation: 'steady', field: 'pupils', times: 2, least: 20, message: 'Не вдвое' } as const
  const jumped = (before: number, now: number) =>
    acrossRemarks([
      sender(form(7, { passport: { pupils: value(7, now) } }), {
        checks: [check],
        earlier: { audit: 'Осень', form: form(1, { passport: { pupils: value(1, before) } }) },
      }),
    ])

  test.each([
    [100, 201, true],
    [100, 200, false],
    [100, 50, false],
    [100, 49, true],
    // Three times as many, but only eighteen more.
    [9, 27, false],
    [10, 30, true],
    [0, 20, true],
  ])('%i, then %i: told of — %s', (before, now, expected) => {
    expect(jumped(before, now)).toHaveLength(expected ? 1 : 0)
  })

  test('are told with both and the bounds', () => {
    expect(jumped(101, 240)[0]?.remark).toMatchObject({
      sheet: 'Учреждение',
      cell: 'B8',
      value: '240',
      expected: 'от 51 до 202',
    })
    expect(jumped(101, 240)[0]?.remark.message).toContain('стоит 240, в мониторинге «Осень» было 101')
  })
})

describe('contacts', () => {
  const with_ = (at: number, phone: string, email: string, inn = `590000000${at}`) =>
    sender(form(at, { passport: { phone: value(at, phone, 'B13'), email: value(at, email, 'B14') } }), { inn })

  test('under two names are told of, however they are written', () => {
    expect(
      told([
        with_(1, '+7 (342) 200-10-10', 'office@one.example'),
        with_(2, '8 342 2001010', 'office@two.example'),
        with_(3, '8 342 3001010', 'Office@ONE.example '),
      ]),
    ).toEqual([
      [2, 1, 'Учреждение', 'B13'],
      [3, 1, 'Учреждение', 'B14'],
    ])
  })

  test('of one legal body may be shared; placeholders name nobody', () => {
    expect(told([with_(1, '8 342 2001010', 'нет', '1'), with_(2, '8 342 2001010', 'нет', '1')])).toEqual([])
    expect(told([with_(1, '+7 (000) 000-00-00', '-'), with_(2, '+7 (000) 000-00-00', '-')])).toEqual([])
  })
})

describe('digests of tables', () => {
  const chats = (...rows: [string, number][]): Fact[] =>
    rows.flatMap(([name, pupils], at): Fact[] => [
      { table: 'chats', row: String(at + 2), column: 'name', value: name, sheet: 'Чаты', cell: `A${at + 2}` },
      { table: 'chats', row: String(at + 2), column: 'pupils', value: pupils, sheet: 'Чаты', cell: `B${at + 2}` },
    ])
  const lesson = (day: string): Fact[] => [
    { table: 'lessons', row: '4', column: 'date', value: day, sheet: 'Занятия', cell: 'A4' },
    { table: 'lessons', row: '4', column: 'group', value: '5А', sheet: 'Занятия', cell: 'C4' },
    { table: 'lessons', row: '4', column: 'link', value: true, sheet: 'Занятия', cell: 'E4' },
  ]
  const print = (facts: Fact[]) => printsOf(facts, [], PLAN)[0]

  test('do not depend on the order of rows, on case or spaces', () => {
    const one = print(chats(['Чат 5А', 20], ['Чат 5Б', 0]))
    expect(print(chats(['чат  5б', 0], ['Чат 5А', 20]))).toEqual(one)
    expect(print(chats(['Чат 5А', 20], ['Чат 5Б', 1]))?.digest).not.toBe(one?.digest)
    // Two names and one number: a zero tells nothing.
    expect(one).toMatchObject({ table: 'chats', sheet: 'Чаты', rows: 2, telling: 3 })
  })

  test('are kept with days and without; neither days nor marks tell institutions apart', () => {
    const [one, other] = [print(lesson('2026-02-03')), print(lesson('2026-03-03'))]
    expect(one?.undated).toBe(other?.undated)
    expect(one?.digest).not.toBe(other?.digest)
    expect(one?.telling).toBe(1)
  })

  test('a table declared «не было» has no rows, a blank one is not there', () => {
    const layout = { table: 'lessons', sheet: 'Занятия', columns: {} }
    expect(printsOf([], [{ ...layout, state: 'none' }], PLAN)).toMatchObject([{ table: 'lessons', rows: 0 }])
    expect(printsOf([], [{ ...layout, state: 'blank' }], PLAN)).toEqual([])
  })
})
