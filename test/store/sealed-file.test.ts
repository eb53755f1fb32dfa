import { mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDatabaseFile, type FileOptions } from '../../src/engine/store/file'
import { thisMachine, type FileSystem } from '../../src/engine/store/file-system'
import { generationsFolder, generationsOf } from '../../src/engine/store/generations'
import { openStore } from '../../src/engine/store/open-store'
import { isSealed } from '../../src/engine/store/seal-header'
import { keysOf, newSealKey } from '../../src/engine/store/seal-key'
import { unsealed } from '../../src/engine/store/sealed'
import { AT } from './samples'

const CHEAP = { logN: 10, r: 8, p: 1 }
const SECRET = 'Школа на Сосновой'

let folder: string
let path: string

const content = async (action: string): Promise<Uint8Array> => {
  const store = await openStore(null)
  store.journal(AT, action, { said: SECRET })
  return store.export()
}

const actionsIn = async (bytes: Uint8Array | null): Promise<string[]> =>
  (await openStore(bytes)).entries().map(({ action }) => action)

let minutes = 0
const open = (password?: string, part: Partial<FileOptions> = {}) =>
  openDatabaseFile(path, { now: () => new Date(Date.now() + minutes * 60_000), password, ...part })

/** Every file of the folder and below, by name. */
const everything = async (): Promise<{ name: string; bytes: Buffer }[]> => {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = names.filter((each) => each.isFile())
  return Promise.all(
    files.map(async ({ parentPath, name }) => ({ name, bytes: await readFile(join(parentPath, name)) })),
  )
}

const inClear = async (): Promise<string[]> =>
  (await everything()).filter(({ bytes }) => bytes.includes(SECRET)).map(({ name }) => name)

/** Saves states in clear, an hour apart, each but the last kept as an earlier one. */
const savedInClear = async (...actions: string[]): Promise<void> => {
  for (const [at, action] of actions.entries()) {
    const file = await open()
    await file.save(await content(action))
    await file.close()
    const then = Date.now() / 1000 - 3600 * (actions.length - at)
    await utimes(path, then, then)
  }
}

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

beforeEach(async () => {
  minutes = 0
  folder = await mkdtemp(join(tmpdir(), 'Сверка — тест '))
  path = join(folder, 'мониторинг.sqlite')
})

afterEach(() => rm(folder, { recursive: true, force: true }))

describe('a file under a password', () => {
  test('opens with it, and with nothing else', async () => {
    await passTo('первый')
    expect(isSealed(await readFile(path))).toBe(true)
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
    expect(await readdir(folder)).not.toContain('мониторинг.sqlite.lock')
  })

  test('the earlier states in clear are sealed when it is set, and stay good', async () => {
    await savedInClear('один', 'два', 'три')
    await writeFile(`${path}.повреждён-2026-11-01T10-00-00`, `обрывок: ${SECRET}`)
    await writeFile(`${path}.sverka-tmp`, `недописано: ${SECRET}`)
    await writeFile(join(generationsFolder(path), '2026-11-01T10-00-00Z.sqlite.sverka-tmp'), SECRET)
    expect((await inClear()).length).toBeGreaterThan(4)
    expect(await passTo('первый')).toEqual([])
    expect(await inClear()).toEqual([])
    expect((await generationsOf(path, thisMachine())).length).toBeGreaterThanOrEqual(3)
    await truncate(path, 3000)
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
    await writeFile(`${path}.sverka-tmp`, SECRET)
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
    await truncate(path, 3000)
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
    for (const { path: each } of await generationsOf(path, thisMachine()))
      expect(isSealed(await readFile(each))).toBe(false)
  })
})

describe('a damaged file under a password', () => {
  beforeEach(async () => {
    await passTo('первый', undefined, 'один')
    const earlier = Date.now() / 1000 - 7200
    await utimes(path, earlier, earlier)
    await passTo('первый', 'первый', 'два')
  })

  test.each([
    ['its header', 40],
    ['its first bytes', 3],
    ['its content', 2000],
  ])('damaged in %s is opened from the newest sound state under the same password', async (_, at) => {
    const bytes = await readFile(path)
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
    await writeFile(path, bytes)
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
    await rm(generationsFolder(path), { recursive: true })
    const good = await readFile(path)
    const damagedAt = async (at: number): Promise<void> => {
      const bytes = Buffer.from(good)
      bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
      await writeFile(path, bytes)
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
  expect(await actionsIn(second.bytes)).toEqual(['сохранено'])
  await first.close()
})
