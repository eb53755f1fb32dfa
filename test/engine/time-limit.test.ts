import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { timeLimit } from '../../src/engine/cases/taking/time-limit'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** Seconds until a limit of 10 s aborts for a process that gets `share` of a processor; null: not within a minute. */
const abortedAfter = (share: number): number | null => {
  const began = performance.now()
  vi.spyOn(process, 'cpuUsage').mockImplementation(() => ({
    user: (performance.now() - began) * share * 1_000,
    system: 0,
  }))
  const { signal, clear } = timeLimit(10_000)
  for (let second = 1; second <= 60; second++) {
    vi.advanceTimersByTime(1_000)
    if (signal.aborted) return second
  }
  clear()
  return null
}

test('a process that has a processor, or several, has the time it was given', () => {
  expect(abortedAfter(1)).toBe(10)
  expect(abortedAfter(2)).toBe(10)
})

test('on a busy machine it has as much more as it got less', () => {
  // 10 s of work at half a processor: 20 s.
  expect(abortedAfter(0.5)).toBe(20)
})

test('a process that gets nothing at all is waited for four times as long, and no longer', () => {
  // A quarter of each second counts: 10 / 0.25 = 40 s.
  expect(abortedAfter(0)).toBe(40)
})

test('a limit that is cleared aborts nothing', () => {
  const { signal, clear } = timeLimit(1_000)
  clear()
  vi.advanceTimersByTime(60_000)
  expect(signal.aborted).toBe(false)
})
