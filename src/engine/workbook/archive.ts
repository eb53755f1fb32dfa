import { Failure } from '../base/failure'
import { MEGABYTE, tooBig } from './bounds'
import { entryHead, inflateEntry, zipDirectory, type ZipEntry } from './zip'
import { zipKind } from './zip-kind'

/** A file of an archive; `name` is its path there, with `/` between folders. */
export type ArchivedFile = { name: string; entry: ZipEntry }

/** Caps of an archive of files; what it holds is inflated file by file. */
export type ArchiveBounds = { entries: number; totalBytes: number }

const DEFAULT_ARCHIVE_BOUNDS: ArchiveBounds = { entries: 2_000, totalBytes: 1_000 * MEGABYTE }

const bad = (code: string, message: string): Failure => new Failure(code, message)

const WITH_CODEPAGE = new TextDecoder('ibm866')

/** The name as its writer meant it: said to be UTF-8, or UTF-8 as it stands, else in cp866, as Windows does it. */
const decodedName = ({ name, unicodeName }: ZipEntry): string => {
  if (unicodeName !== null) return unicodeName
  const bytes = Buffer.from(name, 'latin1')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return WITH_CODEPAGE.decode(bytes)
  }
}

const pathOf = (entry: ZipEntry): string =>
  decodedName(entry)
    .replaceAll('\\', '/')
    .normalize('NFC')
    .replace(/^(\.\/)+/, '')

// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f\ufffd]/

/** A name that leads out of the archive, or that no file can bear. */
const isUnsafe = (path: string): boolean =>
  path.startsWith('/') || /^[a-z]:/i.test(path) || CONTROL.test(path) || path.split('/').includes('..')

/** Is this an archive of files, and no document that is packed as one? */
export const isArchive = (bytes: Buffer): boolean => {
  try {
    return ['archive', 'empty-archive'].includes(zipKind(zipDirectory(bytes, Infinity).map(({ name }) => name)))
  } catch {
    return false
  }
}

/**
 * Files of an archive that are wanted, in path order; nothing is inflated yet. Throws a `Failure` for an archive that is empty,
 * encrypted, above the bounds by what it says of itself, or has names that no honest archiver writes: ones that lead
 * out of it, or one name twice.
 */
export const archivedFiles = (
  bytes: Buffer,
  isWanted: (name: string) => boolean = () => true,
  bounds: ArchiveBounds = DEFAULT_ARCHIVE_BOUNDS,
): ArchivedFile[] => {
  const entries = zipDirectory(bytes, Infinity)
  if (entries.length > bounds.entries)
    throw bad(
      'too-many-parts',
      `В архиве больше ${bounds.entries} файлов, он не открыт. Разделите его на части или распакуйте и загрузите папку.`,
    )
  if (entries.some(({ encrypted }) => encrypted))
    throw bad('encrypted', 'Архив закрыт паролем, прочитать его нельзя. Попросите прислать его без пароля.')
  if (entries.reduce((sum, { size }) => sum + size, 0) > bounds.totalBytes)
    throw bad(
      'too-big-inside',
      `После распаковки архив займёт больше ${Math.round(bounds.totalBytes / MEGABYTE)} МБ, он не открыт. Проверьте, что в нём формы, и распакуйте его сами.`,
    )
  const files = entries
    .map((entry) => ({ name: pathOf(entry), entry }))
    .filter(({ name }) => !name.endsWith('/') && isWanted(name))
  const unsafe = files.find(({ name }) => isUnsafe(name))
  if (unsafe !== undefined)
    throw bad(
      'unsafe-archive',
      'Архив не открыт: имена файлов в нём ведут за его пределы или испорчены, обычные программы так не делают. Попросите упаковать файлы заново.',
    )
  if (new Set(files.map(({ name }) => name)).size !== files.length)
    throw bad(
      'unsafe-archive',
      'Архив не открыт: в нём несколько файлов под одним именем, и неизвестно, какой из них настоящий. Попросите упаковать файлы заново.',
    )
  if (files.length === 0)
    throw bad('empty-file', 'Архив пуст: в нём нет ни одного файла. Попросите прислать его ещё раз.')
  return files.sort((one, other) => (one.name < other.name ? -1 : 1))
}

/** Contents of a file of an archive, at most `limit` bytes. Throws a `Failure`. */
export const archivedBytes = (bytes: Buffer, { entry }: ArchivedFile, limit: number): Buffer => {
  if (entry.size > limit) throw tooBig(limit)
  return inflateEntry(bytes, entry, limit)
}

/** The first bytes of a file of an archive: enough to tell what it is. Throws `broken-file`. */
export const archivedHead = (bytes: Buffer, { entry }: ArchivedFile): Buffer => entryHead(bytes, entry)
