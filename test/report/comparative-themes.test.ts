import type { Criterion } from '../../src/engine/catalogue/criterion-types'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { shortTitles } from '../../src/engine/report/comparative/short-titles'
import { across, BY_HAND, centre, school, TALLIES, THEME_COLUMNS } from './comparative-across'
import { catalogue, inputOf, requirement } from './comparative-input'
import { folder, linesOf, read, written } from './comparative-reading'

const near = (value: unknown, expected: number | string | undefined, what: string): void => {
  if (typeof expected === 'number') expect(value, what).toBeCloseTo(expected, 12)
  else expect(value ?? undefined, what).toBe(expected)
}

const sheetOf = async (name: string, title: string) => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(`${folder}/${name}`)
  return book.getWorksheet(title)
}

describe('«Темы»', () => {
  it('puts institutions of all kinds together by kind and name, with figures that hold by hand', async () => {
    const book = read(await written(across(), 'themes.xlsx'))
    const lines = linesOf(book, 'Темы', 10)
    expect(lines.map((line) => [line['Тип'], line['Положение'], line['Учреждение']])).toEqual([
      ['дополнительного образования', 'Центр', 'Дворец'],
      ['дополнительного образования', 'Центр', 'Дом'],
      ['дополнительного образования', 'Центр', 'Центр'],
      ['общеобразовательное', 'school-a', 'Лицей'],
      ['общеобразовательное', 'school-a', 'Школа'],
    ])
    for (const line of lines)
      THEME_COLUMNS.forEach((title, at) => near(line[title], BY_HAND[String(line['Учреждение'])]?.[at], title))
  })

  it('tallies what is known and leaves out «?», «–» and what a regulation does not have', async () => {
    const sheet = read(await written(across(), 'tallies.xlsx')).Sheets['Темы'] ?? {}
    TALLIES.forEach((tally, at) => {
      tally.forEach((expected, row) => {
        const cell = `${'EFGHIJK'[at]}${row + 7}`
        near(sheet[cell]?.v === '' ? undefined : sheet[cell]?.v, expected, cell)
      })
    })
  })

  it('names the themes, those of all regulations first, and numbers them', async () => {
    const sheet = read(await written(across(), 'titles.xlsx')).Sheets['Темы'] ?? {}
    expect(['E5', 'H5', 'J5'].map((cell) => sheet[cell]?.v)).toEqual(['На общих темах', 'Общие темы', 'Остальные темы'])
    expect(['H6', 'J6', 'K6'].map((cell) => sheet[cell]?.v)).toEqual([
      ...['Подключение участников', 'Тема номер 3 с названием', 'Тема номер 4 с названием'],
    ])
  })

  it('tells a part that is unknown, the unknown, the inapplicable and the absent apart without colour', async () => {
    await written(across(), 'signs.xlsx')
    const sheet = await sheetOf('signs.xlsx', 'Темы')
    const cell = (name: string, column: string) => {
      const row = sheet?.getColumn(2).values.indexOf(name) ?? 0
      return sheet?.getCell(`${column}${row}`)
    }
    // theme 1: a third of Центр's is confirmed, the rest unknown; Школа's is known whole
    expect(cell('Центр', 'H')?.numFmt).toContain('?')
    expect(cell('Школа', 'H')?.numFmt).not.toContain('?')
    const fills = [cell('Лицей', 'H'), cell('Лицей', 'J'), cell('Лицей', 'K')].map((each) => each?.fill)
    expect(fills.map((fill) => (fill?.type === 'pattern' ? fill.pattern : 'none'))).toEqual([
      ...['lightUp', 'solid', 'none'],
    ])
    expect(cell('Лицей', 'K')?.value).toBeNull()
  })

  it('hides the regulation where there is one, and says what its figures stand on', async () => {
    const book = read(
      await written(
        inputOf([school], [{ name: 'Школа', kind: 'school', held: school, marks: [1, 1, 1, 0] }]),
        'one.xlsx',
      ),
    )
    expect(book.SheetNames.slice(3, 6)).toEqual(['Темы', 'Матрица', 'Роли'])
    expect(book.Sheets['Темы']?.['E5']?.v).toBe('По всем темам')
    // 6 of 10: with one regulation the themes are all of it
    expect(linesOf(book, 'Темы', 10)[0]?.['Индекс']).toBeCloseTo(0.6, 12)
    expect((await sheetOf('one.xlsx', 'Темы'))?.getColumn(4).hidden).toBe(true)
    expect((await sheetOf('one.xlsx', 'Невыполненные требования'))?.getColumn(3).hidden).toBe(true)
  })

  it('holds where regulations share no theme', async () => {
    const apart = catalogue('garden-c', ['preschool'], [requirement('5.1', 1, { theme: 'theme-9' })])
    const input = inputOf(
      [school, apart],
      [
        { name: 'Школа', kind: 'school', held: school, marks: [1, 1, 1, 1] },
        { name: 'Сад', kind: 'preschool', held: apart, marks: [1] },
      ],
    )
    const book = read(await written(input, 'apart.xlsx'))
    expect(linesOf(book, 'Темы', 10).map((line) => [line['Учреждение'], line['Индекс'], line['4']])).toEqual([
      ['Сад', '–', 1],
      ['Школа', '–', undefined],
    ])
    expect(book.Sheets['Темы']?.['H5']?.v).toBe('Остальные темы')
  })
})

