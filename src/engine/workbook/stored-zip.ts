import { crc32, deflateRawSync } from 'node:zlib'

/** A file of an archive; `name` is its path there. A `plain` one is worth packing: text, not a workbook. */
export type NamedBytes = { name: string; bytes: Uint8Array; plain?: boolean }

const VERSION = 20
const UTF8_NAME = 0x800
/** 1 January 1980: the same files always make the same archive. */
const FIRST_DAY = 0x21
const DEFLATED = 8

const headOf = (name: Buffer, bytes: Uint8Array, packed: Uint8Array | null): Buffer => {
  const head = Buffer.alloc(26)
  head.writeUInt16LE(VERSION, 0)
  head.writeUInt16LE(UTF8_NAME, 2)
  if (packed !== null) head.writeUInt16LE(DEFLATED, 4)
  head.writeUInt16LE(FIRST_DAY, 8)
  head.writeUInt32LE(crc32(bytes), 10)
  head.writeUInt32LE((packed ?? bytes).length, 14)
  head.writeUInt32LE(bytes.length, 18)
  head.writeUInt16LE(name.length, 22)
  return head
}

/**
 * Several files as one .zip without times, packed only where they are plain: the same files in the same order give the
 * same bytes.
 */
export const storedZip = (files: NamedBytes[]): Buffer => {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name: title, bytes, plain } of files) {
    const name = Buffer.from(title)
    const packed = plain === true ? deflateRawSync(bytes, { level: 9 }) : null
    const head = headOf(name, bytes, packed)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    const local = [Buffer.from('PK\x03\x04'), head, name, Buffer.from(packed ?? bytes)]
    locals.push(...local)
    central.push(Buffer.from('PK\x01\x02'), Buffer.from([VERSION, 0]), head, place, name)
    offset += local.reduce((sum, { length }) => sum + length, 0)
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}
