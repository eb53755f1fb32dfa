import { parse_zip, type CellObject, type WorkBook } from '@e965/xlsx'
import { contentOf } from './cell-content'
import { Failure } from '../base/failure'
import { DEFAULT_BOUNDS, guarded, inflatedParts, type Container, type IsAside, type Part } from './guard'
import { mergesWithin } from './merge-list'
import { readQuickly } from './quick-book'
import type { Bounds, Cell, ReadRow, Reading, Sheet } from './types'

const LAST_ROW = 1_048_576
const LAST_COLUMN = 16_384

const cellsOf = (row: CellObject[]): Cell[] => {
  const cells: Cell[] = []
  const take = (column: number): void => {
    const found = row[column]
    const content = found === undefined ? null : contentOf(found)
    if (content !== null) cells.push({ column, content })
  }
  if (row.length > LAST_COLUMN) throw broken()
  if (row.length > 256) for (const key of Object.keys(row)) take(Number(key))
  else for (let column = 0; column < row.length; column++) take(column)
  return cells
}

const broken = (cause?: unknown): Failure =>
  new Failure(
    'broken-file',
    'Книга повреждена: её листы не читаются. Откройте файл в Excel или LibreOffice, сохраните заново как .xlsx и пришлите снова.',
    cause,
  )

const sheetOf = (book: WorkBook, title: string, index: number): Sheet => {
  const parsed = book.Sheets[title]
  if (parsed === undefined) throw broken()
  const data = parsed['!data'] ?? []
  if (data.length > LAST_ROW) throw broken()
  const rows: ReadRow[] = []
  data.forEach((found, row) => {
    const cells = cellsOf(found)
    if (cells.length > 0) rows.push({ row, cells })
  })
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
      cellHTML: false,
      // The guard leaves only filled cells; without stubs a formula that has no cached value would vanish.
      sheetStubs: true,
    })
  } catch (error) {
    throw broken(error)
  }
}

/** The reader that knows every way of writing a workbook, and what the quick one is held against. */
export const readByLibrary = (parts: Part[], bounds: Bounds, isAside: IsAside): Reading => {
  const book = parsed(guarded(parts, bounds, isAside))
  const titles = book.SheetNames
  if (new Set(titles).size !== titles.length) throw broken()
  return {
    format: 'xlsx',
    date1904: book.Workbook?.WBProps?.date1904 === true,
    sheets: titles.map((title, index) => sheetOf(book, title, index)),
  }
}

/**
 * Typed cells of an .xlsx file, formatted text never trusted. Cells of blanks only count as empty. Rows of sheets
 * that `isAside` come with their first cell alone.
 * Throws a `Failure` for anything that is not a sound workbook within the bounds.
 */
export const readWorkbook = (
  file: Uint8Array,
  bounds: Bounds = DEFAULT_BOUNDS,
  isAside: IsAside = () => false,
): Reading => {
  const parts = inflatedParts(file, bounds)
  return readQuickly(parts, bounds, isAside) ?? readByLibrary(parts, bounds, isAside)
}
