import { sha256Hex } from '../../base/digest'
import { Failure } from '../../base/failure'
import type { Taken } from '../../intake/types'
import { isLitter } from '../../litter'
import type { Source } from './take-in-order'
import { archivedBytes, archivedFiles, archivedHead, isArchive, type ArchivedFile } from '../../workbook/archive'
import { MEGABYTE } from '../../workbook/bounds'
import { sniff } from '../../workbook/magic'
import { ATTACHMENT_CODES } from '../../workbook/refusals'
import { sheetGroups, titlesToFind } from '../../workbook/sheet-files'
import { storedZip } from '../../workbook/stored-zip'
import { mayBeArchive } from '../../workbook/zip-kind'

/** Bytes of one file of an archive, and of an archive itself. */
const MOST = { file: 20 * MEGABYTE, archive: 100 * MEGABYTE }

/** An archive in a folder, and an archive in that one; what lies deeper is not opened. */
const DEEPEST = 2

/** Files at whose beginnings the engine looks at a time. */
const AT_ONCE = 16

/** Archives held open: the one whose files are being read and the one before it. */
const HELD = 2

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const byPath = (one: Source, other: Source): number => (one.path < other.path ? -1 : Number(one.path > other.path))

/** Archives are read anew when they are needed again, so that many large ones never lie in memory together. */
const openHolder = (): ((path: string, read: () => Promise<Buffer>) => Promise<Buffer>) => {
  const held = new Map<string, Promise<Buffer>>()
  return (path, read) => {
    const bytes = held.get(path) ?? read()
    held.delete(path)
    held.set(path, bytes)
    const [oldest] = held.keys()
    if (held.size > HELD && oldest !== undefined) held.delete(oldest)
    return bytes
  }
}

/** A source that is refused as it is; `bytes` are not kept. */
const refusedSource = (path: string, bytes: Buffer, { code, message }: Failure): Source => {
  const settled: Taken = {
    sha256: sha256Hex(bytes),
    bytes: bytes.length,
    status: 'refused',
    refusal: { code, message },
  }
  return { path, read: () => Promise.reject(new Failure(code, message)), settled: () => Promise.resolve(settled) }
}

/** A scan or a letter is registered and not read: neither a thread nor the memory need hold it. */
const attachmentSource = (source: Source, kind: string): Source => {
  const digested = async (): Promise<{ sha256: string; bytes: number }> => {
    const bytes = await source.read(MOST.archive)
    return { sha256: sha256Hex(bytes), bytes: bytes.length }
  }
  const settled = async (): Promise<Taken> => ({
    ...(await (source.digest ?? digested)()),
    status: 'attachment',
    kind,
  })
  return { ...source, settled }
}

/** A source and whether it is a text, which may be a sheet of a form. */
type Told = { source: Source; isText: boolean }

const bundle = (path: string, sources: Source[]): Source => ({
  path,
  read: async () =>
    storedZip(
      await Promise.all(
        sources.map(async (source) => ({ name: source.path.split('/').at(-1) ?? '', bytes: await source.read() })),
      ),
    ),
})

/** Text tables that are sheets of one form become one source, with the tables packed as they came. */
const grouped = (told: Told[], titles: string[]): Source[] => {
  const texts = told.filter(({ isText }) => isText).map(({ source }) => source)
  const groups = sheetGroups(
    texts.map(({ path }) => path),
    titlesToFind(titles),
  )
  const sheets = new Set(groups.flatMap(({ files }) => files))
  const of = (files: string[]): Source[] => texts.filter(({ path }) => files.includes(path))
  return [
    ...told.filter(({ source, isText }) => !isText || !sheets.has(source.path)).map(({ source }) => source),
    ...groups.map(({ path, files }) => bundle(path, of(files))),
  ]
}

const openArchives = (): ((source: Source, depth: number) => Promise<Told[]>) => {
  const hold = openHolder()
  const archived = (path: string, file: ArchivedFile, open: () => Promise<Buffer>): Source => ({
    path: `${path}/${file.name}`,
    head: async () => archivedHead(await hold(path, open), file),
    read: async (most = MOST.file) => archivedBytes(await hold(path, open), file, most),
  })
  const told = async (source: Source, depth: number): Promise<Told[]> => {
    const head = asBuffer(await (source.head ?? source.read)())
    const kind = sniff(head)
    if (ATTACHMENT_CODES.includes(kind)) return [{ source: attachmentSource(source, kind), isText: false }]
    const asItIs = [{ source, isText: kind === 'text' }]
    if (kind !== 'zip' || !mayBeArchive(head) || depth > DEEPEST) return asItIs
    const open = async (): Promise<Buffer> => asBuffer(await source.read(MOST.archive))
    const bytes = await hold(source.path, open)
    if (!isArchive(bytes)) return asItIs
    try {
      const files = archivedFiles(bytes, (name) => !name.split('/').some(isLitter))
      const inside = await Promise.all(files.map((file) => opened(archived(source.path, file, open), depth + 1)))
      return inside.flat()
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      return [{ source: refusedSource(source.path, bytes, error), isText: false }]
    }
  }
  // What cannot even be looked at is refused by name when its turn comes.
  const opened = (source: Source, depth: number): Promise<Told[]> =>
    told(source, depth).catch(() => [{ source, isText: false }])
  return opened
}

/**
 * Sources as they are to be taken: archives opened into their files («архив.zip/папка/форма.xlsx»), text tables that
 * are sheets of one form put together as one submission, files that are no workbooks told apart by their first bytes.
 * `titles` are those of the forms' sheets. In path order; never throws, a source that cannot be opened is refused when
 * its turn comes.
 */
export const expandSources = async (sources: Source[], titles: string[]): Promise<Source[]> => {
  const opened = openArchives()
  const told: Told[] = []
  for (let at = 0; at < sources.length; at += AT_ONCE) {
    const some = await Promise.all(sources.slice(at, at + AT_ONCE).map((source) => opened(source, 1)))
    told.push(...some.flat())
  }
  return grouped(told, titles).sort(byPath)
}
