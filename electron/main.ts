import { app, BrowserWindow, dialog, Menu, protocol, session } from 'electron'
import { fileURLToPath } from 'node:url'
import { apiOf } from '../src/api/app'
import { Failure } from '../src/engine/base/failure'
import { openEngine } from '../src/engine/index'
import { engineOptions } from '../src/hosts/engine-options'
import { readRendererFiles } from '../src/hosts/renderer-files'
import { databaseFrom } from './arguments'
import { menuTemplate } from './menu'
import { PAGE_URL, SCHEME, schemeHandler } from './scheme'
import { confine, isolate, WINDOW } from './window'
import { workplaceOver, type Workplace } from './workplace'

protocol.registerSchemesAsPrivileged([SCHEME])

const complain = (error: unknown): void =>
  dialog.showErrorBox('Сверка', error instanceof Failure ? error.message : `Ошибка программы: ${String(error)}`)

const openInto = async (workplace: Workplace, path: string | null): Promise<void> => {
  if (path !== null) await workplace.open(path).catch(complain)
}

const chooseDatabase = async (workplace: Workplace, window: BrowserWindow): Promise<void> => {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: 'База мониторинга',
    properties: ['openFile'],
    filters: [{ name: 'Базы «Сверки»', extensions: ['sqlite'] }],
  })
  await openInto(workplace, filePaths[0] ?? null)
  window.webContents.reload()
}

const start = async (): Promise<void> => {
  const options = engineOptions(import.meta.url)
  // The engine answers on this thread for now: all it does for the page is read what is already computed.
  const workplace = workplaceOver((database) => openEngine({ ...options, database, mustExist: true }))
  await openInto(workplace, databaseFrom(process.argv, process.cwd()))
  const files = await readRendererFiles(fileURLToPath(new URL('../renderer/', import.meta.url)))
  const api = apiOf({
    engine: workplace.engine,
    host: () => ({
      kind: 'desktop',
      version: options.version,
      can: { chooseDatabase: true, openRecent: false },
      database: workplace.database(),
      recent: [],
      engine: { state: 'running', restarts: 0, message: null },
      saved: { state: 'saved', at: null, message: null },
    }),
    onError: (error) => console.error(error),
  })
  protocol.handle(SCHEME.scheme, schemeHandler(api, files))
  isolate(session.defaultSession)

  const window = new BrowserWindow(WINDOW)
  confine(window.webContents)
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(menuTemplate({ chooseDatabase: () => void chooseDatabase(workplace, window) })),
  )
  window.once('ready-to-show', () => window.show())
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  app.once('window-all-closed', () => {
    workplace
      .close()
      .catch(complain)
      .finally(() => app.quit())
  })
  await window.loadURL(PAGE_URL)
}

if (app.requestSingleInstanceLock())
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      complain(error)
      app.exit(1)
    })
else app.quit()
