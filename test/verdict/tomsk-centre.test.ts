import { describe, expect, it } from 'vitest'
import { loadRules } from '../../src/engine/catalogue/load'
import type { Value } from '../../src/engine/catalogue/evidence-types'
import type { StoredFact } from '../../src/engine/store/fact-types'
import { assess } from '../../src/engine/verdict/assess'
import { evidenceOf } from '../../src/engine/verdict/evidence'
import { resourceTexts } from '../catalogue/resource-texts'
import { context } from './build'

const rules = loadRules(resourceTexts('tomsk-centre'))
const [catalogue] = rules.catalogues
if (catalogue === undefined) throw new Error('tomsk-centre is not loaded')

type Row = Record<string, Value>
type Sheets = Record<string, Row[] | 'none'>

const FILE = 'центр.xlsx'
const FIRST_ROW = 6
const sheetOf = (id: string): string => rules.dictionary.tables.find((table) => table.id === id)?.sheet ?? id

const factsOf = (table: string, rows: Row[]): Omit<StoredFact, 'id'>[] =>
  rows.flatMap((row, at) =>
    Object.entries(row).map(([column, value]) => ({
      submission: 1,
      file: FILE,
      catalogue: null,
      carried: false,
      table,
      row: String(at + FIRST_ROW),
      column,
      value,
      sheet: sheetOf(table),
      cell: `A${at + FIRST_ROW}`,
    })),
  )

const assessed = (sheets: Sheets, remote?: string) => {
  const facts = Object.entries(sheets).flatMap(([id, rows]) => (rows === 'none' ? [] : factsOf(id, rows)))
  const said = { submission: 1, file: FILE, table: 'passport', row: '', column: 'remoteLessons', sheet: 'Учреждение' }
  const all = [...facts, ...(remote === undefined ? [] : [{ ...said, value: remote, cell: 'B18' }])]
  const tables = Object.entries(sheets).map(([table, rows]) => ({
    table,
    sheet: sheetOf(table),
    columns: {},
    state: rows === 'none' ? ('none' as const) : ('filled' as const),
    file: FILE,
  }))
  const data = { facts: all.map((fact, id) => ({ ...fact, id: id + 1 })), tables, keyed: [] }
  return assess(catalogue, evidenceOf(data, rules.dictionary, 'additional'), [], { ...context(), norms: rules.norms })
}

const judged = (id: string, sheets: Sheets, remote?: string) => {
  const found = assessed(sheets, remote).verdicts.find(({ requirement }) => requirement === id)
  return [found?.outcome, found?.value]
}

const chat = (weekMessages: number, earliest?: string, latest?: string): Row => ({
  name: `Чат ${weekMessages}`,
  kind: 'Класс (группа)',
  weekMessages,
  ...(earliest === undefined ? {} : { earliest }),
  ...(latest === undefined ? {} : { latest }),
})

describe('2.7.4: at least 10 posts a week', () => {
  it.each<[number[], string, number]>([
    [[10], 'met', 1],
    [[4, 6], 'met', 1],
    [[4, 5], 'partial', 9 / 10],
    [[0, 0], 'unmet', 0],
  ])('%j in the chats of the centre', (messages, outcome, value) => {
    expect(judged('tc-2.7.4', { chats: messages.map((each) => chat(each)) })).toEqual([outcome, value])
  })
})

describe('2.9.2: chats work from 7.30 to 20.30', () => {
  it.each<[string, Row[], string, number | null]>([
    ['both limits are inside', [chat(5, '07:30', '20:30')], 'met', 1],
    ['a minute too early', [chat(5, '07:29', '20:30')], 'unmet', 0],
    ['a minute too late in one chat of two', [chat(5, '09:00', '20:31'), chat(6, '09:00', '18:00')], 'partial', 0.5],
    ['no time is told', [chat(5)], 'undetermined', null],
    ['a silent chat has no times', [chat(0)], 'not-applicable', null],
  ])('%s', (_, chats, outcome, value) => {
    expect(judged('tc-2.9.2', { chats })).toEqual([outcome, value])
  })
})

