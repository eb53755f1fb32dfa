import { mergeRanges } from './merge-list'
import { plainText, unusual } from './plain-text'

/**
 * A filled cell as written: `style` is an index into the cell formats, -1 when it has none; its raw value is `text`,
 * or `whole` where it is digits alone (-1 when it is not).
 */
export type RawCell = { column: number; type: RawType; style: number; text: string; whole: number }

type RawType = 'n' | 's' | 'str' | 'b' | 'e' | 'formula'

type RawRows = { rows: { row: number; cells: RawCell[] }[]; filledCells: number }

/** Filled cells of a worksheet part by rows, and its merged ranges; `filledCells` counts also those that were not kept. */
export type QuickSheet = RawRows & { merges: string[] }

const LT = 0x3c
const GT = 0x3e
const SLASH = 0x2f
const QUOTE = 0x22
const EQUALS = 0x3d
const C = 0x63
const LAST_COLUMN = 16_384
const LAST_ROW = 1_048_576

/** Digits of a whole number that is exact. */
const EXACT_DIGITS = 15

const NOT_ASCII = /[\x80-\xff]/

/** Bytes kept as characters, back to the text they are. */
const utf8 = (bytes: string): string => (NOT_ASCII.test(bytes) ? Buffer.from(bytes, 'latin1').toString('utf8') : bytes)

const textOf = (written: string): string => plainText(utf8(written))

const isSpace = (byte: number): boolean => byte === 32 || byte === 10 || byte === 13 || byte === 9

const number = (xml: string, from: number, to: number): number => {
  let value = 0
  for (let at = from; at < to; at++) {
    const digit = xml.charCodeAt(at) - 0x30
    if (digit < 0 || digit > 9 || value > LAST_ROW) unusual()
    value = value * 10 + digit
  }
  return from === to ? unusual() : value
}

/** What stands behind `<row` as all common programs write it; what it says of looks does not matter. */
const ROW = / r="(\d{1,7})"(?: (?!r=)[\w:]+="[^"<]*")*(\/?)>/y

const TYPES = new Set(['n', 's', 'str', 'b', 'e', 'inlineStr'])

/** Where the contents of `<sheetData>` stand. */
const body = (xml: string): [number, number] => {
  const open = xml.indexOf('<sheetData')
  if (open === -1) return unusual()
  const from = open + '<sheetData'.length
  if (xml.charCodeAt(from) === SLASH && xml.charCodeAt(from + 1) === GT) return [from, from]
  const to = xml.charCodeAt(from) === GT ? xml.indexOf('</sheetData>', from) : -1
  return to === -1 ? unusual() : [from + 1, to]
}

