import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { byTurns, inOneGo, type Steps } from '../../src/engine/base/steps'

/** Burns a turn's time in each of three pieces. */
const counted = function* (read: () => number): Steps<number[]> {
  const seen: number[] = []
  for (let piece = 0; piece < 3; piece += 1) {
    seen.push(read())
    const until = performance.now() + 12
    while (performance.now() < until);
    yield
  }
  return seen
}

test('in one go nobody has his turn in between', async () => {
  let value = 1
  const other = setImmediate().then(() => (value = 2))
  expect(inOneGo(counted(() => value))).toEqual([1, 1, 1])
  await other
})

test('by turns others have theirs between the pieces', async () => {
  const heard: string[] = []
  const other = setImmediate().then(() => heard.push('other'))
  await byTurns(
    () => 'as it was',
    () => counted(() => heard.push('piece')),
  )
  await other
  expect(heard.indexOf('other')).toBeGreaterThan(0)
  expect(heard.indexOf('other')).toBeLessThan(heard.lastIndexOf('piece'))
})

test('what changed meanwhile is read anew, never half of the one and half of the other', async () => {
  let value = 1
  const other = setImmediate().then(() => (value = 2))
  const seen = await byTurns(
    () => String(value),
    () => counted(() => value),
  )
  await other
  expect(seen).toEqual([2, 2, 2])
})
