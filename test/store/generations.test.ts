import { mkdtemp, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDatabaseFile, type FileOptions } from '../../src/engine/store/file'
import { thisMachine, type FileSystem } from '../../src/engine/store/file-system'
import { generationsFolder, generationsOf, outworn } from '../../src/engine/store/generations'
import { openStore } from '../../src/engine/store/open-store'
import { AT } from './samples'

let folder: string
let path: string

const content = async (action: string): Promise<Uint8Array> => {
  const store = await openStore(null)
  store.journal(AT, action, null)
  return store.export()
}

const actionsIn = async (bytes: Uint8Array | null): Promise<string[]> =>
  (await openStore(bytes)).entries().map(({ action }) => action)

let minutes = 0
const open = (part: Partial<FileOptions> = {}) =>
  openDatabaseFile(path, { now: () => new Date(Date.now() + minutes * 60_000), ...part })

/** Saves each in a session of its own, an hour after the one before. */
const saved = async (...actions: string[]): Promise<void> => {
  for (const [at, action] of actions.entries()) {
    const file = await open()
    await file.save(await content(action))
    await file.close()
    const then = Date.now() / 1000 - 3600 * (actions.length - at)
    await utimes(path, then, then)
  }
}

beforeEach(async () => {
  minutes = 0
  folder = await mkdtemp(join(tmpdir(), 'Сверка — тест '))
  path = join(folder, 'мониторинг.sqlite')
})

afterEach(() => rm(folder, { recursive: true, force: true }))

describe('earlier states', () => {
  test('the first save after opening keeps the state before it, further ones no sooner than after a quarter of an hour', async () => {
    await saved('один')
    expect(await generationsOf(path, thisMachine())).toEqual([])
    const again = await open()
    await again.save(await content('два'))
    await again.save(await content('три'))
    const [only, ...others] = await generationsOf(path, thisMachine())
    expect(others).toEqual([])
    expect(await actionsIn(await readFile(only?.path ?? ''))).toEqual(['один'])
    minutes = 16
    await again.save(await content('четыре'))
    const kept = await generationsOf(path, thisMachine())
    expect(kept).toHaveLength(2)
    expect(await actionsIn(await readFile(kept[0]?.path ?? ''))).toEqual(['три'])
    await again.close()
  })

  test('where the disk knows no links the state is copied', async () => {
    await saved('один')
    const link = () => Promise.reject(Object.assign(new Error('no links'), { code: 'EPERM' }))
    const system: FileSystem = { ...thisMachine(), link }
    const file = await open({ system })
    await file.save(await content('два'))
    await file.close()
    const [kept] = await generationsOf(path, system)
    expect(await actionsIn(await readFile(kept?.path ?? ''))).toEqual(['один'])
    expect((await readdir(generationsFolder(path))).filter((name) => name.includes('tmp'))).toEqual([])
  })

  test('what cannot be kept does not stop a save', async () => {
    await saved('один')
    await rm(generationsFolder(path), { recursive: true })
    await writeFile(generationsFolder(path), 'файл на месте папки')
    await saved('два')
    expect(await actionsIn(await readFile(path))).toEqual(['два'])
  })

  test('three newest stay, and of earlier days the last one of four', () => {
    const at = (...times: string[]) => times.map((time) => ({ path: time, at: time }))
    const all = at(
      ...['2026-02-10T12:00:00Z', '2026-02-10T11:00:00Z', '2026-02-10T10:00:00Z', '2026-02-10T09:00:00Z'],
      ...['2026-02-09T12:00:00Z', '2026-02-09T11:00:00Z', '2026-02-07T11:00:00Z', '2026-02-05T11:00:00Z'],
      ...['2026-02-04T11:00:00Z', '2026-02-01T11:00:00Z'],
    )
    expect(outworn(all).map((each) => each.at)).toEqual([
      '2026-02-10T09:00:00Z',
      '2026-02-09T11:00:00Z',
      '2026-02-01T11:00:00Z',
    ])
  })
})

