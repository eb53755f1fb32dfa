import { createHash, scryptSync } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { isSealed, KEY_COST, readSealHeader, SEAL_HEADER_BYTES } from '../../src/engine/store/seal-header'
import { isPasswordOf, keysOf, newSealKey, theKey, type SealKey } from '../../src/engine/store/seal-key'
import { sealed, unsealed } from '../../src/engine/store/sealed'

const CHEAP = { logN: 10, r: 8, p: 1 }
const MB = 1024 * 1024
const NAME = 'Файл «а.sqlite»'

let key: SealKey

const openedWith = async (file: Uint8Array, password: string): Promise<Uint8Array> =>
  (await unsealed(file, keysOf(password), NAME)).content

/** The same header with other bytes in it, and a right checksum. */
const rewritten = (file: Uint8Array, change: (header: Buffer) => void): Uint8Array => {
  const copy = Buffer.from(file)
  change(copy)
  createHash('sha256').update(copy.subarray(0, 128)).digest().copy(copy, 128)
  return copy
}

const flipped = (file: Uint8Array, bit: number): Uint8Array => {
  const copy = new Uint8Array(file)
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return copy
}

beforeAll(async () => {
  key = await newSealKey('сосновый бор 17', CHEAP)
})

describe('a sealed file', () => {
  test('opens to what was sealed, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (content) => {
        const file = await sealed(content, key)
        expect(isSealed(file)).toBe(true)
        expect(file.length).toBe(SEAL_HEADER_BYTES + content.length + 16)
        expect(await openedWith(file, 'сосновый бор 17')).toEqual(content)
      }),
      { numRuns: 40 },
    )
  })

  test.each([MB - 1, MB, MB + 1, 2 * MB, 2 * MB + 7])('of %i bytes is whole at the edges of chunks', async (length) => {
    const content = new Uint8Array(length).map((_, at) => (at * 31 + (at >> 8)) & 255)
    const file = await sealed(content, key)
    expect(Buffer.from(await openedWith(file, 'сосновый бор 17')).equals(content)).toBe(true)
  })

  test('never shows the same bytes for the same content, nor any of the content', async () => {
    const content = Buffer.from('МБОУ «Школа № 5» '.repeat(4000), 'utf8')
    const [one, other] = [await sealed(content, key), await sealed(content, key)]
    expect(Buffer.from(one).indexOf('МБОУ')).toBe(-1)
    expect(Buffer.from(one.subarray(160, 100_000)).equals(other.subarray(160, 100_000))).toBe(false)
  })

  test('is derived by scrypt with what its header says', async () => {
    const { salt, cost } = readSealHeader(await sealed(Buffer.from('а'), key), NAME)
    expect(cost).toEqual(CHEAP)
    const master = scryptSync(Buffer.from('сосновый бор 17', 'utf8'), salt, 32, { N: 1024, r: 8, p: 1 })
    expect(master.equals(key.master)).toBe(true)
  })

  test('a password is the same however its letters were typed', async () => {
    const composed = await newSealKey('ёж и йод', CHEAP)
    expect(await isPasswordOf(composed, 'ёж и йод'.normalize('NFD'))).toBe(true)
    expect(await isPasswordOf(composed, 'еж и йод')).toBe(false)
  })

  test('new passwords cost 128 MB', () => {
    expect(KEY_COST).toEqual({ logN: 17, r: 8, p: 1 })
    expect(128 * 8 * 2 ** 17).toBe(128 * MB)
  })
})

