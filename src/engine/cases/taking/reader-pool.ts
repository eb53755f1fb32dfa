import { sha256Hex } from '../../base/digest'
import type { FormPlan, Rules } from '../../catalogue/types'
import type { CellCorrection } from '../../intake/corrected'
import { unpacked } from '../../intake/pack-facts'
import type { Mapping, Refusal, Taken } from '../../intake/types'
import type { Judged } from '../judging/judge'
import type { Audit } from '../../store/types'
import { timeLimit } from './time-limit'
import type { WorkNote } from './work-note'
import { startReaders, type ReaderThreads } from './reader-threads'

/** One file as a thread read it, and judged it if it could. */
export type Read = { taken: Taken; judged: Judged | null }

/** `sha256` is that of the bytes, where the caller knows it. */
type Lane = (bytes: Uint8Array, path: string, sha256?: string) => Promise<Read>

export type ReaderPool = { take: Lane; close: () => Promise<void> }

type Options = {
  plans: FormPlan[]
  rules: Rules
  /** What the curator has said of sheets and columns. */
  mappings?: Mapping[]
  /** The audit forms are judged for, as soon as there is one. */
  audit: () => Audit | null
  threads: number
  /** Threads that were started ahead, to be used in place of `threads` new ones. */
  ahead?: ReaderThreads | null | undefined
  /** Milliseconds for one file, counted from when a thread gets it, see `timeLimit`. */
  timeoutMs?: number
  /** Built file of the thread (`workbook-thread.ts`). */
  threadFile: URL
  /** The curator's corrections of cells, by content of the file. */
  corrections?: Map<string, CellCorrection[]>
  /** A window waits for this process: threads that read go after whatever it asks for. */
  standBack?: boolean
  /** Where threads note which file they are reading. */
  note?: WorkNote | undefined
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

/** The file ended its thread, or would not end itself. */
export const isThreadLost = ({ code }: Refusal): boolean => THREAD_LOST.some((each) => each.code === code)

const refused = (bytes: Uint8Array, refusal: Refusal): Taken => ({
  sha256: sha256Hex(bytes),
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

/** Threads that wait for the pool that will use them; `take` gives them once. */
export type ReadersAhead = { take: () => ReaderThreads | null; close: () => Promise<void> }

const startTogether = (threadFile: URL, threads: number, standBack = false): ReaderThreads =>
  startReaders(threadFile, Math.max(1, threads), AT_HAND, standBack)

/** Starts them for a pool that is opened later. */
export const readersAhead = (threadFile: URL, threads: number): ReadersAhead => {
  let waiting: ReaderThreads | null = startTogether(threadFile, threads)
  const take = (): ReaderThreads | null => {
    const given = waiting
    waiting = null
    return given
  }
  return { take, close: async () => take()?.close() }
}

/**
 * Threads that read files. A file that takes too long or kills its thread is refused by itself; the one that
 * waited behind it in the same thread is read again, alone, as is the culprit. The caller keeps its bytes.
 */
export const openReaderPool = ({
  plans,
  rules,
  mappings = [],
  audit,
  threads,
  ahead = null,
  timeoutMs = 30_000,
  threadFile,
  corrections,
  note = null,
  standBack = false,
}: Options): ReaderPool => {
  const opened: ReaderThreads[] = []
  let isClosed = false

  const openLane = (readers: ReaderThreads, atHand: number): Lane => {
    readers.setUp({ plans, rules, mappings, note })
    opened.push(readers)
    const { enter, leave } = turnstile(readers.count * atHand)
    return async (bytes, path, sha256 = '') => {
      await enter()
      const limit = timeLimit(timeoutMs)
      try {
        if (isClosed) return { taken: refused(bytes, CRASHED), judged: null }
        const copy = new Uint8Array(bytes)
        const task = { bytes: copy, path, sha256, audit: audit(), corrections: corrections?.get(sha256) ?? [] }
        const { taken, judged } = await readers.run(task, limit.signal)
        return { taken: unpacked(taken), judged }
      } catch {
        return { taken: refused(bytes, limit.signal.aborted ? TOO_SLOW : CRASHED), judged: null }
      } finally {
        limit.clear()
        leave()
      }
    }
  }

  const together = openLane(ahead ?? startTogether(threadFile, threads, standBack), AT_HAND)
  let alone: Lane | null = null
  const take: Lane = async (bytes, path, sha256) => {
    const read = await together(bytes, path, sha256)
    if (isClosed || read.taken.status !== 'refused' || !THREAD_LOST.includes(read.taken.refusal)) return read
    alone ??= openLane(startReaders(threadFile, 1, 1, standBack), 1)
    return alone(bytes, path, sha256)
  }
  const close = async (): Promise<void> => {
    // Whoever still waits gets an answer nobody reads, and no thread is begun for him.
    isClosed = true
    await Promise.all(opened.map((readers) => readers.close()))
  }
  return { take, close }
}
