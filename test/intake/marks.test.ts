import { describe, expect, test } from 'vitest'
import type { EvidenceTable, Field } from '../../src/engine/catalogue/evidence-types'
import type { FormPlan } from '../../src/engine/catalogue/types'
import { takeReading } from '../../src/engine/intake/take'
import type { Fact, Intake } from '../../src/engine/intake/types'
import type { Merge, Sheet } from '../../src/engine/workbook/types'
import { date, IDENTITY, PASSPORT, PLAN, reading, sheet, withSheet } from './fixture'
import { balanceOf, codes } from './taking'

const field = (id: string, title: string, type: Field['type'], more: Partial<Field> = {}): Field => ({
  ...{ id, title, type, synonyms: [], required: true },
  ...more,
})

const SHEET = 'Удалённое обучение'
const programme = field('programme', 'Образовательная программа', 'text', { synonyms: ['Программа'] })
const group = field('group', 'Группа', 'text')
const PROGRAMMES: EvidenceTable = {
  ...{ id: 'programmes', sheet: SHEET, synonyms: [], event: true, key: ['programme', 'group'], rows: 5, hint: '' },
  columns: [programme, field('teacher', 'Педагог', 'text'), group, field('pupils', 'Кол-во учащихся', 'integer')],
}
const MARKS: EvidenceTable = {
  ...PROGRAMMES,
  id: 'marks',
  from: {
    ...{ table: 'programmes', by: 'date', value: 'present', title: 'Даты / отметки педагога' },
    ...{ synonyms: ['Даты'], columns: 3 },
  },
  key: ['programme', 'group', 'date'],
  columns: [
    { ...programme, synonyms: [] },
    { ...group },
    field('date', 'Дата занятия', 'date'),
    field('present', 'Отметка педагога', 'integer', { unit: 'чел.', min: 0, max: 200 }),
  ],
}
const plan: FormPlan = { ...PLAN, tables: [PROGRAMMES, MARKS], checks: [] }

const merge = (top: number, left: number, bottom: number, right: number): Merge => ({ top, left, bottom, right })
/** Rows 1–2 are the header: A–D merged downwards, the heading of the marks over E–G. */
const HEAD = [merge(0, 4, 0, 6), ...[0, 1, 2, 3].map((column) => merge(0, column, 1, column))]
const TITLES = ['Образовательная программа', 'Педагог', 'Группа', 'Кол-во учащихся', 'Даты / отметки педагога']

const take = (rows: Parameters<typeof sheet>[1], merges: Merge[] = [], checks: FormPlan['checks'] = []): Intake => {
  const own: Sheet = { ...sheet(SHEET, rows), merges }
  const answers = withSheet(sheet('Участники', [])).sheets.find(({ title }) => title === 'Требования')
  const result = takeReading(reading(IDENTITY, PASSPORT, answers as Sheet, own), [{ ...plan, checks }])
  if (!('facts' in result)) throw new Error(result.message)
  return result
}

const factsOf = ({ facts }: Intake, table: string): string[] =>
  facts
    .filter((fact) => fact.table === table)
    .map(({ row, column, value, cell }: Fact) => `${row} ${column} ${value} ${cell}`)

const layoutOf = ({ tables }: Intake, table: string) => tables.find((each) => each.table === table)

describe('a register of marks under dates', () => {
  const intake = take(
    [
      TITLES,
      [null, null, null, null, date('2026-02-03'), '10.02.2026'],
      ['Весёлая кисточка', 'Иванова А. А.', '1', 15, '12 чел', 11],
      [null, null, '2', 10, null, '9 человек'],
      ['Шахматы', 'Петров П. П.', '1', 8, '0 чел.'],
    ],
    [...HEAD, merge(2, 0, 3, 0), merge(2, 1, 3, 1)],
  )

  test('gives every row its programme and teacher from the cells merged over it', () => {
    expect(factsOf(intake, 'programmes')).toEqual([
      ...['3 programme Весёлая кисточка A3', '3 teacher Иванова А. А. B3', '3 group 1 C3', '3 pupils 15 D3'],
      ...['4 programme Весёлая кисточка A3', '4 teacher Иванова А. А. B3', '4 group 2 C4', '4 pupils 10 D4'],
      ...['5 programme Шахматы A5', '5 teacher Петров П. П. B5', '5 group 1 C5', '5 pupils 8 D5'],
    ])
  })

  test('gives a row for each mark, with the day above it and the cell it stands in', () => {
    expect(factsOf(intake, 'marks')).toEqual([
      ...['E3 programme Весёлая кисточка A3', 'E3 group 1 C3', 'E3 date 2026-02-03 E2', 'E3 present 12 E3'],
      ...['F3 programme Весёлая кисточка A3', 'F3 group 1 C3', 'F3 date 2026-02-10 F2', 'F3 present 11 F3'],
      ...['F4 programme Весёлая кисточка A3', 'F4 group 2 C4', 'F4 date 2026-02-10 F2', 'F4 present 9 F4'],
      ...['E5 programme Шахматы A5', 'E5 group 1 C5', 'E5 date 2026-02-03 E2', 'E5 present 0 E5'],
    ])
  })

  test('says where both tables stand, and loses no row', () => {
    expect(codes(intake)).toEqual([])
    expect(layoutOf(intake, 'programmes')).toMatchObject({ state: 'filled', columns: { programme: 'A', pupils: 'D' } })
    expect(layoutOf(intake, 'marks')).toEqual({
      ...{ table: 'marks', sheet: SHEET, columns: { programme: 'A', group: 'C' }, state: 'filled' },
    })
    // Two rows of header, three of data.
    expect(balanceOf(intake, SHEET)).toEqual([5, 3, 0, 2])
  })
})

