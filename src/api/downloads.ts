import { randomUUID } from 'node:crypto'
import { Failure } from '../engine/base/failure'
import type { Download } from './job-results'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
export const ZIP = 'application/zip'

/** A file to be given out; `name` is Russian. */
export type GivenFile = { name: string; type: string; bytes: Uint8Array }

export type Downloads = {
  keep: (file: GivenFile) => Download
  /** Throws Failure('no-download'). */
  one: (id: string) => GivenFile
  has: (id: string) => boolean
}

/** Made files are held to this many bytes in all: the oldest go first. */
const ALL_BYTES = 512 * 1024 * 1024

/** Files made in this run, in memory: they hold personal data, and nothing of them stays on the disk. */
export const openDownloads = (most = ALL_BYTES): Downloads => {
  const files = new Map<string, GivenFile>()
  const makeRoom = (): void => {
    let all = [...files.values()].reduce((sum, { bytes }) => sum + bytes.length, 0)
    for (const [id, { bytes }] of files) {
      if (all <= most || files.size === 1) return
      files.delete(id)
      all -= bytes.length
    }
  }
  return {
    keep: (file) => {
      const id = randomUUID()
      files.set(id, file)
      makeRoom()
      return { id, name: file.name, bytes: file.bytes.length, type: file.type }
    },
    one: (id) => {
      const found = files.get(id)
      if (found !== undefined) return found
      throw new Failure('no-download', 'Этот файл больше не хранится: составьте его ещё раз.')
    },
    has: (id) => files.has(id),
  }
}

/** As RFC 5987 writes a name: all but letters, digits and a few marks in percents. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*!]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)

const FALLBACK: Record<string, string> = { [XLSX]: 'sverka.xlsx', [DOCX]: 'sverka.docx', [ZIP]: 'sverka.zip' }

/** A file as an answer that is saved, not shown. */
export const attachment = ({ name, type, bytes }: GivenFile): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': type,
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="${FALLBACK[type] ?? 'sverka.bin'}"; filename*=UTF-8''${encoded(name)}`,
    },
  })
