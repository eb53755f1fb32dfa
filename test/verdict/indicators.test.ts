import { describe, expect, it } from 'vitest'
import type { Catalogue, Indicator } from '../../src/engine/catalogue/types'
import { indicatorFigures } from '../../src/engine/verdict/indicators'
import type { Evidence, IndicatorFigure } from '../../src/engine/verdict/types'
import { context, evidence, FILE, type Sheets } from './build'

const PARENTS: Indicator = {
  id: 'parents',
  clause: '2.5',
  item: 5,
  title: 'Присоединилось родителей',
  theme: 'participation',
  table: 'people',
  where: [{ column: 'category', in: ['Родители'] }],
  part: 'connected',
  whole: 'total',
  counted: 'родителей',
  done: 'Присоединилось',
}

const WORKS: Indicator = {
  id: 'works',
  clause: '3.7',
  title: 'Работы, сданные за два дня',
  table: 'periods',
  part: 'worksInTime',
  whole: 'worksReceived',
  counted: 'работ',
  done: 'Сдано за два дня',
}

const VIOLATIONS: Indicator = {
  id: 'violations',
  clause: '2.5',
  annex: '1',
  title: 'Нарушения правил участниками',
  table: 'moderation',
  counted: 'нарушений',
  done: 'Записано',
}

const MEETINGS: Indicator = {
  id: 'meetings',
  clause: '2.3',
  title: 'Участники собраний',
  table: 'events',
  where: [{ column: 'kind', in: ['Родительское собрание'] }],
  part: 'participants',
  counted: 'участников собраний',
  done: 'Было',
}

const CHATS: Indicator = {
  id: 'chats',
  clause: '2.2',
  title: 'Чаты в иностранных мессенджерах',
  counted: 'чатов в иностранных мессенджерах',
  from: 'foreignChatsStart',
  to: 'foreignChatsEnd',
}

const PASSPORT = [
  { id: 'foreignChatsStart', title: 'Чатов на начало периода', synonyms: [], type: 'integer' as const },
  { id: 'foreignChatsEnd', title: 'Чатов на конец периода', synonyms: [], type: 'integer' as const },
]

const catalogueWith = (indicators: Indicator[] | undefined): Catalogue => ({
  id: 'c',
  title: 'Положение',
  edition: '1',
  effectiveFrom: '2025-09-01',
  kinds: ['school'],
  terms: {},
  roles: [],
  sections: [],
  requirements: [],
  indicators,
  notes: [],
})

const figureOf = (indicator: Indicator, given: Evidence, sampled = false): IndicatorFigure => {
  const [figure] = indicatorFigures(catalogueWith([indicator]), given, context({ sampled }), PASSPORT)
  if (figure === undefined) throw new Error('no figure')
  return figure
}

const over = (indicator: Indicator, sheets: Sheets, sampled = false): IndicatorFigure =>
  figureOf(indicator, evidence(sheets), sampled)

const cells = ({ evidence: cited }: IndicatorFigure): string[] => cited.map(({ sheet, cell }) => `${sheet}!${cell}`)

const UNKNOWN = { state: 'unknown', value: null, part: null, whole: null }
const NOTHING = { state: 'not-applicable', value: null, part: null, whole: null }

describe('a share', () => {
  it('is part of whole over the matching rows, with both cells of each', () => {
    // 410 ÷ 512 = 0.80078…, shown to the nearest tenth of a percent; the row of pupils is not counted.
    const figure = over(PARENTS, {
      people: [
        ['Обучающиеся', 300, 290],
        ['Родители', 512, 410],
      ],
    })
    expect(figure).toMatchObject({
      ...{ id: 'parents', clause: '2.5', item: 5, annex: null, theme: 'participation', measure: 'share' },
      ...{ label: 'Присоединилось родителей', state: 'known', part: 410, whole: 512, value: 410 / 512 },
      text: 'Присоединилось 410 из 512 родителей (80,1 %)',
    })
    expect(cells(figure)).toEqual(['Участники!C6', 'Участники!B6'])
  })

  it('adds up rows before it divides: (29 + 0 + 10) ÷ (30 + 0 + 20) = 0.78', () => {
    const figure = over(WORKS, {
      periods: [
        ['2026-02-02', '2026-02-06', 'Иное', 30, 29],
        ['2026-02-09', '2026-02-10', 'Иное', 0, 0],
        ['2026-03-02', '2026-03-06', 'Иное', 20, 10],
      ],
    })
    expect(figure).toMatchObject({ state: 'known', part: 39, whole: 50, value: 0.78 })
    expect(figure.text).toBe('Сдано за два дня 39 из 50 работ (78,0 %)')
  })

  it('of a sheet asked for control days says that it is a sample', () => {
    const present: Indicator = { ...WORKS, table: 'attendance', part: 'present', whole: 'listed', done: 'Было' }
    const rows = { attendance: [['2026-02-03', '5А', 25, 24, 1, 0]] }
    expect(over(present, rows, true).text).toBe('Было 24 из 25 работ (96,0 %) (по выборке контрольных дней)')
    expect(over(present, rows).text).toBe('Было 24 из 25 работ (96,0 %)')
  })

  it.each<[string, Sheets, RegExp, string[]]>([
    ['an empty part', { people: [['Родители', 512, null]] }, /нет данных/, ['Участники!C5']],
    ['an empty whole', { people: [['Родители', null, 410]] }, /нет данных/, ['Участники!B5']],
    ['no such row', { people: [['Обучающиеся', 300, 290]] }, /таких строк нет/, ['Участники!']],
    ['a blank sheet', { people: 'blank' }, /не заполнен/, ['Участники!']],
    ['no sheet', {}, /Нет листа «Участники»/, ['Участники!']],
    [
      'a part beyond its whole',
      { people: [['Родители', 10, 11]] },
      /Часть больше целого/,
      ['Участники!C5', 'Участники!B5'],
    ],
  ])('with %s is unknown, never 0', (_, sheets, reason, cited) => {
    const figure = over(PARENTS, sheets)
    expect(figure).toMatchObject(UNKNOWN)
    expect(figure.text).toMatch(reason)
    expect(cells(figure)).toEqual(cited)
  })

  it('of nought, of a sheet declared «не было», and of no matching event has nothing to count', () => {
    expect(over(WORKS, { periods: [['2026-02-02', '2026-02-06', 'Иное', 0, 0]] })).toMatchObject(NOTHING)
    expect(over(WORKS, { periods: 'none' })).toMatchObject(NOTHING)
    const others: Indicator = { ...WORKS, where: [{ column: 'cause', in: ['Карантин'] }] }
    expect(over(others, { periods: [['2026-02-02', '2026-02-06', 'Иное', 3, 3]] })).toMatchObject(NOTHING)
  })

  it('about remote lessons that were not held has nothing to count, unless a sheet shows them', () => {
    const declared = (sheets: Sheets): Evidence => ({
      ...evidence(sheets),
      passport: { remoteLessons: { value: 'не проводились', file: FILE, sheet: 'Учреждение', cell: 'B20' } },
    })
    const figure = figureOf(WORKS, declared({ periods: 'blank' }))
    expect(figure).toMatchObject(NOTHING)
    expect(cells(figure)).toEqual(['Учреждение!B20'])
    const shown = declared({ periods: [['2026-02-02', '2026-02-06', 'Иное', 4, 3]] })
    expect(figureOf(WORKS, shown)).toMatchObject({ state: 'known', value: 0.75 })
    expect(figureOf(PARENTS, declared({ people: [['Родители', 2, 1]] }))).toMatchObject({ value: 0.5 })
  })
})

