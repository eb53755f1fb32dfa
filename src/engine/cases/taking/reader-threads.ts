import { Piscina } from 'piscina'
import { keepSetup, setupMemory, type Setup } from './reader-setup'
import type { FileTask, Read, Task } from './workbook-thread'

export type ReaderThreads = {
  count: number
  /** To be called once, before the first file. */
  setUp: (setup: Setup) => void
  run: (task: FileTask, signal: AbortSignal) => Promise<Read>
  close: () => Promise<void>
}

/** Threads start at once and load what they need while their caller still finds out what to read files by. */
export const startReaders = (threadFile: URL, count: number, atHand: number): ReaderThreads => {
  const setup = setupMemory()
  const pool = new Piscina<Task, Read>({
    filename: threadFile.href,
    name: 'take',
    minThreads: count,
    maxThreads: count,
    concurrentTasksPerWorker: atHand,
  })
  // A word that was under way from a thread just stopped: its file is refused, or nobody waits for it any more.
  pool.on('error', () => undefined)
  return {
    count,
    setUp: (given) => keepSetup(setup, given),
    run: (task, signal) => pool.run({ ...task, setup }, { signal, transferList: [task.bytes.buffer as ArrayBuffer] }),
    close: () => pool.destroy(),
  }
}
