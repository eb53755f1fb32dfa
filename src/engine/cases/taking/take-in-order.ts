import { sha256Hex } from '../../base/digest'
import { Failure } from '../../base/failure'
import type { Refusal, Taken } from '../../intake/types'
import type { Judged } from '../judging/judge'
import type { Read } from './reader-pool'

/** One file to import; it is read when its turn comes near. Whoever gives it may leave out all but `read`. */
export type Source = {
  path: string
  /** Its bytes; at most those of a workbook, or `most`. Throws a `Failure` above that. */
  read: (most?: number) => Promise<Uint8Array>
  /** Its first kilobyte or so. */
  head?: () => Promise<Uint8Array>
  digest?: () => Promise<{ sha256: string; bytes: number }>
  /** What becomes of it, where that is known without reading it as a workbook. */
  settled?: () => Promise<Taken>
}

export type TakenSource = {
  path: string
  bytes: Uint8Array
  sha256: string
  taken: Taken | null
  judged: Judged | null
}

type Options = {
  take: (bytes: Uint8Array, path: string, sha256: string) => Promise<Read>
  /** Files in work at a time. */
  ahead: number
  /** Same bytes again need no reading: `taken` is null for them. */
  isKnown: (sha256: string) => boolean
  /** Why a content is not to be read at all; null where it is. */
  refuse?: (sha256: string) => Refusal | null
}

const refusalOf = (path: string, error: unknown): Refusal =>
  error instanceof Failure
    ? { code: error.code, message: error.message }
    : {
        code: 'unreadable',
        message: `Файл «${path}» не читается с диска. Проверьте, что он не открыт в другой программе и что есть права на чтение.`,
      }

const takeOne = async ({ path, read, settled }: Source, options: Options): Promise<TakenSource> => {
  let bytes
  try {
    if (settled !== undefined) {
      const taken = await settled()
      return { path, bytes: new Uint8Array(), sha256: taken.sha256, taken, judged: null }
    }
    bytes = await read()
  } catch (error) {
    const taken: Taken = { sha256: '', bytes: 0, status: 'refused', refusal: refusalOf(path, error) }
    return { path, bytes: new Uint8Array(), sha256: '', taken, judged: null }
  }
  const sha256 = sha256Hex(bytes)
  if (options.isKnown(sha256)) return { path, bytes, sha256, taken: null, judged: null }
  const refusal = options.refuse?.(sha256) ?? null
  if (refusal !== null) {
    const taken: Taken = { sha256, bytes: bytes.length, status: 'refused', refusal }
    return { path, bytes, sha256, taken, judged: null }
  }
  return { path, bytes, sha256, ...(await options.take(bytes, path, sha256)) }
}

/** Takes files side by side and yields them in the order given, so that results never depend on timing. */
export const takeInOrder = async function* (sources: Source[], options: Options): AsyncGenerator<TakenSource> {
  const running: Promise<TakenSource>[] = []
  let next = 0
  while (next < sources.length || running.length > 0) {
    while (running.length < options.ahead && next < sources.length) {
      const source = sources[next++]
      if (source !== undefined) running.push(takeOne(source, options))
    }
    const first = running.shift()
    if (first !== undefined) yield await first
  }
}
