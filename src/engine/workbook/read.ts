import { parse_zip, type WorkBook } from '@e965/xlsx'
import { tooBig } from './bounds'
import { DEFAULT_BOUNDS, guarded, inflatedParts, type Container, type Part } from './guard'
import { libraryRows } from './library-rows'
import { mergesWithin } from './merge-list'
import { sniff } from './magic'
import { readQuickly } from './quick-book'
import { readCsv } from './read-csv'
import { readOds } from './read-ods'
import { readXls } from './read-xls'
import { refusal, sniffedFailure } from './refusals'
import type { Bounds, IsAside, Reading, Sheet } from './types'
import { zipDirectory } from './zip'
import { zipKind } from './zip-kind'

const sheetOf = (book: WorkBook, title: string, index: number): Sheet => {
  const parsed = book.Sheets[title]
  if (parsed === undefined) throw refusal('broken-sheets')
  const rows = libraryRows(parsed)
  const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0
  return { title, hidden, rows, ...mergesWithin(parsed['!merges'] ?? [], rows) }
}

const parsed = (parts: Container): WorkBook => {
  try {
    // `read` would want a zip again, only to open it as we just did.
    return parse_zip(parts, {
      dense: true,
      cellDates: true,
      UTC: true,
      WTF: true,
      cellFormula: true,
      cellText: false,
      // For cells shown as percentages.
      cellNF: true,
      cellHTML: false,
      // The guard leaves only filled cells; without stubs a formula that has no cached value would vanish.
      sheetStubs: true,
    })
  } catch (error) {
    throw refusal('broken-sheets', error)
  }
}

/** The reader that knows every way of writing an .xlsx, and what the quick one is held against. */
export const readByLibrary = (parts: Part[], bounds: Bounds, isAside: IsAside): Reading => {
  const book = parsed(guarded(parts, bounds, isAside))
  const titles = book.SheetNames
  if (new Set(titles).size !== titles.length) throw refusal('broken-sheets')
  return {
    format: 'xlsx',
    date1904: book.Workbook?.WBProps?.date1904 === true,
    sheets: titles.map((title, index) => sheetOf(book, title, index)),
  }
}

const readXlsx = (bytes: Buffer, bounds: Bounds, isAside: IsAside): Reading => {
  const parts = inflatedParts(bytes, bounds)
  return readQuickly(parts, bounds, isAside) ?? readByLibrary(parts, bounds, isAside)
}

const readZip = (bytes: Buffer, bounds: Bounds, isAside: IsAside): Reading => {
  const entries = zipDirectory(bytes, bounds.entries)
  const kind = zipKind(entries.map(({ name }) => name))
  switch (kind) {
    case 'xlsx':
    case 'open-document':
      if (bytes.length > bounds.fileBytes) throw tooBig(bounds.fileBytes)
      return kind === 'xlsx' ? readXlsx(bytes, bounds, isAside) : readOds(bytes, entries, bounds, isAside)
    case 'empty-archive':
      throw refusal('archive')
    default:
      throw refusal(kind)
  }
}

/**
 * Typed cells of a workbook, its format told by its content, formatted text never trusted. Cells of blanks only count
 * as empty. Rows of sheets that `isAside` come with their first cell alone. `name` is the title of the only sheet of
 * a text table.
 * Throws a `Failure` for anything that is not a sound workbook within the bounds.
 */
export const readWorkbook = (
  file: Uint8Array,
  bounds: Bounds = DEFAULT_BOUNDS,
  isAside: IsAside = () => false,
  name = 'Лист1',
): Reading => {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  const kind = sniff(bytes)
  switch (kind) {
    case 'zip':
      return readZip(bytes, bounds, isAside)
    case 'ole':
      return readXls(bytes, bounds, isAside)
    case 'text':
      return readCsv(bytes, bounds, isAside, name)
    default:
      throw sniffedFailure(kind)
  }
}
