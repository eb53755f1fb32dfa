import fc from 'fast-check'
import { expect, test } from 'vitest'
import { takeReading } from '../../src/engine/intake/take'
import type { CellValue, Reading } from '../../src/engine/workbook/types'
import { CLEAN, IDENTITY, PLAN } from './fixture'

const WORDS = [
  ...PLAN.passport.map(({ title }) => title),
  ...PLAN.tables.flatMap(({ columns }) => columns.map(({ title }) => title)),
  ...[
    '№',
    'Пункт',
    'Ответ',
    'Да',
    'Нет',
    '2.1',
    '3.10',
    'В периоде были / не было:',
    'не было',
    'Итого',
    'Руководитель',
  ],
  ...['15.09.2025', '31.02.2026', '9:30', '  ', '__proto__', 'constructor', '=1+1', '40'],
]

const content: fc.Arbitrary<CellValue> = fc.oneof(
  fc.record({ type: fc.constant('text' as const), value: fc.oneof(fc.constantFrom(...WORDS), fc.string()) }),
  fc.record({ type: fc.constant('number' as const), value: fc.oneof(fc.integer({ min: -2, max: 5 }), fc.double()) }),
  fc.record({ type: fc.constant('boolean' as const), value: fc.boolean() }),
  fc.record({ type: fc.constant('date' as const), value: fc.constantFrom('2026-02-03', '2026-02-03T10:00:00') }),
  fc.record({ type: fc.constant('time' as const), value: fc.constantFrom('07:30:00', '00:00:00') }),
  fc.record({ type: fc.constant('formula' as const), value: fc.string() }),
  fc.record({ type: fc.constant('error' as const), value: fc.constantFrom('#REF!', '#N/A') }),
)

const cells = fc
  .uniqueArray(fc.record({ column: fc.nat(8), content }), {
    minLength: 1,
    maxLength: 8,
    selector: ({ column }) => column,
  })
  .map((row) => row.sort((a, b) => a.column - b.column))

const rows = fc.array(cells, { maxLength: 12 }).map((all) => all.map((row, index) => ({ row: index * 2, cells: row })))

const titles = ['Учреждение', 'Требования', ...PLAN.tables.map(({ sheet }) => sheet), 'Справочники', 'Посторонний']

const junkSheets = fc
  .shuffledSubarray(titles, { minLength: 1 })
  .chain((some) =>
    fc.tuple(...some.map((title) => fc.record({ title: fc.constant(title), hidden: fc.boolean(), rows }))),
  )

const junk: fc.Arbitrary<Reading> = fc.record({
  format: fc.constant('xlsx' as const),
  date1904: fc.boolean(),
  sheets: junkSheets.map((sheets) => [...sheets, IDENTITY]),
})

/** The clean form with some cells replaced by junk: gets past the headers. */
const damaged: fc.Arbitrary<Reading> = fc
  .array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), content), { maxLength: 25 })
  .map((hits) => {
    const copy = structuredClone(CLEAN)
    for (const [first, second, third, junkContent] of hits) {
      const sheet = copy.sheets[first % (copy.sheets.length - 1)]
      const row = sheet?.rows[second % sheet.rows.length]
      const cell = row?.cells[third % row.cells.length]
      if (cell !== undefined) cell.content = junkContent
    }
    return copy
  })

test('read = accepted + quarantined + skipped on every sheet, whatever stands in the cells', () => {
  fc.assert(
    fc.property(fc.oneof(junk, damaged), (reading) => {
      const result = takeReading(reading, [PLAN])
      if (!('facts' in result)) {
        expect(result.message).not.toBe('')
        return
      }
      expect(result.balance.map(({ sheet }) => sheet)).toEqual(reading.sheets.map(({ title }) => title))
      for (const [index, balance] of result.balance.entries()) {
        expect(balance.read).toBe(reading.sheets[index]?.rows.length)
        expect(balance.accepted + balance.quarantined + balance.skipped).toBe(balance.read)
        expect(Object.values(balance.reasons).reduce((sum, count) => sum + count, 0)).toBe(balance.skipped)
      }
      const quarantined = result.balance.reduce((sum, each) => sum + each.quarantined, 0)
      expect(result.quarantined).toHaveLength(quarantined)
      expect(quarantined === 0 || result.remarks.some(({ severity }) => severity === 'error')).toBe(true)
      expect(structuredClone(result)).toEqual(result)
    }),
    { numRuns: 400 },
  )
})

test('every fact names a filled cell of its sheet, and no cell gives two', () => {
  fc.assert(
    fc.property(damaged, (reading) => {
      const result = takeReading(reading, [PLAN])
      if (!('facts' in result)) return
      const places = result.facts.map(({ sheet, cell }) => `${sheet}!${cell}`)
      const filled = reading.sheets.flatMap(({ title, rows: all }) =>
        all.flatMap(({ row, cells: each }) =>
          each.map(({ column }) => `${title}!${String.fromCharCode(65 + column)}${row + 1}`),
        ),
      )
      expect(new Set(places).size).toBe(places.length)
      expect(places.filter((place) => !filled.includes(place))).toEqual([])
    }),
    { numRuns: 200 },
  )
})
