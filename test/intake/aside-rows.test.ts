import { describe, expect, test } from 'vitest'
import type { Field } from '../../src/engine/catalogue/evidence-types'
import type { FormPlan } from '../../src/engine/catalogue/types'
import { takeReading } from '../../src/engine/intake/take'
import type { Intake } from '../../src/engine/intake/types'
import { PLAN, sheet, withSheet } from './fixture'
import { balanceOf, codes, take } from './taking'

type Rows = Parameters<typeof sheet>[1]

const HEAD = ['Название', 'Обучающихся']

const chats = (...rows: Rows): Intake => take(withSheet(sheet('Чаты', [HEAD, ...rows])))

const names = ({ facts }: Intake): unknown[] =>
  facts.filter(({ table, column }) => table === 'chats' && column === 'name').map(({ value }) => value)

const reasons = (intake: Intake, title: string): Record<string, number> =>
  intake.balance.find((each) => each.sheet === title)?.reasons ?? {}

describe('rows that are no data', () => {
  test.each(['Итого', 'ИТОГО:', 'Всего', 'Всего по школе', 'Итого по учреждению:', 'Всего чел.', 'Итог'])(
    '«%s» over figures is a row of totals',
    (words) => {
      const intake = chats(['5А класс', 25], [words, 25])
      expect(names(intake)).toEqual(['5А класс'])
      expect(reasons(intake, 'Чаты')).toEqual({ 'шапка таблицы': 1, 'строка итогов': 1 })
    },
  )

  test.each(['Всего понемногу', 'Итоговая аттестация', 'Всегда на связи'])('«%s» is a name like any other', (words) => {
    expect(names(chats([words, 25]))).toEqual([words])
  })

  test('totals behind a column of numbers and of formulas are totals too', () => {
    const intake = take(
      withSheet(
        sheet('Участники', [
          ['№', 'Категория', 'Всего', 'Подключено'],
          [1, 'Руководитель', 1, 1],
          [2, 'Итого', { type: 'formula', value: 'SUM(C2:C2)' }, 1],
        ]),
      ),
    )
    expect(reasons(intake, 'Участники')).toEqual({ 'шапка таблицы': 1, 'строка итогов': 1 })
    expect(codes(intake).filter((code) => !code.includes('unknown-column'))).toEqual([])
  })

  test('«Всего» that the list of categories knows is a category', () => {
    const choices = { categories: [...(PLAN.choices['categories'] ?? []), 'Всего'] }
    const plan: FormPlan = { ...PLAN, choices }
    const result = takeReading(
      withSheet(
        sheet('Участники', [
          ['Категория', 'Всего', 'Подключено'],
          ['Всего', 41, 32],
        ]),
      ),
      [plan],
    )
    expect('facts' in result && balanceOf(result, 'Участники')).toEqual([2, 1, 0, 1])
  })

  test('numbers of columns under the header are skipped, elsewhere such a row is data', () => {
    const rows: Rows = [
      ['Категория', 'Всего', 'Подключено'],
      [1, 2, 3],
      ['Руководитель', 1, 1],
    ]
    const intake = take(withSheet(sheet('Участники', rows)))
    expect(reasons(intake, 'Участники')).toEqual({ 'шапка таблицы': 1, 'номера столбцов': 1 })
    const later = take(withSheet(sheet('Участники', [rows[0] ?? [], rows[2] ?? [], [1, 2, 3]])))
    expect(balanceOf(later, 'Участники')).toEqual([3, 1, 1, 1])
  })

  test('an example and our own instruction are skipped', () => {
    const intake = chats(
      ['Пример', 25],
      ['Пример: 5А класс', 25],
      ['Образец заполнения', 3],
      ['Одна строка на чат.'],
      ['5А класс', 25],
    )
    expect(names(intake)).toEqual(['5А класс'])
    expect(reasons(intake, 'Чаты')).toEqual({ 'шапка таблицы': 1, 'строка-пример': 3, 'заголовок или подсказка': 1 })
  })

  test('the header printed once more on another page is skipped, with its numbers of columns', () => {
    const head = ['Категория', 'Всего', 'Подключено']
    const rows: Rows = [head, [1, 2, 3], ['Руководитель', 1, 1], head, [1, 2, 3], ['Обучающиеся', 640, 512]]
    const intake = take(withSheet(sheet('Участники', rows)))
    expect(balanceOf(intake, 'Участники')).toEqual([6, 2, 0, 4])
    expect(codes(intake)).toEqual([])
  })

  test('a header of two rows printed once more is skipped whole', () => {
    const upper = ['Категория', 'Человек']
    const lower = [null, 'Всего', 'Подключено']
    const rows: Rows = [upper, lower, ['Руководитель', 1, 1], upper, lower, ['Обучающиеся', 640, 512]]
    const merges = [
      { top: 0, left: 1, bottom: 0, right: 2 },
      { top: 0, left: 0, bottom: 1, right: 0 },
    ]
    const intake = take(withSheet({ ...sheet('Участники', rows), merges }))
    expect(balanceOf(intake, 'Участники')).toEqual([6, 2, 0, 4])
  })
})

describe('headers as they come', () => {
  test('below many titles and blanks', () => {
    const titles: Rows = Array.from({ length: 30 }, (_, at) => (at % 3 === 0 ? [] : [`Пояснение ${at}`]))
    const intake = take(withSheet(sheet('Чаты', [...titles, HEAD, ['5А класс', 25]])))
    expect(names(intake)).toEqual(['5А класс'])
  })

  test('two rows whose merges were lost, as in a text table', () => {
    const intake = take(
      withSheet(
        sheet('Участники', [
          ['Категория', 'Человек'],
          [null, 'Всего', 'Подключено'],
          ['Руководитель', 1, 1],
        ]),
      ),
    )
    expect(balanceOf(intake, 'Участники')).toEqual([3, 1, 0, 2])
    expect(codes(intake)).toEqual([])
  })

  test('a path of two titles names a field whose title is both', () => {
    const received: Field = { id: 'joined', title: 'Подключено всего', synonyms: [], type: 'integer' }
    const people = PLAN.tables[0]
    if (people === undefined) throw new Error('no table')
    const columns = people.columns.map((each) => (each.id === 'joined' ? received : each))
    const plan: FormPlan = { ...PLAN, tables: [{ ...people, columns }, ...PLAN.tables.slice(1)] }
    const rows: Rows = [
      ['Категория', 'Всего', 'Подключено', null],
      [null, null, 'всего', 'с планшета'],
      ['Руководитель', 1, 1, 0],
    ]
    const merges = [
      { top: 0, left: 2, bottom: 0, right: 3 },
      { top: 0, left: 0, bottom: 1, right: 0 },
      { top: 0, left: 1, bottom: 1, right: 1 },
    ]
    const result = takeReading(withSheet({ ...sheet('Участники', rows), merges }), [plan])
    if (!('facts' in result)) throw new Error(result.message)
    expect(
      result.facts.filter(({ table }) => table === 'people').map(({ column, cell }) => `${column} ${cell}`),
    ).toEqual(['category A3', 'total B3', 'joined C3'])
    expect(result.remarks.map(({ code, value }) => `${code} ${value}`)).toEqual([
      'unknown-column Подключено / с планшета',
    ])
  })
})
