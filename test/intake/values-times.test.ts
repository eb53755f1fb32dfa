import { describe, expect, test } from 'vitest'
import type { CellValue } from '../../src/engine/workbook/types'
import { date, number, percentCell, said, time } from './parsing'

const cases: [CellValue | string, unknown][] = [
  ['07:30', '07:30'],
  ['7:30', '07:30'],
  ['7.30', '07:30'],
  ['07.30', '07:30'],
  ['7-30', '07:30'],
  ['7–30', '07:30'],
  ['7:30:00', '07:30'],
  ['7: 30', '07:30'],
  ['в 7:30', '07:30'],
  ['7:30 ч', '07:30'],
  ['7.30 час.', '07:30'],
  ['7 ч 30 мин', '07:30'],
  ['7 ч. 30 мин.', '07:30'],
  ['7ч30м', '07:30'],
  ['7 часов 5 минут', '07:05'],
  ['19 часов', '19:00'],
  ['00:00', '00:00'],
  ['23:59', '23:59'],
  [time('07:30:00'), '07:30'],
  [time('07:30:59'), '07:30'],
  // Parts of a day: 7.5 hours of 24; 19:40 is 1180 minutes of 1440.
  [number(0.3125), '07:30'],
  [number(1180 / 1440), '19:40'],
  ['24:00', '! impossible-time'],
  ['25:00', '! impossible-time'],
  ['7:60', '! impossible-time'],
  ['7:30:75', '! impossible-time'],
  ['7 ч 60 мин', '! impossible-time'],
  [date('2030-07-01'), '! date-instead'],
  [date('2025-09-15T19:40:00'), '! date-instead'],
  ['июл.30', '! date-instead'],
  ['30.июл', '! date-instead'],
  ['01.07.2030', '! date-instead'],
  ['19:30-20:00', '! several-times'],
  ['с 19.30 до 20.00', '! several-times'],
  // 7:30 or 18 minutes past seven.
  [number(7.3), '! wrong-type'],
  ['7,3', '! wrong-type'],
  ['7', '! wrong-type'],
  ['7.3', '! wrong-type'],
  ['730', '! wrong-type'],
  ['7 часов вечера', '! wrong-type'],
  ['поздно вечером', '! wrong-type'],
  [number(0), '! wrong-type'],
  [number(1), '! wrong-type'],
  [number(0.99999), '! wrong-type'],
  [number(Number.NaN), '! wrong-type'],
  [percentCell(0.5), '! wrong-type'],
  [{ type: 'boolean', value: true }, '! wrong-type'],
]

describe('a time of day', () => {
  test.each(cases)('%j → %j', (cell, expected) => {
    expect(said('time', cell)).toBe(expected)
  })
})
