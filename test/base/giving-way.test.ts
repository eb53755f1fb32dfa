import { expect, test } from 'vitest'
import { givingWay } from '../../src/engine/base/giving-way'

const waiting = (): { hadTurn: boolean } => {
  const other = { hadTurn: false }
  setImmediate(() => (other.hadTurn = true))
  return other
}

test('whoever waits has his turn when one has gone on for long enough', async () => {
  const giveWay = givingWay(0)
  const other = waiting()
  await giveWay()
  expect(other.hadTurn).toBe(true)
})

test('and not at every step', async () => {
  const giveWay = givingWay(3_600_000)
  const other = waiting()
  for (let step = 0; step < 100; step += 1) await giveWay()
  expect(other.hadTurn).toBe(false)
})
