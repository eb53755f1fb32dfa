import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener, type Http2Bindings, type HttpBindings } from '@hono/node-server'
import type { FetchHandler } from '../../api/app'
import { Failure } from '../../engine/base/failure'
import type { RendererFiles } from '../renderer-files'
import { holdConnections } from './connections'
import { guarded } from './guard'
import { openSession } from './session'

export type BrowserHost = {
  /** With the token that opens it once. */
  url: string
  port: number
  /** Whether somebody has opened the page. */
  isVisited: () => boolean
  close: () => Promise<void>
}

export type BrowserHostOptions = {
  api: FetchHandler
  files: RendererFiles
  /** 0 takes any free port. */
  port: number
}

const MOST_CONNECTIONS = 128

const refusedPort = (port: number, error: NodeJS.ErrnoException): Failure =>
  new Failure(
    'port',
    error.code === 'EADDRINUSE'
      ? `Порт ${port} занят другой программой. Укажите другой (--port) или не указывайте никакого.`
      : `Порт ${port} открыть не удалось (${error.code ?? error.message}). Укажите другой: --port.`,
    error,
  )

/** Serves the page and the API on 127.0.0.1 only. Throws Failure('port'). */
export const openBrowserHost = async ({ api, files, port }: BrowserHostOptions): Promise<BrowserHost> => {
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 60_000, connectionsCheckingInterval: 5_000 })
  const connections = holdConnections(server, MOST_CONNECTIONS)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(refusedPort(port, error)))
    server.listen(port, '127.0.0.1', resolve)
  })
  const bound = (server.address() as AddressInfo).port
  const session = openSession(bound)
  const handler = guarded({ api, files, session, port: bound })
  const answer = (request: Request, { incoming }: HttpBindings | Http2Bindings): Promise<Response> => {
    if (session.holds(request.headers.get('cookie'))) connections.prove(incoming.socket)
    return handler(request)
  }
  server.on('request', getRequestListener(answer, { overrideGlobalObjects: false }))
  return {
    url: `http://127.0.0.1:${bound}/?token=${session.token}`,
    port: bound,
    isVisited: session.isUsed,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
