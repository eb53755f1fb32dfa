import { Hono } from 'hono'
import type { FetchHandler } from '../api/app'
import { hostDatabaseBody, hostPasswordBody, type HostDatabaseBody } from '../api/host-bodies'
import { hostPasswordResult, hostResult, type HostResult } from '../api/host-results'
import { refusalOf } from '../api/refusal'
import { bodyOf } from '../api/validate'
import type { PasswordChange, PasswordWish } from '../engine/set-password'

export type HostParts = {
  state: () => HostResult
  /** Calls the listener after each change of the state; returns what ends that. */
  onChange: (listener: () => void) => () => void
  /** Does what the page asked of the shell; resolves also when the user thought better of it. Throws Failure. */
  act: (wish: HostDatabaseBody) => Promise<void>
  /** Throws Failure. */
  setPassword: (wish: PasswordWish) => Promise<PasswordChange>
  onError: (error: unknown) => void
}

/** The state now and after each change, as server-sent events; equal states are told once. */
const stateEvents = ({ state, onChange }: Pick<HostParts, 'state' | 'onChange'>): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder()
  let end = (): void => undefined
  return new ReadableStream({
    start: (controller) => {
      let told = ''
      const tell = (): void => {
        const text = JSON.stringify(hostResult.parse(state()))
        if (text === told) return
        told = text
        controller.enqueue(encoder.encode(`data: ${text}\n\n`))
      }
      tell()
      end = onChange(tell)
    },
    cancel: () => end(),
  })
}

/**
 * Answers for the host itself, before the engine: what it is, its events, and what the page may ask of it. These hold
 * while the engine is being started again; everything else goes on to `next`.
 */
export const withHost = (
  { state, onChange, act, setPassword, onError }: HostParts,
  next: FetchHandler,
): FetchHandler => {
  const app = new Hono()
  app.get('/api/host', (context) => context.json(hostResult.parse(state())))
  app.get(
    '/api/host/events',
    () => new Response(stateEvents({ state, onChange }), { headers: { 'content-type': 'text/event-stream' } }),
  )
  app.post('/api/host/database', async (context) => {
    await act(await bodyOf(context, hostDatabaseBody))
    return context.json(hostResult.parse(state()))
  })
  app.post('/api/host/password', async (context) => {
    const { words } = await setPassword(await bodyOf(context, hostPasswordBody))
    return context.json(hostPasswordResult.parse({ words, host: state() }))
  })
  app.onError((error) => refusalOf(error, onError))
  const own = ['GET /api/host', 'GET /api/host/events', 'POST /api/host/database', 'POST /api/host/password']
  return async (request) => {
    if (!own.includes(`${request.method} ${new URL(request.url).pathname}`)) return next(request)
    const response = await app.fetch(request)
    response.headers.set('cache-control', 'no-store')
    return response
  }
}
