import { describe, expect, test } from 'vitest'
import type { CellValue } from '../../src/engine/workbook/types'
import { date, number, said, time } from './parsing'

const DAY = '2025-09-15'

const spellings = [
  ...[
    '15.09.2025',
    '15.9.2025',
    '15.09.25',
    '15.9.25',
    '15.09.2025 г.',
    '15.09.2025г',
    '15.09.2025 года',
    '15.09.2025.',
  ],
  ...['15/09/2025', '15/9/25', '15-09-2025', '15 . 09 . 2025', '15. 09. 2025', '15 09 2025', '15,09,2025'],
  ...['2025-09-15', '2025.09.15', '2025/09/15', '2025-09-15T00:00:00', '2025-09-15 10:30', '2025-09-15T10:30:05.250'],
  ...['15.09.2025 10:30', '15.09.2025 10:30:00', '15.09.2025, 10:30', '15.09.2025 в 10:30', '15.09.2025 г. 9:05'],
  ...['15 сентября 2025', '15 сентября 2025 г.', '15 сентября 2025г.', '15 СЕНТЯБРЯ 2025 ГОДА', '15 Сентябрь 2025'],
  ...['15 сент. 2025', '15 сент 2025 г.', '15 сен 2025', '15 сен. 25 г.', '15-сен-2025', '15.сен.2025', '15-сен-25'],
  ...[
    '«15» сентября 2025 года',
    '"15" сентября 2025 г.',
    '« 15 » сентября 2025 г.',
    '„15“ сентября 2025',
    '15-го сентября 2025',
  ],
  ...['15.IX.2025', '15 IX 2025', 'от 15.09.2025', 'от 15 сентября 2025 г.', "'15.09.2025", '\u00a015.09.2025\u200b'],
  ...['пн, 15.09.2025', 'понедельник, 15 сентября 2025 г.', '15.09.2025 (понедельник)', '15.09.2025, пн'],
  // A Latin c in «cентября».
  '15 cентября 2025',
]

describe('15 September 2025', () => {
  test.each(spellings)('%s', (spelt) => {
    expect(said('date', spelt)).toBe(DAY)
  })
})

test.each([
  ['янв', 1],
  ['января', 1],
  ['фев', 2],
  ['февр', 2],
  ['мар', 3],
  ['марта', 3],
  ['апр', 4],
  ['мая', 5],
  ['май', 5],
  ['июн', 6],
  ['июня', 6],
  ['июл', 7],
  ['июля', 7],
  ['авг', 8],
  ['августа', 8],
  ['окт', 10],
  ['ноя', 11],
  ['нояб', 11],
  ['дек', 12],
  ['декабря', 12],
])('the month «%s» is %i', (word, month) => {
  expect(said('date', `5 ${word} 2026`)).toBe(`2026-${String(month).padStart(2, '0')}-05`)
})

const cases: [CellValue | string, unknown][] = [
  [date('2025-09-15'), DAY],
  [date('2025-09-15T23:59:59'), DAY],
  // 1 January 2025 is serial 45658; 257 days later (31+28+31+30+31+30+31+31+14) is 15 September.
  [number(45915), DAY],
  [number(45915.4375), DAY],
  ['29.02.2024', '2024-02-29'],
  ['01.02.25', '2025-02-01'],
  ['15.09.98', '1998-09-15'],
  ['01.01.49', '2049-01-01'],
  ['31.12.50', '1950-12-31'],
  ['29.02.2026', '! impossible-date'],
  ['31.02.2025', '! impossible-date'],
  ['31 февраля 2025', '! impossible-date'],
  ['31.04.2025', '! impossible-date'],
  ['00.09.2025', '! impossible-date'],
  ['15.00.2025', '! impossible-date'],
  ['32.13.2025', '! impossible-date'],
  ['15.09.0225', '! impossible-date'],
  ['15.09.2205', '! impossible-date'],
  [date('1900-01-05'), '! impossible-date'],
  ['02/13/2025', '! month-first'],
  ['02.13.25', '! month-first'],
  ['вт, 15.09.2025', '! other-weekday'],
  ['15.09', '! no-year'],
  ['15 сентября', '! no-year'],
  ['02.янв', '! no-year'],
  ['сентябрь 2025', '! no-day'],
  ['сентябрь', '! no-day'],
  ['09.2025', '! no-day'],
  ['2025', '! no-day'],
  ['2025 год', '! no-day'],
  [number(2025), '! no-day'],
  ['15–20 сентября 2025', '! several-dates'],
  ['15.09.2025 – 20.09.2025', '! several-dates'],
  ['с 15.09.2025 по 20.09.2025', '! several-dates'],
  ['15.09.2025, 16.09.2025', '! several-dates'],
  // 5–6 September, and not 5 June 2009.
  ['5-6.09', '! several-dates'],
  ['5-6.09.2025', '! several-dates'],
  ['вчера', '! wrong-type'],
  ['март, точно не помню', '! wrong-type'],
  ['15..09.2025', '! wrong-type'],
  ['15.09.20255', '! wrong-type'],
  ['15.О9.2025', '! wrong-type'],
  // A moment of another zone may be another day here.
  ['2025-09-15T21:00:00Z', '! wrong-type'],
  [number(15.09), '! wrong-type'],
  [number(15092025), '! wrong-type'],
  [number(-1), '! wrong-type'],
  [number(Number.NaN), '! wrong-type'],
  [time('09:00:00'), '! wrong-type'],
  [{ type: 'boolean', value: true }, '! wrong-type'],
]

describe('a day', () => {
  test.each(cases)('%j → %j', (cell, expected) => {
    expect(said('date', cell)).toBe(expected)
  })
})

test('a bare serial of a 1904 book is 1462 days further', () => {
  expect(said('date', number(45915 - 1462), { date1904: true })).toBe(DAY)
})

describe('where dates may be written month first', () => {
  test.each([
    ['01.02.25', '! ambiguous-date'],
    ['01/02/2025', '! ambiguous-date'],
    ['1.2.2025', '! ambiguous-date'],
    ['02.02.2025', '2025-02-02'],
    ['15.09.2025', DAY],
    ['02/13/2025', '! month-first'],
    ['1 февраля 2025', '2025-02-01'],
    ['2025-02-01', '2025-02-01'],
    // Excel may have read 2 January day first where 1 February was meant.
    [date('2025-02-01'), '! ambiguous-date'],
    [date('2025-02-13'), '2025-02-13'],
    [number(45915), DAY],
  ])('%j → %s', (cell, expected) => {
    expect(said('date', cell, { isMonthFirst: true })).toBe(expected)
  })
})
