import { describe, expect, it } from 'vitest'
import { dayOf, daysAfter, monthsLater, russianMoment } from '../../src/engine/base/calendar'

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