/** One pass over the bytes between `at` and `end`; throws `Unusual` as soon as something is. */
const scanned = (xml: string, at: number, end: number, countedOnly: boolean, limit: number): RawRows => {
  const rows: RawRows['rows'] = []
  let filledCells = 0
  let row = -1
  let column = -1
  let style = -1
  let type = ''
  let closed = false

  const skipSpace = (): void => {
    while (isSpace(xml.charCodeAt(at))) at++
  }
  const find = (character: string): number => {
    const found = xml.indexOf(character, at)
    return found === -1 || found >= end ? unusual() : found
  }
  const reference = (from: number, to: number): void => {
    let split = from
    column = 0
    while (split < to && xml.charCodeAt(split) >= 0x41 && xml.charCodeAt(split) <= 0x5a)
      column = column * 26 + xml.charCodeAt(split++) - 0x40
    column -= 1
    if (number(xml, split, to) !== row + 1 || column < 0 || column >= LAST_COLUMN) unusual()
  }
  const isAttribute = (name: number, from: number): boolean =>
    xml.charCodeAt(from) === 0x20 &&
    xml.charCodeAt(from + 1) === name &&
    xml.charCodeAt(from + 2) === EQUALS &&
    xml.charCodeAt(from + 3) === QUOTE
  /** Attributes of a cell as nearly everybody writes them, `r="B2" s="1" t="s"`, in one go; false when they are not. */
  const commonAttributes = (): boolean => {
    if (!isAttribute(0x72, at)) return false
    let to = at + 4
    let code = xml.charCodeAt(to)
    let [letters, digits, look, kind] = [0, 0, -1, '']
    for (; code >= 0x41 && code <= 0x5a; code = xml.charCodeAt(++to)) letters = letters * 26 + code - 0x40
    for (; code >= 0x30 && code <= 0x39; code = xml.charCodeAt(++to)) digits = digits * 10 + code - 0x30
    if (code !== QUOTE || digits !== row + 1 || letters === 0 || letters > LAST_COLUMN) return false
    to++
    if (isAttribute(0x73, to)) {
      const from = (to += 4)
      look = 0
      for (code = xml.charCodeAt(to); code >= 0x30 && code <= 0x39; code = xml.charCodeAt(++to))
        look = look * 10 + code - 0x30
      if (code !== QUOTE || to === from || look > LAST_ROW) return false
      to++
    }
    if (isAttribute(0x74, to)) {
      if (xml.charCodeAt(to + 5) !== QUOTE) return false
      kind = xml[to + 4] ?? ''
      if (!TYPES.has(kind)) return false
      to += 6
    }
    const ends = xml.charCodeAt(to) === SLASH
    if (ends) to++
    if (xml.charCodeAt(to) !== GT) return false
    ;[at, closed, column, style, type] = [to + 1, ends, letters - 1, look, kind]
    return true
  }
  /** The value of a cell that is digits alone, with the cell's end; -1 when it is not. */
  const wholeValue = (): number => {
    if (!xml.startsWith('<v>', at)) return -1
    const from = at + 3
    let to = from
    let value = 0
    let code = xml.charCodeAt(to)
    for (; code >= 0x30 && code <= 0x39; code = xml.charCodeAt(++to)) value = value * 10 + code - 0x30
    if (to === from || to - from > EXACT_DIGITS || !xml.startsWith('</v></c>', to)) return -1
    at = to + 8
    return value
  }
  /** The number of a row in one go; false where it is written otherwise. */
  const commonRow = (): boolean => {
    ROW.lastIndex = at
    const found = ROW.exec(xml)
    if (found === null || ROW.lastIndex > end) return false
    ;[at, closed, row] = [ROW.lastIndex, found[2] === '/', Number(found[1]) - 1]
    return true
  }
  /** Attributes of a cell, or the number of a row, up to the end of the tag. */
  const attributes = (ofRow: boolean): void => {
    closed = false
    style = -1
    type = ''
    let known = false
    if (!isSpace(xml.charCodeAt(at))) unusual()
    for (;;) {
      skipSpace()
      if (xml.charCodeAt(at) === GT) break
      if (xml.charCodeAt(at) === SLASH && xml.charCodeAt(at + 1) === GT) {
        closed = true
        at++
        break
      }
      const name = at
      while (at < end && xml.charCodeAt(at) !== EQUALS && xml.charCodeAt(at) !== GT && !isSpace(xml.charCodeAt(at)))
        at++
      if (xml.charCodeAt(at) !== EQUALS) unusual()
      const value = at + 2
      if (xml.charCodeAt(value - 1) !== QUOTE) unusual()
      at = value
      const to = find('"')
      at = to + 1
      if (!isSpace(xml.charCodeAt(at)) && xml.charCodeAt(at) !== GT && xml.charCodeAt(at) !== SLASH) unusual()
      if (value - name !== 3) continue
      if (xml.charCodeAt(name) === 0x72) {
        if (known) unusual()
        known = true
        if (ofRow) row = number(xml, value, to) - 1
        else reference(value, to)
      } else if (xml.charCodeAt(name) === 0x73 && !ofRow) style = number(xml, value, to)
      else if (xml.charCodeAt(name) === 0x74 && !ofRow) {
        type = xml.slice(value, to)
        if (!TYPES.has(type)) unusual()
      }
    }
    if (!known) unusual()
    at++
  }
  const closing = (tag: string): void => {
    if (!xml.startsWith(tag, at)) unusual()
    at += tag.length
  }
  /** Skips the rest of an opening tag; true when it closes itself. */
  const opened = (): boolean => {
    at = find('>') + 1
    return xml.charCodeAt(at - 2) === SLASH
  }
  /** Up to the closing tag, as written. */
  const written = (tag: string): string => {
    if (opened()) return ''
    const from = at
    at = find('<')
    const text = xml.slice(from, at)
    closing(tag)
    return text
  }
  const inline = (): string => {
    if (opened()) return ''
    if (
      xml.charCodeAt(at) !== LT ||
      xml.charCodeAt(at + 1) !== 0x74 ||
      (xml.charCodeAt(at + 2) !== GT && !isSpace(xml.charCodeAt(at + 2)))
    )
      unusual()
    const text = written('</t>')
    closing('</is>')
    return text
  }
  /** The cell behind its opening tag; null when it says nothing. A formula is not read where its value stands beside it. */
  const cell = (): RawCell | null => {
    if (type === 's' || type === '' || type === 'n') {
      const whole = wholeValue()
      if (whole !== -1) return { column, type: type === 's' ? 's' : 'n', style, text: '', whole }
    }
    let value: string | null = null
    let formula: string | null = null
    for (;;) {
      skipSpace()
      if (xml.charCodeAt(at) !== LT) unusual()
      if (xml.charCodeAt(at + 1) === SLASH) break
      const name = xml.charCodeAt(at + 1)
      if (name === 0x76) value = written('</v>')
      else if (name === 0x66) formula = written('</f>')
      else if (name === 0x69 && xml.charCodeAt(at + 2) === 0x73 && type === 'inlineStr') value = inline()
      else unusual()
    }
    closing('</c>')
    if (value === null || (value === '' && type !== 'str' && type !== 'inlineStr')) {
      if (formula === null) return type === '' || type === 'n' ? null : unusual()
      const text = textOf(formula)
      if (text === '' || text.includes('_xl') || (type !== '' && type !== 'n')) unusual()
      return { column, type: 'formula', style, text, whole: -1 }
    }
    if (type === 'inlineStr') return { column, type: 'str', style, text: textOf(value), whole: -1 }
    return { column, type: type === '' ? 'n' : (type as RawType), style, text: textOf(value), whole: -1 }
  }

  while ((skipSpace(), at < end)) {
    if (xml.charCodeAt(at) !== LT || !xml.startsWith('<row', at) || rows.length >= LAST_ROW) unusual()
    at += 4
    const above = row
    if (!commonRow()) attributes(true)
    if (row <= above || row >= LAST_ROW) unusual()
    if (closed) continue
    const cells: RawCell[] = []
    let left = -1
    for (skipSpace(); xml.charCodeAt(at) === LT && xml.charCodeAt(at + 1) === C; skipSpace()) {
      at += 2
      if (!commonAttributes()) attributes(false)
      if (column <= left) unusual()
      left = column
      if (closed) continue
      if (xml.charCodeAt(at) === LT && xml.charCodeAt(at + 1) === SLASH) {
        closing('</c>')
        continue
      }
      filledCells++
      if (filledCells > limit) return { rows, filledCells }
      const found = cell()
      if (found !== null && !(countedOnly && cells.length > 0)) cells.push(found)
    }
    closing('</row>')
    if (cells.length > 0) rows.push({ row, cells })
  }
  return { rows, filledCells }
}

/**
 * Filled cells of a worksheet written plainly, as Excel, LibreOffice, openpyxl, xlsxwriter and exceljs write it, in
 * one pass over its bytes. Of a sheet that is `countedOnly`, a row keeps its first filled cell. Stops above `limit`
 * filled cells. Throws `Unusual` for anything else: prefixes, rich text in place, shared formulas without a result,
 * dates as text, cells out of order or without an address.
 */
export const quickSheet = (part: Buffer, countedOnly: boolean, limit: number): QuickSheet => {
  const xml = part.toString('latin1')
  const [from, to] = body(xml)
  return { ...scanned(xml, from, to, countedOnly, limit), merges: mergeRanges(part, to) }
}
