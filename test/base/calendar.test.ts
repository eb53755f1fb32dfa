import { describe, expect, it } from 'vitest'
import { monthsLater } from '../../src/engine/base/calendar'

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
