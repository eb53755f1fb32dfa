import { readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import type { FileOptions } from '../../src/engine/store/file'
import { thisMachine, type FileSystem } from '../../src/engine/store/file-system'
import { generationsFolder, generationsOf } from '../../src/engine/store/generations'
import { isSealed } from '../../src/engine/store/seal-header'
import { keysOf, newSealKey } from '../../src/engine/store/seal-key'
import { unsealed } from '../../src/engine/store/sealed'
import { actionsIn, ownPlace } from './own-place'

const CHEAP = { logN: 10, r: 8, p: 1 }
const SECRET = 'Школа на Сосновой'

const place = ownPlace({ said: SECRET })
const { content, saved: savedInClear } = place
const open = (password?: string, part: Partial<FileOptions> = {}) => place.open({ password, ...part })

/** Every file of the folder and below, by name. */
const everything = async (): Promise<{ name: string; bytes: Buffer }[]> => {
  const names = await readdir(place.folder, { recursive: true, withFileTypes: true })
  const files = names.filter((each) => each.isFile())
  return Promise.all(
    files.map(async ({ parentPath, name }) => ({ name, bytes: await readFile(join(parentPath, name)) })),
  )
}

const inClear = async (): Promise<string[]> =>
  (await everything()).filter(({ bytes }) => bytes.includes(SECRET)).map(({ name }) => name)

/** What setting a password does: key, save, and what lies beside. */
const passTo = async (password: string | null, given?: string, action = 'сохранено'): Promise<string[]> => {
  const file = await open(given)
  const before = file.key()
  file.setKey(password === null ? null : await newSealKey(password, CHEAP))
  await file.save(await content(action))
  const left = await file.sealBeside(before)
  await file.close()
  return left
}

describe('a file under a password', () => {
  test('opens with it, and with nothing else', async () => {
    await passTo('первый')
    expect(isSealed(await readFile(place.path))).toBe(true)
    await expect(open()).rejects.toMatchObject({ code: 'password-needed' })
    await expect(open('второй')).rejects.toMatchObject({ code: 'wrong-password' })
    const file = await open('первый')
    expect(await actionsIn(file.bytes)).toEqual(['сохранено'])
    await file.save(await content('ещё'))
    await file.close()
    expect(await actionsIn((await open('первый')).bytes)).toEqual(['ещё'])
    expect(await inClear()).toEqual([])
  })

  test('a refused opener holds no lock', async () => {
    await passTo('первый')
    await expect(open('второй')).rejects.toMatchObject({ code: 'wrong-password' })
    expect(await readdir(place.folder)).not.toContain('мониторинг.sqlite.lock')
  })

  test('the earlier states in clear are sealed when it is set, and stay good', async () => {
    await savedInClear('один', 'два', 'три')
    await writeFile(`${place.path}.повреждён-2026-11-01T10-00-00`, `обрывок: ${SECRET}`)
    await writeFile(`${place.path}.sverka-tmp`, `недописано: ${SECRET}`)
    await writeFile(join(generationsFolder(place.path), '2026-11-01T10-00-00Z.sqlite.sverka-tmp'), SECRET)
    expect((await inClear()).length).toBeGreaterThan(4)
    expect(await passTo('первый')).toEqual([])
    expect(await inClear()).toEqual([])
    expect((await generationsOf(place.path, thisMachine())).length).toBeGreaterThanOrEqual(3)
    await truncate(place.path, 3000)
    const file = await open('первый')
    expect(file.recovered).not.toBeNull()
    expect(await actionsIn(file.bytes)).toEqual(['три'])
    expect(await inClear()).toEqual([])
    await file.close()
  })

  test('an earlier state that cannot be sealed is removed rather than left in clear', async () => {
    await savedInClear('один', 'два')
    const file = await open(undefined, {
      system: {
        ...thisMachine(),
        rename: (from, to) =>
          String(to).endsWith('Z.sqlite') && !String(from).includes('sqlite.sverka-tmp')
            ? Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }))
            : thisMachine().rename(from, to),
      } satisfies FileSystem,
    })
    file.setKey(await newSealKey('первый', CHEAP))
    await file.save(await content('три'))
    expect(await file.sealBeside(null)).toEqual([])
    await file.close()
    expect(await inClear()).toEqual([])
  })

  test('what a change that was cut off left in clear is sealed when the file is next opened', async () => {
    await savedInClear('один', 'два')
    const file = await open()
    file.setKey(await newSealKey('первый', CHEAP))
    await file.save(await content('три'))
    // The program ends here, before what lies beside is sealed.
    await file.close()
    await writeFile(`${place.path}.sverka-tmp`, SECRET)
    expect((await inClear()).length).toBeGreaterThan(1)
    await (await open('первый')).close()
    expect(await inClear()).toEqual([])
  })
})

