import type * as XLSX from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { compare } from '../../src/engine/comparison/compare'
import type { Thresholds } from '../../src/engine/comparison/types'
import type { ReportInput } from '../../src/engine/report/comparative/types'
import type { Verdict } from '../../src/engine/verdict/types'
import { across } from './comparative-across'
import { synthetic } from './comparative-input'
import { cellAt, linesOf, office, read, recalculated, withoutResults, written, type Edit } from './comparative-reading'

type Value = string | number | undefined

/** Values of the cells that hold formulas, by sheet and address. */
const formulasOf = (book: XLSX.WorkBook): Map<string, Value> =>
  new Map(
    book.SheetNames.flatMap((title) =>
      Object.entries(book.Sheets[title] ?? {}).flatMap(([at, cell]): [string, Value][] => {
        const { f, v } = cell as { f?: string; v?: string | number }
        return f === undefined ? [] : [[`${title}!${at}`, v === '' ? undefined : v]]
      }),
    ),
  )

/** To a billionth; an order of lines is a whole number of fifteen digits. */
const near = (one: Value, other: Value): boolean =>
  typeof one === 'number' && typeof other === 'number'
    ? Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(other))
    : one === other

const differing = (found: Map<string, Value>, expected: Map<string, Value>): string[] =>
  [...expected].flatMap(([at, value]) =>
    near(found.get(at), value) ? [] : [`${at}: ${String(found.get(at))} instead of ${String(value)}`],
  )

/** Index of each institution in an earlier audit under the same text. */
const withPrevious = (input: ReportInput): ReportInput => ({
  ...input,
  previous: {
    before: { name: 'Осень 2025', periodFrom: '2025-09-01', periodTo: '2025-12-31' },
    institutions: input.comparison.institutions.map(({ id, name, kind, catalogue, index, upper, completeness }) => ({
      ...{ id, name, kind, sameEdition: true, onThemes: null, moved: null },
      before: { index: 0.3 + ((id * 7) % 10) / 20, upper: 1, completeness: 1, catalogue, level: null, rank: null },
      after: { index, upper, completeness, catalogue, level: null, rank: null },
      change: index === null ? null : index - (0.3 + ((id * 7) % 10) / 20),
    })),
    ...{ appeared: [], gone: [], units: [], themes: [] },
  },
})

type Change = {
  weights?: Record<string, number>
  thresholds?: Thresholds
  verdict?: [id: number, unit: string, value: number]
}

/** The same audit scored by the program's own comparison under other settings, or with another verdict. */
const rescored = (input: ReportInput, { weights, thresholds, verdict }: Change): ReportInput => {
  const settings = {
    ...input.audit.settings,
    weights: weights ?? input.audit.settings.weights,
    thresholds: thresholds ?? input.audit.settings.thresholds,
  }
  const institutions = input.institutions.map((each) => ({
    ...each,
    verdicts: each.verdicts.map((own) =>
      verdict !== undefined && each.id === verdict[0] && own.unit === verdict[1]
        ? { ...own, value: verdict[2], outcome: verdict[2] === 1 ? ('met' as const) : ('partial' as const) }
        : own,
    ),
  }))
  const catalogues = new Map(input.catalogues.map((each) => [each.id, each]))
  return {
    ...input,
    audit: { ...input.audit, settings },
    institutions,
    comparison: compare({
      institutions: institutions.flatMap(({ id, name, kind, catalogue, verdicts }) => {
        const held = catalogues.get(catalogue)
        const own = verdicts.map((each): Verdict => ({ ...each, evidence: [] }))
        return held === undefined ? [] : [{ id, name, kind, catalogue: held, verdicts: own, discrepancies: [] }]
      }),
      absent: input.comparison.absent,
      themes: input.themes,
      settings,
    }),
  }
}

const FIGURES = ['Место', 'Индекс соответствия', 'Возможный индекс', 'Полнота данных', 'Доля неприменимых', 'Уровень']
const COUNTS = ['Выполнено', 'Частично', 'Не выполнено', 'Не определено', 'Неприменимо']