describe('2.7.2: a chat of every group', () => {
  const group = (name: string, pupilChat: boolean, parentChat: boolean): Row => ({ group: name, pupilChat, parentChat })

  it.each<[string, Row[], string, number]>([
    ['parents or pupils', [group('1', false, true), group('2', true, false)], 'met', 1],
    ['one group of two has neither', [group('1', false, false), group('2', true, true)], 'partial', 0.5],
    ['the only group has neither', [group('1', false, false)], 'unmet', 0],
  ])('%s', (_, groups, outcome, value) => {
    expect(judged('tc-2.7.2-a', { groups })).toEqual([outcome, value])
  })
})

describe('1.8: applications of parents', () => {
  const period = (cause: string, applications: number, transferred: number): Row => ({
    start: '2026-02-02',
    end: '2026-02-06',
    cause,
    parentApplications: applications,
    transferred,
  })
  const ALERT = 'Режим повышенной готовности'

  it.each<[string, Row[], string, number | null]>([
    ['one for every pupil', [period(ALERT, 120, 120)], 'met', 1],
    ['one is missing', [period(ALERT, 119, 120)], 'unmet', 0],
    ['another cause asks for none', [period('Неблагоприятные погодные условия', 0, 120)], 'not-applicable', null],
  ])('%s', (_, periods, outcome, value) => {
    expect(judged('tc-1.8', { periods })).toEqual([outcome, value])
  })
})

const remote = (group: string, rest: Row = {}): Row => ({
  programme: 'Радуга',
  teacher: 'Первая П. П.',
  group,
  hours: 4,
  pupils: 12,
  format: 'Синхронное',
  regime: 'Согласно учебному расписанию',
  forms: 'видеоуроки',
  links: 'https://sferum.ru/',
  ...rest,
})
const mark = (group: string): Row => ({ programme: 'Радуга', group, date: '2026-02-03', present: 9 })
const without = (column: string): Row => Object.fromEntries(Object.entries(remote('2')).filter(([id]) => id !== column))

describe('4.20 and annex 1: monitoring in the form of the annex', () => {
  it('needs every column of every group, and a table at all', () => {
    expect(judged('tc-4.20-b', { remote_programmes: [remote('1')] })).toEqual(['met', 1])
    // The table is there: 1; one row of two is full: 1/2; together (1 + 1/2) / 2.
    expect(judged('tc-4.20-b', { remote_programmes: [remote('1'), without('forms')] })).toEqual(['partial', 0.75])
    expect(judged('tc-4.20-b', { remote_programmes: 'none' })).toEqual(['unmet', 0])
  })

  it('needs marks of every group', () => {
    const groups = [remote('1'), remote('2')]
    expect(judged('tc-4.21-5', { remote_programmes: groups, remote_marks: [mark('1'), mark('2')] })).toEqual(['met', 1])
    expect(judged('tc-4.21-5', { remote_programmes: groups, remote_marks: [mark('1')] })).toEqual(['partial', 0.5])
  })

  it('shows lessons that the passport denies: the data decide', () => {
    const none = 'не проводились'
    expect(judged('tc-4.20-b', {}, none)).toEqual(['not-applicable', null])
    expect(judged('tc-4.20-b', { remote_programmes: [remote('1')] }, none)).toEqual(['met', 1])
    const { discrepancies } = assessed({ remote_programmes: [remote('1')] }, none)
    expect(discrepancies.map(({ answer }) => answer)).toEqual([none])
  })
})

describe('2.2.1 and 4.4.1: a video call for synchronous lessons', () => {
  const taught = (format: string, forms: string) => (group: string) => remote(group, { format, forms })
  const called = taught('Синхронное', 'Видеоуроки')

  it.each<[string, Row[], string, number | null]>([
    ['the words of the annex', [called('1')], 'met', 1],
    ['one group of two is only written to', [called('1'), taught('Синхронное', 'переписка')('2')], 'partial', 0.5],
    ['no form is told', [remote('1', { format: 'Синхронное', forms: '—' })], 'unmet', 0],
    ['nobody is taught synchronously', [taught('Асинхронное', 'консультации')('1')], 'not-applicable', null],
  ])('%s', (_, remote_programmes, outcome, value) => {
    expect(judged('tc-2.2.1', { remote_programmes })).toEqual([outcome, value])
    expect(judged('tc-4.4.1', { remote_programmes })).toEqual([outcome, value])
  })

  it('does not look at the links, which 2.2.3 decides', () => {
    const linkless = { ...without('links'), group: '1' }
    expect(judged('tc-2.2.1', { remote_programmes: [linkless] })).toEqual(['met', 1])
    expect(judged('tc-4.21-4', { remote_programmes: [linkless] })).toEqual(['met', 1])
    expect(judged('tc-2.2.3', { remote_programmes: [linkless] })).toEqual(['unmet', 0])
  })
})

