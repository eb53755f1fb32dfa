import { CFB } from '@e965/xlsx'
import { Failure } from '../base/failure'
import { MEGABYTE, tooManyCells, tooManySheets, tooMuch } from './bounds'
import { refusal } from './refusals'
import { filledSheet } from './sheet-xml'
import { partsTitled } from './sheet-parts'
import { withoutLooks } from './styles-xml'
import type { Bounds, IsAside } from './types'
import { brokenZip, inflateEntry, zipDirectory, type ZipEntry } from './zip'

/** An inflated part of a workbook; `path` is its name in lower case. */
export type Part = { name: string; path: string; part: Buffer }

/** Parts of a workbook as the library takes them, measured. */
export type Container = { FullPaths: string[] }

export const DEFAULT_BOUNDS: Bounds = {
  fileBytes: 20 * MEGABYTE,
  entries: 2_000,
  entryBytes: 64 * MEGABYTE,
  totalBytes: 150 * MEGABYTE,
  sheets: 50,
  filledCells: 200_000,
}

/** Parts that hold no cells; a parser fed with comments or drawings would only build more. */
const UNREAD =
  /(^|\/)(drawings|media|charts|chartsheets\/_rels|embeddings|customxml|docprops|externallinks|printersettings|pivottables|pivotcache|tables|theme|ctrlprops|activex|querytables|slicers|worksheets\/_rels)\/|(comments\d*|calcchain)\.xml$/

const partName = ({ name }: ZipEntry): string => name.replaceAll('\\', '/').toLowerCase()

const isNeeded = (entry: ZipEntry): boolean =>
  /\.(xml|rels)$/.test(partName(entry)) && (partName(entry).startsWith('[') || !UNREAD.test(partName(entry)))

/** The parser takes every part for UTF-8; in another encoding its cells would vanish or turn into noise. */
const expectUtf8 = (part: Buffer): void => {
  const declared = /encoding=["']([\w-]+)["']/.exec(part.toString('latin1', 0, 120))?.[1] ?? 'utf-8'
  const [first, second] = part
  const utf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || first === 0
  if (utf16 || !/^(utf-?8|us-ascii)$/i.test(declared))
    throw new Failure(
      'odd-encoding',
      'Внутри книги необычная кодировка, программа её не читает. Откройте файл в Excel или LibreOffice, сохраните заново как .xlsx и пришлите снова.',
    )
}

/** Is there `<!name`? Its first character is everywhere: looking for the name is several times faster. */
const declares = (part: Buffer, name: string): boolean => {
  for (let at = part.indexOf(name); at !== -1; at = part.indexOf(name, at + 1))
    if (part[at - 1] === 0x21 && part[at - 2] === 0x3c) return true
  return false
}

/** No program writes a document type into a workbook; its entities are a way to make millions of letters of ten. */
const expectNoEntities = (part: Buffer): void => {
  if (declares(part, 'DOCTYPE') || declares(part, 'ENTITY')) throw brokenZip()
}

/** Character references above U+FFFF (emoji, as Python writes them) as UTF-8: the parser would cut them to 16 bits. */
const withWholeCharacters = (part: Buffer): Buffer => {
  if (!part.includes('&#')) return part
  const text = part.toString('latin1')
  const whole = text.replace(/&#(?:x([\da-f]{5,8})|(\d{5,9}));/gi, (reference, hex?: string, digits?: string) => {
    const code = hex === undefined ? Number(digits) : Number.parseInt(hex, 16)
    return code > 0xffff && code <= 0x10ffff ? Buffer.from(String.fromCodePoint(code)).toString('latin1') : reference
  })
  return whole.length === text.length ? part : Buffer.from(whole, 'latin1')
}

/** Mentions of `<sheet …>`: a book may name one part a thousand times and have it parsed as often. */
const namedSheets = (part: Buffer): number => {
  let count = 0
  for (let at = part.indexOf('sheet'); at !== -1; at = part.indexOf('sheet', at + 5)) {
    const before = part[at - 1]
    if ((before === 0x3c || before === 0x3a) && (part[at + 5] ?? 0) <= 0x20) count++
  }
  return count
}

const tags = (part: Buffer): number => {
  let count = 0
  for (let at = 0; at < part.length; at++) if (part[at] === 0x3c) count++
  return count
}

/** Refuses more sheets than the bound, and markup that takes minutes to parse. */
export const checkMarkup = (parts: Buffer[], bounds: Bounds): void => {
  const sheets = parts.reduce((sum, part) => sum + namedSheets(part), 0)
  if (sheets > bounds.sheets) throw tooManySheets(bounds)
  const bytes = parts.reduce((sum, part) => sum + part.length, 0)
  const mostTags = bounds.filledCells * 15
  if (bytes > 3 * mostTags && parts.reduce((sum, part) => sum + tags(part), 0) > mostTags)
    throw tooMuch('В книге слишком много внутренней разметки')
}

export const partAt = (parts: Part[], wanted: string): Buffer =>
  parts.find(({ path }) => path === wanted)?.part ?? Buffer.alloc(0)

export const isSheet = ({ path }: Part): boolean => path.includes('worksheets/')

/** Parts of an .xlsx workbook that may hold cells, inflated within the bounds. Throws a `Failure`. */
export const inflatedParts = (file: Uint8Array, bounds: Bounds): Part[] => {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  let left = bounds.totalBytes
  const entries = zipDirectory(bytes, bounds.entries).filter(isNeeded)
  // Which of two parts of one name is meant, programs disagree.
  if (new Set(entries.map(partName)).size < entries.length) throw brokenZip()
  return entries.map((entry) => {
    if (entry.encrypted) throw refusal('encrypted')
    const part = inflateEntry(bytes, entry, Math.min(bounds.entryBytes, left))
    left -= part.length
    expectUtf8(part)
    expectNoEntities(part)
    return { name: entry.name, path: partName(entry), part }
  })
}

/** Sheets, by path, of which rows are only counted. */
export const asideParts = (parts: Part[], isAside: IsAside): Set<string> =>
  partsTitled(partAt(parts, 'xl/workbook.xml'), partAt(parts, 'xl/_rels/workbook.xml.rels'), isAside)

/**
 * Parts cut down to their filled cells and measured, as a container the library reads: what was measured, not what
 * the sender's zip says about itself.
 */
export const guarded = (parts: Part[], bounds: Bounds, isAside: IsAside): Container => {
  const aside = asideParts(parts, isAside)
  let cells = 0
  const bare = parts.map((each) => {
    const { name, path, part } = each
    const sheet = filledSheet(part, aside.has(path))
    if (sheet === null && isSheet(each)) throw brokenZip()
    cells += sheet?.filledCells ?? 0
    if (cells > bounds.filledCells) throw tooManyCells(bounds)
    const read = path.endsWith('styles.xml') ? withoutLooks(part) : part
    return { name, data: withWholeCharacters(sheet?.xml ?? read) }
  })
  checkMarkup(
    bare.map(({ data }) => data),
    bounds,
  )
  const book: Container = CFB.utils.cfb_new()
  for (const { name, data } of bare) CFB.utils.cfb_add(book, `/${name}`, data, { unsafe: true })
  return book
}