/** What the sheets say of each institution, role, theme and chart, whatever row it stands in. */
const said = (book: XLSX.WorkBook): Map<string, Value> => {
  const found = new Map<string, Value>()
  for (const line of linesOf(book, 'Рейтинг', 4))
    for (const title of [...FIGURES, ...COUNTS])
      found.set(`Рейтинг ${String(line['Учреждение'])} ${title}`, line[title])
  for (const [sheet, header] of [
    ['Темы', 10],
    ['Роли', 5],
  ] as const)
    for (const line of linesOf(book, sheet, header))
      for (const [title, value] of Object.entries(line))
        if (!/^(№|Строка матрицы|__EMPTY.*)$/.test(title))
          found.set(`${sheet} ${String(line['Учреждение'])} ${title}`, value)
  for (const [at, cell] of Object.entries(book.Sheets['Графики'] ?? {}))
    if (/^[A-F]\d+$/.test(at)) found.set(`Графики ${at}`, (cell as { v?: string | number }).v)
  for (const [at, cell] of Object.entries(book.Sheets['Свод'] ?? {})) {
    const label = String((book.Sheets['Свод']?.[at.replace(/^\D+/, 'A')] as { v?: unknown } | undefined)?.v)
    if (/^[B-F]\d+$/.test(at) && (cell as { f?: string }).f !== undefined)
      found.set(`Свод ${label} ${at.charAt(0)}`, (cell as { v?: string | number }).v)
  }
  return found
}

const CASES: [string, () => ReportInput][] = [
  ['one regulation, with the audit before', () => withPrevious(synthetic(40, 30))],
  ['two regulations', across],
]

describe.skipIf(office === null)('every formula of the report, calculated by LibreOffice from nothing', () => {
  it.each(CASES)('gives what the program has written beside it: %s', async (name, input) => {
    const bytes = await written(input(), `live-${name}.xlsx`)
    const expected = formulasOf(read(bytes))
    expect([...expected.keys()].some((at) => at.startsWith('Графики!'))).toBe(true)
    expect(expected.size).toBeGreaterThan(200)
    const found = formulasOf(recalculated(withoutResults(bytes), `live-${name}-bare`))
    expect(differing(found, expected)).toEqual([])
  })

  const edited = async (change: (book: XLSX.WorkBook) => Edit[], name: string) => {
    const bytes = await written(withPrevious(synthetic(40, 30)), `${name}.xlsx`)
    return { before: read(bytes), after: recalculated(withoutResults(bytes, change(read(bytes))), `${name}-edited`) }
  }

  const follows = async (change: Change, edits: (book: XLSX.WorkBook) => Edit[], name: string): Promise<void> => {
    const { before, after } = await edited(edits, name)
    const again = read(await written(rescored(withPrevious(synthetic(40, 30)), change), `${name}-again.xlsx`))
    const expected = said(again)
    expect(differing(said(before), expected).length, 'the change must show').toBeGreaterThan(3)
    const found = said(after)
    // Which requirements «Свод» names is the program's word; what it says of them is counted anew.
    const named = [...expected].filter(([at]) => !at.startsWith('Свод') || found.has(at))
    expect(differing(found, new Map(named))).toEqual([])
    expect(named.filter(([at]) => at.startsWith('Свод')).length).toBeGreaterThan(20)
    expect(String(after.Sheets['Рейтинг']?.['B2']?.v)).toMatch(/^Расходится: \d+$/)
  }

  it('follows changed weights as a new scoring does, charts and all', () =>
    follows(
      { weights: { '2.1.3': 9, '2.3.20': 0.5 } },
      (book) => [
        { sheet: 'Методика', cell: cellAt(book, 'Методика', 'B', '2.1, п. 4', 'G'), value: 9 },
        { sheet: 'Методика', cell: cellAt(book, 'Методика', 'B', '2.3, п. 5', 'G'), value: 0.5 },
      ],
      'weights-live',
    ))

  it('follows a changed threshold as a new scoring does', () =>
    follows(
      { thresholds: { high: 0.8, sufficient: 0.5, completeness: 0.9 } },
      (book) =>
        (
          [
            ['Высокий уровень: индекс не ниже', 0.8],
            ['Достаточный уровень: индекс не ниже', 0.5],
            ['Уровень и место — при полноте не ниже', 0.9],
          ] as const
        ).map(([text, value]) => ({ sheet: 'Методика', cell: cellAt(book, 'Методика', 'A', text, 'D'), value })),
      'thresholds-live',
    ))

  it('follows a changed result as a new scoring does', () => {
    const unmet = synthetic(40, 30).comparison.institutions[20]
    const at = unmet?.units.findIndex(({ outcome }) => outcome === 'unmet') ?? -1
    const unit = unmet?.units[at]?.unit ?? ''
    return follows(
      { verdict: [unmet?.id ?? 0, unit, 1] },
      (book) => {
        const column = Object.keys(book.Sheets['Матрица'] ?? {})
          .filter((cell) => /^[A-Z]+3$/.test(cell) && !/^[AB]3$/.test(cell))
          .map((cell) => cell.replace('3', ''))[at]
        return [{ sheet: 'Матрица', cell: cellAt(book, 'Матрица', 'B', unmet?.name ?? '', column ?? ''), value: 1 }]
      },
      'verdict-live',
    )
  })
})
