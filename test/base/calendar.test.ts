import { describe, expect, it, test } from 'vitest'
import { dayOf, daysAfter, isoDay, monthsLater, russianMoment } from '../../src/engine/base/calendar'

test('days there are, of four centuries, are those JavaScript knows', () => {
  const day = new Date(Date.UTC(1800, 0, 1))
  for (; day.getUTCFullYear() < 2201; day.setUTCDate(day.getUTCDate() + 1)) {
    const [year, month, date] = [day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()]
    if (isoDay(year, month, date) !== day.toISOString().slice(0, 10)) expect.fail(`${year}-${month}-${date}`)
  }
})

test.each([
  [2026, 2, 29],
  [1900, 2, 29],
  [2026, 4, 31],
  [2026, 13, 1],
  [2026, 0, 1],
  [2026, 1, 0],
  [2026, 1, 1.5],
  [25, 1, 1],
  [10_000, 1, 1],
  [NaN, 1, 1],
])('%d-%d-%d is no day', (year, month, day) => expect(isoDay(year, month, day)).toBeNull())

describe('so many months later', () => {
  it.each([
    ['2025-10-06', 1, '2025-11-06'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2025-12-15', 1, '2026-01-15'],
    ['2025-11-30', 3, '2026-02-28'],
    ['2026-02-28', 12, '2027-02-28'],
  ])('%s and %i: %s', (day, months, later) => expect(monthsLater(day, months)).toBe(later))
})

describe('so many days later', () => {
  it.each([
    ['2026-02-27', 2, '2026-03-01'],
    ['2028-02-27', 2, '2028-02-29'],
    ['2025-12-31', 1, '2026-01-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-03-01', 0, '2026-03-01'],
  ])('%s and %i: %s', (day, days, later) => expect(daysAfter(day, days)).toBe(later))
})

it('tells the day and the minute of a moment by Greenwich', () => {
  expect(dayOf(new Date('2026-02-03T23:59:59.999Z'))).toBe('2026-02-03')
  expect(russianMoment('2026-02-03T09:05:59.000Z')).toBe('03.02.2026 09:05')
})
