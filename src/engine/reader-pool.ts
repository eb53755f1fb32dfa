import { createHash } from 'node:crypto'
import { Piscina } from 'piscina'
import type { FormPlan, Rules } from './catalogue/types'
import { unpacked } from './intake/pack-facts'
import type { Refusal, Taken } from './intake/types'
import type { Judged } from './judge'
import type { Audit } from './store/types'
import type { Read as PackedRead, Task } from './workbook-thread'

/** One file as a thread read it, and judged it if it could. */
export type Read = { taken: Taken; judged: Judged | null }

export type ReaderPool = { take: (bytes: Uint8Array, path: string) => Promise<Read>; close: () => Promise<void> }

type Options = {
  plans: FormPlan[]
  rules: Rules
  /** The audit forms are judged for, as soon as there is one. */
  audit: () => Audit | null
  threads: number
  /** Milliseconds for one file, counted from when a thread gets it. */
  timeoutMs?: number
  /** Built file of the thread (`workbook-thread.ts`). */
  threadFile: URL
}

const TOO_SLOW: Refusal = {
  code: 'too-slow',
  message:
    'Файл читается слишком долго и поэтому отложен. Удалите из него лишние листы и форматирование пустых строк и пришлите снова.',
}

const CRASHED: Refusal = {
  code: 'reader-crashed',
  message:
    'При чтении файла произошёл сбой, файл отложен, остальные прочитаны. Сохраните его заново в Excel или LibreOffice как .xlsx и пришлите снова.',
}

const THREAD_LOST = [TOO_SLOW, CRASHED]

const refused = (bytes: Uint8Array, refusal: Refusal): Taken => ({
  sha256: createHash('sha256').update(bytes).digest('hex'),
  bytes: bytes.length,
  status: 'refused',
  refusal,
})

/** Lets `limit` callers in at a time, in the order they came, so that nobody's time runs while he waits. */
const turnstile = (limit: number): { enter: () => Promise<void>; leave: () => void } => {
  const waiting: (() => void)[] = []
  let inside = 0
  return {
    enter: () => {
      if (inside < limit) {
        inside++
        return Promise.resolve()
      }
      return new Promise((resolve) => waiting.push(resolve))
    },
    leave: () => {
      const next = waiting.shift()
      if (next === undefined) inside--
      else next()
    },
  }
}

/** Files a thread has at hand, so that it need not wait for this thread to commit the last one. */
const AT_HAND = 4

type Lane = (bytes: Uint8Array, path: string) => Promise<Read>

/**
 * Threads that read files. A file that takes too long or kills its thread is refused by itself; the one that
 * waited behind it in the same thread is read again, alone, as is the culprit. The caller keeps its bytes.
 */
export const openReaderPool = ({
  plans,
  rules,
  audit,
  threads,
  timeoutMs = 30_000,
  threadFile,
}: Options): ReaderPool => {
  const pools: Piscina<Task, PackedRead>[] = []

  const openLane = (count: number, atHand: number): Lane => {
    const pool = new Piscina<Task, PackedRead>({
      filename: threadFile.href,
      name: 'take',
      minThreads: count,
      maxThreads: count,
      concurrentTasksPerWorker: atHand,
      workerData: { plans, rules },
    })
    pools.push(pool)
    const { enter, leave } = turnstile(count * atHand)
    return async (bytes, path) => {
      await enter()
      const limitOfTime = AbortSignal.timeout(timeoutMs)
      try {
        const copy = new Uint8Array(bytes)
        const task = { bytes: copy, path, audit: audit() }
        const { taken, judged } = await pool.run(task, { signal: limitOfTime, transferList: [copy.buffer] })
        return { taken: unpacked(taken), judged }
      } catch {
        return { taken: refused(bytes, limitOfTime.aborted ? TOO_SLOW : CRASHED), judged: null }
      } finally {
        leave()
      }
    }
  }

  const together = openLane(Math.max(1, threads), AT_HAND)
  let alone: Lane | null = null
  const take: Lane = async (bytes, path) => {
    const read = await together(bytes, path)
    if (read.taken.status !== 'refused' || !THREAD_LOST.includes(read.taken.refusal)) return read
    alone ??= openLane(1, 1)
    return alone(bytes, path)
  }
  return { take, close: async () => void (await Promise.all(pools.map((pool) => pool.destroy()))) }
}