describe('marks that cannot be taken as they stand', () => {
  test('a mark under no date is remarked once for its column, and kept without a day', () => {
    const intake = take(
      [TITLES, [null, null, null, null, date('2026-02-03')], ['П', 'И', '1', 15, 12, 11], ['П', 'И', '2', 15, 12, 10]],
      HEAD,
    )
    expect(codes(intake)).toEqual(['error no-date F2'])
    expect(intake.remarks[0]?.message).toBe(
      'Лист «Удалённое обучение», ячейка F2: над отметками столбца F нет даты, неизвестно, к какому дню они относятся. Впишите дату.',
    )
    expect(factsOf(intake, 'marks').filter((fact) => fact.startsWith('F3'))).toEqual([
      'F3 programme П A3',
      'F3 group 1 C3',
      'F3 present 11 F3',
    ])
    expect(balanceOf(intake, SHEET)).toEqual([4, 0, 2, 2])
  })

  test('a heading that is no date is remarked only where marks stand under it', () => {
    const rows = (mark: number | null) => [
      TITLES,
      [null, null, null, null, 'Чч.мм.гг.', date('2026-02-03')],
      ['П', 'И', '1', 15, mark, 9],
    ]
    expect(codes(take(rows(null), HEAD))).toEqual([])
    expect(codes(take(rows(12), HEAD))).toEqual(['error wrong-type E2'])
  })

  test('a mark that is no number is remarked and leaves its row open', () => {
    const intake = take([TITLES, [null, null, null, null, date('2026-02-03')], ['П', 'И', '1', 15, '12 из 15']], HEAD)
    expect(codes(intake)).toEqual(['error several-numbers E3'])
    expect(factsOf(intake, 'marks')).toEqual(['E3 programme П A3', 'E3 group 1 C3', 'E3 date 2026-02-03 E2'])
    expect(balanceOf(intake, SHEET)).toEqual([3, 0, 1, 2])
  })

  test('a mark beside an empty row is not lost', () => {
    const intake = take(
      [TITLES, [null, null, null, null, date('2026-02-03')], ['П', 'И', '1', 15, 12], [null, null, null, null, 11]],
      HEAD,
    )
    expect(codes(intake)).toEqual(['error key-missing E4'])
    expect(balanceOf(intake, SHEET)).toEqual([4, 1, 1, 2])
  })

  test('a sheet of programmes without a mark leaves the marks blank; «не было» counts for both', () => {
    const unmarked = take([TITLES, ['П', 'И', '1', 15]], [])
    expect(layoutOf(unmarked, 'programmes')?.state).toBe('filled')
    expect(layoutOf(unmarked, 'marks')?.state).toBe('blank')
    const none = take([['В периоде были / не было:', 'не было'], TITLES], [])
    expect(layoutOf(none, 'marks')?.state).toBe('none')
  })

  test('a sheet that lost the columns of marks says so', () => {
    const intake = take([TITLES.slice(0, 4), ['П', 'И', '1', 15]])
    expect(codes(intake)).toEqual(['warning missing-column null'])
    expect(intake.remarks[0]?.message).toContain('«Даты / отметки педагога»')
  })
})

test('a day outside the period is remarked once, however many marks stand under it', () => {
  const inPeriod: FormPlan['checks'][number] = {
    ...{ relation: 'in-period', id: 'marks-in-period', table: 'marks', column: 'date', message: 'Даты внутри периода' },
  }
  const rows = [
    ['П', 'И', '1', 15, 12],
    ['П', 'И', '2', 15, 12],
  ]
  const intake = take([TITLES, [null, null, null, null, date('2020-02-03')], ...rows], HEAD, [inPeriod])
  expect(codes(intake)).toEqual(['warning reconciliation E2'])
})

