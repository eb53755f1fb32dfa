/** 1980-01-01 00:00, the first moment a zip entry can carry. */
const DOS_TIME = 0
const DOS_DATE = 0x0021

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const END_LENGTH = 22

const endRecord = (bytes: Buffer): number => {
  const last = bytes.length - END_LENGTH
  for (let at = last; at >= 0 && at >= last - 0xffff; at -= 1) if (bytes.readUInt32LE(at) === END) return at
  throw new RangeError('not a zip: no end of central directory')
}

/** Where the two headers of each entry stand. Throws RangeError when the bytes are no plain (non-zip64) zip. */
export const entriesOf = (bytes: Buffer): { central: number; local: number }[] => {
  const end = endRecord(bytes)
  let next = bytes.readUInt32LE(end + 16)
  return Array.from({ length: bytes.readUInt16LE(end + 10) }, () => {
    const central = next
    const local = bytes.readUInt32LE(central + 42)
    if (bytes.readUInt32LE(central) !== CENTRAL || bytes.readUInt32LE(local) !== LOCAL)
      throw new RangeError('not a plain zip: an entry is not where the directory says')
    next += 46 + bytes.readUInt16LE(central + 28) + bytes.readUInt16LE(central + 30) + bytes.readUInt16LE(central + 32)
    return { central, local }
  })
}

const stamp = (bytes: Buffer, at: number): void => {
  bytes.writeUInt16LE(DOS_TIME, at)
  bytes.writeUInt16LE(DOS_DATE, at + 2)
}

/**
 * A copy of a finished zip with every entry dated 1980-01-01, so that the same content gives the same bytes.
 * Nothing else is touched. Throws RangeError when the bytes are no plain (non-zip64) zip.
 */
export const normaliseZip = (zip: Uint8Array): Uint8Array => {
  const copy = zip.slice()
  const bytes = Buffer.from(copy.buffer, copy.byteOffset, copy.byteLength)
  for (const { central, local } of entriesOf(bytes)) {
    stamp(bytes, central + 12)
    stamp(bytes, local + 10)
  }
  return copy
}
