import type { Range } from '@e965/xlsx'
import { LAST_COLUMN, LAST_ROW, tooManyCells, tooManySheets, tooMuch } from './bounds'
import { odsContent, type Prefixes } from './ods-content'
import { openCellText } from './ods-text'
import { refusal } from './refusals'
import { attributeIn, eachTag, type Tag } from './xml-tags'
import type { Bounds, Cell, ReadRow } from './types'

/** A table as it stands in the document; `isLinked`: a copy of another document's, which no program shows. */
type OdsTable = { title: string; style: string; rows: ReadRow[]; ranges: Range[]; isLinked: boolean }

export type OdsTables = { tables: OdsTable[]; hiddenStyles: Set<string>; date1904: boolean }

const MOST_MERGES = 5_000
/** Tags a filled cell may come with. */
const TAGS_A_CELL = 15

const NAMESPACES: Record<keyof Prefixes, string> = {
  office: 'urn:oasis:names:tc:opendocument:xmlns:office:1.0',
  table: 'urn:oasis:names:tc:opendocument:xmlns:table:1.0',
  text: 'urn:oasis:names:tc:opendocument:xmlns:text:1.0',
  calcext: 'urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0',
}

const prefixesOf = (xml: string): Prefixes => {
  const root = xml.slice(0, 20_000)
  const prefix = (name: keyof Prefixes): string =>
    new RegExp(`xmlns:([\\w.-]+)\\s*=\\s*["']${NAMESPACES[name].replaceAll('.', '\\.')}["']`).exec(root)?.[1] ?? name
  return { office: prefix('office'), table: prefix('table'), text: prefix('text'), calcext: prefix('calcext') }
}

/** Whole number of an attribute that says how often or how far; 1 where it is missing or makes no sense. */
const times = (attributes: string, name: string): number => {
  const written = attributeIn(attributes, name) ?? ''
  return /^\d{1,15}$/.test(written) ? Math.max(1, Number(written)) : 1
}

/**
 * Tables of a document's `content.xml` in one pass. Repeated blanks cost nothing, however many; repeated filled cells
 * are counted before they are made. Throws a `Failure` above the bounds, for a DOCTYPE and for markup cut short.
 */
export const odsTables = (xml: string, bounds: Bounds): OdsTables => {
  const prefixes = prefixesOf(xml)
  const { office, table: prefix, text: textPrefix } = prefixes
  const text = openCellText(xml, textPrefix)
  const named = (name: string): string => `${prefix}:${name}`
  const CELLS = [named('table-cell'), named('covered-table-cell')]
  const ASIDE = new Set([`${office}:annotation`, `${office}:forms`, named('tracked-changes'), named('shapes')])
  const tables: OdsTable[] = []
  const hiddenStyles = new Set<string>()
  let date1904 = false
  let tableStyle = ''
  let table: OdsTable | null = null
  let inRow = false
  let cell: Tag | null = null
  let cells: Cell[] = []
  let [row, column, rowRepeat, filled, tags] = [0, 0, 1, 0, 0]
  let aside: { name: string; depth: number } | null = null

  const merge = (attributes: string): void => {
    const right = times(attributes, named('number-columns-spanned'))
    const down = times(attributes, named('number-rows-spanned'))
    if (table !== null && right * down > 1 && table.ranges.length < MOST_MERGES)
      table.ranges.push({ s: { r: row, c: column }, e: { r: row + down - 1, c: column + right - 1 } })
  }
  const place = (attributes: string): void => {
    const repeat = times(attributes, named('number-columns-repeated'))
    const paragraphs = text.taken()
    const isBlank = paragraphs === '' && !/value-type|formula/.test(attributes)
    const content = isBlank ? null : odsContent(attributes, paragraphs, prefixes)
    if (attributes.includes('spanned')) merge(attributes)
    if (content !== null) {
      filled += repeat * rowRepeat
      if (filled > bounds.filledCells) throw tooManyCells(bounds)
      if (column + repeat > LAST_COLUMN || row + rowRepeat > LAST_ROW) throw refusal('broken-sheets')
      for (let each = 0; each < repeat; each++) cells.push({ column: column + each, content })
    }
    column += repeat
  }
  const endRow = (): void => {
    if (cells.length > 0) for (let each = 0; each < rowRepeat; each++) table?.rows.push({ row: row + each, cells })
    row += rowRepeat
    inRow = false
  }
  const openTable = ({ attributes }: Tag): void => {
    const title = attributeIn(attributes, named('name')) ?? ''
    table = { title, style: attributeIn(attributes, named('style-name')) ?? '', rows: [], ranges: [], isLinked: false }
    row = 0
    if (tables.push(table) > bounds.sheets) throw tooManySheets(bounds)
  }
  const open = (tag: Tag): void => {
    const { name, attributes, empty } = tag
    if (ASIDE.has(name) || name.startsWith('draw:') || (cell !== null && name === named('table'))) {
      if (cell !== null) text.open(tag)
      if (!empty) aside = { name, depth: 1 }
    } else if (cell !== null) text.open(tag)
    else if (CELLS.includes(name) && inRow) {
      if (empty) place(attributes)
      else cell = tag
    } else if (name === named('table-row') && table !== null) {
      ;[column, cells, inRow] = [0, [], true]
      rowRepeat = times(attributes, named('number-rows-repeated'))
      if (empty) endRow()
    } else if (name === named('table')) {
      if (table !== null) throw refusal('broken-file')
      openTable(tag)
    } else if (name === named('table-source') && table !== null) table.isLinked = true
    else if (name === 'style:style' && attributeIn(attributes, 'style:family') === 'table')
      tableStyle = attributeIn(attributes, 'style:name') ?? ''
    else if (name === 'style:table-properties' && attributeIn(attributes, named('display')) === 'false')
      hiddenStyles.add(tableStyle)
    else if (name === named('null-date')) date1904 = attributeIn(attributes, named('date-value')) === '1904-01-01'
  }
  const close = (tag: Tag): void => {
    if (cell !== null && CELLS.includes(tag.name)) {
      place(cell.attributes)
      cell = null
    } else if (cell !== null) text.close(tag)
    else if (tag.name === named('table-row') && inRow) endRow()
    else if (tag.name === named('table')) table = null
  }
  eachTag(xml, (tag) => {
    if (++tags > bounds.filledCells * TAGS_A_CELL) throw tooMuch('В книге слишком много внутренней разметки')
    if (aside === null) (tag.closing ? close : open)(tag)
    else if (tag.name === aside.name && !tag.empty) {
      aside.depth += tag.closing ? -1 : 1
      if (aside.depth > 0) return
      aside = null
      text.skipTo(tag.to)
    }
  })
  if (table !== null) throw refusal('broken-file')
  return { tables, hiddenStyles, date1904 }
}
