import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packSources } from '../../src/engine/report/comparative/sources-pack'
import type { ReportInput } from '../../src/engine/report/comparative/types'
import { reportBytes } from '../../src/engine/report/comparative/write-report'
import { across } from './comparative-across'
import { synthetic } from './comparative-input'
import { office, partsOf, read, recalculated, withoutResults } from './comparative-reading'

/** What people and the files they send give words to. */
const WORDS = new Set([
  ...['name', 'title', 'shortTitle', 'edition', 'statement', 'remedy', 'reason', 'cells', 'message', 'value', 'text'],
  ...['expected', 'file', 'path', 'sheet', 'answer', 'why', 'municipality', 'contact', 'criticalWhy', 'levelReason'],
])

/** The same input with `word` put before every such text; a text that names something is still told from the others. */
const speaking = <Given>(given: Given, word: string, key = ''): Given => {
  if (typeof given === 'string') return (WORDS.has(key) ? `${word}${given}` : given) as Given
  if (Array.isArray(given)) return given.map((each: unknown) => speaking(each, word, key)) as Given
  if (given === null || typeof given !== 'object') return given
  return Object.fromEntries(Object.entries(given).map(([own, value]) => [own, speaking(value, word, own)])) as Given
}

const full = (input: ReportInput): ReportInput => {
  const [first] = input.institutions
  return {
    ...input,
    institutions: input.institutions.map((each) => ({
      ...each,
      sources: packSources([
        {
          requirement: each.verdicts[0]?.requirement ?? '',
          outcome: 'unmet',
          evidence: [{ file: 'форма.xlsx', sheet: 'Участники', cell: 'B5', value: 'значение' }],
        },
      ]),
    })),
    decisions: [
      {
        ...{
          institution: first?.name ?? '',
          clause: '2.1',
          statement: 'Требование',
          outcome: 'met',
          date: '2026-02-01',
        },
        ...{ reason: 'Видел сам.', state: 'review', since: '2026-03-01', why: 'Данные изменились.' },
      },
    ],
    unknown: [
      {
        ...{ sheet: 'Участники', column: 'Столбец', cell: 'F4', files: ['форма.xlsx'], institutions: 1 },
        suggestions: [{ title: 'Всего', score: 0.5 }],
      },
    ],
    previous: {
      before: { name: 'Осень', periodFrom: '2025-09-01', periodTo: '2025-12-31' },
      institutions: input.comparison.institutions.map(({ id, name, kind, catalogue, index, upper, completeness }) => ({
        ...{ id, name, kind, sameEdition: true, onThemes: null, moved: null, change: 0 },
        before: { index: 0.5, upper: 1, completeness: 1, catalogue, level: null, rank: null },
        after: { index, upper, completeness, catalogue, level: null, rank: null },
      })),
      ...{ appeared: [], gone: [], units: [], themes: [] },
    },
  }
}

/** A formula without the texts in it, and without the rows, which longer words push down. */
const bare = (formula: string): string =>
  formula.replace(/"(?:[^"]|"")*"/g, '""').replace(/(\$?[A-Z]{1,3})\$?\d+/g, '$1')

const MARK = 'ЯД'
const DANGEROUS = [
  '=',
  '+',
  '-',
  '@',
  '\t=',
  '\r=',
  ' =',
  "='",
  '="',
  '=cmd|’/C calc’!A0',
  '=HYPERLINK("http://x","y")',
  "'",
]

const word = fc
  .tuple(
    fc.constantFrom(...DANGEROUS),
    fc.string({
      maxLength: 6,
      unit: fc.constantFrom('"', "'", '!', '(', ')', '&', '<', '>', '*', '?', '~', '{', '}', ';'),
    }),
  )
  .map(([start, rest]) => `${start}${MARK}${rest}`.replaceAll(/[{}]/g, ''))

describe('words from outside', () => {
  it('are words in every cell and every chart of the workbook, whatever they begin with', async () => {
    const plain = await reportBytes(full(across()))
    const formulas = (bytes: Uint8Array): string[] =>
      Object.values(read(bytes).Sheets).flatMap((sheet) =>
        Object.values(sheet).flatMap((cell) => {
          const { f } = cell as { f?: string }
          return f === undefined ? [] : [bare(f).replace(/'(?:[^']|'')*'!/g, 'лист!')]
        }),
      )
    const expected = formulas(plain)
    await fc.assert(
      fc.asyncProperty(word, async (given) => {
        const bytes = await reportBytes(speaking(full(across()), given))
        const book = read(bytes)
        let told = 0
        for (const title of book.SheetNames)
          for (const [at, cell] of Object.entries(book.Sheets[title] ?? {})) {
            const { f, v, t } = cell as { f?: string; v?: unknown; t?: string }
            if (typeof v === 'string' && v.includes(MARK)) {
              told += 1
              expect(t, `${title}!${at}`).toBe('s')
            }
            if (f !== undefined) expect(bare(f).replace(/'(?:[^']|'')*'!/g, ''), `${title}!${at}`).not.toContain(MARK)
          }
        expect(told).toBeGreaterThan(100)
        // The same cells calculate the same: no word has become a formula, and none has broken one.
        expect(formulas(bytes)).toEqual(expected)
        for (const [path, xml] of partsOf(bytes)) {
          if (path.startsWith('xl/charts/chart'))
            for (const [, formula = ''] of xml.matchAll(/<c:f>(.*?)<\/c:f>/g))
              expect(formula).toMatch(/^'Графики'!\$[A-Z]+\$\d+(:\$[A-Z]+\$\d+)?$/)
          if (path.endsWith('.rels')) expect(xml).not.toContain('TargetMode="External"')
          expect(xml, path).not.toMatch(/<(ddeLink|externalReference|oleLink)/)
        }
      }),
      { numRuns: 12, seed: 6 },
    )
  })

  it.skipIf(office === null)('leave no error in the workbook as LibreOffice calculates it', async () => {
    const bytes = await reportBytes(speaking(full(synthetic(4, 8)), `="${MARK}'(`))
    const book = recalculated(withoutResults(bytes), 'words-bare')
    const errors = book.SheetNames.flatMap((title) =>
      Object.entries(book.Sheets[title] ?? {}).flatMap(([at, cell]) =>
        (cell as { t?: string }).t === 'e' ? [`${title}!${at}`] : [],
      ),
    )
    expect(errors).toEqual([])
    expect(book.Sheets['Рейтинг']?.['B2']?.v).toBe('Сходится')
    expect(String(book.Sheets['Рейтинг']?.['B5']?.v)).toContain(MARK)
  })
})
