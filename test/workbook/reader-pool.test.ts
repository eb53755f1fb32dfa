import { expect, test } from 'vitest'
import type { Rules } from '../../src/engine/catalogue/types'
import { openReaderPool } from '../../src/engine/cases/taking/reader-pool'

test('a file that hangs or kills its thread is refused by itself, the others are read', async () => {
  const pool = openReaderPool({
    plans: [],
    rules: { catalogues: [] } as unknown as Rules,
    audit: () => null,
    threads: 2,
    // A thread that is only being started must not be taken for one that hangs.
    timeoutMs: 6_000,
    threadFile: new URL('misbehaving-thread.mjs', import.meta.url),
  })
  try {
    const files = [0, 1, 2, 0, 0, 2, 0].map((first) => new Uint8Array([first, 7]))
    const read = await Promise.all(files.map((bytes) => pool.take(bytes, 'форма.xlsx')))
    const taken = read.map((each) => each.taken)
    expect(taken.map((each) => (each.status === 'refused' ? each.refusal.code : each.status))).toEqual([
      'answered',
      'too-slow',
      'reader-crashed',
      'answered',
      'answered',
      'reader-crashed',
      'answered',
    ])
    expect(files.every((bytes) => bytes.length === 2)).toBe(true)
    // printf '\001\007' | sha256sum
    expect(taken[1]?.sha256).toBe('ca6c6588fa01171b200740344d354e8548b7470061fb32a34f4feee470ec281f')
  } finally {
    await pool.close()
  }
})

test('closed while files are being read it begins no thread more, and whoever waits is answered', async () => {
  const pool = openReaderPool({
    plans: [],
    rules: { catalogues: [] } as unknown as Rules,
    audit: () => null,
    threads: 1,
    threadFile: new URL('misbehaving-thread.mjs', import.meta.url),
  })
  const waiting = Array.from({ length: 12 }, () => pool.take(new Uint8Array([1]), 'форма.xlsx'))
  await pool.close()
  const read = await Promise.all(waiting)
  expect(read.map(({ taken }) => (taken.status === 'refused' ? taken.refusal.code : taken.status))).toEqual(
    Array(12).fill('reader-crashed'),
  )
})
