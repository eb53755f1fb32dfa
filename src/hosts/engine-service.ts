import type { TransferListItem } from 'node:worker_threads'
import type { FetchHandler } from '../api/app'
import { toldOf } from '../api/refusal'
import type { PasswordChange, PasswordWish } from '../engine/set-password'
import type { FromEngine, OpenedDatabase, RequestParts, ResponseParts, ToEngine, Wire } from './engine-messages'

export type EngineService = {
  answer: FetchHandler
  open: (path: string, canCreate: boolean, password: string | null) => Promise<OpenedDatabase>
  setPassword: (wish: PasswordWish) => Promise<PasswordChange>
  close: () => Promise<void>
}

const textOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error))

const requestOf = ({ method, url, headers, body }: RequestParts): Request =>
  new Request(url, { method, headers, ...(body !== null && { body }) })

/** JSON is whole already and crosses as bytes; anything else may be long or endless and crosses as a stream. */
const partsOf = async (response: Response): Promise<ResponseParts> => {
  const { status, headers, body } = response
  const isJson = headers.get('content-type')?.startsWith('application/json') === true
  return { status, headers: [...headers], body: isJson ? await response.arrayBuffer() : body }
}

/** The engine's end of the wire: answers what the host asks. `tell` is for what the host did not ask. */
export const serveEngine = (wire: Wire, { answer, open, setPassword, close }: EngineService): void => {
  const tell = (message: FromEngine, transfer: TransferListItem[] = []): void => wire.postMessage(message, transfer)

  const done = async (asked: ToEngine): Promise<void> => {
    const { id } = asked
    if (asked.type === 'open')
      return tell({ type: 'opened', id, database: await open(asked.path, asked.canCreate, asked.password) })
    if (asked.type === 'password') return tell({ type: 'password-changed', id, change: await setPassword(asked.wish) })
    if (asked.type === 'close') {
      await close()
      return tell({ type: 'closed', id })
    }
    const response = await partsOf(await answer(requestOf(asked.request)))
    tell({ type: 'answered', id, response }, response.body === null ? [] : [response.body as TransferListItem])
  }

  wire.on('message', (heard) => {
    const asked = heard as ToEngine
    done(asked).catch((error: unknown) => {
      const told = toldOf(error, (trouble) => tell({ type: 'trouble', text: textOf(trouble) }))
      tell({ type: 'failed', id: asked.id, ...told })
    })
  })
}
