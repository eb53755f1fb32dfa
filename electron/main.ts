import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { app, BrowserWindow, dialog, Menu, protocol, screen, session } from 'electron'
import type { HostDatabaseBody } from '../src/api/host-bodies'
import { Failure } from '../src/engine/base/failure'
import { deskOver, type Desk } from '../src/hosts/desk'
import { bridgeToEngine } from '../src/hosts/engine-bridge'
import { engineOptions } from '../src/hosts/engine-options'
import { openFirst } from '../src/hosts/first-database'
import { recentDatabasesIn } from '../src/hosts/recent-databases'
import { readRendererFiles } from '../src/hosts/renderer-files'
import { runningJobs } from '../src/hosts/running-jobs'
import { engineThreadStarter, startedAhead } from '../src/hosts/start-engine-thread'
import { configFolder, defaultDatabase, userPlace } from '../src/hosts/user-folders'
import { databaseFrom, handedDatabase, type Handed } from './arguments'
import { mayClose } from './closing'
import { databaseDialogs } from './dialogs'
import { saveDownloads } from './downloads'
import { menuTemplate } from './menu'
import { placedOn } from './placement'
import { PAGE_URL, SCHEME, schemeHandler } from './scheme'
import { screenAddress } from './screens'
import { shellMemoryIn, type ShellMemory } from './shell-memory'
import { confine, isolate, stateOf, WINDOW } from './window'

protocol.registerSchemesAsPrivileged([SCHEME])

const named = databaseFrom(process.argv, process.cwd())

const complain = (error: unknown): void =>
  // A password is asked for by the page.
  error instanceof Failure && error.code === 'password-needed'
    ? undefined
    : dialog.showErrorBox('Сверка', error instanceof Failure ? error.message : `Ошибка программы: ${String(error)}`)

const openWindow = (memory: ShellMemory): BrowserWindow => {
  const { window: last } = memory.read()
  const displays = screen.getAllDisplays().map(({ workArea }) => workArea)
  const window = new BrowserWindow({ ...WINDOW, ...(last !== null && placedOn(displays, last)) })
  if (last?.isMaximized === true) window.maximize()
  confine(window.webContents)
  window.once('ready-to-show', () => window.show())
  return window
}

const showMenu = (desk: Desk, window: BrowserWindow, version: string): void => {
  const act = (wish: HostDatabaseBody): void => void desk.act(wish).catch(complain)
  const about = {
    type: 'info' as const,
    title: 'О программе',
    message: `Сверка ${version}`,
    detail:
      'Мониторинг исполнения положений о «Сферум». Работает без интернета. Лицензия MIT; лицензии компонентов — в Справке, тема «О программе».',
    buttons: ['Закрыть'],
  }
  const actions = {
    create: () => act({ action: 'create' }),
    open: () => act({ action: 'open' }),
    openRecent: (path: string) => void desk.open(path, false).catch(complain),
    go: (path: Parameters<typeof screenAddress>[0]) =>
      void window.loadURL(screenAddress(path, window.webContents.getURL())).catch(() => undefined),
    about: () => void dialog.showMessageBox(window, about),
  }
  let shown = ''
  const show = (): void => {
    const recent = desk.recent().map(({ path }) => path)
    if (shown === JSON.stringify(recent)) return
    shown = JSON.stringify(recent)
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(actions, recent, process.platform)))
  }
  show()
  desk.onChange(show)
}

/** Lets the window go at once, or after the user has been asked. */
const askOnClose = (desk: Desk, window: BrowserWindow, memory: ShellMemory): void => {
  let asking = false
  const ask = async (): Promise<void> => {
    const may = await mayClose({
      // An engine at work on something long must not hold the window.
      jobs: () => Promise.race([runningJobs(desk.answer), pause(2000, [])]),
      saved: () => desk.state().saved,
      confirm: async (options) => (await dialog.showMessageBox(window, options)).response === 1,
    })
    asking = false
    if (may) window.destroy()
  }
  window.on('close', (event) => {
    memory.write({ window: stateOf(window) })
    event.preventDefault()
    if (asking) return
    asking = true
    ask().catch(complain)
  })
}

const start = async (): Promise<void> => {
  const options = engineOptions(import.meta.url)
  const memory = shellMemoryIn(join(app.getPath('userData'), 'window.json'))
  const place = userPlace(app.getPath('home'))
  const otherwise = defaultDatabase(place)
  const windows: BrowserWindow[] = []
  const desk = deskOver({
    kind: 'desktop',
    version: options.version,
    bridge: bridgeToEngine({ start: startedAhead(engineThreadStarter(options)), note: (text) => console.error(text) }),
    recent: recentDatabasesIn(configFolder(place), options.now),
    dialogs: databaseDialogs({ dialog, window: () => windows[0] ?? null, offered: () => otherwise }),
    onError: (error) => console.error(error),
  })
  // The window says meanwhile what is being opened.
  void openFirst({ named, recent: desk.recent(), otherwise }, desk.open).catch(complain)
  const files = await readRendererFiles(fileURLToPath(new URL('../renderer/', import.meta.url)))
  protocol.handle(SCHEME.scheme, schemeHandler(desk.answer, files))
  isolate(session.defaultSession)
  saveDownloads(session.defaultSession, {
    folder: () => memory.read().downloads ?? app.getPath('downloads'),
    remember: (downloads) => memory.write({ downloads }),
    complain: (message) => complain(new Failure('download', message)),
  })

  const window = openWindow(memory)
  windows.push(window)
  showMenu(desk, window, options.version)
  askOnClose(desk, window, memory)
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const path = handedDatabase(data)
    if (path !== null) desk.open(path, false).catch(complain)
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  app.once('window-all-closed', () => {
    desk
      .close()
      .catch(complain)
      .finally(() => app.quit())
  })
  await window.loadURL(PAGE_URL)
}

if (app.requestSingleInstanceLock({ database: named } satisfies Handed))
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      complain(error)
      app.exit(1)
    })
else app.quit()
