import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openPrecedence } from '../../src/engine/base/precedence'

test('work waits for all who look, and goes on when the last has done', async () => {
  const { looking, free } = openPrecedence(3_600_000)
  const told: string[] = []
  const look = (turns: number) =>
    looking(async () => {
      for (let turn = 0; turn < turns; turn += 1) await setImmediate()
      told.push(`looked ${turns}`)
    })
  const looked = [look(3), look(6)]
  await free().then(() => told.push('worked'))
  await Promise.all(looked)
  expect(told).toEqual(['looked 3', 'looked 6', 'worked'])
})

test('nobody looks: it goes on at once; somebody never ends: it goes on all the same', async () => {
  const { looking, free } = openPrecedence(1)
  await free()
  void looking(() => new Promise(() => undefined))
  await free()
  expect(await looking(() => Promise.resolve('seen'))).toBe('seen')
})

test('who fails to look keeps nobody waiting', async () => {
  const { looking, free } = openPrecedence(3_600_000)
  await expect(looking(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  await free()
})