describe('a damaged file', () => {
  const spoilers: [string, () => Promise<void>][] = [
    ['cut to half', async () => truncate(path, Math.floor((await stat(path)).size / 2))],
    ['cut to nothing', () => truncate(path, 0)],
    [
      'overwritten from the beginning',
      async () => writeFile(path, Buffer.concat([Buffer.alloc(512), (await readFile(path)).subarray(512)])),
    ],
    [
      'with a page of noise',
      async () => {
        const bytes = await readFile(path)
        bytes.fill(0xa5, 4096, 8192)
        await writeFile(path, bytes)
      },
    ],
  ]

  test.each(spoilers)('%s: put aside, and the newest sound earlier state is open', async (_, spoil) => {
    await saved('один', 'два', 'три')
    await spoil()
    const damaged = await readFile(path)
    const file = await open({ mustExist: true })
    expect(await actionsIn(file.bytes)).toEqual(['два'])
    expect(await actionsIn(await readFile(path))).toEqual(['два'])
    expect(file.recovered).not.toBeNull()
    expect(await readFile(file.recovered?.damaged ?? '')).toEqual(damaged)
    await file.save(await content('четыре'))
    await file.close()
    expect(await actionsIn(await readFile(path))).toEqual(['четыре'])
  })

  test('one bit of a value that SQLite cannot miss is seen, if nobody else wrote the file', async () => {
    await saved('один')
    const file = await open()
    await file.save(await content('действие'))
    await file.close()
    const bytes = await readFile(path)
    const at = bytes.indexOf(Buffer.from('действие')) + 1
    expect(at).toBeGreaterThan(0)
    bytes[at] = (bytes[at] ?? 0) ^ 1
    await writeFile(path, bytes)
    // A disk that loses a bit does not tell of it: the file's time stays as it was.
    const noted = join(generationsFolder(path), 'saved.json')
    const { mtimeNs } = await stat(path, { bigint: true })
    const { states } = JSON.parse(await readFile(noted, 'utf8')) as { states: object[] }
    const modified = String(mtimeNs)
    await writeFile(noted, JSON.stringify({ states: states.map((each) => ({ ...each, modified })) }))
    const reopened = await open()
    expect(reopened.recovered).not.toBeNull()
    expect(await actionsIn(reopened.bytes)).toEqual(['один'])
    await reopened.close()
  })

  test('its place is never empty while it gives way to an earlier state', async () => {
    await saved('один', 'два')
    await truncate(path, 5000)
    const seen: boolean[] = []
    const { rename } = thisMachine()
    const system: FileSystem = {
      ...thisMachine(),
      rename: async (from, to) => {
        await rename(from, to)
        seen.push((await readdir(folder)).includes('мониторинг.sqlite'))
      },
    }
    const file = await open({ system })
    expect(file.recovered).not.toBeNull()
    expect(seen.length).toBeGreaterThan(1)
    expect(seen).not.toContain(false)
    await file.close()
  })

  test('a damaged earlier state is passed over for an older sound one', async () => {
    await saved('один', 'два', 'три')
    const [newest] = await generationsOf(path, thisMachine())
    await truncate(newest?.path ?? '', 5000)
    await truncate(path, 5000)
    const file = await open()
    expect(await actionsIn(file.bytes)).toEqual(['один'])
    await file.close()
  })

  test('without a sound earlier state it is refused and left as it is', async () => {
    await saved('один')
    await truncate(path, 5000)
    await rm(generationsFolder(path), { recursive: true })
    const damaged = await readFile(path)
    await expect(open()).rejects.toMatchObject({ code: 'damaged-database' })
    expect(await readFile(path)).toEqual(damaged)
    expect(await readdir(folder)).toEqual(['мониторинг.sqlite'])
  })

  test('a file that is gone is named with its earlier states', async () => {
    await saved('один', 'два')
    await rm(path)
    await expect(open({ mustExist: true })).rejects.toMatchObject({
      code: 'no-database',
      message: expect.stringContaining('.backup') as string,
    })
  })
})

describe('held by another program', () => {
  test('it is read only where that is asked for, and says by whom', async () => {
    await saved('один')
    const first = await open()
    const second = await open({ orReadOnly: true })
    expect(second.heldBy).toContain(`процесс ${process.pid}`)
    expect(await actionsIn(second.bytes)).toEqual(['один'])
    await expect(second.save(await content('два'))).rejects.toMatchObject({ code: 'read-only' })
    await second.close()
    await first.save(await content('три'))
    await first.close()
    expect(await actionsIn(await readFile(path))).toEqual(['три'])
  })

  test('a store to be read only refuses what would write, and reads', async () => {
    const store = await openStore(await content('один'), { readOnly: true })
    expect(store.entries()).toHaveLength(1)
    expect(() => store.journal(AT, 'два', null)).toThrow('только для чтения')
    expect(() => store.transaction(() => store.journal(AT, 'два', null))).toThrow('только для чтения')
    expect(store.entries()).toHaveLength(1)
  })
})
