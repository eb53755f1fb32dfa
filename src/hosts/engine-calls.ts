import type { TransferListItem } from 'node:worker_threads'
import { Failure } from '../engine/base/failure'
import type { PasswordChange, PasswordWish } from '../engine/set-password'
import type { FromEngine, OpenedDatabase, ResponseParts, ToEngine, Wire } from './engine-messages'
import { watchedStream, type WatchedStream } from './watched-stream'

type Answer = Extract<FromEngine, { id: number }>
type Pending = { resolve: (answer: Answer) => void; reject: (failure: Failure) => void }
type Unnumbered<Message> = Message extends unknown ? Omit<Message, 'id'> : never

/** The host's end of the wire to one engine thread. Every call throws Failure once the thread is gone. */
export type EngineCalls = {
  call: (request: Request) => Promise<Response>
  open: (path: string, canCreate: boolean, password: string | null) => Promise<OpenedDatabase>
  setPassword: (wish: PasswordWish) => Promise<PasswordChange>
  close: () => Promise<void>
  /** Ends every pending call and open stream: the thread will not. */
  fail: (failure: Failure) => void
}

const bodyOf = async (request: Request): Promise<ArrayBuffer | null> =>
  request.method === 'GET' || request.method === 'HEAD' ? null : request.arrayBuffer()

const unexpected = (answer: Answer): Error => new Error(`the engine answered with «${answer.type}»`)

/** `onNotice` hears what the engine tells unasked. */
export const callsOver = (wire: Wire, onNotice: (notice: Exclude<FromEngine, { id: number }>) => void): EngineCalls => {
  const pending = new Map<number, Pending>()
  const streams = new Set<WatchedStream>()
  let last = 0
  let gone: Failure | null = null

  const ask = (message: Unnumbered<ToEngine>, transfer: TransferListItem[] = []): Promise<Answer> =>
    new Promise((resolve, reject) => {
      if (gone !== null) return reject(gone)
      last += 1
      pending.set(last, { resolve, reject })
      wire.postMessage({ ...message, id: last }, transfer)
    })

  wire.on('message', (heard) => {
    const message = heard as FromEngine
    if (!('id' in message)) return onNotice(message)
    const waiting = pending.get(message.id)
    pending.delete(message.id)
    if (message.type === 'failed') waiting?.reject(new Failure(message.code, message.message))
    else waiting?.resolve(message)
  })

  const responseOf = ({ status, headers, body }: ResponseParts): Response => {
    if (body === null || body instanceof ArrayBuffer) return new Response(body, { status, headers })
    const isEvents = new Headers(headers).get('content-type')?.startsWith('text/event-stream') === true
    const watched = watchedStream(body, isEvents, () => streams.delete(watched))
    streams.add(watched)
    return new Response(watched.stream, { status, headers })
  }

  return {
    call: async (request) => {
      const body = await bodyOf(request).catch((error: unknown) => {
        throw new Failure('cut-off', 'Запрос оборвался, не дойдя до конца. Повторите действие.', error)
      })
      const { method, url, headers } = request
      const answer = await ask(
        { type: 'call', request: { method, url, headers: [...headers], body } },
        body === null ? [] : [body],
      )
      if (answer.type !== 'answered') throw unexpected(answer)
      return responseOf(answer.response)
    },
    open: async (path, canCreate, password) => {
      const answer = await ask({ type: 'open', path, canCreate, password })
      if (answer.type !== 'opened') throw unexpected(answer)
      return answer.database
    },
    setPassword: async (wish) => {
      const answer = await ask({ type: 'password', wish })
      if (answer.type !== 'password-changed') throw unexpected(answer)
      return answer.change
    },
    close: async () => {
      await ask({ type: 'close' })
    },
    fail: (failure) => {
      gone = failure
      for (const { reject } of pending.values()) reject(failure)
      pending.clear()
      for (const stream of [...streams]) stream.fail(failure)
    },
  }
}
