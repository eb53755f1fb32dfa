import { describe, expect, test } from 'vitest'
import type { ColumnType } from '../../src/engine/catalogue/types'
import { parseValue } from '../../src/engine/intake/values'
import type { CellValue } from '../../src/engine/workbook/types'

const text = (value: string): CellValue => ({ type: 'text', value })
const number = (value: number): CellValue => ({ type: 'number', value })

const parse = (type: ColumnType, content: CellValue, date1904 = false): unknown => {
  const parsed = parseValue(content, { type, list: ['Приказ об утверждении', 'Иное'], date1904 })
  return parsed.ok ? parsed.value : `! ${parsed.code}`
}

test('a number with the unit of its own column is that number', () => {
  const said = (value: string, unit: string): unknown => {
    const parsed = parseValue(text(value), { type: 'integer', unit, date1904: false })
    return parsed.ok ? parsed.value : `! ${parsed.code}`
  }
  expect(['12 чел', '12чел.', '00 чел', '12 Человек', '12\u00a0чел.'].map((value) => said(value, 'чел.'))).toEqual([
    ...[12, 12, 0, 12, 12],
  ])
  expect(['12 из 15 чел.', 'чел.', '12 ч', '12 классов'].map((value) => said(value, 'чел.'))).toEqual(
    Array.from({ length: 4 }, () => '! wrong-type'),
  )
  expect(said('4 ч', 'ч')).toBe(4)
  expect(said('4 чел', 'ч')).toBe('! wrong-type')
})

const cases: Record<ColumnType, [CellValue, unknown][]> = {
  text: [
    [text('  45-о '), '45-о'],
    [number(45), '45'],
    [number(2.5), '2,5'],
    [{ type: 'date', value: '2026-01-02' }, '! date-instead'],
    [{ type: 'time', value: '07:30:00' }, '! date-instead'],
    [{ type: 'error', value: '#REF!' }, '! error-cell'],
  ],
  integer: [
    [number(31), 31],
    [number(31.0000000001), 31],
    [text('1\u00a0640'), 1640],
    [text('12,0'), 12],
    [text('31 чел.'), '! wrong-type'],
    [text('31,5'), '! not-integer'],
    [text(''), '! wrong-type'],
    [text('1e5'), '! wrong-type'],
    [{ type: 'boolean', value: true }, '! wrong-type'],
    [{ type: 'formula', value: 'A1' }, '! formula-without-value'],
  ],
  number: [
    [text('40,5'), 40.5],
    [number(0), 0],
    [text('сорок'), '! wrong-type'],
  ],
  date: [
    [{ type: 'date', value: '2025-09-15' }, '2025-09-15'],
    [{ type: 'date', value: '2025-09-15T10:00:00' }, '2025-09-15'],
    [text('15.09.2025'), '2025-09-15'],
    [text('15.09.2025 г.'), '2025-09-15'],
    [text('5/9/25'), '2025-09-05'],
    [text('2025-09-15'), '2025-09-15'],
    [text('29.02.2024'), '2024-02-29'],
    [text('29.02.2026'), '! impossible-date'],
    [text('31.02.2026'), '! impossible-date'],
    [text('15.09.0225'), '! impossible-date'],
    [text('сентябрь'), '! wrong-type'],
    // 2025-09-15: 2025-01-01 is serial 45658; 257 days later (31+28+31+30+31+30+31+31+14) is 15 September.
    [number(45915), '2025-09-15'],
    [number(2025), '! wrong-type'],
    [{ type: 'time', value: '09:00:00' }, '! wrong-type'],
  ],
  time: [
    [{ type: 'time', value: '07:30:00' }, '07:30'],
    [text('7.30'), '07:30'],
    [text('7:30'), '07:30'],
    [text('25:00'), '! impossible-time'],
    [number(0.3125), '07:30'],
    [number(7.3), '! wrong-type'],
    [{ type: 'date', value: '2030-07-01' }, '! date-instead'],
  ],
  'yes-no': [
    [text(' Да '), true],
    [text('нет.'), false],
    [text('+'), true],
    [text('–'), false],
    [{ type: 'boolean', value: false }, false],
    [text('возможно'), '! wrong-type'],
    [number(1), '! wrong-type'],
  ],
  choice: [
    [text('приказ  об УТВЕРЖДЕНИИ'), 'Приказ об утверждении'],
    [text('Иное.'), 'Иное'],
    [text('Прочее'), '! not-in-list'],
  ],
}

describe.each(Object.entries(cases))('a cell expected to hold %s', (type, rows) => {
  test.each(rows)('%j → %j', (content, expected) => {
    expect(parse(type as ColumnType, content)).toBe(expected)
  })
})

test('a bare serial of a 1904 book is 1462 days further', () => {
  expect(parse('date', number(45915 - 1462), true)).toBe('2025-09-15')
})
