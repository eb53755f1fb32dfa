type Handler = (...args: never[]) => unknown

/** Electron as main.ts uses it: every call is written to `log`, every handler may be called by its name. */
export const fakeShell = () => {
  const log: string[] = []
  const handlers = new Map<string, Handler>()
  const answers = { saveDialog: '', openDialog: '', messageBox: 0 }
  let ready = (): void => undefined
  let template: { label: string; submenu: { label?: string; click?: () => void; submenu?: unknown }[] }[] = []
  const on = (name: string, handler: Handler): void => void handlers.set(name, handler)
  const contents = {
    on: (name: string, handler: Handler) => on(`contents ${name}`, handler),
    setWindowOpenHandler: (handler: Handler) => on('new window', handler),
    getURL: () => 'sverka://app/#/overview?audit=7',
  }
  class BrowserWindow {
    webContents = contents
    constructor({ webPreferences, ...bounds }: { webPreferences: object }) {
      log.push(`window ${JSON.stringify(webPreferences)}`, `bounds ${JSON.stringify(bounds)}`)
    }
    on = on
    once = on
    show = () => log.push('show')
    maximize = () => log.push('maximize')
    isMaximized = () => false
    isMinimized = () => true
    getNormalBounds = () => ({ x: 10, y: 20, width: 1100, height: 700 })
    restore = () => log.push('restore')
    focus = () => log.push('focus')
    destroy = () => log.push('destroy')
    loadURL = async (url: string) => void log.push(`load ${url}`)
  }
  const electron = {
    app: {
      on,
      once: on,
      quit: () => log.push('quit'),
      exit: (code: number) => log.push(`exit ${code}`),
      getPath: (name: string) => `${process.env['SVERKA_TEST_HOME'] ?? ''}/${name}`,
      requestSingleInstanceLock: (data: unknown) => {
        log.push(`lock ${JSON.stringify(data)}`)
        return true
      },
      whenReady: () => new Promise<void>((resolve) => (ready = resolve)),
    },
    BrowserWindow,
    dialog: {
      showErrorBox: (_title: string, text: string) => log.push(`error ${text}`),
      showOpenDialog: async () => ({ filePaths: answers.openDialog === '' ? [] : [answers.openDialog] }),
      showSaveDialog: async () => ({ filePath: answers.saveDialog, canceled: answers.saveDialog === '' }),
      showMessageBox: async (_window: unknown, { message }: { message: string }) => {
        log.push(`asked ${message}`)
        return { response: answers.messageBox }
      },
    },
    Menu: {
      setApplicationMenu: (menu: typeof template) => {
        template = menu
        log.push('menu')
      },
      buildFromTemplate: (built: unknown) => built,
    },
    protocol: {
      registerSchemesAsPrivileged: ([{ scheme }]: [{ scheme: string }]) => log.push(`register ${scheme}`),
      handle: (scheme: string, handler: Handler) => {
        log.push(`handle ${scheme}`)
        on('scheme', handler)
      },
    },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }] },
    session: {
      defaultSession: {
        on: (name: string, handler: Handler) => on(`session ${name}`, handler),
        setPermissionRequestHandler: (handler: Handler) => on('permission', handler),
        setPermissionCheckHandler: (handler: Handler) => on('permission check', handler),
        webRequest: { onBeforeRequest: (_filter: unknown, handler: Handler) => on('network', handler) },
      },
    },
  }
  return {
    log,
    answers,
    electron,
    start: () => ready(),
    call: (name: string, ...args: unknown[]): unknown => handlers.get(name)?.(...(args as never[])),
    click: (menu: string, item: string): void =>
      template
        .find(({ label }) => label === menu)
        ?.submenu.find(({ label }) => label === item)
        ?.click?.(),
    submenu: (menu: string, item: string): unknown =>
      template.find(({ label }) => label === menu)?.submenu.find(({ label }) => label === item)?.submenu,
  }
}
