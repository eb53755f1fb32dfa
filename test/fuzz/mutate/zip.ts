import { crc32, deflateRawSync } from 'node:zlib'
import { inflateEntry, zipDirectory } from '../../../src/engine/workbook/zip'
import type { Step } from '../recipe'
import { pick } from './pick'

/** An entry as it is written, true or not. */
export type Entry = {
  name: Buffer
  flags: number
  method: number
  crc: number
  size: number
  claimed: number | null
  packed: Buffer
  shift: number
  extra: Buffer
  read: () => Buffer
}

export type Zip = { entries: Entry[]; count: number; before: Buffer; comment: Buffer; directoryShift: number }

const MOST = 1 << 26

export const zipOf = (bytes: Buffer): Zip => ({
  entries: zipDirectory(bytes, 2_000).map((entry) => {
    const start = entry.offset + 30 + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28)
    let contents: Buffer | null = null
    return {
      name: Buffer.from(entry.name, 'latin1'),
      ...{ flags: 0x800, method: entry.method, crc: entry.crc, size: entry.size, claimed: null, shift: 0 },
      packed: bytes.subarray(start, start + entry.packed),
      extra: Buffer.alloc(0),
      read: () => (contents ??= inflateEntry(bytes, entry, MOST)),
    }
  }),
  ...{ count: 0, before: Buffer.alloc(0), comment: Buffer.alloc(0), directoryShift: 0 },
})

/** The entry with other contents, packed and true. */
export const withContents = (entry: Entry, contents: Buffer): Entry => ({
  ...entry,
  ...{ method: 8, crc: crc32(contents), size: contents.length },
  packed: deflateRawSync(contents, { level: 1 }),
  read: () => contents,
})

const u16 = (value: number): number => value & 0xffff
const u32 = (value: number): number => value >>> 0

export const writtenZip = ({ entries, count, before, comment, directoryShift }: Zip): Buffer => {
  const [locals, central]: [Buffer[], Buffer[]] = [[before], []]
  let offset = before.length
  for (const { name, flags, method, crc, size, claimed, packed, shift, extra } of entries) {
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(u16(flags), 2)
    head.writeUInt16LE(u16(method), 4)
    head.writeUInt32LE(u32(crc), 10)
    head.writeUInt32LE(u32(claimed ?? packed.length), 14)
    head.writeUInt32LE(u32(size), 18)
    head.writeUInt16LE(u16(name.length), 22)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(u32(offset + shift), 10)
    const title = name.subarray(0, 0xffff)
    const own = Buffer.from(head)
    own.writeUInt16LE(u16(extra.length), 24)
    central.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), own, tail, title, extra)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), head, title, packed])
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(u16(entries.length + count), 8)
  end.writeUInt16LE(u16(entries.length + count), 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(u32(offset + directoryShift), 16)
  end.writeUInt16LE(u16(comment.length), 20)
  return Buffer.concat([...locals, directory, end, comment])
}

type Change = (zip: Zip, at: number, step: Step) => Partial<Zip>

const inPlace = (zip: Zip, at: number, change: (entry: Entry) => Partial<Entry>): Partial<Zip> => ({
  entries: zip.entries.map((entry, index) => (index === at ? { ...entry, ...change(entry) } : entry)),
})

const NAMES = [
  ...[
    '../../форма.xlsx',
    '/etc/passwd',
    'C:\\x.xlsx',
    'xl\\workbook.xml',
    'XL/WORKBOOK.XML',
    'xl/worksheets/sheet99.xml',
  ],
  ...[
    '',
    '\0',
    'a/'.repeat(2_000),
    '[Content_Types].xml',
    'mimetype',
    'content.xml',
    'META-INF/manifest.xml',
    'xl/workbook.bin',
  ],
  ...[
    'word/document.xml',
    '__proto__',
    'xl/sharedStrings.xml',
    'xl/styles.xml',
    'форма.xlsx',
    'x.zip',
    '.',
    '..',
    'а\u202eб',
  ],
]
const NUMBERS = [0, 1, 7, 8, 9, 99, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff]

