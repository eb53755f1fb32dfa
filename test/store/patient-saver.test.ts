import { expect, test } from 'vitest'
import { patiently, type Timer } from '../../src/engine/store/patient-saver'
import type { Saver } from '../../src/engine/store/saver'

/** A saver whose disk is full while `isFull`, and a clock that is wound by hand. */
const bench = () => {
  const disk = { isFull: false, saves: 0 }
  const waiting: { work: () => void; milliseconds: number }[] = []
  const save = async (): Promise<boolean> => {
    if (disk.isFull) throw new Error('disk full')
    disk.saves += 1
    return true
  }
  const saver: Saver = { save, maybeSave: async () => void (await save()) }
  const after: Timer = (work, milliseconds) => {
    const each = { work, milliseconds }
    waiting.push(each)
    return () => {
      if (waiting.includes(each)) waiting.splice(waiting.indexOf(each), 1)
    }
  }
  const ring = async (): Promise<number> => {
    const next = waiting.shift()
    next?.work()
    await new Promise((resolve) => setImmediate(resolve))
    return next?.milliseconds ?? 0
  }
  return { disk, waiting, ring, patient: patiently(saver, after) }
}

test('a save that succeeds says so, and nothing waits', async () => {
  const { disk, waiting, patient } = bench()
  expect(await patient.save()).toBe(true)
  expect([disk.saves, waiting.length]).toEqual([1, 0])
  await patient.finish()
  expect([disk.saves, waiting.length]).toEqual([1, 0])
})

test('a save that fails is tried again, ever later, until it succeeds', async () => {
  const { disk, waiting, ring, patient } = bench()
  disk.isFull = true
  expect(await patient.save()).toBe(false)
  const pauses: number[] = []
  for (let tries = 0; tries < 5; tries += 1) pauses.push(await ring())
  expect(pauses).toEqual([2_000, 5_000, 15_000, 30_000, 30_000])
  disk.isFull = false
  await ring()
  expect([disk.saves, waiting.length]).toEqual([1, 0])
})

test('one try waits at a time, whoever saved meanwhile, and a save that succeeds ends the trying', async () => {
  const { disk, waiting, patient } = bench()
  disk.isFull = true
  await patient.save()
  await patient.maybeSave()
  await patient.save()
  expect(waiting).toHaveLength(1)
  disk.isFull = false
  expect(await patient.save()).toBe(true)
  expect(waiting).toHaveLength(0)
})

test('the end saves what is owed, or says why it cannot', async () => {
  const { disk, waiting, patient } = bench()
  disk.isFull = true
  await patient.maybeSave()
  await expect(patient.finish()).rejects.toThrow('disk full')
  // Whoever stays open because of it is still to be saved.
  expect(waiting).toHaveLength(1)
  disk.isFull = false
  await patient.finish()
  expect([disk.saves, waiting.length]).toEqual([1, 0])
})
