import { describe, expect, it } from 'vitest'
import { dynamicsOf } from '../../src/engine/comparison/dynamics'
import type { Comparison, Dynamics, UnitScore } from '../../src/engine/comparison/types'
import type { ReportInput } from '../../src/engine/report/comparative/types'
import { catalogue, inputOf, requirement, type Entry } from './comparative-input'
import { linesOf, office, read, recalculated, withoutResults, written } from './comparative-reading'

const held = catalogue(
  'school-a',
  ['school'],
  [
    requirement('2.1', 1),
    requirement('2.2', 1, { theme: 'theme-2' }),
    requirement('2.3', 2, { theme: 'theme-3' }),
    requirement('3.1', 3, { obligation: 'recommended' }),
    requirement('3.2', 1, { obligation: 'recommended' }),
  ],
)
const school = (name: string, marks: Entry['marks']): Entry => ({
  name,
  kind: 'school',
  held,
  marks: [...marks, '–', '–'],
})

const earlier = (entries: Entry[]): Dynamics['before'] & { comparison: Comparison } => ({
  ...{ name: 'Осень 2025', periodFrom: '2025-09-01', periodTo: '2025-12-31' },
  comparison: inputOf([held], entries).comparison,
})

/** «Выросла», «Упала», «Без данных» in both; «Новая» after only, «Ушла» before only. */
const input = (): ReportInput => {
  const now = inputOf(
    [held],
    [
      school('Выросла', [1, 1, 1]),
      school('Упала', [0, '?', 1]),
      school('Без данных', ['?', 1, 1]),
      school('Новая', [1, 0, 1]),
    ],
  )
  const before = earlier([
    school('Выросла', [1, 0, 0.5]),
    school('Упала', [1, 1, 1]),
    school('Без данных', ['?', '?', 1]),
    school('Ушла', [1, 1, 0]),
  ])
  const twins = new Map([
    [1, 1],
    [2, 2],
    [3, 3],
  ])
  return { ...now, previous: dynamicsOf(before, now.comparison, twins) }
}

const FIGURES = [
  ...['Учреждение', 'Индекс: было', 'Индекс: стало', 'Изменение', 'Возможный: было', 'Возможный: стало'],
  ...['Полнота: было', 'Полнота: стало', 'Вывод'],
]

/** Weights 1, 1, 2. The range of «Без данных» was 0.5–1 and is 0.75–1; that of «Упала» was 1 and is 0.5–0.75. */
const BY_HAND = [
  ['Выросла', 2 / 4, 1, 2 / 4, 2 / 4, 1, 1, 1, 'вырос'],
  ['Без данных', 2 / 4, 3 / 4, 1 / 4, 1, 1, 2 / 4, 3 / 4, 'вырос (диапазоны пересекаются)'],
  ['Упала', 1, 2 / 4, -2 / 4, 1, 3 / 4, 1, 3 / 4, 'снизился'],
]

const table = (book: ReturnType<typeof read>) =>
  linesOf(book, 'Динамика', 4)
    .slice(0, 3)
    .map((line) => FIGURES.map((title) => line[title]))

describe('«Динамика»', () => {
  it('tells who grew and who fell, with ranges and completeness of both, by hand', async () => {
    const book = read(await written(input(), 'dynamics.xlsx'))
    expect(table(book)).toEqual(BY_HAND)
    expect(book.Sheets['Динамика']?.['A2']?.v).toContain('вырос у 2, снизился у 1, не изменился у 0, не сравнить у 0')
    const texts = Object.values(book.Sheets['Динамика'] ?? {}).map((cell: { v?: unknown }) => cell.v)
    for (const text of ['Требования: что сдвинулось', 'Новые учреждения', 'Новая', 'Выбывшие учреждения', 'Ушла'])
      expect(texts).toContain(text)
    const [line] = linesOf(book, 'Динамика', 4)
    // 2.2: 0 → 1, 2.3: 0.5 → 1
    expect(line).toMatchObject({ 'Требований: лучше': 2, 'Требований: хуже': 0, 'Данные появились': 0 })
  })

  it('is not there without an earlier audit', async () => {
    expect(read(await written({ ...input(), previous: null }, 'no-dynamics.xlsx')).SheetNames).not.toContain('Динамика')
  })
})