describe('another password', () => {
  test('opens the file and its earlier states, the old one nothing', async () => {
    await savedInClear('один')
    await passTo('первый', undefined, 'два')
    await passTo('второй', 'первый', 'три')
    await expect(open('первый')).rejects.toMatchObject({ code: 'wrong-password' })
    await truncate(place.path, 3000)
    await expect(open('первый')).rejects.toMatchObject({ code: 'wrong-password' })
    const file = await open('второй')
    expect(file.recovered).not.toBeNull()
    await file.close()
    expect(await inClear()).toEqual([])
  })

  test('none: the file and its earlier states are in clear again', async () => {
    await savedInClear('один')
    await passTo('первый', undefined, 'два')
    await passTo(null, 'первый', 'три')
    const file = await open()
    expect(await actionsIn(file.bytes)).toEqual(['три'])
    expect(file.key()).toBeNull()
    await file.close()
    for (const { path: each } of await generationsOf(place.path, thisMachine()))
      expect(isSealed(await readFile(each))).toBe(false)
  })
})

describe('a damaged file under a password', () => {
  beforeEach(async () => {
    await passTo('первый', undefined, 'один')
    const earlier = Date.now() / 1000 - 7200
    await utimes(place.path, earlier, earlier)
    await passTo('первый', 'первый', 'два')
  })

  test.each([
    ['its header', 40],
    ['its first bytes', 3],
    ['its content', 2000],
  ])('damaged in %s is opened from the newest sound state under the same password', async (_, at) => {
    const bytes = await readFile(place.path)
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
    await writeFile(place.path, bytes)
    await expect(open()).rejects.toMatchObject({ code: 'password-needed' })
    await expect(open('второй')).rejects.toMatchObject({ code: expect.stringMatching(/wrong-password/) as string })
    const file = await open('первый')
    expect(await actionsIn(file.bytes)).toEqual(['один'])
    const kept = await readFile(file.recovered?.damaged ?? '')
    // What does not even begin as a sealed file is taken for one in clear, and sealed.
    const bare = at < 16 ? (await unsealed(kept, keysOf('первый'), '')).content : kept
    expect(Buffer.from(bare).equals(bytes)).toBe(true)
    await file.close()
  })

  test('with no earlier state it is left as it is, and said what is damaged', async () => {
    await rm(generationsFolder(place.path), { recursive: true })
    const good = await readFile(place.path)
    const damagedAt = async (at: number): Promise<void> => {
      const bytes = Buffer.from(good)
      bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
      await writeFile(place.path, bytes)
    }
    await damagedAt(40)
    await expect(open('первый')).rejects.toMatchObject({ code: 'damaged-header' })
    await damagedAt(2000)
    await expect(open('первый')).rejects.toMatchObject({ code: 'damaged-database' })
    await damagedAt(3)
    await expect(open('первый')).rejects.toMatchObject({ code: 'not-a-database' })
  })
})

test('another program reads it only with the password', async () => {
  await passTo('первый')
  const first = await open('первый')
  await expect(open(undefined, { orReadOnly: true, lockName: 'другой' })).rejects.toMatchObject({
    code: 'password-needed',
  })
  const second = await open('первый', { orReadOnly: true })
  expect(second.heldBy).not.toBeNull()
  expect(second.key()).not.toBeNull()
  expect(await actionsIn(second.bytes)).toEqual(['сохранено'])
  await first.close()
})
