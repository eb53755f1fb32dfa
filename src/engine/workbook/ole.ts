import { refusal } from './refusals'

/** Streams of an OLE container (.xls, .doc, an encrypted .xlsx) by name. */
export type Ole = { names: string[]; stream: (name: string) => Buffer | null }

type Entry = { name: string; type: number; start: number; size: number }

const HEADER = 512
const LAST_SECTOR = 0xfffffffa
const STREAM = 2
const ROOT = 5
const ENTRY = 128
const MINI_SHIFT = 6

/** Sectors of a chain in order. Throws where it leaves the table, goes round or is longer than all there are. */
const chain = (table: number[], start: number): number[] => {
  const sectors: number[] = []
  for (let at = start; at < LAST_SECTOR; at = table[at] ?? -1) {
    if (at < 0 || at >= table.length || sectors.length >= table.length) throw refusal('broken-file')
    sectors.push(at)
  }
  return sectors
}

const tableOf = (bytes: Buffer): number[] =>
  Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => bytes.readUInt32LE(index * 4))

const entriesOf = (directory: Buffer): Entry[] =>
  Array.from({ length: Math.floor(directory.length / ENTRY) }, (_, index) => {
    const at = index * ENTRY
    const length = Math.max(0, Math.min(64, directory.readUInt16LE(at + 64)) - 2)
    return {
      name: directory.toString('utf16le', at, at + length),
      type: directory[at + 66] ?? 0,
      start: directory.readUInt32LE(at + 116),
      size: directory.readUInt32LE(at + 120),
    }
  })

const opened = (bytes: Buffer): Ole => {
  const shift = bytes.readUInt16LE(30)
  if ((shift !== 9 && shift !== 12) || bytes.readUInt16LE(32) !== MINI_SHIFT) throw refusal('broken-file')
  const size = 1 << shift
  const most = Math.ceil(bytes.length / size)
  const sector = (index: number): Buffer => {
    const from = (index + 1) * size
    if (index >= most || from >= bytes.length) throw refusal('broken-file')
    return bytes.subarray(from, from + size)
  }
  const joined = (sectors: number[]): Buffer => Buffer.concat(sectors.map(sector))

  const fatSectors = tableOf(bytes.subarray(76, HEADER)).filter((each) => each < LAST_SECTOR)
  for (let next = bytes.readUInt32LE(68), seen = 0; next < LAST_SECTOR; seen++) {
    if (seen > most) throw refusal('broken-file')
    const listed = tableOf(sector(next))
    next = listed.pop() ?? LAST_SECTOR
    fatSectors.push(...listed.filter((each) => each < LAST_SECTOR))
  }
  if (fatSectors.length > most) throw refusal('broken-file')
  const fat = tableOf(joined(fatSectors)).slice(0, most)
  const entries = entriesOf(joined(chain(fat, bytes.readUInt32LE(48))))
  const root = entries.find(({ type }) => type === ROOT)
  const smallest = bytes.readUInt32LE(56)

  const small = (entry: Entry): Buffer => {
    if (root === undefined) throw refusal('broken-file')
    const miniStream = joined(chain(fat, root.start))
    const miniFat = tableOf(joined(chain(fat, bytes.readUInt32LE(60))))
    return Buffer.concat(
      chain(miniFat, entry.start).map((index) => miniStream.subarray(index << MINI_SHIFT, (index + 1) << MINI_SHIFT)),
    )
  }
  const stream = (name: string): Buffer | null => {
    const entry = entries.find((each) => each.type === STREAM && each.name === name)
    if (entry === undefined) return null
    const content = entry.size < smallest ? small(entry) : joined(chain(fat, entry.start))
    if (content.length < entry.size) throw refusal('broken-file')
    return content.subarray(0, entry.size)
  }
  return { names: entries.filter(({ type }) => type === STREAM || type === 1).map(({ name }) => name), stream }
}

/**
 * Opens an OLE container: its directory is read, streams when they are asked for. Chains of sectors are held to the
 * bytes there are. Throws `broken-file`.
 */
export const openOle = (bytes: Buffer): Ole => {
  try {
    return opened(bytes)
  } catch (error) {
    throw refusal('broken-file', error)
  }
}

/** What stands in a container that is no workbook; null for one that may be. */
export const oleKind = (names: readonly string[]): 'encrypted' | 'word' | 'presentation' | null => {
  if (names.includes('EncryptedPackage')) return 'encrypted'
  if (names.includes('Workbook') || names.includes('Book')) return null
  if (names.includes('WordDocument')) return 'word'
  return names.includes('PowerPoint Document') ? 'presentation' : null
}

const TOLD_BY = ['EncryptedPackage', 'Workbook', 'Book', 'WordDocument', 'PowerPoint Document']

/** Names of streams that stand anywhere in a container too damaged to be opened. */
export const namesIn = (bytes: Buffer): string[] =>
  TOLD_BY.filter((name) => bytes.includes(Buffer.from(name, 'utf16le')))
