import { crc32, deflateRawSync } from 'node:zlib'
import type { SourcePart } from '../../workbook/parts'
import { cannotMark } from './failure'

/** Parts of a workbook by name without regard to case, as they are read, changed and added. */
export type Package = {
  has: (name: string) => boolean
  /** Bytes kept as characters (Latin-1). Throws `cannot-mark` when the part is not there. */
  read: (name: string) => string
  write: (name: string, xml: string) => void
  names: () => string[]
  bytes: () => Uint8Array
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const UTF8_NAME = 0x800
/** 1980-01-01, the first day a zip entry can carry: same input, same bytes. */
const DOS_DATE = 0x0021

type Stored = Pick<SourcePart, 'name' | 'isUtf8Name' | 'method' | 'crc' | 'size' | 'packed'>

const zipped = (parts: Stored[]): Uint8Array => {
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, isUtf8Name, method, crc, size, packed } of parts) {
    const nameBytes = Buffer.from(name, 'latin1')
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(isUtf8Name ? UTF8_NAME : 0, 2)
    common.writeUInt16LE(method, 4)
    common.writeUInt16LE(DOS_DATE, 8)
    common.writeUInt32LE(crc, 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(size, 18)
    common.writeUInt16LE(nameBytes.length, 22)
    const local = Buffer.alloc(4)
    local.writeUInt32LE(LOCAL, 0)
    pieces.push(local, common, nameBytes, packed)
    const central = Buffer.alloc(6)
    central.writeUInt32LE(CENTRAL, 0)
    central.writeUInt16LE(20, 4)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    directory.push(central, common, rest, nameBytes)
    offset += 30 + nameBytes.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(END, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...pieces, ...directory, end])
}

const stored = (name: string, isUtf8Name: boolean, xml: string): Stored => {
  const contents = Buffer.from(xml, 'latin1')
  return { name, isUtf8Name, method: 8, crc: crc32(contents), size: contents.length, packed: deflateRawSync(contents) }
}

/** Opens parts for changing; those nobody writes are copied as they lie. Throws `cannot-mark` where two share a name. */
export const openPackage = (parts: SourcePart[]): Package => {
  const keyOf = (name: string): string => name.replaceAll('\\', '/').toLowerCase()
  const known = new Map(parts.map((part) => [keyOf(part.name), part]))
  if (known.size !== parts.length) throw cannotMark('в книге есть внутренние части с одинаковыми именами')
  const written = new Map<string, { name: string; xml: string }>()
  return {
    has: (name) => written.has(keyOf(name)) || known.has(keyOf(name)),
    read: (name) => {
      const changed = written.get(keyOf(name))
      if (changed !== undefined) return changed.xml
      const part = known.get(keyOf(name))
      if (part === undefined) throw cannotMark('в книге нет одной из её внутренних частей')
      return part.read().toString('latin1')
    },
    write: (name, xml) => written.set(keyOf(name), { name: known.get(keyOf(name))?.name ?? name, xml }),
    names: () => [...known.keys(), ...[...written.keys()].filter((key) => !known.has(key))],
    bytes: () => {
      const changed = parts.map((part) => {
        const now = written.get(keyOf(part.name))
        return now === undefined ? part : stored(part.name, part.isUtf8Name, now.xml)
      })
      const added = [...written].flatMap(([key, { name, xml }]) => (known.has(key) ? [] : [stored(name, false, xml)]))
      return zipped([...changed, ...added])
    },
  }
}
