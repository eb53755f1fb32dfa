import { tooManyCells, tooManySheets, tooMuch } from './bounds'
import { refusal } from './refusals'
import type { Bounds } from './types'

/** A workbook stream (BIFF5 or BIFF8) cut down to what gives cells, measured. */
export type BiffStream = {
  bytes: Buffer
  version: 5 | 8
  codepage: number
  date1904: boolean
  /** By sheet, in the order of their substreams. */
  hidden: boolean[]
}

const BOF = 0x0809
const EOF = 0x000a
const FILE_PASS = 0x002f
const CODE_PAGE = 0x0042
const CONTINUE = 0x003c
const BOUND_SHEET = 0x0085
const FORMULA = 0x0006
const MUL_RK = 0x00bd
const MERGES = 0x00e5
const STRINGS = 0x00fc
const OLDER_BOFS = [0x0009, 0x0209, 0x0409]

/** Number, RK, Label, LabelSst, RString, BoolErr. */
const SINGLE_CELLS = new Set([0x0203, 0x027e, 0x0204, 0x00fd, 0x00d6, 0x0205])

/** Date1904, Dimensions, String (a formula's text), XF, Format. */
const READ = new Set([0x0022, 0x0200, 0x0207, 0x00e0, 0x041e])

const DATE_1904 = 0x0022

/** XF, Format: how cells look. */
const LOOKS = new Set([0x00e0, 0x041e])
const MOST_LOOKS = 70_000

/** A record the library passes over, which no other record continues into: Sort. */
const IGNORED = 0x0090

const MOST_MERGES = 5_000
const LAST_BIFF_ROW = 65_536
const LAST_BIFF_COLUMN = 256
/** Characters of shared strings times the records they are cut into: the library searches all cuts at each one. */
const MOST_CUTS = 2e9

const WORKSHEET = 0x0010
const GLOBALS = 0x0005

type Walk = { depth: number; kind: number; kept: number; cells: number; merges: number; looks: number }

const versionOf = (bytes: Buffer): 5 | 8 => {
  if (OLDER_BOFS.includes(bytes.readUInt16LE(0))) throw refusal('ancient-excel')
  if (bytes.readUInt16LE(0) !== BOF) throw refusal('broken-file')
  const version = bytes.readUInt16LE(4)
  if (version !== 0x0500 && version !== 0x0600) throw refusal('ancient-excel')
  return version === 0x0600 ? 8 : 5
}

/** Formulas are not read, their results are: without its tokens a damaged or hostile one does no harm. */
const withoutTokens = (bytes: Buffer, body: number, length: number): void => {
  if (length < 22) throw refusal('broken-file')
  bytes.writeUInt16LE(0xffff, body + 20)
}

const checkPlace = (bytes: Buffer, body: number, length: number): void => {
  if (length < 6 || bytes.readUInt16LE(body) >= LAST_BIFF_ROW || bytes.readUInt16LE(body + 2) >= LAST_BIFF_COLUMN)
    throw refusal('broken-file')
}

/** Number of cells a record holds; 0 for one that holds none. */
const cellsIn = (bytes: Buffer, type: number, body: number, length: number): number => {
  if (!SINGLE_CELLS.has(type) && type !== FORMULA && type !== MUL_RK) return 0
  checkPlace(bytes, body, length)
  if (type === FORMULA) withoutTokens(bytes, body, length)
  if (type !== MUL_RK) return 1
  const cells = (length - 6) / 6
  const last = bytes.readUInt16LE(body + length - 2)
  if (last >= LAST_BIFF_COLUMN || last - bytes.readUInt16LE(body + 2) + 1 !== cells) throw refusal('broken-file')
  return cells
}

/** Is a record one the library shall read? Outside sheets only what describes the book; inside charts nothing. */
const isRead = (type: number, walk: Walk, cells: number): boolean => {
  if (walk.depth !== 1) return false
  if (walk.kind === GLOBALS) return READ.has(type) || [CODE_PAGE, BOUND_SHEET, STRINGS].includes(type)
  return walk.kind === WORKSHEET && (cells > 0 || type === MERGES || READ.has(type))
}

const walked = (source: Buffer, bounds: Bounds): BiffStream => {
  const version = versionOf(source)
  const bytes = Buffer.from(source)
  const walk: Walk = { depth: 0, kind: 0, kept: 0, cells: 0, merges: 0, looks: 0 }
  const sheets: { at: number; hidden: boolean }[] = []
  let date1904 = false
  let codepage = version === 8 ? 1200 : 1252
  let strings = 0
  let cuts = 0
  let at = 0
  for (; at + 4 <= bytes.length;) {
    const type = bytes.readUInt16LE(at)
    const length = bytes.readUInt16LE(at + 2)
    const body = at + 4
    if (walk.depth === 0 && type !== BOF) break
    if (body + length > bytes.length) throw refusal('broken-file')
    if (type === BOF) {
      if (walk.depth++ === 0) walk.kind = bytes.readUInt16LE(body + 2)
    } else if (type === EOF) walk.depth--
    else if (type === FILE_PASS) throw refusal('encrypted')
    else if (type === CONTINUE) {
      if (walk.kept === STRINGS) {
        strings += length
        cuts++
      } else if (walk.kept === IGNORED) bytes.writeUInt16LE(IGNORED, at)
    } else {
      const cells = walk.depth === 1 && walk.kind === WORKSHEET ? cellsIn(bytes, type, body, length) : 0
      walk.cells += cells
      if (walk.cells > bounds.filledCells) throw tooManyCells(bounds)
      if (type === CODE_PAGE) codepage = bytes.readUInt16LE(body)
      if (type === DATE_1904) date1904 = bytes.readUInt16LE(body) === 1
      if (type === BOUND_SHEET)
        sheets.push({ at: bytes.readUInt32LE(body), hidden: (bytes.readUInt8(body + 4) & 3) !== 0 })
      if (sheets.length > bounds.sheets) throw tooManySheets(bounds)
      if (LOOKS.has(type) && ++walk.looks > MOST_LOOKS) throw tooMuch('В книге слишком много оформления')
      if (type === MERGES) walk.merges += bytes.readUInt16LE(body)
      if (type === STRINGS) {
        strings += length
        if (bytes.readUInt32LE(body + 4) > 2 * bounds.filledCells) throw tooMuch('В книге слишком много текста')
      }
      const read = isRead(type, walk, cells) && (type !== MERGES || walk.merges <= MOST_MERGES)
      walk.kept = read ? type : IGNORED
      if (!read) bytes.writeUInt16LE(IGNORED, at)
    }
    at = body + length
  }
  if (walk.depth !== 0 || sheets.length === 0) throw refusal('broken-file')
  if (strings * cuts > MOST_CUTS) throw tooMuch('В книге слишком много текста')
  const hidden = sheets.sort((one, other) => one.at - other.at).map((sheet) => sheet.hidden)
  return { bytes: bytes.subarray(0, at), version, codepage, date1904, hidden }
}

/**
 * The workbook stream of an .xls file with all but its cells struck out, and its cells, sheets and merges counted.
 * Throws a `Failure` for a stream that is encrypted, cut short, older than Excel 5 or above the bounds.
 */
export const guardedBiff = (stream: Buffer, bounds: Bounds): BiffStream => {
  try {
    return walked(stream, bounds)
  } catch (error) {
    throw error instanceof RangeError ? refusal('broken-file', error) : error
  }
}
