import { ApiFailure } from '../../../api/client'
import type { Chosen } from './chosen-files'

/** What became of one file: sent, or not to be sent at all with the reason. */
export type Told = { path: string; state: 'sending' | 'sent' } | { path: string; state: 'refused'; reason: string }

export type Sending = {
  files: readonly Chosen[]
  send: (path: string, bytes: ArrayBuffer) => Promise<unknown>
  /** `of` is the file it is about: another may have been chosen under its path meanwhile. */
  tell: (told: Told, of: Chosen) => void
  /** So many files at once. */
  lanes?: number
}

/** Refusals that are about one file; after any other nothing more would come through. */
const OWN_FAULT = ['too-large', 'usage']

const UNREADABLE =
  'Файл не читается: его переместили, удалили или он занят другой программой. Закройте его там и выберите ещё раз.'

/**
 * Sends files side by side. A file that cannot be taken is told of and the rest goes on; when the connection or the
 * program fails, no more are begun and that failure is thrown: sending what is left goes on from there.
 */
export const sendFiles = async ({ files, send, tell, lanes = 3 }: Sending): Promise<void> => {
  const waiting = [...files]
  let failure: unknown = null

  const sendOne = async (file: Chosen): Promise<void> => {
    const { path, content } = file
    tell({ path, state: 'sending' }, file)
    let bytes: ArrayBuffer
    try {
      // Bytes as such: file-backed bodies get lost on the desktop's private scheme.
      bytes = await content.arrayBuffer()
    } catch {
      return tell({ path, state: 'refused', reason: UNREADABLE }, file)
    }
    try {
      await send(path, bytes)
      tell({ path, state: 'sent' }, file)
    } catch (error) {
      if (!(error instanceof ApiFailure) || !OWN_FAULT.includes(error.code)) throw error
      tell({ path, state: 'refused', reason: error.message }, file)
    }
  }

  const lane = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined && failure === null; file = waiting.shift()) {
      try {
        await sendOne(file)
      } catch (error) {
        failure ??= error
      }
    }
  }

  await Promise.all(Array.from({ length: Math.min(lanes, files.length) }, lane))
  if (failure !== null) throw failure
}
