import { describe, expect, test } from 'vitest'
import type { CellValue } from '../../src/engine/workbook/types'
import { date, number, percentCell, said, text, time } from './parsing'

type Case = [CellValue | string, unknown]

const counts: Case[] = [
  [number(31), 31],
  [number(0), 0],
  [number(-0), 0],
  // What a formula leaves behind: 31 but for the rounding of the last bit.
  [number(31.0000000001), 31],
  ['31', 31],
  [' 31 ', 31],
  ['31.', 31],
  ["'31", 31],
  ['+31', 31],
  ['007', 7],
  ['12,0', 12],
  ['12.0', 12],
  // Groups of three, by a space of any kind: plain, NBSP, narrow NBSP, thin.
  ['1 250', 1250],
  ['1\u00a0250', 1250],
  ['1\u202f250', 1250],
  ['1\u2009250', 1250],
  ['1 000 000', 1_000_000],
  ['31 чел.', 31],
  ['31чел', 31],
  ['31 Человек', 31],
  ['2 человека', 2],
  ['1 250 чел.', 1250],
  ['12 34', '! ambiguous-number'],
  ['1250 5', '! ambiguous-number'],
  ['1,250.5', '! ambiguous-number'],
  ['1.250,5', '! ambiguous-number'],
  // Decimal comma by the Russian rule, thousands by the English one.
  ['1,250', '! ambiguous-number'],
  ['1.000', '! ambiguous-number'],
  ["1'250", '! ambiguous-number'],
  ['5-6', '! range'],
  ['5–6', '! range'],
  ['5 - 6 чел.', '! range'],
  ['от 5 до 6', '! range'],
  ['5…6', '! range'],
  ['12 из 40', '! several-numbers'],
  ['12 из 15 чел.', '! several-numbers'],
  ['12/40', '! several-numbers'],
  ['12; 13', '! several-numbers'],
  ['12+3', '! several-numbers'],
  ['≈30', '! approximate'],
  ['~30', '! approximate'],
  ['около 30', '! approximate'],
  ['ок. 30', '! approximate'],
  ['более 30 чел.', '! approximate'],
  ['не менее 30', '! approximate'],
  ['до 30', '! approximate'],
  ['>30', '! approximate'],
  ['30+', '! approximate'],
  ['тридцать один', '! number-in-words'],
  ['Двадцать пять человек', '! number-in-words'],
  ['двенадцать', '! number-in-words'],
  ['сто', '! number-in-words'],
  ['77,5 %', '! percent'],
  ['100%', '! percent'],
  [percentCell(0.775), '! percent'],
  // 1 shown as 100 % is no count of one.
  [percentCell(1), '! percent'],
  [number(0.775), '! not-integer'],
  ['31,5', '! not-integer'],
  ['0,775', '! not-integer'],
  [number(31.5), '! not-integer'],
  [number(-5), '! out-of-range'],
  ['-5', '! out-of-range'],
  ['−5', '! out-of-range'],
  [number(1e300), '! out-of-range'],
  ['12 классов', '! wrong-unit'],
  ['12 ч', '! wrong-unit'],
  ['31 (тридцать один)', '! wrong-unit'],
  ['много', '! wrong-type'],
  ['чел.', '! wrong-type'],
  ['1e5', '! wrong-type'],
  ['0x1F', '! wrong-type'],
  // The letter О for a zero.
  ['3О', '! wrong-unit'],
  ['12345678901234567', '! wrong-type'],
  [number(Number.NaN), '! wrong-type'],
  [number(Number.POSITIVE_INFINITY), '! wrong-type'],
  [{ type: 'boolean', value: true }, '! wrong-type'],
  [date('2026-06-05'), '! date-instead'],
  [time('05:06:00'), '! date-instead'],
  // 5.6 after Excel, saved as plain text.
  ['05.июн', '! date-instead'],
  ['05.06.2026', '! date-instead'],
]

describe('a count of people', () => {
  test.each(counts)('%j → %j', (cell, expected) => {
    expect(said('integer', cell, { unit: 'чел.' })).toBe(expected)
  })
})

test('a column without a unit counts things, and no people', () => {
  const values = ['12 шт.', '12 штук', '12 ед.', '12 чел.', '12 классов']
  expect(values.map((value) => said('integer', value))).toEqual([12, 12, 12, '! wrong-unit', '! wrong-unit'])
})

test.each([
  ['40,5', 'ч', 40.5],
  ['40.5 ч.', 'ч', 40.5],
  ['4 часа', 'ч', 4],
  ['40 мин.', 'мин', 40],
  ['1 час', 'мин', '! wrong-unit'],
  ['-2,5', 'ч', -2.5],
  ['0,125', 'ч', 0.125],
  ['1250,125', 'ч', 1250.125],
  ['77,5 %', '%', 77.5],
  ['77,5', '%', 77.5],
])('a measure: %s in %s → %s', (value, unit, expected) => {
  expect(said('number', value, { unit })).toBe(expected)
})

test('a percent cell is worth its percent in a column of percents', () => {
  expect(said('number', percentCell(0.775), { unit: '%' })).toBe(77.5)
  // 0.07 × 100 is 7.000000000000001 in binary.
  expect(said('integer', percentCell(0.07), { unit: '%' })).toBe(7)
})

test('limits are those of the field', () => {
  const limits = { min: 1, max: 240 }
  expect([0, 1, 240, 241].map((value) => said('integer', number(value), limits))).toEqual([
    ...['! out-of-range', 1, 240, '! out-of-range'],
  ])
  expect(said('integer', number(-3), { min: -5 })).toBe(-3)
})

test('an error or a formula nobody computed is no number', () => {
  const cells: CellValue[] = [
    { type: 'error', value: '#REF!' },
    ...['#REF!', '#Н/Д', '#ДЕЛ/0!', '#ССЫЛКА!', ' #ЗНАЧ! ', '#N/A', '#ИМЯ?', '#####', 'Err:502', 'Ошибка:522'].map(
      text,
    ),
  ]
  for (const type of ['text', 'integer', 'number', 'date', 'time', 'yes-no', 'choice'] as const)
    for (const cell of cells) expect([cell, said(type, cell)]).toEqual([cell, '! error-cell'])
  expect(said('integer', { type: 'formula', value: 'SUM(A1:A9)' })).toBe('! formula-without-value')
  expect(said('text', '=SUM(A1:A9)')).toBe('! formula-without-value')
  expect(said('text', '=== важно ===')).toBe('=== важно ===')
})
