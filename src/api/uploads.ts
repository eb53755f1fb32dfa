import { randomUUID } from 'node:crypto'
import { Failure } from '../engine/base/failure'
import type { Source } from '../engine/cases/taking/take-in-order'
import type { UploadedResult, UploadResult } from './upload-results'

const MEGABYTE = 1024 * 1024

const UPLOAD_BOUNDS = { fileBytes: 20 * MEGABYTE, files: 2000, allBytes: 1024 * MEGABYTE }

export type UploadBounds = typeof UPLOAD_BOUNDS

export type Uploads = {
  bounds: UploadBounds
  begin: () => string
  /** Keeps a file under its tidied path, in place of one of that path. Throws Failure: `no-upload`, `usage`, `too-large`. */
  put: (id: string, path: string, bytes: Uint8Array) => UploadedResult
  /** Throws Failure('no-upload'). */
  one: (id: string) => UploadResult
  /** Its files to be taken, in path order. Throws Failure: `no-upload`, `no-files`. */
  sources: (id: string) => Source[]
  /** Throws Failure('no-upload'). */
  drop: (id: string) => void
  /** Lets go of it, if it is still there. */
  forget: (id: string) => void
}

const LONGEST = 400

/** A path as a name only: no drive, no way up, no empty parts. Throws Failure('usage') where nothing is left. */
export const tidyPath = (path: string): string => {
  const parts = path
    .normalize('NFC')
    .replace(/^[A-Za-z]:/, '')
    .split(/[\\/]/)
    .map((part) => part.replace(/\p{Cc}/gu, ' ').trim())
    .filter((part) => part !== '' && part !== '.' && part !== '..')
  const tidy = parts.join('/')
  if (tidy !== '' && tidy.length <= LONGEST) return tidy
  throw new Failure('usage', `Имя файла «${path.slice(0, 60)}» не годится: оно пустое или слишком длинное.`)
}

const inMegabytes = (bytes: number): string => `${Math.round(bytes / MEGABYTE)} МБ`

/** Files sent and not yet taken, in memory. */
export const openUploads = (bounds: UploadBounds = UPLOAD_BOUNDS): Uploads => {
  const uploads = new Map<string, Map<string, Uint8Array>>()
  const kept = (id: string): Map<string, Uint8Array> => {
    const found = uploads.get(id)
    if (found !== undefined) return found
    throw new Failure('no-upload', 'Загруженных файлов больше нет: программу перезапускали. Выберите файлы ещё раз.')
  }
  const sizeOf = (files: Map<string, Uint8Array>): number =>
    [...files.values()].reduce((sum, { length }) => sum + length, 0)
  const sorted = (id: string): [string, Uint8Array][] =>
    [...kept(id)].sort(([one], [other]) => (one < other ? -1 : Number(one > other)))

  return {
    bounds,
    begin: () => {
      const id = randomUUID()
      uploads.set(id, new Map())
      return id
    },
    put: (id, path, bytes) => {
      const files = kept(id)
      const tidy = tidyPath(path)
      const before = files.get(tidy)?.length ?? null
      if (bytes.length > bounds.fileBytes)
        throw new Failure('too-large', `Файл «${tidy}» больше ${inMegabytes(bounds.fileBytes)}: такой формы не бывает.`)
      if (before === null && files.size >= bounds.files)
        throw new Failure(
          'too-large',
          `За один раз можно загрузить не больше ${bounds.files} файлов. Примите их частями.`,
        )
      const all = [...uploads.values()].reduce((sum, each) => sum + sizeOf(each), 0) - (before ?? 0)
      if (all + bytes.length > bounds.allBytes)
        throw new Failure(
          'too-large',
          `Загружено больше ${inMegabytes(bounds.allBytes)}. Примите то, что загружено, потом остальное.`,
        )
      files.set(tidy, bytes)
      return { path: tidy, bytes: bytes.length }
    },
    one: (id) => {
      const files = sorted(id).map(([path, { length }]) => ({ path, bytes: length }))
      return { upload: id, bytes: sizeOf(kept(id)), files }
    },
    sources: (id) => {
      const sources = sorted(id).map(([path, bytes]): Source => ({ path, read: () => Promise.resolve(bytes) }))
      if (sources.length > 0) return sources
      throw new Failure('no-files', 'Принимать нечего: не загружено ни одного файла.')
    },
    drop: (id) => {
      kept(id)
      uploads.delete(id)
    },
    forget: (id) => {
      uploads.delete(id)
    },
  }
}
