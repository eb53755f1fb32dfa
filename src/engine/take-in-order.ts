import { createHash } from 'node:crypto'
import { Failure } from './base/failure'
import type { Refusal, Taken } from './intake/types'
import type { Judged } from './judge'
import type { Read } from './reader-pool'

/** One file to import; `read` is called when its turn comes near. */
export type Source = { path: string; read: () => Promise<Uint8Array> }

export type TakenSource = {
  path: string
  bytes: Uint8Array
  sha256: string
  taken: Taken | null
  judged: Judged | null
}

type Options = {
  take: (bytes: Uint8Array, path: string) => Promise<Read>
  /** Files in work at a time. */
  ahead: number
  /** Same bytes again need no reading: `taken` is null for them. */
  isKnown: (sha256: string) => boolean
}

const refusalOf = (path: string, error: unknown): Refusal =>
  error instanceof Failure
    ? { code: error.code, message: error.message }
    : {
        code: 'unreadable',
        message: `Файл «${path}» не читается с диска. Проверьте, что он не открыт в другой программе и что есть права на чтение.`,
      }

const takeOne = async ({ path, read }: Source, options: Options): Promise<TakenSource> => {
  let bytes
  try {
    bytes = await read()
  } catch (error) {
    const taken: Taken = { sha256: '', bytes: 0, status: 'refused', refusal: refusalOf(path, error) }
    return { path, bytes: new Uint8Array(), sha256: '', taken, judged: null }
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (options.isKnown(sha256)) return { path, bytes, sha256, taken: null, judged: null }
  return { path, bytes, sha256, ...(await options.take(bytes, path)) }
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
