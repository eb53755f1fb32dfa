import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openEngine, type Engine } from '../../src/engine/index'
import { thisMachine, type FileSystem } from '../../src/engine/store/file-system'
import type { Saving } from '../../src/engine/store/watch-saves'
import { smallResources } from '../crash/small-audit'
import { sourcesOf } from './tiny-engine'

let folder: string
let told: Saving[]

const open = (database: string, system?: FileSystem): Promise<Engine> =>
  openEngine({
    ...{ database, threads: 1, version: '0.0.0', keepsTrying: true, now: () => new Date() },
    resources: join(folder, 'resources'),
    threadFile: new URL('given-thread.mjs', import.meta.url),
    onSaving: (saving) => told.push(saving),
    ...(system !== undefined && { system }),
  })

const withOneForm = async (engine: Engine): Promise<void> => {
  const sources = sourcesOf([{ file: 'а.json', school: 0, people: [[10, 4]] }])
  await engine.importFiles(sources, { audit: null, wish: { schoolYear: 2025 }, catalogue: null })
}

const decide = (engine: Engine, reason: string) =>
  engine.decide(engine.audit(), 'Школа № 1', { requirement: 'a', outcome: 'met', value: null, reason })

const decisions = async (database: string): Promise<string[]> => {
  const engine = await open(database)
  try {
    const { verdicts } = engine.verdicts(engine.audit(), 'Школа № 1')
    return verdicts.flatMap(({ requirement, reason }) => (requirement === 'a' ? [reason] : []))
  } finally {
    await engine.close()
  }
}

const failures = (): string[] => told.flatMap((saving) => (saving.state === 'failed' ? [saving.message] : []))

/** The next try comes by itself; it is waited for as long as the test may take. */
const untilSaved = async (): Promise<void> => {
  while (told.at(-1)?.state !== 'saved') await pause(100)
}

beforeEach(() => {
  told = []
  folder = mkdtempSync(join(tmpdir(), 'Сверка — без места '))
  smallResources(folder)
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Work that the disk refuses: told at once, right in memory, refused at closing, and on the disk once it lets us. */
const holds = async (database: string, system: FileSystem | undefined, refuse: () => void, relent: () => void) => {
  const engine = await open(database, system)
  await withOneForm(engine)
  refuse()
  try {
    await decide(engine, 'видели сами')
    expect(failures()).toHaveLength(1)
    expect(engine.verdicts(engine.audit(), 'Школа № 1').verdicts[0]?.outcome).toBe('met')
    await expect(engine.close()).rejects.toMatchObject({ name: 'Failure' })
    // What could not be closed goes on working.
    await decide(engine, 'видели ещё раз')
  } finally {
    relent()
  }
  await untilSaved()
  await engine.close()
  expect((await decisions(database))[0]).toContain('видели ещё раз')
}

describe('a disk that refuses', () => {
  test.each([
    ['ENOSPC', 'на диске нет места'],
    ['EDQUOT', 'на диске нет места'],
    ['EROFS', 'нет прав на чтение или запись'],
    ['EACCES', 'нет прав на чтение или запись'],
    ['EBUSY', 'диск ответил ошибкой'],
    ['EIO', 'диск ответил ошибкой'],
    ['ENOENT', 'нет на месте'],
  ])('%s: told at once, kept in memory, saved as soon as it can be', async (code, words) => {
    let refuses = false
    const real = thisMachine()
    const system: FileSystem = {
      ...real,
      open: async (path, ...rest) => {
        if (refuses && String(path).endsWith('.sqlite.sverka-tmp')) throw Object.assign(new Error(code), { code })
        return real.open(path, ...rest)
      },
    }
    await holds(
      join(folder, 'мониторинг.sqlite'),
      system,
      () => (refuses = true),
      () => (refuses = false),
    )
    expect(failures()[0]).toContain(words)
  })
})

const mount = (...args: string[]): void => void execFileSync('mount', args, { stdio: 'pipe' })

const canMount = ((): boolean => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const at = mkdtempSync(join(tmpdir(), 'sverka-mount-'))
  try {
    mount('-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', at)
    execFileSync('umount', [at])
    return true
  } catch {
    return false
  } finally {
    rmSync(at, { recursive: true, force: true })
  }
})()
if (!canMount) console.warn('skipped: without the right to mount, disks are only pretended to be full')

describe.skipIf(!canMount)('a real disk of 8 MB', () => {
  let disk: string
  let database: string

  beforeEach(() => {
    disk = join(folder, 'флешка')
    mkdirSync(disk)
    mount('-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', disk)
    database = join(disk, 'мониторинг.sqlite')
  })

  afterEach(() => {
    execFileSync('umount', ['-l', disk])
  })

  /** Writes until nothing more goes on the disk. */
  const fill = (): void => {
    try {
      for (let each = 0; ; each += 1) writeFileSync(join(disk, `занято ${each}`), Buffer.alloc(64 * 1024))
    } catch {
      return
    }
  }

  test('that is full', async () => {
    const free = (): void => void execFileSync('sh', ['-c', 'rm -f "$1"/занято*', 'sh', disk])
    await holds(database, undefined, fill, free)
    expect(failures()[0]).toContain('на диске нет места')
  })

  test('that can only be read', async () => {
    const remount = (how: string) => () => mount('-o', `remount,${how}`, disk)
    await holds(database, undefined, remount('ro'), remount('rw'))
    expect(failures()[0]).toContain('нет прав на чтение или запись')
  })

  test('that is pulled out and put in again', async () => {
    const away = join(folder, 'вынутая')
    mkdirSync(away)
    mount('--bind', disk, away)
    const pull = (): void => void execFileSync('umount', ['-l', disk])
    try {
      await holds(database, undefined, pull, () => mount('--bind', away, disk))
      expect(failures()[0]).toContain('отключён диск или флешка')
    } finally {
      execFileSync('umount', ['-l', away])
    }
  })
})
