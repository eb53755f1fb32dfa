import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { thisMachine, type FileSystem } from '../../src/engine/store/file-system'
import { openDatabaseFile, type FileOptions } from '../../src/engine/store/file'
import { openStore } from '../../src/engine/store/open-store'
import { AT } from './samples'

let folder: string
let path: string
let old: Uint8Array
let fresh: Uint8Array

const content = async (...actions: string[]): Promise<Uint8Array> => {
  const store = await openStore(null)
  for (const action of actions) store.journal(AT, action, null)
  return store.export()
}

const open = (part: Partial<FileOptions> = {}, file = path) =>
  openDatabaseFile(file, { now: () => new Date(AT), ...part })

const machine = (part: Partial<FileSystem> = {}): FileSystem => ({ ...thisMachine(), ...part })

const failing = (code: string) => (): Promise<never> => Promise.reject(Object.assign(new Error(code), { code }))

/** Handles whose writing stops after half of the bytes. */
const fullDisk = async (file: Parameters<FileSystem['open']>[0], ...rest: [string?, number?]) => {
  const handle = await thisMachine().open(file, ...rest)
  if (!String(file).endsWith('tmp')) return handle
  handle.writeFile = async (data) => {
    await handle.write((data as Uint8Array).subarray(0, 1000))
    throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
  }
  return handle
}

const isStill = async (bytes: Uint8Array): Promise<boolean> => (await readFile(path)).equals(bytes)

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'Сверка — тест '))
  path = join(folder, 'мониторинг.sqlite')
  old = await content('старое')
  fresh = await content('старое', 'новое')
})

afterEach(() => rm(folder, { recursive: true, force: true }))

test('a new file appears at the first save, the lock goes at the end, nothing else stays', async () => {
  const file = await open()
  expect(file.bytes).toBeNull()
  expect(await readdir(folder)).toEqual(['мониторинг.sqlite.lock'])
  await file.save(fresh)
  expect(await isStill(fresh)).toBe(true)
  await file.close()
  expect(await readdir(folder)).toEqual(['мониторинг.sqlite', 'мониторинг.sqlite.backup'])
})

test('what was saved is loaded again, and saves can follow one another', async () => {
  await writeFile(path, old, { mode: 0o640 })
  const file = await open({ mustExist: true })
  expect(file.bytes).toEqual(Buffer.from(old))
  await Promise.all([file.save(fresh), file.save(old), file.save(fresh)])
  expect(await isStill(fresh)).toBe(true)
  expect((await stat(path)).mode & 0o777).toBe(0o640)
  await file.close()
  await expect(file.save(old)).rejects.toThrow('closed')
})

test('a second opener is told who holds the file', async () => {
  const first = await open()
  await expect(open()).rejects.toMatchObject({ code: 'locked', message: expect.stringContaining(hostname()) as string })
  await first.close()
  await (await open()).close()
})

test('the lock of a dead process on this computer is taken over; of a living or a foreign one not', async () => {
  const lock = (pid: number, host: string) => writeFile(`${path}.lock`, JSON.stringify({ pid, host, time: AT }))
  const dead = machine({ isRunning: () => false, host: 'ноутбук' })
  await lock(4242, 'ноутбук')
  await expect(open({ system: { ...dead, isRunning: () => true } })).rejects.toMatchObject({ code: 'locked' })
  await lock(4242, 'сервер')
  await expect(open({ system: dead })).rejects.toMatchObject({
    code: 'locked',
    message: expect.stringMatching(/«сервер», процесс 4242, с 03\.02\.2026 10:00/) as string,
  })
  await lock(4242, 'ноутбук')
  const file = await open({ system: dead })
  expect(JSON.parse(await readFile(`${path}.lock`, 'utf8'))).toMatchObject({ pid: process.pid })
  await file.close()
  expect(await readdir(folder)).toEqual([])
})

test("a lock under this process's own number, but from before its start, is a predecessor's", async () => {
  const { pid, host, startedAt } = thisMachine()
  await writeFile(`${path}.lock`, JSON.stringify({ pid, host, time: AT }))
  await expect(open()).rejects.toMatchObject({ code: 'locked' })
  await utimes(`${path}.lock`, startedAt / 1000 - 60, startedAt / 1000 - 60)
  await (await open()).close()
})

