import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readFile, readdir, stat } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import { Failure } from '../../engine/base/failure'
import { isLitter } from '../../engine/litter'
import type { Source } from '../../engine/cases/taking/take-in-order'

const filesUnder = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null)
  // A closed folder stands for what is in it: reading it fails, and it is refused by name while the rest goes on.
  if (entries === null) return [folder]
  const nested = await Promise.all(
    entries
      .filter(({ name }) => !isLitter(name))
      .map((entry) => {
        const path = join(folder, entry.name)
        if (entry.isDirectory()) return filesUnder(path)
        // A link is read like the file it leads to; one that leads nowhere is refused by name, not passed over.
        return entry.isFile() || entry.isSymbolicLink() ? [path] : []
      }),
  )
  return nested.flat()
}

const MEGABYTE = 1024 * 1024
const MAX_BYTES = 20 * MEGABYTE

export const readBounded = async (path: string, most = MAX_BYTES): Promise<Uint8Array> => {
  const { size } = await stat(path)
  if (size <= most) return readFile(path)
  throw new Failure(
    'too-big',
    `Файл «${basename(path)}» больше ${Math.round(most / MEGABYTE)} МБ: такой формы не бывает. Проверьте, что прислали именно форму, без вложенных картинок.`,
  )
}

const HEAD_BYTES = 4096

const readHead = async (path: string): Promise<Uint8Array> => {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** A scan may be of any size: it is read piece by piece, and only its SHA-256 is wanted. */
const digestOf = async (path: string): Promise<{ sha256: string; bytes: number }> => {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(piece)
    bytes += piece.length
  }
  return { sha256: hash.digest('hex'), bytes }
}

/**
 * Files to import, in path order, named relative to the folder that was given so that a database does not
 * depend on where the curator keeps it. Throws Failure('no-path' | 'no-files').
 */
export const sourcesOf = async (paths: string[]): Promise<Source[]> => {
  const found = await Promise.all(
    paths.map(async (path) => {
      const status = await stat(path).catch(() => null)
      if (status === null) throw new Failure('no-path', `Файла или папки «${path}» нет. Проверьте путь.`)
      const files = status.isDirectory() ? await filesUnder(path) : [path]
      return files.map((file): Source => ({
        path: (status.isDirectory() && relative(path, file).split(sep).join('/')) || basename(file),
        read: (most) => readBounded(file, most),
        head: () => readHead(file),
        digest: () => digestOf(file),
      }))
    }),
  )
  const sources = found.flat()
  if (sources.length === 0)
    throw new Failure(
      'no-files',
      `Принимать нечего: ${paths.map((path) => `«${path}»`).join(', ')} — ни одного файла. Проверьте путь.`,
    )
  return sources.sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)))
}
