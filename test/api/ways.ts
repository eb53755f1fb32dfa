import { apiOf, type ApiParts, type FetchHandler } from '../../src/api/app'
import type { Send } from '../../src/api/client/call'
import type { HostResult } from '../../src/api/results'
import { openBrowserHost } from '../../src/hosts/browser/host'
import { schemeHandler } from '../../electron/scheme'
import { engineOverPort } from '../hosts/engine-over-port'

export const HOST: HostResult = {
  kind: 'browser',
  version: '1.2.3',
  can: { chooseDatabase: false, openRecent: false },
  database: 'база.sqlite',
  opened: null,
  recent: [],
  engine: { state: 'running', restarts: 0, message: null },
  opening: { readOnly: false, words: null, file: null, failure: null },
  password: { isSet: false, wanted: null },
  saved: { state: 'saved', at: null, message: null },
}

/** How requests reach the API; `later` is told what to close when a test is over. */
export type Way = (parts: ApiParts, later: (close: () => Promise<void>) => void) => Promise<Send>

const page = new Map([['/', { bytes: new TextEncoder().encode('page'), type: 'text/html' }]])

const direct: Way = async (parts) => {
  const api = apiOf(parts)
  return (path, init) => api(new Request(`http://engine${path}`, init))
}

const loopback: Way = async (parts, later) => {
  const host = await openBrowserHost({ api: apiOf(parts), files: page, port: 0 })
  later(host.close)
  const { headers } = await fetch(host.url)
  const cookie = headers.get('set-cookie')?.split(';')[0] ?? ''
  const { origin } = new URL(host.url)
  return (path, init) => {
    // As the page sends them.
    const kind =
      typeof init?.body === 'string' && !path.includes('/files?') ? 'application/json' : 'application/octet-stream'
    return fetch(`${origin}${path}`, { ...init, headers: { 'content-type': kind, ...init?.headers, cookie, origin } })
  }
}

/** What crosses between the host's thread and the engine's. */
const engineThread: Way = async (parts, later) => {
  const { answer, close } = engineOverPort(apiOf(parts))
  later(async () => close())
  return (path, init) => answer(new Request(`http://engine${path}`, init))
}

/** A body as it reaches the handler of a private scheme: a stream of unknown length. */
const asStream = (init: RequestInit | undefined): RequestInit | undefined => {
  const { body } = new Response(init?.body ?? null)
  return body === null ? init : ({ ...init, body, duplex: 'half' } as RequestInit)
}

/** What Electron does: bodies cross as streams both ways, headers as plain pairs, and nobody hears of an abort. */
const scheme: Way = async (parts) => {
  const handler: FetchHandler = schemeHandler(apiOf(parts), page)
  return async (path, init) => {
    const request = new Request(`sverka://app${path}`, { ...asStream(init), signal: null })
    const { status, headers, body } = await handler(request)
    return new Response(body, { status, headers: Object.fromEntries(headers) })
  }
}

/** Every way a request reaches the API in some host; a suite that holds over all of them holds in all hosts. */
export const WAYS: [string, Way][] = [
  ['the handler itself', direct],
  ['loopback HTTP', loopback],
  ["the engine's thread", engineThread],
  ['the private scheme', scheme],
]
