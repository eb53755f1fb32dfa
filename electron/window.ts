import type { BrowserWindowConstructorOptions, Session, WebContents } from 'electron'
import { isOwnAddress } from './scheme'

/** A page with no more rights than in a browser: no Node, no preload, its own sandboxed process. */
export const WINDOW: BrowserWindowConstructorOptions = {
  title: 'Сверка',
  width: 1280,
  height: 800,
  minWidth: 960,
  minHeight: 600,
  show: false,
  webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false },
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
