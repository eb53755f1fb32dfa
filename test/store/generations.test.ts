import { readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { thisMachine, type FileSystem } from '../../src/engine/store/file-system'
import { generationsFolder, generationsOf, outworn } from '../../src/engine/store/generations'
import { openStore } from '../../src/engine/store/open-store'
import { actionsIn, ownPlace } from './own-place'
import { AT } from './samples'

const place = ownPlace()
const { content, open, saved } = place

describe('earlier states', () => {
  test('the first save after opening keeps the state before it, further ones no sooner than after a quarter of an hour', async () => {
    await saved('один')
    expect(await generationsOf(place.path, thisMachine())).toEqual([])
    const again = await open()
    await again.save(await content('два'))
    await again.save(await content('три'))
    const [only, ...others] = await generationsOf(place.path, thisMachine())
    expect(others).toEqual([])
    expect(await actionsIn(await readFile(only?.path ?? ''))).toEqual(['один'])
    place.minutes = 16
    await again.save(await content('четыре'))
    const kept = await generationsOf(place.path, thisMachine())
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
    const [kept] = await generationsOf(place.path, system)
    expect(await actionsIn(await readFile(kept?.path ?? ''))).toEqual(['один'])
    expect((await readdir(generationsFolder(place.path))).filter((name) => name.includes('tmp'))).toEqual([])
  })

  test('what cannot be kept does not stop a save', async () => {
    await saved('один')
    await rm(generationsFolder(place.path), { recursive: true })
    await writeFile(generationsFolder(place.path), 'файл на месте папки')
    await saved('два')
    expect(await actionsIn(await readFile(place.path))).toEqual(['два'])
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
    ['cut to half', async () => truncate(place.path, Math.floor((await stat(place.path)).size / 2))],
    ['cut to nothing', () => truncate(place.path, 0)],
    [
      'overwritten from the beginning',
      async () => writeFile(place.path, Buffer.concat([Buffer.alloc(512), (await readFile(place.path)).subarray(512)])),
    ],
    [
      'with a page of noise',
      async () => {
        const bytes = await readFile(place.path)
        bytes.fill(0xa5, 4096, 8192)
        await writeFile(place.path, bytes)
      },
    ],
  ]

  test.each(spoilers)('%s: put aside, and the newest sound earlier state is open', async (_, spoil) => {
    await saved('один', 'два', 'три')
    await spoil()
    const damaged = await readFile(place.path)
    const file = await open({ mustExist: true })
    expect(await actionsIn(file.bytes)).toEqual(['два'])
    expect(await actionsIn(await readFile(place.path))).toEqual(['два'])
    expect(file.recovered).not.toBeNull()
    expect(await readFile(file.recovered?.damaged ?? '')).toEqual(damaged)
    await file.save(await content('четыре'))
    await file.close()
    expect(await actionsIn(await readFile(place.path))).toEqual(['четыре'])
  })

  test('one bit of a value that SQLite cannot miss is seen, if nobody else wrote the file', async () => {
    await saved('один')
    const file = await open()
    await file.save(await content('действие'))
    await file.close()
    const bytes = await readFile(place.path)
    const at = bytes.indexOf(Buffer.from('действие')) + 1
    expect(at).toBeGreaterThan(0)
    bytes[at] = (bytes[at] ?? 0) ^ 1
    await writeFile(place.path, bytes)
    // A disk that loses a bit does not tell of it: the file's time stays as it was.
    const noted = join(generationsFolder(place.path), 'saved.json')
    const { mtimeNs } = await stat(place.path, { bigint: true })
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
    await truncate(place.path, 5000)
    const seen: boolean[] = []
    const { rename } = thisMachine()
    const system: FileSystem = {
      ...thisMachine(),
      rename: async (from, to) => {
        await rename(from, to)
        seen.push((await readdir(place.folder)).includes('мониторинг.sqlite'))
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
    const [newest] = await generationsOf(place.path, thisMachine())
    await truncate(newest?.path ?? '', 5000)
    await truncate(place.path, 5000)
    const file = await open()
    expect(await actionsIn(file.bytes)).toEqual(['один'])
    await file.close()
  })

  test('without a sound earlier state it is refused and left as it is', async () => {
    await saved('один')
    await truncate(place.path, 5000)
    await rm(generationsFolder(place.path), { recursive: true })
    const damaged = await readFile(place.path)
    await expect(open()).rejects.toMatchObject({ code: 'damaged-database' })
    expect(await readFile(place.path)).toEqual(damaged)
    expect(await readdir(place.folder)).toEqual(['мониторинг.sqlite'])
  })

  test('a file that is gone is named with its earlier states', async () => {
    await saved('один', 'два')
    await rm(place.path)
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
    expect(await actionsIn(await readFile(place.path))).toEqual(['три'])
  })

  test('a store to be read only refuses what would write, and reads', async () => {
    const store = await openStore(await content('один'), { readOnly: true })
    expect(store.entries()).toHaveLength(1)
    expect(() => store.journal(AT, 'два', null)).toThrow('только для чтения')
    expect(() => store.transaction(() => store.journal(AT, 'два', null))).toThrow('только для чтения')
    expect(store.entries()).toHaveLength(1)
  })
})