describe('several regulations in one report', () => {
  it('have a matrix and roles each, named by their short titles', async () => {
    const book = read(await written(across(), 'sheets.xlsx'))
    expect(book.SheetNames).toEqual([
      ...['Свод', 'Графики', 'Рейтинг', 'Темы', 'Матрица school-a', 'Матрица Центр', 'Роли school-a', 'Роли Центр'],
      ...['Невыполненные требования', 'План мероприятий', 'Расхождения', 'Не представили сведения'],
      ...['Качество данных', 'Методика'],
    ])
    const roles = linesOf(book, 'Роли Центр', 5)
    expect(roles.map((line) => line['Учреждение'])).toEqual(['Центр', 'Дворец', 'Дом'])
    // by rank: Центр 3 ÷ 9, Дворец 0 ÷ 1, Дом without a rank
    // Центр: role 1 holds 3.2 and 3.4, both met; role 3 holds 3.1 and 3.3: 5·0.2 of 2 + 5
    expect(roles[0]).toMatchObject({ Индекс: 1, Полнота: 1 })
    expect(roles[0]?.['Индекс_1']).toBeCloseTo(1 / 7, 12)
    expect(linesOf(book, 'Роли school-a', 5).map((line) => line['Учреждение'])).toEqual(['Школа', 'Лицей'])
  })

  it('are named beside each clause that is not met', async () => {
    const lines = linesOf(read(await written(across(), 'clauses.xlsx')), 'Невыполненные требования', 3)
    expect(lines.find((line) => line['Пункт'] === '2.4')).toMatchObject({ Учреждение: 'Школа', Положение: 'school-a' })
    expect(lines.find((line) => line['Пункт'] === '3.3')).toMatchObject({ Учреждение: 'Центр', Положение: 'Центр' })
  })

  it('are all in «Методика» with consequences, reasons of critical requirements and notes', async () => {
    const sheet = read(await written(across(), 'method.xlsx')).Sheets['Методика'] ?? {}
    const texts = Object.values(sheet).map((cell: { v?: unknown }) => cell.v)
    expect(texts).toContain('Непрерывность обучения')
    expect(texts).toContain('Занятие не состоится.')
    expect(texts).toContain('Требование 3.2 — Без администратора чат никто не ведёт.')
    expect(texts.filter((text) => text === 'Пункт назван обязанностью, прочитан как запрет.')).toHaveLength(2)
    expect(texts).toContain('2: Подключение участников; Тема номер 2 с названием.')
    expect(texts).not.toContain('СанПиН, таблица 6.8')
  })

  it('come with the norms that a criterion measures by, and how these were read', async () => {
    const input = across()
    const [first] = input.catalogues[0]?.requirements ?? []
    if (first === undefined) throw new Error('no requirement')
    const by = { table: 'lessons', group: 'group', device: 'device', minutes: 'minutes' }
    first.criterion = {
      kind: 'any-of',
      of: [{ kind: 'within-norm', norm: 'screenTime', ...by }, first.criterion as Criterion],
    }
    const sheet = read(await written(input, 'norms.xlsx')).Sheets['Методика'] ?? {}
    const texts = Object.values(sheet).map((cell: { v?: unknown }) => cell.v)
    expect(texts).toContain('СанПиН, таблица 6.8')
    expect(texts).toContain('6–7 лет в детском саду — 15 мин; 3–4 кл. — 25 мин')
    expect(texts).toContain('телефон')
    expect(texts).toContain('Берётся старший возраст.')
  })

  it('show the share of recommendations, unknown as «?»', async () => {
    const input = across()
    const shares = [
      { index: 0.25, upper: 1, completeness: 0.25 },
      { index: 0, upper: 1, completeness: 0 },
      { index: null, upper: null, completeness: null },
      null,
      null,
    ]
    input.comparison.institutions.forEach((score, at) => (score.recommended = shares[at] ?? null))
    const lines = linesOf(read(await written(input, 'recommended.xlsx')), 'Рейтинг', 4)
    const shown = Object.fromEntries(lines.map((line) => [line['Учреждение'], line['Рекомендации']]))
    expect(shown).toEqual({ Школа: 0.25, Лицей: '?', Центр: '–', Дворец: undefined, Дом: undefined })
  })
})

describe('short titles', () => {
  const named = (id: string, shortTitle?: string) => ({ ...centre, id, shortTitle })

  it('fit into a sheet’s title after «Матрица » and differ whatever the case', () => {
    const titles = shortTitles([
      named('a-very-long-identifier-of-a-regulation'),
      named('b', 'Школа: 1/2 [новая]'),
      named('c', 'центр'),
      named('d', 'Центр'),
      named('e', 'Двадцать три знака вот!'),
      named('f', 'Двадцать три знака вот!'),
    ])
    expect([...titles.values()]).toEqual([
      ...['a-very-long-identifier', 'Школа 1 2 новая', 'центр', 'Центр 2'],
      ...['Двадцать три знака вот!', 'Двадцать три знака во 2'],
    ])
    for (const title of titles.values()) expect(`Матрица ${title}`.length).toBeLessThanOrEqual(31)
  })

  it('do not depend on the order of catalogues', () => {
    const all = [named('a', 'Центр'), named('b', 'Центр')]
    expect(shortTitles([...all].reverse())).toEqual(shortTitles(all))
  })
})