describe('told apart', () => {
  test('a wrong password', async () => {
    const file = await sealed(Buffer.from('содержимое'), key)
    await expect(openedWith(file, 'сосновый бор 18')).rejects.toMatchObject({ code: 'wrong-password' })
  })

  test('a damaged header: any bit of it', async () => {
    const file = await sealed(Buffer.from('содержимое'), key)
    for (let bit = 16 * 8; bit < SEAL_HEADER_BYTES * 8; bit += 13)
      await expect(openedWith(flipped(file, bit), 'сосновый бор 17')).rejects.toMatchObject({ code: 'damaged-header' })
    await expect(openedWith(file.subarray(0, 159), 'сосновый бор 17')).rejects.toMatchObject({ code: 'damaged-header' })
  })

  test('a file cut anywhere behind its header, or with something added', async () => {
    const content = new Uint8Array(MB + 100)
    const file = await sealed(content, key)
    const whole = SEAL_HEADER_BYTES + MB + 16
    for (const length of [160, 170, 176, 1000, whole - 1, whole, whole + 10, whole + 16, file.length - 1])
      await expect(unsealed(file.subarray(0, length), theKey(key), NAME)).rejects.toMatchObject({
        code: 'damaged-database',
      })
    await expect(unsealed(Buffer.concat([file, Buffer.alloc(1)]), theKey(key), NAME)).rejects.toMatchObject({
      code: 'damaged-database',
    })
  })

  test('chunks in another order, and chunks of another save', async () => {
    const content = new Uint8Array(3 * MB)
    const [file, other] = [Buffer.from(await sealed(content, key)), Buffer.from(await sealed(content, key))]
    const at = (index: number): number => SEAL_HEADER_BYTES + index * (MB + 16)
    const swapped = Buffer.concat([
      file.subarray(0, at(0)),
      file.subarray(at(1), at(2)),
      file.subarray(at(0), at(1)),
      file.subarray(at(2)),
    ])
    const mixed = Buffer.concat([file.subarray(0, at(1)), other.subarray(at(1))])
    for (const each of [swapped, mixed])
      await expect(unsealed(each, theKey(key), NAME)).rejects.toMatchObject({ code: 'damaged-database' })
  })
})

test('100 bits turned over at random: 100 detections', async () => {
  const content = new Uint8Array(2 * MB + 4321).map((_, at) => (at * 7) & 255)
  const file = await sealed(content, key)
  const seen = await fc.sample(fc.integer({ min: 0, max: file.length * 8 - 1 }), { numRuns: 100, seed: 20_261_121 })
  let found = 0
  for (const bit of seen) {
    const damaged = flipped(file, bit)
    if (!isSealed(damaged)) found += 1
    else await unsealed(damaged, theKey(key), NAME).catch(() => (found += 1))
  }
  expect(seen).toHaveLength(100)
  expect(found).toBe(100)
})

describe('what a header asks for', () => {
  test('other parameters within the bounds open', async () => {
    const costly = await newSealKey('пароль', { logN: 11, r: 4, p: 3 })
    const file = await sealed(Buffer.from('старое'), costly)
    expect(Buffer.from(await openedWith(file, 'пароль')).toString()).toBe('старое')
  })

  test.each([
    ['N of 2^9', 17, 9],
    ['N of 2^21', 17, 21],
    ['N of 2^255', 17, 255],
    ['r of 0', 18, 0],
    ['r of 255', 18, 255],
    ['p of 0', 19, 0],
    ['p of 255', 19, 255],
    ['chunks of 2 bytes', 20, 1],
    ['chunks of 2^60 bytes', 20, 60],
  ])('%s is refused before any memory is taken', async (_, at, value) => {
    const file = rewritten(await sealed(Buffer.from('а'), key), (header) => header.writeUInt8(value, at))
    const never = () => Promise.reject(new Error('a key was looked for'))
    await expect(unsealed(file, never, NAME)).rejects.toMatchObject({ code: 'damaged-header' })
  })

  test('parameters that are bearable each and not together are refused', async () => {
    const file = rewritten(await sealed(Buffer.from('а'), key), (header) => header.set([20, 32], 17))
    expect(() => readSealHeader(file, NAME)).toThrow(expect.objectContaining({ code: 'damaged-header' }))
  })

  test('parameters somebody else wrote in are a wrong password, not another key', async () => {
    const file = rewritten(await sealed(Buffer.from('а'), key), (header) => header.writeUInt8(11, 17))
    await expect(openedWith(file, 'сосновый бор 17')).rejects.toMatchObject({ code: 'wrong-password' })
  })

  test('a file of a newer program is refused politely', async () => {
    const file = rewritten(await sealed(Buffer.from('а'), key), (header) => header.writeUInt8(2, 16))
    expect(() => readSealHeader(file, NAME)).toThrow(expect.objectContaining({ code: 'newer-file' }))
  })
})
