import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { Failure } from '../../src/engine/base/failure'
import type { EngineBridge, EngineState } from '../../src/hosts/engine-bridge'

const shell = await vi.hoisted(async () => (await import('./fake-shell')).fakeShell())
const engine = vi.hoisted(() => ({ jobs: [] as object[], failed: null as string | null, path: null as string | null }))

vi.mock('electron', () => shell.electron)
vi.mock('../../src/hosts/engine-options', () => ({
  engineOptions: () => ({
    version: '1.2.3',
    now: () => new Date('2026-02-03T10:00:00Z'),
    threadFile: new URL('file:///'),
  }),
}))
vi.mock('../../src/hosts/renderer-files', async (original) => ({
  ...(await original<object>()),
  readRendererFiles: async () => new Map(),
}))
vi.mock('../../src/hosts/start-engine-thread', () => ({
  engineThreadStarter: () => () => {
    throw new Error('this test starts no thread')
  },
  startedAhead: (start: () => unknown) => start,
}))
vi.mock('../../src/hosts/engine-bridge', () => ({
  bridgeToEngine: (): EngineBridge => ({
    answer: async () => Response.json({ jobs: engine.jobs }),
    open: async (path) => {
      if (path.endsWith('broken.sqlite')) throw new Failure('not-a-database', 'Файл «broken.sqlite» — не база.')
      shell.log.push(`open ${basename(path)}`)
      engine.path = path
      return { path, isNew: false, isSealed: false, readOnly: false, words: null }
    },
    setPassword: () => Promise.reject(new Error('not set by this test')),
    state: (): EngineState => ({
      engine: { state: 'running', restarts: 0, message: null },
      opening: { readOnly: false, words: null, file: null, failure: null },
      isSealed: false,
      saved: { state: engine.failed === null ? 'saved' : 'failed', at: null, message: engine.failed },
      path: engine.path,
      database: engine.path === null ? null : basename(engine.path),
    }),
    onChange: () => () => undefined,
    onLocked: () => undefined,
    close: async () => void shell.log.push('engine closed'),
  }),
}))

const { call, log } = shell
const home = mkdtempSync(join(tmpdir(), 'Сверка — окно '))
const asked = async (path: string): Promise<unknown> =>
  ((await call('scheme', new Request(`sverka://app${path}`))) as Response).json()

/** The machine may be busy: what is awaited is that it happens, not when. */
const eventually = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 60_000 })

/** What is logged after something was done, once the last line is there. */
const after = async (from: number, last: string): Promise<string[]> => {
  await eventually(() => expect(log.slice(from).at(-1)).toBe(last))
  return log.slice(from)
}

