import { describe, expect, it } from 'vitest'
import { across, BY_HAND, TALLIES, THEME_COLUMNS } from './comparative-across'
import { catalogue, inputOf, requirement, synthetic, type Entry } from './comparative-input'
import { cellAt, linesOf, office, read, recalculated, withoutResults, written, type Row } from './comparative-reading'

const FIGURES = ['Индекс соответствия', 'Возможный индекс', 'Полнота данных', 'Доля неприменимых']

const held = catalogue('school-a', ['school'], [requirement('2.1', 1), requirement('2.2', 2), requirement('2.3', 1)])
const school = (name: string, marks: Entry['marks']): Entry => ({ name, kind: 'school', held, marks })

const errorsOf = (book: ReturnType<typeof read>): string[] =>
  book.SheetNames.flatMap((title) =>
    Object.entries(book.Sheets[title] ?? {})
      .filter(([, cell]) => (cell as { t?: string }).t === 'e')
      .map(([at]) => `${title}!${at}`),
  )

const byName = (lines: Row[]): Map<string, Row> => new Map(lines.map((line) => [String(line['Учреждение']), line]))

describe.skipIf(office === null)('the report recalculated by LibreOffice', () => {
  it('gives the figures of the program to 1e-9, with every result dropped first', async () => {
    const input = synthetic(25, 30)
    const bare = withoutResults(await written(input, 'full.xlsx'))
    expect(linesOf(read(bare), 'Рейтинг', 4)[0]?.['Индекс соответствия']).toBeUndefined()
    const book = recalculated(bare, 'full-bare')
    const lines = byName(linesOf(book, 'Рейтинг', 4))
    expect(lines.size).toBe(25)
    for (const { name, index, upper, completeness, notApplicableShare, rank, level, roles } of input.comparison
      .institutions) {
      const line = lines.get(name)
      const own = [index, upper, completeness, notApplicableShare]
      FIGURES.forEach((title, at) => expect(Math.abs(Number(line?.[title]) - Number(own[at])), name).toBeLessThan(1e-9))
      expect(line?.['Место'], name).toBe(rank ?? '–')
      expect(line?.['Уровень'] === 'высокий', name).toBe(level === 'high')
      const inRoles = linesOf(book, 'Роли', 5).find((each) => each['Учреждение'] === name)
      expect(Math.abs(Number(inRoles?.['Индекс']) - Number(roles[0]?.index)), name).toBeLessThan(1e-9)
    }
    expect(book.Sheets['Рейтинг']?.['B2']?.v).toBe('Сходится')
    expect(errorsOf(book)).toEqual([])
  })

  it('follows a changed weight', async () => {
    const entries = [school('А', [1, 0, 1]), school('Б', [0, 1, 1]), school('Вне оценки', ['–', '–', '–'])]
    const bytes = await written(inputOf([held], entries), 'weights.xlsx')
    const before = byName(linesOf(read(bytes), 'Рейтинг', 4))
    // weights 1, 2, 1: А = (1 + 1) / 4 = 0.5; Б = (2 + 1) / 4 = 0.75
    expect(before.get('А')).toMatchObject({ 'Индекс соответствия': 0.5, Место: 2, Уровень: 'низкий' })
    expect(before.get('Б')).toMatchObject({ 'Индекс соответствия': 0.75, Место: 1, Уровень: 'достаточный' })
    const weight = cellAt(read(bytes), 'Методика', 'B', '2.1', 'G')
    const book = recalculated(withoutResults(bytes, [{ sheet: 'Методика', cell: weight, value: 5 }]), 'weights-five')
    // weights 5, 2, 1: А = (5 + 1) / 8 = 0.75; Б = (2 + 1) / 8 = 0.375
    const after = byName(linesOf(book, 'Рейтинг', 4))
    expect(after.get('А')).toMatchObject({ 'Индекс соответствия': 0.75, Место: 1, Уровень: 'достаточный' })
    expect(after.get('Б')).toMatchObject({ 'Индекс соответствия': 0.375, Место: 2, Уровень: 'низкий' })
    expect(after.get('Б')?.['Пояснение к уровню']).toBe('пересчитано: изменены веса или пороги')
    // nothing applies: no index and no division by zero
    expect(after.get('Вне оценки')).toMatchObject({ Место: '–', Уровень: 'не оценивается' })
    expect(after.get('Вне оценки')?.['Индекс соответствия'] ?? '').toBe('')
    expect(book.Sheets['Рейтинг']?.['B2']?.v).toBe('Расходится: 2')
    const sufficient = cellAt(book, 'Свод', 'A', 'достаточный', 'B')
    expect(book.Sheets['Свод']?.[sufficient]?.v).toBe(1)
    // the mean over those with an index: (0.75 + 0.375) / 2
    const mean = cellAt(
      book,
      'Свод',
      'A',
      'общеобразовательное: Положение об использовании платформы «Сферум», редакция: 2025',
      'C',
    )
    expect(book.Sheets['Свод']?.[mean]?.v).toBeCloseTo(0.5625, 12)
    expect(errorsOf(book)).toEqual([])
  })

  it('has no error in a report without institutions', async () => {
    const book = recalculated(withoutResults(await written(inputOf([held], []), 'none.xlsx')), 'none-bare')
    expect(errorsOf(book)).toEqual([])
    expect(book.Sheets['Рейтинг']?.['B2']?.v).toBe('Сходится')
  })

  it('caps the level at a critical requirement and ranks several catalogues apart', async () => {
    const strict = catalogue(
      'centre-b',
      ['additional'],
      [requirement('3.1', 9), requirement('3.2', 1, { critical: true })],
    )
    const centre = (name: string, marks: Entry['marks']): Entry => ({ name, kind: 'additional', held: strict, marks })
    const entries = [
      centre('Центр', [1, '?']),
      centre('Дворец', [1, 1]),
      centre('Дом', [1, '–']),
      school('А', [1, 1, 1]),
    ]
    const input = inputOf([held, strict], entries)
    const lines = byName(
      linesOf(recalculated(withoutResults(await written(input, 'two.xlsx')), 'two-bare'), 'Рейтинг', 4),
    )
    // Центр: 9 / 10 = 0.9 is over 0.85, but the critical requirement is undetermined
    expect(lines.get('Центр')).toMatchObject({ 'Индекс соответствия': 0.9, Место: 3, Уровень: 'достаточный' })
    expect(lines.get('Дворец')).toMatchObject({ 'Индекс соответствия': 1, Место: 1, Уровень: 'высокий' })
    expect(lines.get('Дом')).toMatchObject({ 'Индекс соответствия': 1, Место: 1, Уровень: 'высокий' })
    expect(lines.get('А')).toMatchObject({ Место: 1, Уровень: 'высокий' })
  })

  it('gives «Темы» of two catalogues by hand, and follows a changed weight there', async () => {
    const near = (value: unknown, expected: number | string | undefined, what: string): void => {
      if (typeof expected === 'number') expect(Math.abs(Number(value) - expected), what).toBeLessThan(1e-9)
      else expect(value ?? '', what).toBe(expected ?? '')
    }
    const bytes = await written(across(), 'across.xlsx')
    const book = recalculated(withoutResults(bytes), 'across-bare')
    const lines = byName(linesOf(book, 'Темы', 10))
    expect([...lines.keys()]).toEqual(Object.keys(BY_HAND))
    for (const [name, figures] of Object.entries(BY_HAND))
      THEME_COLUMNS.forEach((title, at) => near(lines.get(name)?.[title], figures[at], `${name}, ${title}`))
    TALLIES.forEach((tally, at) =>
      tally.forEach((expected, row) => {
        const cell = `${'EFGHIJK'[at]}${row + 7}`
        near(book.Sheets['Темы']?.[cell]?.v, expected, cell)
      }),
    )
    expect(book.Sheets['Рейтинг']?.['B2']?.v).toBe('Сходится')
    // «Свод»: Дворец has nothing that applies, Дом nothing that is known: Центр alone is the mean
    const mean = (column: string) =>
      book.Sheets['Свод']?.[cellAt(book, 'Свод', 'A', 'дополнительного образования: Центр', column)]?.v
    near(mean('B'), 1, 'assessed')
    near(mean('C'), 2 / 8, 'mean index')
    near(mean('E'), (6 / 8 + 0) / 2, 'mean completeness')
    // role 3 of Дом holds 3.1 and 3.3, both undetermined
    expect(linesOf(book, 'Роли Центр', 5).find((line) => line['Учреждение'] === 'Дом')).toMatchObject({
      ...{ Индекс_1: '?', Полнота_1: 0 },
    })
    expect(errorsOf(book)).toEqual([])

    const weight = cellAt(read(bytes), 'Методика', 'B', '3.2', 'G')
    const edited = recalculated(withoutResults(bytes, [{ sheet: 'Методика', cell: weight, value: 4 }]), 'across-four')
    const after = byName(linesOf(edited, 'Темы', 10))
    // 3.2 weighs 4 now: theme 1 of Центр 4·1 ÷ (2 + 4), common (4 + 5·0.2) ÷ (2 + 4 + 5); the school is as it was
    near(after.get('Центр')?.['1'], 4 / 6, 'theme 1')
    near(after.get('Центр')?.['Индекс'], 5 / 11, 'common')
    near(after.get('Школа')?.['1'], 2.5 / 4, 'theme 1 of the school')
  })
})
