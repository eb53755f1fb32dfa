import { ownThread } from '../../base/own-thread'
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

const LOST = { code: 'source-lost', message: 'Прочитать его заново не удалось: чтение прервалось. Повторите.' }

const readingHere = (): SourceReader => ({
  read: async (bytes, path, plans) => {
    const { readTaken } = await import('../taking/take-file')
    return readTaken(bytes, plans, { path })
  },
  close: async () => undefined,
})

/** `threadFile`: the built thread; null reads in the caller's, which answers nobody meanwhile. It starts when first needed. */
export const openSourceReader = (threadFile: URL | null): SourceReader => {
  if (threadFile === null) return readingHere()
  const options = { file: threadFile, name: 'look', idleMs: IDLE_MS, lost: LOST }
  const { run, close } = ownThread<SourceTask, Looked>(options)
  return {
    read: async (bytes, path, plans) => (await run({ bytes, path, plans }, AbortSignal.timeout(MOST_MS))).reading,
    close,
  }
}