describe('desktop host', () => {
  const argv = [...process.argv]
  beforeAll(async () => {
    vi.stubEnv('SVERKA_TEST_HOME', home)
    vi.stubEnv('XDG_CONFIG_HOME', join(home, 'config'))
    process.argv.push('--db', '/data/broken.sqlite')
    await import('../../electron/main')
    expect(log).toEqual(['register sverka', 'lock {"database":"/data/broken.sqlite"}'])
    shell.start()
    // The window does not wait for the database.
    await eventually(() => expect(log).toContain('load sverka://app/'))
    await eventually(() => expect(log).toContain('error Файл «broken.sqlite» — не база.'))
  })
  afterAll(() => {
    process.argv.splice(0, process.argv.length, ...argv)
    vi.unstubAllEnvs()
    rmSync(home, { recursive: true })
  })

  test('shows why a database did not open, and opens its window all the same', async () => {
    expect(log).toContain('error Файл «broken.sqlite» — не база.')
    expect(await asked('/api/host')).toMatchObject({
      kind: 'desktop',
      version: '1.2.3',
      can: { chooseDatabase: true, openRecent: true },
      database: null,
    })
  })

  test('the scheme answers before the page is loaded', () => {
    expect(log.indexOf('handle sverka')).toBeLessThan(log.indexOf('load sverka://app/'))
  })

  test('the page is sandboxed and gets no Node, no preload and no spell checker that would fetch dictionaries', () => {
    const preferences: unknown = JSON.parse(log.find((line) => line.startsWith('window '))?.slice(7) ?? '')
    expect(preferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    })
  })

  test.each(['will-navigate', 'will-redirect'])('%s leads nowhere but to its own page', (event) => {
    const preventDefault = vi.fn()
    call(`contents ${event}`, { url: 'https://evil.example/', preventDefault })
    call(`contents ${event}`, { url: 'file:///home/anna/форма.xlsx', preventDefault })
    expect(preventDefault).toHaveBeenCalledTimes(2)
    call(`contents ${event}`, { url: 'sverka://app/', preventDefault })
    expect(preventDefault).toHaveBeenCalledTimes(2)
  })

  test('no windows, no embedded pages, no permissions, no network', () => {
    expect(call('new window')).toEqual({ action: 'deny' })
    const preventDefault = vi.fn()
    call('contents will-attach-webview', { preventDefault })
    expect(preventDefault).toHaveBeenCalled()
    const granted = vi.fn()
    call('permission', null, 'media', granted)
    expect(granted).toHaveBeenCalledWith(false)
    expect(call('permission check')).toBe(false)
    const decided = vi.fn()
    call('network', {}, decided)
    expect(decided).toHaveBeenCalledWith({ cancel: true })
  })

  test('a second start brings the first window forward and hands its database over', async () => {
    const from = log.length
    call('second-instance', {}, ['ignored', '--db'], '/', { database: '/data/район.sqlite' })
    expect(log.slice(from, from + 3)).toEqual(['open район.sqlite', 'restore', 'focus'])
    await eventually(async () => expect(await asked('/api/host')).toMatchObject({ database: 'район.sqlite' }))
    await eventually(() => expect(log.at(-1)).toBe('menu'))
    call('second-instance', {}, [], '/', 'nothing')
    expect(log.slice(-2)).toEqual(['restore', 'focus'])
  })

  test('the menu opens, creates and remembers databases', async () => {
    shell.answers.openDialog = '/data/город.sqlite'
    let from = log.length
    shell.click('Файл', 'Открыть базу…')
    expect(await after(from, 'menu')).toEqual(['open город.sqlite', 'menu'])
    expect(shell.submenu('Файл', 'Недавние базы')).toMatchObject([{ label: 'город.sqlite' }, { label: 'район.sqlite' }])
    shell.answers.saveDialog = join(home, 'новая')
    from = log.length
    shell.click('Файл', 'Создать базу…')
    expect(await after(from, 'menu')).toEqual(['open новая.sqlite', 'menu'])
    writeFileSync(join(home, 'письмо.sqlite'), 'важное')
    shell.answers.saveDialog = join(home, 'письмо')
    shell.click('Файл', 'Создать базу…')
    await eventually(() => expect(log.at(-1)).toMatch(/^error Файл «письмо\.sqlite» уже есть/))
    shell.answers.openDialog = ''
    from = log.length
    shell.click('Файл', 'Открыть базу…')
    // A call of the page comes after all that was begun before it.
    await asked('/api/host')
    expect(log.slice(from)).toEqual([])
  })

  test('the menu leads to a screen without leaving the page or the audit', () => {
    shell.click('Переход', 'Сравнение')
    expect(log.at(-1)).toBe('load sverka://app/#/compare?audit=7')
  })

  describe('closing', () => {
    const close = (): boolean => {
      const preventDefault = vi.fn()
      call('close', { preventDefault })
      return preventDefault.mock.calls.length === 0
    }

    test('asks while a job runs, once, and stays when told so', async () => {
      engine.jobs = [{ id: 'j1', title: 'Приём файлов', state: 'running' }]
      const from = log.length
      expect([close(), close()]).toEqual([false, false])
      expect(await after(from, 'asked Идёт работа «Приём файлов».')).toHaveLength(1)
    })

    test('asks after a save that failed', async () => {
      engine.jobs = []
      engine.failed = 'На диске нет места.'
      const from = log.length
      close()
      expect(await after(from, 'asked Последние изменения не сохранены.')).toHaveLength(1)
    })

    test('asks nothing otherwise, remembers the window and ends the program', async () => {
      engine.jobs = [{ id: 'j1', title: 'Приём файлов', state: 'done' }]
      engine.failed = null
      const from = log.length
      close()
      expect(await after(from, 'destroy')).toEqual(['destroy'])
      expect(JSON.parse(readFileSync(join(home, 'userData', 'window.json'), 'utf8'))).toEqual({
        window: { x: 10, y: 20, width: 1100, height: 700, isMaximized: false },
        downloads: null,
      })
      call('window-all-closed')
      expect(await after(from + 1, 'quit')).toEqual(['engine closed', 'quit'])
    })
  })
})