const unit = (id: string, weight: number, mark: number | '?' | '–'): UnitScore => ({
  ...{ unit: id, role: null, theme: 'theme-1', section: '3', weight, critical: false },
  outcome: mark === '?' ? 'undetermined' : mark === '–' ? 'not-applicable' : mark === 1 ? 'met' : 'partial',
  value: typeof mark === 'number' ? mark : null,
})

/** Of 3 and 1: 1.5 + 0 open of 4; none applies; nothing known. */
const advised = (): ReportInput => {
  const own = inputOf([held], [school('А', [1, 1, 1]), school('Б', [1, 1, 0]), school('В', [1, 0, 0])])
  const measures = [
    { index: 1.5 / 4, upper: 2.5 / 4, completeness: 3 / 4 },
    { index: null, upper: null, completeness: null },
    { index: 0, upper: 1, completeness: 0 },
  ]
  const marks = [[0.5, '?'] as const, ['–', '–'] as const, ['?', '?'] as const]
  return {
    ...own,
    comparison: {
      ...own.comparison,
      institutions: own.comparison.institutions.map((each, at) => ({ ...each, recommended: measures[at] ?? null })),
    },
    institutions: own.institutions.map((each, at) => ({
      ...each,
      recommended: [unit('3.1', 3, marks[at]?.[0] ?? '–'), unit('3.2', 1, marks[at]?.[1] ?? '–')],
    })),
  }
}

const SHARES = ['Учреждение', 'Доля', 'Возможная', 'Полнота', '1', '2']
const ADVICE = [
  ['А', 0.375, 0.625, 0.75, 0.5, '?'],
  ['Б', '–', '–', '–', '–', '–'],
  ['В', '?', '?', 0, '?', '?'],
]
const advice = (book: ReturnType<typeof read>) =>
  linesOf(book, 'Рекомендации', 9).map((line) => SHARES.map((title) => line[title]))

describe('«Рекомендации»', () => {
  it('have a percentage of their own, its range and completeness, and say they are no breaches', async () => {
    const book = read(await written(advised(), 'advice.xlsx'))
    expect(advice(book)).toEqual(ADVICE)
    expect(book.Sheets['Рекомендации']?.['A2']?.v).toContain('невыполненная рекомендация — не нарушение')
  })

  it('are left out where nothing is recommended', async () => {
    const plain = catalogue('plain', ['school'], [requirement('2.1', 1)])
    const entry: Entry = { name: 'А', kind: 'school', held: plain, marks: [1] }
    expect(read(await written(inputOf([plain], [entry]), 'no-advice.xlsx')).SheetNames).not.toContain('Рекомендации')
  })
})

describe.skipIf(office === null)('«Динамика» and «Рекомендации» recalculated by LibreOffice', () => {
  it('come to the same without a single kept result', async () => {
    const both = { ...advised(), previous: input().previous ?? null }
    const dynamics = recalculated(withoutResults(await written(input(), 'dynamics-bare.xlsx')), 'dynamics-office')
    expect(table(dynamics)).toEqual(BY_HAND)
    const shares = recalculated(withoutResults(await written(both, 'advice-bare.xlsx')), 'advice-office')
    expect(advice(shares)).toEqual(ADVICE)
  })
})

describe('«Свод»', () => {
  it('tells of the change in a sentence, and names no sheet that was left out', async () => {
    const texts = async (sheets: ReportInput['sheets'], name: string) => {
      const own = { ...input(), ...(sheets === undefined ? {} : { sheets }) }
      const cells = Object.values(read(await written(own, name)).Sheets['Свод'] ?? {})
      return cells.map((cell: { v?: unknown }) => String(cell.v)).join('\n')
    }
    const whole = await texts(undefined, 'overview-whole.xlsx')
    expect(whole).toContain(
      'Против мониторинга «Осень 2025»: индекс вырос у 2, снизился у 1, не изменился у 0, не сравнить у 0; новых учреждений 1, выбывших 1.',
    )
    expect(whole).toContain('(лист «Невыполненные требования»)')
    expect(await texts(['rating'], 'overview-part.xlsx')).not.toContain('(лист «Невыполненные требования»)')
  })
})
