import { beforeAll, describe, expect, test, vi } from 'vitest'
import { Failure } from '../../src/engine/base/failure'
import { fakeEngine } from '../api/fake-engine'

type Handler = (...args: never[]) => unknown

const shell = vi.hoisted(() => {
  const log: string[] = []
  const handlers = new Map<string, Handler>()
  let ready = (): void => undefined
  const on = (name: string, handler: Handler): void => void handlers.set(name, handler)
  const contents = {
    on: (name: string, handler: Handler) => on(`contents ${name}`, handler),
    setWindowOpenHandler: (handler: Handler) => on('new window', handler),
    reload: () => log.push('reload'),
  }
  class BrowserWindow {
    webContents = contents
    constructor(options: { webPreferences: object }) {
      log.push(`window ${JSON.stringify(options.webPreferences)}`)
    }
    once = on
    show = () => log.push('show')
    isMinimized = () => true
    restore = () => log.push('restore')
    focus = () => log.push('focus')
    loadURL = async (url: string) => void log.push(`load ${url}`)
  }
  return {
    log,
    handlers,
    start: () => ready(),
    electron: {
      app: {
        on,
        once: on,
        quit: () => log.push('quit'),
        exit: (code: number) => log.push(`exit ${code}`),
        requestSingleInstanceLock: () => true,
        whenReady: () => new Promise<void>((resolve) => (ready = resolve)),
      },
      BrowserWindow,
      dialog: { showErrorBox: (_title: string, text: string) => log.push(`error ${text}`) },
      Menu: { setApplicationMenu: () => log.push('menu'), buildFromTemplate: (template: unknown) => template },
      protocol: {
        registerSchemesAsPrivileged: ([{ scheme }]: [{ scheme: string }]) => log.push(`register ${scheme}`),
        handle: (scheme: string, handler: Handler) => {
          log.push(`handle ${scheme}`)
          on('scheme', handler)
        },
      },
      session: {
        defaultSession: {
          setPermissionRequestHandler: (handler: Handler) => on('permission', handler),
          setPermissionCheckHandler: (handler: Handler) => on('permission check', handler),
          webRequest: { onBeforeRequest: (_filter: unknown, handler: Handler) => on('network', handler) },
        },
      },
    },
  }
})

vi.mock('electron', () => shell.electron)
vi.mock('../../src/engine/index', () => ({
  openEngine: async ({ database }: { database: string }) => {
    if (database.endsWith('broken.sqlite')) throw new Failure('not-a-database', 'Файл «broken.sqlite» — не база.')
    return fakeEngine({ close: async () => void shell.log.push('engine closed') })
  },
}))
vi.mock('../../src/hosts/engine-options', () => ({ engineOptions: () => ({ version: '1.2.3' }) }))
vi.mock('../../src/hosts/renderer-files', async (original) => ({
  ...(await original<object>()),
  readRendererFiles: async () => new Map(),
}))

const call = (name: string, ...args: unknown[]): unknown => shell.handlers.get(name)?.(...(args as never[]))

const askedHost = async (): Promise<unknown> =>
  ((await call('scheme', new Request('sverka://app/api/host'))) as Response).json()

describe('desktop host', () => {
  beforeAll(async () => {
    process.argv.push('--db', 'broken.sqlite')
    await import('../../electron/main')
    expect(shell.log).toEqual(['register sverka'])
    shell.start()
    await vi.waitFor(() => expect(shell.log.at(-1)).toBe('load sverka://app/'))
  })

  test('shows why a database did not open, and opens its window all the same', async () => {
    expect(shell.log).toContain('error Файл «broken.sqlite» — не база.')
    expect(await askedHost()).toEqual({
      kind: 'desktop',
      version: '1.2.3',
      can: { chooseDatabase: true, openRecent: false },
      database: null,
      recent: [],
      engine: { state: 'running', restarts: 0, message: null },
      saved: { state: 'saved', at: null, message: null },
    })
  })

  test('the scheme answers before the page is loaded', () => {
    expect(shell.log.indexOf('handle sverka')).toBeLessThan(shell.log.indexOf('load sverka://app/'))
  })

  test('the page is sandboxed and gets no Node and no preload', () => {
    const preferences: unknown = JSON.parse(shell.log.find((line) => line.startsWith('window '))?.slice(7) ?? '')
    expect(preferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false })
  })

  test.each(['will-navigate', 'will-redirect'])('%s leads nowhere but to its own page', (event) => {
    const preventDefault = vi.fn()
    call(`contents ${event}`, { url: 'https://evil.example/', preventDefault })
    expect(preventDefault).toHaveBeenCalledTimes(1)
    call(`contents ${event}`, { url: 'sverka://app/', preventDefault })
    expect(preventDefault).toHaveBeenCalledTimes(1)
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

  test('a second start brings the first window forward', () => {
    call('second-instance')
    expect(shell.log.slice(-2)).toEqual(['restore', 'focus'])
  })

  test('closing the window ends the program', async () => {
    call('window-all-closed')
    await vi.waitFor(() => expect(shell.log.at(-1)).toBe('quit'))
  })
})