/** The field of a ZIP64 entry: three numbers of 64 bits. */
const wide = (value: number): Buffer => {
  const extra = Buffer.alloc(28)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(24, 2)
  for (const at of [4, 12, 20]) extra.writeBigUInt64LE(BigInt(value) << BigInt(at), at)
  return extra
}

const CHANGES: Change[] = [
  (zip, at) => ({ entries: zip.entries.filter((_, index) => index !== at) }),
  (zip, at, { size }) => ({ entries: [...zip.entries, ...Array(1 + (size % 40)).fill(zip.entries[at])] as Entry[] }),
  (zip, at, { other }) => inPlace(zip, at, () => ({ name: Buffer.from(pick(NAMES, other)) })),
  (zip, at, { value }) => inPlace(zip, at, ({ name }) => ({ name: Buffer.concat([name, Buffer.from(value)]) })),
  (zip, at, { other }) => inPlace(zip, at, () => ({ name: pick(zip.entries, other).name })),
  (zip, at, { other }) => {
    const from = pick(zip.entries, other)
    return inPlace(zip, at, ({ name }) => ({ ...from, name }))
  },
  (zip, at, { other }) => inPlace(zip, at, () => ({ size: pick(NUMBERS, other) })),
  (zip, at, { other, size }) => inPlace(zip, at, (entry) => ({ size: entry.size + (other % 2 === 0 ? size : -size) })),
  (zip, at, { other }) => inPlace(zip, at, () => ({ claimed: pick(NUMBERS, other) })),
  (zip, at, { size }) => inPlace(zip, at, ({ packed }) => ({ claimed: packed.length + size })),
  (zip, at, { other }) => inPlace(zip, at, () => ({ crc: other })),
  (zip, at, { other }) => inPlace(zip, at, () => ({ method: pick(NUMBERS, other) })),
  (zip, at, { other }) => inPlace(zip, at, ({ flags }) => ({ flags: flags ^ (1 << (other % 16)) })),
  (zip, at, { other, size }) => inPlace(zip, at, () => ({ shift: other % 2 === 0 ? -size : other })),
  (zip, at, { other }) => inPlace(zip, at, () => ({ extra: wide(other % 9), size: 0xffffffff })),
  (zip, at, { value, other }) =>
    inPlace(zip, at, () => ({ extra: Buffer.concat([Buffer.from([other & 0xff, 0x70]), Buffer.from(value)]) })),
  (zip, at, { size }) => inPlace(zip, at, ({ packed }) => ({ packed: packed.subarray(0, size) })),
  (zip, at, { value }) => inPlace(zip, at, (entry) => withContents(entry, Buffer.from(value))),
  (zip, at, { value }) =>
    inPlace(zip, at, (entry) => withContents(entry, Buffer.concat([entry.read(), Buffer.from(value)]))),
  (zip, at, { size }) => inPlace(zip, at, (entry) => withContents(entry, Buffer.alloc(size * 10_000, 0x20))),
  (zip, at) =>
    inPlace(zip, at, (entry) => withContents(entry, Buffer.from(`\ufeff${entry.read().toString()}`, 'utf16le'))),
  (_zip, _at, { size }) => ({ count: size - 4 }),
  (_zip, _at, { size, other }) => ({ directoryShift: other % 2 === 0 ? size : -size }),
  (_zip, _at, { value }) => ({ comment: Buffer.from(`PK\x05\x06${value}`) }),
  (_zip, _at, { value }) => ({ before: Buffer.from(value) }),
  (zip) => ({ entries: zip.entries.toReversed() }),
  (zip, at, { other }) => ({ entries: zip.entries.slice(Math.min(at, other % zip.entries.length)) }),
]

/** The archive with one change of its structure. */
export const changedZip = (zip: Zip, step: Step): Zip =>
  zip.entries.length === 0 ? zip : { ...zip, ...pick(CHANGES, step.op)(zip, step.where % zip.entries.length, step) }

/** The archive with the contents of one entry changed. */
export const changedEntry = (zip: Zip, entry: Entry, change: (contents: Buffer) => Buffer): Zip => ({
  ...zip,
  entries: zip.entries.map((each) => (each === entry ? withContents(each, change(each.read())) : each)),
})
