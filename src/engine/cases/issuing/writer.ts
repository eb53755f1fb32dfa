import type { Piscina } from 'piscina'
import { Failure } from '../../base/failure'
import type { Writing, Written } from './writer-thread'

/** Makes workbooks, in a thread of its own where there is one. */
export type Writer = { write: (writing: Writing) => Promise<Uint8Array>; close: () => Promise<void> }

/** A thread without work is let go: a report in it takes a few hundred megabytes. */
const IDLE_MS = 20_000

/** Makes them in the caller's thread. */
const writingHere = (): Writer => ({
  write: async (writing) => {
    const { write } = await import('./writer-thread')
    return bytesOf(await write(writing))
  },
  close: async () => undefined,
})

const bytesOf = (written: Written): Uint8Array => {
  if ('bytes' in written) return written.bytes
  throw new Failure(written.failure.code, written.failure.message)
}

const LOST =
  'Книгу составить не удалось: программе не хватило памяти или её часть остановилась. Данные целы; повторите, при большом мониторинге — по частям.'

/**
 * `file`: the built thread; null makes workbooks in the caller's thread, which answers nobody meanwhile. The thread is
 * started with the first workbook. Throws what writing throws, and Failure('writer-lost') when the thread ends.
 */
export const openWriter = (file: URL | null): Writer => {
  if (file === null) return writingHere()
  const pool = async (): Promise<Piscina<Writing, Written>> => {
    const { Piscina: Threads } = await import('piscina')
    const options = { filename: file.href, name: 'write', minThreads: 0, maxThreads: 1, idleTimeout: IDLE_MS }
    const threads = new Threads<Writing, Written>(options)
    // A thread that ends fails the workbook it was at, which says so.
    threads.on('error', () => undefined)
    return threads
  }
  let opening: ReturnType<typeof pool> | null = null
  return {
    write: async (writing) => {
      const threads = await (opening ??= pool())
      const written = await threads.run(writing).catch((error: unknown) => {
        throw new Failure('writer-lost', LOST, error)
      })
      return bytesOf(written)
    },
    close: async () => (await opening)?.destroy(),
  }
}