const event = (kind: string, topic: string): Row => ({ date: '2026-02-03', kind, topic })

describe('2.7.5: video with pupils and parents', () => {
  const recorded = remote('1', { format: 'Асинхронное', forms: 'Обучающие видеоролики' })

  it.each<[string, Row, string]>([
    ['a call by its kind', event('Занятие по видеосвязи', 'Натюрморт'), 'met'],
    ['a meeting by its topic', event('Родительское собрание', 'Итоги, онлайн'), 'met'],
    ['training of the staff is not for them', event('Обучение', 'Вебинар онлайн'), 'unmet'],
    ['a film that was shown is no call', event('Классный час', 'Показ видеоролика'), 'unmet'],
  ])('%s', (_, held, outcome) => {
    expect(judged('tc-2.7.5', { events: [held], remote_programmes: [recorded] })[0]).toBe(outcome)
  })
})

describe('4.9: pupils are consulted', () => {
  const lessons = [remote('1')]

  it.each<[string, Row[], Row, string]>([
    ['in the forms of a group', [remote('1', { forms: 'видеоуроки, консультации' })], event('Иное', 'Сбор'), 'met'],
    ['at a meeting', lessons, event('Информирование', 'Консультация для обучающихся'), 'met'],
    ['not by advising teachers', lessons, event('Методическое', 'Консультация педагогов'), 'unmet'],
  ])('%s', (_, remote_programmes, held, outcome) => {
    expect(judged('tc-4.9-c', { remote_programmes, events: [held] })[0]).toBe(outcome)
  })
})

describe('2.7.6: what is harmful does not stay in a chat', () => {
  const indecent = (measure: string): Row => ({
    date: '2026-02-03',
    chat: 'Радуга',
    violation: 'Непристойный или не относящийся к учёбе материал',
    measure,
    measureDate: '2026-02-03',
  })

  it('a reminder is not enough for it', () => {
    expect(judged('tc-2.7.6', { moderation: [indecent('Удаление')] })).toEqual(['met', 1])
    expect(judged('tc-2.7.6', { moderation: [indecent('Напоминание')] })).toEqual(['unmet', 0])
  })
})

describe('4.22: any of three regimes', () => {
  const regimes = (...each: string[]) => each.map((regime, at) => remote(String(at + 1), { regime }))

  it.each<[string, Row[], string, number]>([
    ['the timetable', regimes('Согласно учебному расписанию'), 'met', 1],
    ['a regime of its own', regimes('Специальный режим'), 'met', 1],
    ['one by one, in the words of the annex', regimes('По инд.расписанию'), 'met', 1],
    ['days and hours', regimes('вт, чт 16:00'), 'met', 1],
    ['days with a dot in the hour', regimes('вторник и четверг, 16.00'), 'met', 1],
    ['to each group its own', regimes('По расписанию', 'Индивидуальное сопровождение'), 'met', 1],
    ['one group of two has none', regimes('По расписанию', 'нет'), 'partial', 0.5],
    ['none has any', regimes('нет'), 'unmet', 0],
  ])('%s', (_, remote_programmes, outcome, value) => {
    expect(judged('tc-4.22-a', { remote_programmes })).toEqual([outcome, value])
  })
})

describe('2.9.3: the reaction to prohibited conduct', () => {
  const violation = (measure: string): Row => ({
    date: '2026-02-03',
    chat: 'Радуга',
    violation: 'Голосовое сообщение',
    measure,
    measureDate: '2026-02-04',
  })

  it('is what counts, not the conduct', () => {
    expect(judged('tc-2.9.3-9', { moderation: [violation('Напоминание')] })).toEqual(['met', 1])
    expect(judged('tc-2.9.3-9', { moderation: [violation('Не принята')] })).toEqual(['unmet', 0])
    expect(judged('tc-2.9.3-9', { moderation: 'none' })).toEqual(['not-applicable', null])
  })
})