test('of two that find a dead lock at once only one gets it', async () => {
  await writeFile(`${path}.lock`, JSON.stringify({ pid: 4242, host: hostname(), time: AT }))
  const contender = (pid: number) => open({ system: machine({ pid, isRunning: (each) => each !== 4242 }) })
  const results = await Promise.allSettled([contender(1001), contender(1002)])
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a lock from before the computer was last started is a dead one, whoever has its number now', async () => {
  const { pid, host } = thisMachine()
  const lock = (part: object) =>
    writeFile(`${path}.lock`, JSON.stringify({ pid: pid + 1, host, time: AT, upSeconds: 500, ...part }))
  const running = { isRunning: () => true, upSeconds: () => 100 }
  const system = machine({ ...running, boot: 'второй' })
  await lock({ boot: 'второй' })
  await expect(open({ system })).rejects.toMatchObject({ code: 'locked' })
  await lock({ boot: 'первый' })
  await (await open({ system })).close()
  const untold = machine({ ...running, boot: null })
  await lock({ upSeconds: 99 })
  await expect(open({ system: untold })).rejects.toMatchObject({ code: 'locked' })
  await lock({ upSeconds: 101 })
  await (await open({ system: untold })).close()
})

test('a lock whose maker died while making it is taken over, of one who is still at it not', async () => {
  for (const cut of ['', '{"pid":12', '\0\0\0\0']) {
    await writeFile(`${path}.lock`, cut)
    await (await open({ system: machine({ pause: () => Promise.resolve() }) })).close()
  }
  await writeFile(`${path}.lock`, '')
  const { host } = thisMachine()
  const finished = () => writeFile(`${path}.lock`, JSON.stringify({ pid: 4242, host, time: AT }))
  const system = machine({ pause: finished, isRunning: () => true })
  await expect(open({ system })).rejects.toMatchObject({ code: 'locked' })
})

test('a lock in words that are not known counts as held', async () => {
  await writeFile(`${path}.lock`, '{"holder":"будущая версия"}')
  await expect(open()).rejects.toMatchObject({ code: 'locked', message: expect.stringContaining('.lock') as string })
})

test('a file changed, replaced or removed by another program is never overwritten', async () => {
  const spoilers: ((at: string) => Promise<void>)[] = [
    (at) => writeFile(at, fresh),
    (at) => utimes(at, 1, 1),
    (at) => rm(at),
  ]
  for (const spoil of spoilers) {
    await writeFile(path, old)
    const file = await open()
    await spoil(path)
    const before = await readFile(path).catch(() => null)
    await expect(file.save(await content('чужое', 'затёрто'))).rejects.toMatchObject({ code: 'changed-underneath' })
    expect(await readFile(path).catch(() => null)).toEqual(before)
    await file.close()
  }
  expect((await readdir(folder)).filter((name) => !name.endsWith('.sqlite'))).toEqual(['мониторинг.sqlite.backup'])
})

test('a change that keeps size and time shows in the header', async () => {
  await writeFile(path, old)
  await utimes(path, 1_770_000_000, 1_770_000_000)
  const file = await open()
  const counted = Buffer.from(old)
  counted.writeUInt32BE(counted.readUInt32BE(24) + 1, 24)
  await writeFile(path, counted)
  await utimes(path, 1_770_000_000, 1_770_000_000)
  await expect(file.save(fresh)).rejects.toMatchObject({ code: 'changed-underneath' })
  expect(await isStill(counted)).toBe(true)
  await file.close()
})

test('a file that appeared meanwhile is not overwritten', async () => {
  const file = await open()
  await writeFile(path, old)
  await expect(file.save(fresh)).rejects.toMatchObject({ code: 'changed-underneath' })
  expect(await isStill(old)).toBe(true)
  await file.close()
})

test.each([
  ['a rename that fails', { rename: failing('EIO') }, 'disk-error'],
  ['a rename that is never allowed', { rename: failing('EACCES'), pause: () => Promise.resolve() }, 'no-access'],
  ['a full disk', { open: fullDisk as FileSystem['open'] }, 'disk-full'],
])('%s leaves the old file whole and no temporary one', async (_, part, code) => {
  await writeFile(path, old)
  const file = await open({ system: machine(part) })
  await expect(file.save(fresh)).rejects.toMatchObject({ code, message: expect.stringContaining(path) as string })
  expect(await isStill(old)).toBe(true)
  await file.close()
  expect(await readdir(folder)).toEqual(['мониторинг.sqlite', 'мониторинг.sqlite.backup'])
})

