import { constants, crc32, inflateRawSync } from 'node:zlib'
import { Failure } from '../base/failure'

/** One entry of a zip directory; sizes in bytes. */
export type ZipEntry = {
  /** Bytes of the name, each as one character (Latin-1). */
  name: string
  /** The name as its writer says it reads; null where the writer does not say. */
  unicodeName: string | null
  method: number
  encrypted: boolean
  crc: number
  packed: number
  size: number
  offset: number
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const LONGEST_COMMENT = 65_557
const IN_EXTRA = 0xffffffff

export const brokenZip = (cause?: unknown): Failure =>
  new Failure(
    'broken-file',
    'Файл повреждён или получен не полностью: архив книги не читается. Попросите прислать его ещё раз, лучше вложением письма, а не через мессенджер.',
    cause,
  )

const findEnd = (bytes: Buffer): number => {
  const lowest = Math.max(0, bytes.length - LONGEST_COMMENT)
  for (let at = bytes.length - 22; at >= lowest; at--) if (bytes.readUInt32LE(at) === END) return at
  throw brokenZip()
}

/** Values that did not fit into 32 bits stand in the ZIP64 extra field, in a fixed order. */
const widened = (entry: ZipEntry, extra: Buffer): ZipEntry => {
  if (entry.size !== IN_EXTRA && entry.packed !== IN_EXTRA && entry.offset !== IN_EXTRA) return entry
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let next = at + 4
    const take = (narrow: number): number => {
      if (narrow !== IN_EXTRA) return narrow
      next += 8
      return Number(extra.readBigUInt64LE(next - 8))
    }
    return { ...entry, size: take(entry.size), packed: take(entry.packed), offset: take(entry.offset) }
  }
  throw brokenZip()
}

const UTF8_NAME = 0x800
const UNICODE_PATH = 0x7075

/** The name in UTF-8: marked so by a flag, or given once more in an extra field. */
const unicodeName = (name: Buffer, extra: Buffer, flags: number): string | null => {
  if ((flags & UTF8_NAME) !== 0) return name.toString('utf8')
  for (let at = 0; at + 9 <= extra.length; at += 4 + extra.readUInt16LE(at + 2))
    if (extra.readUInt16LE(at) === UNICODE_PATH && extra.readUInt32LE(at + 5) === crc32(name))
      return extra.toString('utf8', at + 9, at + 4 + extra.readUInt16LE(at + 2))
  return null
}

const readDirectory = (bytes: Buffer, limit: number): ZipEntry[] => {
  const end = findEnd(bytes)
  const count = bytes.readUInt16LE(end + 10)
  if (count > limit)
    throw new Failure(
      'too-many-parts',
      `В файле больше ${limit} внутренних частей: это не похоже на заполненную форму. Попросите прислать саму форму.`,
    )
  const entries: ZipEntry[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let index = 0; index < count; index++) {
    if (bytes.readUInt32LE(at) !== CENTRAL) throw brokenZip()
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28)
    const extraEnd = nameEnd + bytes.readUInt16LE(at + 30)
    const name = bytes.subarray(at + 46, nameEnd)
    const extra = bytes.subarray(nameEnd, extraEnd)
    const entry: ZipEntry = {
      name: name.toString('latin1'),
      unicodeName: unicodeName(name, extra, bytes.readUInt16LE(at + 8)),
      method: bytes.readUInt16LE(at + 10),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    }
    entries.push(widened(entry, extra))
    at = extraEnd + bytes.readUInt16LE(at + 32)
  }
  return entries
}

/**
 * Entries of a zip by its central directory, in its order; nothing is inflated.
 * Own code, because every zip reader at hand inflates whole archives without a limit.
 * Throws `broken-file` and, above `limit` entries, `too-many-parts`.
 */
export const zipDirectory = (bytes: Buffer, limit: number): ZipEntry[] => {
  try {
    return readDirectory(bytes, limit)
  } catch (error) {
    throw error instanceof Failure ? error : brokenZip(error)
  }
}

const tooBig = (): Failure =>
  new Failure(
    'too-big-inside',
    'После распаковки файл слишком велик для заполненной формы, поэтому он не открыт. Если это наша форма, удалите из неё лишние листы и форматирование пустых строк и пришлите снова.',
  )

/** Where the packed bytes of an entry stand. Throws `broken-file` where they do not. */
const packedBytes = (bytes: Buffer, { offset, packed, method }: ZipEntry): Buffer => {
  if (bytes.readUInt32LE(offset) !== LOCAL) throw brokenZip()
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  if (start + packed > bytes.length || (method !== 0 && method !== 8)) throw brokenZip()
  return bytes.subarray(start, start + packed)
}

/** Packed bytes that are looked at to tell what an entry is, and the most they may give. */
const HEAD = { packed: 2_048, inflated: 4 << 20 }

/** The first bytes of an entry, some kilobytes, unchecked. Throws `broken-file`. */
export const entryHead = (bytes: Buffer, entry: ZipEntry): Buffer => {
  try {
    const packed = packedBytes(bytes, entry).subarray(0, HEAD.packed)
    if (entry.method === 0) return packed
    return inflateRawSync(packed, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: HEAD.inflated })
  } catch (error) {
    throw brokenZip(error)
  }
}

/**
 * Contents of one entry, at most `limit` bytes; no more is inflated than the directory says, and size and CRC
 * are checked. Throws `too-big-inside`, `broken-file`.
 */
export const inflateEntry = (bytes: Buffer, entry: ZipEntry, limit: number): Buffer => {
  if (entry.size > limit) throw tooBig()
  try {
    const packed = packedBytes(bytes, entry)
    const data =
      entry.method === 0
        ? packed
        : inflateRawSync(packed, {
            maxOutputLength: Math.max(1, entry.size),
            chunkSize: Math.min(Math.max(entry.size + 64, 1024), 1 << 22),
          })
    if (data.length !== entry.size || crc32(data) !== entry.crc) throw brokenZip()
    return data
  } catch (error) {
    if (error instanceof Failure) throw error
    throw brokenZip(error)
  }
}
