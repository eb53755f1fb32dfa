import fc from 'fast-check'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { planForm } from '../../src/engine/catalogue/plan'
import { takeReading } from '../../src/engine/intake/take'
import type { Mapping } from '../../src/engine/intake/types'
import { readRules } from '../../src/engine/resources'
import type { CellValue, Merge, Reading } from '../../src/engine/workbook/types'

const rules = await readRules(fileURLToPath(new URL('../../resources', import.meta.url)))
const plans = rules.catalogues.map(({ id }) => planForm(rules, id))
const [plan] = plans

const TITLES = [
  ...['Учреждение', 'Требования', 'Участники', 'Участники (2)', 'Лист «Чаты»', 'Копия Документы', 'Лист1', '_sverka'],
  ...['Выгрузка', '', '   ', 'Периоды дистанционного обуч (2)'],
]

const WORDS = [
  ...(plan?.tables ?? []).flatMap(({ columns }) => columns.slice(0, 4).map(({ title }) => title)),
  ...(plan?.passport ?? []).map(({ title }) => title),
  ...['№', 'Пункт', 'Ответ', 'Да', 'Учреждение', 'ИНН', 'Педагогов всего', 'всего', 'подключено', 'Педагоги'],
  ...[
    'Итого',
    'Всего по школе',
    'Пример',
    '1',
    '2',
    '3',
    'СОШ № 1',
    'СОШ № 2',
    '5900000002',
    '5900000010',
    'catalogue',
  ],
  ...['perm-school', '31.02.2026', '9:30', '__proto__', '\u0000'],
]

const content: fc.Arbitrary<CellValue> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant('text' as const), value: fc.constantFrom(...WORDS) }) },
  fc.record({ type: fc.constant('text' as const), value: fc.string() }),
  fc.record({ type: fc.constant('number' as const), value: fc.integer({ min: 0, max: 9 }) }),
  fc.record({ type: fc.constant('date' as const), value: fc.constant('2026-02-03') }),
  fc.record({ type: fc.constant('error' as const), value: fc.constant('#REF!') }),
  fc.record({ type: fc.constant('formula' as const), value: fc.constant('A1') }),
)

const cells = fc
  .uniqueArray(fc.record({ column: fc.nat(7), content }), { minLength: 1, selector: ({ column }) => column })
  .map((row) => row.sort((one, other) => one.column - other.column))

const merge: fc.Arbitrary<Merge> = fc
  .record({ top: fc.nat(6), left: fc.nat(6), down: fc.nat(2), right: fc.nat(3) })
  .map(({ top, left, down, right }) => ({ top, left, bottom: top + down, right: left + right }))

const grid: fc.Arbitrary<Reading> = fc
  .uniqueArray(
    fc.record({
      title: fc.constantFrom(...TITLES),
      hidden: fc.boolean(),
      rows: fc.array(cells, { maxLength: 9 }).map((rows) => rows.map((each, row) => ({ row, cells: each }))),
      merges: fc.array(merge, { maxLength: 3 }),
    }),
    { maxLength: 5, selector: ({ title }) => title },
  )
  .map((sheets) => ({ format: 'xlsx' as const, date1904: false, sheets }))

const HEADS = [
  ['Учреждение', 'ИНН', 'Педагогов всего', 'Подключено педагогов'],
  ['catalogue', 'perm-school'],
  ['Категория', 'Всего', 'Подключено', 'Прошло обучение'],
].map((titles) => titles.map((value, column) => ({ column, content: { type: 'text' as const, value } })))

/** The same with a header that is known on every sheet, or what says which form it is. */
const headed: fc.Arbitrary<Reading> = fc.tuple(grid, fc.constantFrom(...HEADS)).map(([reading, head]) => ({
  ...reading,
  sheets: reading.sheets.map((sheet) => ({
    ...sheet,
    rows: [{ row: 0, cells: head }, ...sheet.rows.map((each) => ({ ...each, row: each.row + 1 }))],
  })),
}))

const mapping: fc.Arbitrary<Mapping> = fc.record({
  id: fc.nat(),
  catalogue: fc.constantFrom(null, 'perm-school'),
  fingerprint: fc.string(),
  sheet: fc.constantFrom(...TITLES),
  title: fc.constantFrom(null, ...WORDS),
  table: fc.constantFrom('people', 'passport', 'institution', 'none'),
  column: fc.constantFrom(null, 'total', 'pupils', 'name'),
  keys: fc.constant({}),
})

test('any grid of junk is refused with a reason, or every row of it is accounted for', () => {
  let [forms, consolidated] = [0, 0]
  fc.assert(
    fc.property(fc.oneof(grid, headed), fc.array(mapping, { maxLength: 2 }), (reading, mappings) => {
      const result = takeReading(reading, plans, { mappings, dictionary: rules.dictionary })
      if (!('facts' in result)) {
        expect(result.message).not.toBe('')
        return
      }
      if (result.institutions === undefined) forms++
      else consolidated++
      result.balance.forEach((each, index) => {
        expect(each.read).toBe(reading.sheets[index]?.rows.length)
        expect(each.accepted + each.quarantined + each.skipped).toBe(each.read)
        expect(Object.values(each.reasons).reduce((sum, count) => sum + count, 0)).toBe(each.skipped)
      })
      expect(result.quarantined).toHaveLength(result.balance.reduce((sum, each) => sum + each.quarantined, 0))
      const own = (result.institutions ?? []).filter(({ facts }) => facts.length > 0)
      for (const { facts } of own) for (const { cell } of facts) expect(cell).toMatch(/^[A-H]\d\d?$/)
    }),
    { numRuns: 300 },
  )
  expect(forms).toBeGreaterThan(0)
  expect(consolidated).toBeGreaterThan(0)
})
