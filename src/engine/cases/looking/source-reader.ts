import type { Piscina } from 'piscina'
import { Failure } from '../../base/failure'
import type { FormPlan } from '../../catalogue/types'
import type { Reading } from '../../workbook/types'
import type { Looked, SourceTask } from '../taking/workbook-thread'

/** Reads kept originals once more, in a thread of its own where there is one. */
export type SourceReader = {
  /** Cells of a file as the intake read them. Throws Failure, as reading does, and `source-lost` when it comes to no end. */
  read: (bytes: Uint8Array, path: string, plans: FormPlan[]) => Promise<Reading>
  close: () => Promise<void>
}

/** Whoever looks at one cell looks at the next; after that the thread is let go. */
const IDLE_MS = 60_000

const MOST_MS = 30_000

const readingHere = (): SourceReader => ({
  read: async (bytes, path, plans) => {
    const { readTaken } = await import('../taking/take-file')
    return readTaken(bytes, plans, { path })
  },
  close: async () => undefined,
})

const readingOf = (looked: Looked): Reading => {
  if ('reading' in looked) return looked.reading
  throw new Failure(looked.failure.code, looked.failure.message)
}

/** `threadFile`: the built thread; null reads in the caller's, which answers nobody meanwhile. It starts when first needed. */
export const openSourceReader = (threadFile: URL | null): SourceReader => {
  if (threadFile === null) return readingHere()
  const start = async (): Promise<Piscina<SourceTask, Looked>> => {
    const { Piscina: Threads } = await import('piscina')
    const options = { filename: threadFile.href, name: 'look', minThreads: 0, maxThreads: 1, idleTimeout: IDLE_MS }
    const threads = new Threads<SourceTask, Looked>(options)
    // A thread that ends fails the file it was at, which says so.
    threads.on('error', () => undefined)
    return threads
  }
  let starting: ReturnType<typeof start> | null = null
  return {
    read: async (bytes, path, plans) => {
      const threads = await (starting ??= start())
      const task: SourceTask = { bytes, path, plans }
      const looked = await threads.run(task, { signal: AbortSignal.timeout(MOST_MS) }).catch((error: unknown) => {
        throw new Failure('source-lost', 'Прочитать его заново не удалось: чтение прервалось. Повторите.', error)
      })
      return readingOf(looked)
    },
    close: async () => (await starting)?.destroy(),
  }
}
