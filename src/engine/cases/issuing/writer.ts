import { answered, ownThread } from '../../base/own-thread'
import type { Made, Writing } from './writer-thread'

/** Makes workbooks, in a thread of its own where there is one. */
export type Writer = { write: (writing: Writing) => Promise<Uint8Array>; close: () => Promise<void> }

/** A thread without work is let go: a report in it takes a few hundred megabytes. */
const IDLE_MS = 20_000

const LOST = {
  code: 'writer-lost',
  message:
    'Книгу составить не удалось: программе не хватило памяти или её часть остановилась. Данные целы; повторите, при большом мониторинге — по частям.',
}

/** Makes them in the caller's thread. */
const writingHere = (): Writer => ({
  write: async (writing) => {
    const { write } = await import('./writer-thread')
    return answered(await write(writing)).bytes
  },
  close: async () => undefined,
})

/**
 * `file`: the built thread; null makes workbooks in the caller's thread, which answers nobody meanwhile. The thread is
 * started with the first workbook. Throws what writing throws, and Failure('writer-lost') when the thread ends.
 */
export const openWriter = (file: URL | null): Writer => {
  if (file === null) return writingHere()
  const { run, close } = ownThread<Writing, Made>({ file, name: 'write', idleMs: IDLE_MS, lost: LOST })
  return { write: async (writing) => (await run(writing)).bytes, close }
}