describe('a count', () => {
  it('is the number of rows, and 0 where the sheet says «не было»', () => {
    const two = over(VIOLATIONS, {
      moderation: [
        ['2025-10-01', 'Удаление'],
        ['2025-11-01', 'Напоминание'],
      ],
    })
    expect(two).toMatchObject({ measure: 'count', annex: '1', state: 'known', value: 2, part: 2, whole: null })
    expect(two.text).toBe('Записано нарушений: 2')
    const none = over(VIOLATIONS, { moderation: 'none' })
    expect(none).toMatchObject({ state: 'known', value: 0 })
    expect(cells(none)).toEqual(['Нарушения и инциденты!B2'])
    expect(over(VIOLATIONS, { moderation: 'blank' })).toMatchObject(UNKNOWN)
  })

  it('is the sum of a column where it has one', () => {
    const figure = over(MEETINGS, {
      events: [
        ['2025-09-10', 'Родительское собрание', 'Сферум', 21],
        ['2025-09-11', 'Совещание', 'Итоги', 7],
        ['2025-09-12', 'Родительское собрание', 'Сферум', 19],
      ],
    })
    expect(figure).toMatchObject({ state: 'known', value: 40, part: 40, whole: null })
    expect(cells(figure)).toEqual(['Мероприятия!D5', 'Мероприятия!D7'])
    expect(over(MEETINGS, { events: [['2025-09-10', 'Родительское собрание', 'Сферум', null]] })).toMatchObject(UNKNOWN)
  })
})

describe('a change', () => {
  const numbers = (start: number | null, end: number | null): Evidence => {
    const place = { file: FILE, sheet: 'Учреждение' }
    const known = (cell: string, value: number | null) => (value === null ? [] : [{ ...place, cell, value }])
    const [from, to] = [known('B22', start)[0], known('B23', end)[0]]
    return {
      ...evidence(),
      passport: {
        ...(from === undefined ? {} : { foreignChatsStart: from }),
        ...(to === undefined ? {} : { foreignChatsEnd: to }),
      },
      passportCells: { foreignChatsStart: { ...place, cell: 'B22' }, foreignChatsEnd: { ...place, cell: 'B23' } },
    }
  }

  it.each([
    [12, 3, -9, 'Чатов в иностранных мессенджерах: на начало периода 12, на конец 3 (меньше на 9)'],
    [0, 2, 2, 'Чатов в иностранных мессенджерах: на начало периода 0, на конец 2 (больше на 2)'],
    [0, 0, 0, 'Чатов в иностранных мессенджерах: на начало периода 0, на конец 0 (без изменений)'],
  ])('from %i to %i is %i', (start, end, value, text) => {
    const figure = figureOf(CHATS, numbers(start, end))
    expect(figure).toMatchObject({ measure: 'change', state: 'known', value, part: end, whole: start, text })
    expect(cells(figure)).toEqual(['Учреждение!B22', 'Учреждение!B23'])
  })

  it('with an empty number is unknown and names it', () => {
    const figure = figureOf(CHATS, numbers(12, null))
    expect(figure).toMatchObject({ ...UNKNOWN, text: 'Не заполнено: «Чатов на конец периода»' })
    expect(figure.evidence).toEqual([{ file: FILE, sheet: 'Учреждение', cell: 'B23', value: null }])
  })
})

it('a catalogue pinned before there were indicators has none', () => {
  expect(indicatorFigures(catalogueWith(undefined), evidence(), context(), PASSPORT)).toEqual([])
})
