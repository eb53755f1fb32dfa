import { readFile } from 'node:fs'
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

test('whoever waits has his turn also where one goes on in the midst of I/O', async () => {
  const turns = await new Promise<string[]>((resolve) => {
    readFile(new URL(import.meta.url), () => {
      const had: string[] = []
      const due = performance.now() + 5
      setTimeout(() => had.push('other'), 1)
      while (performance.now() < due);
      void givingWay(0)().then(() => resolve([...had, 'own']))
    })
  })
  expect(turns).toEqual(['other', 'own'])
})
