import { Piscina } from 'piscina'
import { compileLater } from '../../base/compile-later'
import { keepSetup, setupMemory, type Setup } from './reader-setup'
import type { FileTask, Read, Task } from './workbook-thread'

export type ReaderThreads = {
  count: number
  /** To be called once, before the first file. */
  setUp: (setup: Setup) => void
  run: (task: FileTask, signal: AbortSignal) => Promise<Read>
  close: () => Promise<void>
}

/** How far threads stand back: where the system can tell threads of one process apart. */
const stoodBack = (platform: NodeJS.Platform): number => ({ linux: 5, win32: -1 })[platform as string] ?? 0

/**
 * Threads start at once and load what they need while their caller still finds out what to read files by. `standBack`:
 * others go before them.
 */
export const startReaders = (threadFile: URL, count: number, atHand: number, standBack = false): ReaderThreads => {
  compileLater()
  const setup = setupMemory()
  const pool = new Piscina<Task, Read>({
    filename: threadFile.href,
    name: 'take',
    minThreads: count,
    maxThreads: count,
    concurrentTasksPerWorker: atHand,
    niceIncrement: standBack ? stoodBack(process.platform) : 0,
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
