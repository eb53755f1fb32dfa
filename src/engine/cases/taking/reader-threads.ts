import { deserialize, serialize } from 'node:v8'
import { Piscina } from 'piscina'
import type { FormPlan, Rules } from '../../catalogue/types'
import type { Mapping } from '../../intake/types'
import type { WorkNote } from './work-note'
import type { Read, Task } from './workbook-thread'

/** What all files are read by. */
export type Setup = { plans: FormPlan[]; rules: Rules; mappings: Mapping[]; note: WorkNote }

/** What a thread is started with: its setup comes later, before its first file. */
export type ReaderData = { setup: SharedArrayBuffer }

export type ReaderThreads = {
  count: number
  /** To be called once, before the first file. */
  setUp: (setup: Setup) => void
  run: (task: Task, signal: AbortSignal) => Promise<Read>
  close: () => Promise<void>
}

/** Far above any catalogues; address space only, until it is filled. */
const MOST_BYTES = 256 * 1024 * 1024

/** Threads start at once and load what they need while their caller still finds out what to read files by. */
export const startReaders = (threadFile: URL, count: number, atHand: number): ReaderThreads => {
  const shared = new SharedArrayBuffer(0, { maxByteLength: MOST_BYTES })
  const workerData: ReaderData = { setup: shared }
  const pool = new Piscina<Task, Read>({
    filename: threadFile.href,
    name: 'take',
    minThreads: count,
    maxThreads: count,
    concurrentTasksPerWorker: atHand,
    workerData,
  })
  // A word that was under way from a thread just stopped: its file is refused, or nobody waits for it any more.
  pool.on('error', () => undefined)
  return {
    count,
    setUp: (setup) => {
      const bytes = serialize(setup)
      shared.grow(bytes.length)
      new Uint8Array(shared).set(bytes)
    },
    run: (task, signal) => pool.run(task, { signal, transferList: [task.bytes.buffer as ArrayBuffer] }),
    close: () => pool.destroy(),
  }
}

/** In a thread: what `setUp` was given. */
export const setupOf = ({ setup }: ReaderData): Setup => deserialize(new Uint8Array(setup).slice()) as Setup
