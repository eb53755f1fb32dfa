import type { Bounds } from './types'
import { brokenZip, inflateEntry, zipDirectory, type ZipEntry } from './zip'

/** A part of a workbook as it lies in its zip, to be copied as it is or read. */
export type SourcePart = {
  /** Bytes of the name, each as one character (Latin-1). */
  name: string
  isUtf8Name: boolean
  method: number
  crc: number
  size: number
  /** As stored; of a deflated part still deflated. */
  packed: Buffer
  /** Its contents, within the bounds of the whole workbook. Throws `too-big-inside`, `broken-file`. */
  read: () => Buffer
}

const LOCAL_HEADER = 30

const packedBytes = (bytes: Buffer, { offset, packed }: ZipEntry): Buffer => {
  if (offset + LOCAL_HEADER > bytes.length) throw brokenZip()
  const start = offset + LOCAL_HEADER + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  if (start + packed > bytes.length) throw brokenZip()
  return bytes.subarray(start, start + packed)
}

/** All parts of a zipped workbook in their order; nothing is inflated before it is read. Throws a `Failure`. */
export const partsOf = (file: Uint8Array, bounds: Bounds): SourcePart[] => {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  let left = bounds.totalBytes
  return zipDirectory(bytes, bounds.entries).map((entry) => {
    let contents: Buffer | null = null
    const read = (): Buffer => {
      if (contents !== null) return contents
      contents = inflateEntry(bytes, entry, Math.min(bounds.entryBytes, left))
      left -= contents.length
      return contents
    }
    const { name, unicodeName, method, crc, size } = entry
    return { name, isUtf8Name: unicodeName !== null, method, crc, size, packed: packedBytes(bytes, entry), read }
  })
}
