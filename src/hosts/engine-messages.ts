import type { TransferListItem } from 'node:worker_threads'
import type { Opening } from '../engine/open-database'
import type { PasswordChange, PasswordWish } from '../engine/set-password'
import type { Saving } from '../engine/store/watch-saves'

/** A database as it was opened: its full path, whether it was made just now, and what is to be said of it. */
export type OpenedDatabase = Opening & { path: string; isNew: boolean; isSealed: boolean }

/** The parts of a request: a Request itself does not cross between threads. */
export type RequestParts = { method: string; url: string; headers: [string, string][]; body: ArrayBuffer | null }

/** The parts of an answer; bytes are transferred, not copied. */
export type ResponseParts = {
  status: number
  headers: [string, string][]
  body: ArrayBuffer | ReadableStream<Uint8Array<ArrayBuffer>> | null
}

/** What a host says to its engine; each is answered by its number. `canCreate`: a file that is not there is made. */
export type ToEngine = { id: number } & (
  | { type: 'call'; request: RequestParts }
  | { type: 'open'; path: string; canCreate: boolean; password: string | null }
  | { type: 'close' }
  | { type: 'password'; wish: PasswordWish }
)

/** What the engine says to its host. `trouble` is for developers. */
export type FromEngine =
  | { type: 'answered'; id: number; response: ResponseParts }
  | { type: 'opened'; id: number; database: OpenedDatabase }
  | { type: 'closed'; id: number }
  | { type: 'password-changed'; id: number; change: PasswordChange }
  | { type: 'failed'; id: number; code: string; message: string }
  | { type: 'saving'; saving: Saving }
  | { type: 'trouble'; text: string }

/** One end of what lies between a host and its engine: a port, a worker, or a worker's parent. */
export type Wire = {
  postMessage: (message: unknown, transfer: TransferListItem[]) => void
  on: (event: 'message', listener: (message: unknown) => void) => unknown
}
