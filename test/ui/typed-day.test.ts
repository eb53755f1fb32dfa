import { expect, test } from 'vitest'
import { dayTyped } from '../../src/ui/shared/typed-day'

test.each([
  ['15.02.2026', '2026-02-15'],
  ['5.2.26', '2026-02-05'],
  [' 05/02/2026 ', '2026-02-05'],
  ['15,02,2026', '2026-02-15'],
  ['15022026', '2026-02-15'],
  ['2026-02-15', '2026-02-15'],
  ['29.02.2024', '2024-02-29'],
])('%j is the day %s', (typed, iso) => expect(dayTyped(typed)).toBe(iso))

test.each(['', '15', '15.02', '15.02.202', '29.02.2026', '31.04.2026', '00.01.2026', '15.13.2026', 'завтра'])(
  '%j is no day',
  (typed) => expect(dayTyped(typed)).toBeNull(),
)
