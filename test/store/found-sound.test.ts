import { copyFile, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { openDatabaseFile } from '../../src/engine/store/file'
import { thisMachine, type FileSystem } from '../../src/engine/store/file-system'
import { generationsFolder } from '../../src/engine/store/generations'
import type * as Soundness from '../../src/engine/store/soundness'
import { isSound, sqlite } from '../../src/engine/store/soundness'
import { ownPlace } from './own-place'

/** Counts how often a file is looked over; how that is done stays. */
vi.mock('../../src/engine/store/soundness', async (original) => {
  const real = await original<typeof Soundness>()
  return { ...real, isSound: vi.fn(real.isSound) }
})

const MB = 1024 * 1024
const place = ownPlace()
const looks = (): number => vi.mocked(isSound).mock.calls.length
const noted = (): string => join(generationsFolder(place.path), 'saved.json')

/** A database of at least so many bytes, with a word that can be found in it. */
const large = async (bytes: number): Promise<Uint8Array> => {
  const { Database } = await sqlite()
  const file = new Database()
  file.run('CREATE TABLE t (word TEXT, filler BLOB) STRICT')
  file.run('INSERT INTO t VALUES (?, ?)', ['действие', new Uint8Array(bytes)])
  return file.export()
}

const opened = async (options: Parameters<typeof place.open>[0] = {}): Promise<Uint8Array | null> => {
  const file = await place.open(options)
  await file.close()
  return file.bytes
}

/** A disk that loses a bit does not tell of it: the file's time stays what was noted. */
const asNoted = async (): Promise<void> => {
  const { mtimeNs, size } = await stat(place.path, { bigint: true })
  const { states } = JSON.parse(await readFile(noted(), 'utf8')) as { states: object[] }
  const moved = states.map((each) => ({ ...each, size: Number(size), modified: String(mtimeNs) }))
  await writeFile(noted(), JSON.stringify({ states: moved }))
}

const changed = async (change: (bytes: Buffer) => void): Promise<void> => {
  const bytes = await readFile(place.path)
  change(bytes)
  await writeFile(place.path, bytes)
  await asNoted()
}

beforeEach(() => void vi.mocked(isSound).mockClear())

test('a large file that was never saved here is looked over once, until it is another', async () => {
  const content = await large(5 * MB)
  await writeFile(place.path, content)
  for (let times = 0; times < 3; times += 1) expect(Buffer.compare((await opened()) ?? content, content)).toBe(0)
  expect(looks()).toBe(1)
  await writeFile(`${place.path}.2`, await large(6 * MB))
  await rename(`${place.path}.2`, place.path)
  await opened()
  expect(looks()).toBe(2)
  await opened()
  expect(looks()).toBe(2)
})

test('one that holds something else under the same time is looked over again, and is as good as SQLite finds it', async () => {
  await writeFile(place.path, await large(5 * MB))
  await opened()
  await changed((bytes) => {
    bytes.write('д', bytes.indexOf('действие') + 2)
  })
  expect(Buffer.from((await opened()) ?? []).includes('ддйствие')).toBe(true)
  expect(looks()).toBe(2)
  await changed((bytes) => bytes.fill(0xa5, 4096, 8192))
  await expect(opened()).rejects.toMatchObject({ code: 'damaged-database' })
})

test('what was found stays known through a save that a crash cuts off before the rename', async () => {
  const content = await large(5 * MB)
  await writeFile(place.path, content)
  await opened()
  const cut: FileSystem = { ...thisMachine(), rename: () => Promise.reject(new Error('cut off')) }
  const file = await place.open({ system: cut })
  await expect(file.save(await large(7 * MB))).rejects.toThrow()
  await file.close()
  expect(Buffer.compare((await opened()) ?? content, content)).toBe(0)
  expect(looks()).toBe(1)
})

test('nothing is written beside a small one, beside one only read, nor where nothing can be', async () => {
  await writeFile(place.path, await large(MB))
  await opened()
  expect(await readdir(place.folder)).toEqual(['мониторинг.sqlite'])
  await writeFile(place.path, await large(5 * MB))
  const mkdir = (): Promise<never> => Promise.reject(Object.assign(new Error('read only'), { code: 'EROFS' }))
  expect(await opened({ system: { ...thisMachine(), mkdir } })).not.toBeNull()
  expect(await readdir(place.folder)).toEqual(['мониторинг.sqlite'])

  const other = join(place.folder, 'занятая.sqlite')
  await copyFile(place.path, other)
  const options = { now: () => new Date('2026-03-01T10:00:00.000Z') }
  const holder = await openDatabaseFile(other, { ...options, mustExist: true })
  await rename(`${other}.backup`, join(place.folder, 'прочее'))
  const reader = await openDatabaseFile(other, { ...options, orReadOnly: true })
  expect(reader.heldBy).not.toBeNull()
  await reader.close()
  expect(await readdir(place.folder)).not.toContain('занятая.sqlite.backup')
  await holder.close()
})
