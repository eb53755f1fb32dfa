import { parse_xlscfb, SSF, type WorkBook } from '@e965/xlsx'
import { guardedBiff, type BiffStream } from './biff'
import { keptRows, libraryRows } from './library-rows'
import { mergesWithin } from './merge-list'
import { tooBig } from './bounds'
import { namesIn, oleKind, openOle, type Ole } from './ole'
import { refusal } from './refusals'
import type { Bounds, CellValue, IsAside, ReadRow, Reading, Sheet } from './types'

type Formats = Record<string, string>

const BUILT_IN_FORMATS: Formats = { ...(SSF.get_table() as Formats) }

/** The library keeps number formats of the last .xls; a book must not be read by those of another. */
const forgetFormats = (): void => {
  const table = SSF.get_table() as Formats
  for (const id of Object.keys(table)) Reflect.deleteProperty(table, id)
  Object.assign(table, BUILT_IN_FORMATS)
}

const parsed = ({ bytes }: BiffStream): WorkBook => {
  forgetFormats()
  try {
    return parse_xlscfb(bytes, {
      type: 'buffer',
      dense: true,
      cellDates: true,
      UTC: true,
      WTF: true,
      cellFormula: false,
      cellText: false,
      // For cells shown as percentages.
      cellNF: true,
      cellHTML: false,
    })
  } catch (error) {
    throw refusal('broken-sheets', error)
  }
}

const LABELS: Record<number, string> = { 866: 'ibm866', 10_007: 'x-mac-cyrillic' }

/** How text reads: up to Excel 95 it stands in the code page of its writer, which the library leaves as bytes. */
const decoderOf = ({ version, codepage }: BiffStream): ((text: string) => string) => {
  if (version === 8) return (text) => text
  const label = LABELS[codepage] ?? `windows-${codepage === 0x8001 ? 1252 : codepage}`
  try {
    const decoder = new TextDecoder(label)
    return (text) => decoder.decode(Buffer.from(text, 'latin1'))
  } catch (error) {
    throw refusal('ancient-excel', error)
  }
}

const withText = (rows: ReadRow[], decode: (text: string) => string): ReadRow[] => {
  const decoded = (content: CellValue): CellValue =>
    content.type === 'text' ? { type: 'text', value: decode(content.value) } : content
  return rows.map(({ row, cells }) => ({
    row,
    cells: cells.map(({ column, content }) => ({ column, content: decoded(content) })),
  }))
}

const readingOf = (stream: BiffStream, isAside: IsAside): Reading => {
  const book = parsed(stream)
  const decode = decoderOf(stream)
  const titles = book.SheetNames
  if (titles.length !== stream.hidden.length || new Set(titles).size !== titles.length) throw refusal('broken-sheets')
  const sheets = titles.map((name, index): Sheet => {
    const sheet = book.Sheets[name]
    if (sheet === undefined) throw refusal('broken-sheets')
    const title = decode(name)
    const rows = withText(libraryRows(sheet), decode)
    return {
      title,
      hidden: stream.hidden[index] ?? false,
      rows: keptRows(rows, isAside(title)),
      ...mergesWithin(sheet['!merges'] ?? [], rows),
    }
  })
  return { format: 'xls', date1904: stream.date1904, sheets }
}

/** A container too damaged to be opened still says what it was. */
const opened = (bytes: Buffer): Ole => {
  try {
    return openOle(bytes)
  } catch (error) {
    const kind = oleKind(namesIn(bytes))
    throw kind === null ? error : refusal(kind)
  }
}

/** The workbook stream of an .xls file. Throws a `Failure` that says what the container holds instead. */
const workbookStream = (bytes: Buffer, bounds: Bounds): Buffer => {
  const ole = opened(bytes)
  const kind = oleKind(ole.names)
  if (kind !== null) throw refusal(kind)
  if (bytes.length > bounds.fileBytes) throw tooBig(bounds.fileBytes)
  const stream = ole.stream('Workbook') ?? ole.stream('Book')
  if (stream === null) throw refusal('not-a-workbook')
  return stream
}

/** Typed cells of an .xls file of Excel 5 to 2003: results of formulas, never their text. Throws a `Failure`. */
export const readXls = (bytes: Buffer, bounds: Bounds, isAside: IsAside): Reading =>
  readingOf(guardedBiff(workbookStream(bytes, bounds), bounds), isAside)