test('a save that failed can be repeated', async () => {
  await writeFile(path, old)
  let left = 1
  const { rename } = thisMachine()
  const once: FileSystem['rename'] = (from, to) =>
    String(to) === path && left-- > 0 ? failing('EIO')() : rename(from, to)
  const file = await open({ system: machine({ rename: once }) })
  await expect(file.save(fresh)).rejects.toMatchObject({ code: 'disk-error' })
  await file.save(fresh)
  expect(await isStill(fresh)).toBe(true)
  await file.close()
})

test('a rename refused for a moment, as by a virus scanner, is tried again', async () => {
  await writeFile(path, old)
  const pauses: number[] = []
  const { rename } = thisMachine()
  const system = machine({
    rename: (from, to) => (pauses.length < 3 ? failing('EBUSY')() : rename(from, to)),
    pause: (milliseconds) => Promise.resolve(pauses.push(milliseconds)),
  })
  const file = await open({ system })
  await file.save(fresh)
  expect(await isStill(fresh)).toBe(true)
  expect(pauses).toHaveLength(3)
  await file.close()
})

test('the temporary file is synced before the rename, the folder after it', async () => {
  const steps: string[] = []
  const { open: really, rename } = thisMachine()
  const system = machine({
    open: async (file, ...rest) => {
      const handle = await really(file, ...rest)
      const sync = handle.sync.bind(handle)
      handle.sync = () => {
        steps.push(`sync ${String(file).replace(folder, '')}`)
        return sync()
      }
      return handle
    },
    rename: (from, to) => {
      steps.push('rename')
      return rename(from, to)
    },
  })
  const file = await open({ system })
  await file.save(fresh)
  await file.close()
  expect(steps).toEqual([
    'sync /мониторинг.sqlite.lock',
    'sync /мониторинг.sqlite.sverka-tmp',
    'sync /мониторинг.sqlite.backup/saved.json',
    'rename',
    'sync ',
  ])
})

test('a link is followed, not replaced', async () => {
  await writeFile(path, old)
  const link = join(folder, 'ссылка.sqlite')
  await symlink(path, link)
  const file = await open({}, link)
  await expect(open()).rejects.toMatchObject({ code: 'locked' })
  await file.save(fresh)
  expect(await isStill(fresh)).toBe(true)
  await file.close()
})

test('what is no database is refused and left alone, without a lock staying behind', async () => {
  await writeFile(path, 'Просто текст, и довольно длинный. '.repeat(10))
  await expect(open()).rejects.toMatchObject({
    code: 'not-a-database',
    message: expect.stringContaining(path) as string,
  })
  await rm(path)
  await mkdir(path)
  await expect(open()).rejects.toMatchObject({ code: 'not-a-database' })
  await rm(path, { recursive: true })
  await expect(open({ mustExist: true })).rejects.toMatchObject({ code: 'no-database' })
  await expect(open({}, join(folder, 'нет такой', 'база.sqlite'))).rejects.toMatchObject({ code: 'no-folder' })
  expect(await readdir(folder)).toEqual([])
})

test('a database with the journal of another program beside it is refused', async () => {
  await writeFile(path, old)
  await writeFile(`${path}-wal`, 'несохранённое')
  await expect(open()).rejects.toMatchObject({ code: 'open-elsewhere' })
  await writeFile(`${path}-wal`, '')
  await (await open()).close()
})

test('a folder without permission is named', async (context) => {
  if (process.getuid?.() === 0) {
    console.warn('skipped: the superuser may write everywhere')
    context.skip()
  }
  await chmod(folder, 0o500)
  await expect(open()).rejects.toMatchObject({ code: 'no-access' })
  await chmod(folder, 0o700)
})

test('a refusal of the system is put into words', async () => {
  const system = machine({ open: failing('EACCES') })
  await expect(open({ system })).rejects.toMatchObject({
    code: 'no-access',
    message: expect.stringContaining('нет прав') as string,
  })
})
