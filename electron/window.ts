import type { BrowserWindow, BrowserWindowConstructorOptions, Session, WebContents } from 'electron'
import { isOwnAddress } from './scheme'
import type { Rectangle, WindowState } from './shell-memory'

/** A page with no more rights than in a browser: no Node, no preload, its own sandboxed process. */
export const WINDOW: BrowserWindowConstructorOptions = {
  title: 'Сверка',
  width: 1280,
  height: 800,
  minWidth: 960,
  minHeight: 600,
  show: false,
  webPreferences: {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    spellcheck: false,
  },
}

/** Keeps a window on its own page: no other address, no new windows, no embedded ones. */
export const confine = (contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>): void => {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => {
    if (!isOwnAddress(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => {
    if (!isOwnAddress(event.url)) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  // Whether to close is the shell's question; the page may not hold the window.
  contents.on('will-prevent-unload', (event) => event.preventDefault())
}

type SessionParts = Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'webRequest'>

/** Grants no permission and lets nothing reach a network. */
export const isolate = (session: SessionParts): void => {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  session.setPermissionCheckHandler(() => false)
  session.webRequest.onBeforeRequest(
    { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*'] },
    (_details, decide) => decide({ cancel: true }),
  )
}

type Shown = Pick<BrowserWindow, 'getNormalBounds' | 'isMaximized'>

/** What to remember of a window: its size and place when not maximised, and whether it is. */
export const stateOf = (window: Shown): WindowState => ({
  ...(({ x, y, width, height }: Rectangle) => ({ x, y, width, height }))(window.getNormalBounds()),
  isMaximized: window.isMaximized(),
})
