import { expect, test } from 'vitest'
import { savingTo } from '../../src/engine/store/saver'

type Simulated = { step?: number; cost: (saves: number) => number; fail?: (saves: number) => boolean }

/** A clock that only saves and files move; a save ends once its time has passed. */
const simulate = ({ step = 20, cost, fail = () => false }: Simulated) => {
  let time = 1_000_000
  let content = 0
  const saved: { from: number; to: number; content: number }[] = []
  const file = {
    save: (bytes: Uint8Array) => {
      const from = time
      time += cost(saved.length)
      saved.push({ from, to: time, content: bytes[0] ?? 0 })
      return fail(saved.length) ? Promise.reject(new Error('disk')) : Promise.resolve()
    },
  }
  const saver = savingTo(
    file,
    () => Uint8Array.of(content),
    () => time,
  )
  const takeFile = async (): Promise<void> => {
    time += step
    content += 1
    await saver.maybeSave()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { saver, saved, takeFile, now: () => time }
}

test('steady saves never take more than a fifth of the time since the batch began', async () => {
  const { saved, takeFile, now } = simulate({ cost: () => 300 })
  const start = now()
  for (let each = 0; each < 1500; each += 1) await takeFile()
  expect(saved.length).toBeGreaterThan(10)
  saved.forEach(({ to }, index) => {
    expect(((index + 1) * 300) / (to - start)).toBeLessThanOrEqual(1 / 5)
  })
})

test('a save that grows is paid back before the next one', async () => {
  const cost = (saves: number): number => 100 * (saves + 1)
  const { saved, takeFile, now } = simulate({ cost })
  const start = now()
  for (let each = 0; each < 3000; each += 1) await takeFile()
  expect(saved.length).toBeGreaterThan(5)
  saved.forEach(({ from }, index) => {
    const spent = saved.slice(0, index).reduce((sum, save) => sum + save.to - save.from, 0)
    expect(spent / (from - start)).toBeLessThanOrEqual(1 / 5)
  })
})

test('the final save always happens, with the last content, however short the batch', async () => {
  const { saver, saved, takeFile } = simulate({ cost: () => 5 })
  await takeFile()
  await takeFile()
  await saver.save()
  expect(saved.map(({ content }) => content)).toEqual([2])
  await saver.save()
  expect(saved).toHaveLength(2)
})

test('the final save waits for the one under way', async () => {
  const order: string[] = []
  let time = 0
  let release = (): void => undefined
  const file = {
    save: async () => {
      order.push('begin')
      if (order.length === 1) await new Promise<void>((resolve) => (release = resolve))
      order.push('end')
    },
  }
  const saver = savingTo(
    file,
    () => new Uint8Array(1),
    () => time,
  )
  await saver.maybeSave()
  time = 60_000
  await saver.maybeSave()
  await saver.maybeSave()
  const last = saver.save()
  release()
  await last
  expect(order).toEqual(['begin', 'end', 'begin', 'end'])
})

test('a failed spaced save is told at the next file, and the final one is still tried', async () => {
  const { saver, saved, takeFile } = simulate({ step: 5000, cost: () => 10, fail: (saves) => saves === 1 })
  await takeFile()
  await takeFile()
  await expect(takeFile()).rejects.toThrow('disk')
  await saver.save()
  expect(saved.at(-1)?.content).toBe(3)
})

test('a final save that fails is told', async () => {
  const { saver } = simulate({ cost: () => 10, fail: () => true })
  await expect(saver.save()).rejects.toThrow('disk')
})

test('the idle time between batches does not count', async () => {
  const { saver, saved, takeFile } = simulate({ step: 1000, cost: () => 400 })
  await takeFile()
  await saver.save()
  const before = saved.length
  await takeFile()
  await takeFile()
  expect(saved).toHaveLength(before)
})

test('without a file nothing is exported', async () => {
  const saver = savingTo(
    null,
    () => {
      throw new Error('must not be called')
    },
    () => 0,
  )
  await saver.maybeSave()
  await saver.save()
})

test('whoever asks while a save is under way shares the next one, with all that was there when he asked', async () => {
  let content = 0
  const written: number[] = []
  const releases: (() => void)[] = []
  const file = {
    save: async (bytes: Uint8Array) => {
      await new Promise<void>((resolve) => releases.push(resolve))
      written.push(bytes[0] ?? 0)
    },
  }
  const saver = savingTo(
    file,
    () => Uint8Array.of(content),
    () => 0,
  )
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
  const decide = (): Promise<number> => {
    const own = (content += 1)
    return saver.save().then(() => own)
  }
  const first = decide()
  await settled()
  const others = [decide(), decide(), decide()]
  await settled()
  releases.shift()?.()
  expect(await first).toBe(1)
  await settled()
  expect(releases).toHaveLength(1)
  releases.shift()?.()
  expect(await Promise.all(others)).toEqual([2, 3, 4])
  expect(written).toEqual([1, 4])
})
