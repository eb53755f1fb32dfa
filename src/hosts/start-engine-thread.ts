import { Worker, type WorkerOptions } from 'node:worker_threads'
import type { EngineOptions } from '../engine/index'

/** What the thread is started with: only what can cross. */
export type ThreadData = Pick<EngineOptions, 'resources' | 'version' | 'threads' | 'who'> & {
  threadFile: string
  /** The same for every thread a host starts: it has one at a time, so a lock under this name is a dead one's. */
  lockName: string
}

/** Starts the built engine thread, which lies beside the reader's. */
export const engineThreadStarter = (
  { resources, version, threads, threadFile, who }: Omit<EngineOptions, 'database' | 'mustExist'>,
  file = new URL('./engine-thread.js', threadFile),
  more: WorkerOptions = {},
): (() => Worker) => {
  const lockName = crypto.randomUUID()
  const workerData: ThreadData = {
    ...{ resources, version, threads, threadFile: threadFile.href, lockName },
    ...(who === undefined ? {} : { who }),
  }
  return () => new Worker(file, { ...more, workerData })
}

/** The same, with the first thread started at once: it loads while its host does. */
export const startedAhead = (start: () => Worker): (() => Worker) => {
  let first: Worker | null = start()
  return () => {
    const given = first ?? start()
    first = null
    return given
  }
}
