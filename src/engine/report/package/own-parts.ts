import { inflateRawSync } from 'node:zlib'
import type { SourcePart } from '../../workbook/parts'
import { entriesOf } from '../normalise-zip'

const UTF8_NAME = 0x800

/** Parts of a zip this program has just written, to be copied as they are or changed; not for files from outside. */
export const ownParts = (zip: Uint8Array): SourcePart[] => {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength)
  return entriesOf(bytes).map(({ central, local }) => {
    const nameLength = bytes.readUInt16LE(central + 28)
    const method = bytes.readUInt16LE(central + 10)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(central + 20))
    return {
      name: bytes.toString('latin1', central + 46, central + 46 + nameLength),
      isUtf8Name: (bytes.readUInt16LE(central + 8) & UTF8_NAME) !== 0,
      method,
      crc: bytes.readUInt32LE(central + 16),
      size: bytes.readUInt32LE(central + 24),
      packed,
      read: () => (method === 0 ? packed : inflateRawSync(packed)),
    }
  })
}