describe('headers as they come back', () => {
  const marks = ['E3 programme П A3', 'E3 group 1 C3', 'E3 date 2026-02-03 E2', 'E3 present 12 E3']
  const rows = [TITLES, [null, null, null, null, date('2026-02-03')], ['П', 'И', '1', 15, 12]]

  test('without its merges', () => expect(factsOf(take(rows), 'marks')).toEqual(marks))

  test('with days in the one row of titles', () => {
    const intake = take([
      [...TITLES.slice(0, 4), date('2026-02-03'), '10.02.2026'],
      ['П', 'И', '1', 15, 12, 11],
    ])
    expect(codes(intake)).toEqual([])
    expect(factsOf(intake, 'marks').filter((fact) => fact.includes('present'))).toEqual([
      'E2 present 12 E2',
      'F2 present 11 F2',
    ])
    expect(factsOf(intake, 'marks')).toContain('F2 date 2026-02-10 F1')
  })

  test('with marks before the other columns', () => {
    const intake = take(
      [
        ['Даты', null, ...TITLES.slice(0, 4)],
        [date('2026-02-03'), date('2026-02-10')],
        [12, 11, 'П', 'И', '1', 15],
      ],
      [merge(0, 0, 0, 1)],
    )
    expect(codes(intake)).toEqual([])
    expect(factsOf(intake, 'marks')).toContain('B3 date 2026-02-10 B2')
    expect(factsOf(intake, 'programmes')).toContain('3 pupils 15 F3')
  })
})

describe('merged cells of any table', () => {
  const people = (rows: Parameters<typeof sheet>[1], merges: Merge[]): Intake => {
    const result = takeReading(withSheet({ ...sheet('Участники', rows), merges }), [PLAN])
    if (!('facts' in result)) throw new Error(result.message)
    return result
  }

  test('titles of two rows are read as one header', () => {
    const intake = people(
      [
        ['Категория', 'Педагоги'],
        [null, 'Всего', 'Подключено'],
        ['Руководитель', 1, 1],
      ],
      [merge(0, 0, 1, 0), merge(0, 1, 0, 2)],
    )
    expect(codes(intake)).toEqual([])
    expect(factsOf(intake, 'people')).toEqual(['3 category Руководитель A3', '3 total 1 B3', '3 joined 1 C3'])
    expect(balanceOf(intake, 'Участники')).toEqual([3, 1, 0, 2])
  })

  test('a note merged above the header is none of it', () => {
    const rows = [
      ['Примечание', 'о форме'],
      ['Категория', 'Всего', 'Подключено'],
      ['Руководитель', 1, 1],
    ]
    const intake = people(rows, [merge(0, 1, 0, 2)])
    expect(codes(intake)).toEqual([])
    expect(factsOf(intake, 'people')).toEqual(['3 category Руководитель A3', '3 total 1 B3', '3 joined 1 C3'])
    expect(balanceOf(intake, 'Участники')).toEqual([3, 1, 0, 2])
  })

  test('a value merged over two rows belongs to both; one that cannot be read is remarked once', () => {
    const lessons = (first: Parameters<typeof date>[0] | null) => {
      const rows = [
        ['Дата', 'Класс'],
        [first === null ? 'вчера' : date(first), '7А'],
        [null, '7Б'],
        [null, '7В'],
      ]
      const own = { ...sheet('Дистанционные занятия', rows), merges: [merge(1, 0, 2, 0)] }
      const result = takeReading(withSheet(own), [PLAN])
      if (!('facts' in result)) throw new Error(result.message)
      return result
    }
    const read = lessons('2026-02-03')
    expect(factsOf(read, 'lessons')).toEqual([
      ...['2 date 2026-02-03 A2', '2 group 7А B2', '3 date 2026-02-03 A2', '3 group 7Б B3', '4 group 7В B4'],
    ])
    expect(codes(read).filter((code) => code.startsWith('error'))).toEqual(['error key-missing A4'])
    const unread = codes(lessons(null)).filter((code) => code.startsWith('error'))
    expect(unread).toEqual(['error wrong-type A2', 'error key-missing A4'])
    expect(balanceOf(read, 'Дистанционные занятия')).toEqual([4, 2, 1, 1])
  })

  test('a row that holds nothing of its own under a merge stays empty', () => {
    const rows = [
      ['Дата', 'Класс'],
      [date('2026-02-03'), '7А'],
      [null, null, 'заметка'],
    ]
    const own = { ...sheet('Дистанционные занятия', rows), merges: [merge(1, 0, 2, 0)] }
    const result = takeReading(withSheet(own), [PLAN])
    if (!('facts' in result)) throw new Error(result.message)
    expect(factsOf(result, 'lessons')).toEqual(['2 date 2026-02-03 A2', '2 group 7А B2'])
    expect(codes(result)).toContain('warning outside-columns C3')
  })
})
