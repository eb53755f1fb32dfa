import { parse_zip, type CellObject, type Range, type WorkBook } from '@e965/xlsx'
import { Failure } from '../base/failure'
import { DEFAULT_BOUNDS, guarded, type Container, type IsAside } from './guard'
import type { Bounds, Cell, CellValue, Merge, ReadRow, Reading, Sheet } from './types'

const LAST_ROW = 1_048_576
const LAST_COLUMN = 16_384

const ERRORS: Record<number, string> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
  0x2b: '#GETTING_DATA',
}

/** Day zero of both date systems: a cell there holds a time of day and no date. */
const TIME_ONLY = new Set(['1899-12-31', '1904-01-01'])

const dateContent = (date: Date): CellValue => {
  const milliseconds = date.getTime()
  if (!Number.isFinite(milliseconds)) return { type: 'error', value: '#ДАТА' }
  const iso = new Date(Math.round(milliseconds / 1000) * 1000).toISOString()
  if (TIME_ONLY.has(iso.slice(0, 10))) return { type: 'time', value: iso.slice(11, 19) }
  return { type: 'date', value: iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19) }
}

const contentOf = ({ t, v, f }: CellObject): CellValue | null => {
  switch (t) {
    case 's':
      return typeof v !== 'string' || v.trim() === '' ? null : { type: 'text', value: v }
    case 'n':
      return Number.isFinite(v) ? { type: 'number', value: v as number } : { type: 'error', value: '#ЧИСЛО' }
    case 'd':
      return dateContent(v as unknown as Date)
    case 'b':
      return { type: 'boolean', value: v === true }
    case 'e':
      return { type: 'error', value: ERRORS[v as number] ?? '#ОШИБКА' }
    default:
      return f === undefined ? null : { type: 'formula', value: f }
  }
}

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

/** Merges inside the filled part of a sheet, cut to it. */
const mergesOf = (ranges: Range[], rows: ReadRow[]): Merge[] => {
  const lastRow = rows.at(-1)?.row ?? -1
  const lastColumn = rows.reduce((last, { cells }) => Math.max(last, cells.at(-1)?.column ?? -1), -1)
  return ranges
    .filter(({ s }) => s.r <= lastRow && s.c <= lastColumn)
    .map(({ s, e }) => ({
      top: s.r,
      left: s.c,
      bottom: Math.min(e.r, lastRow),
      right: Math.min(e.c, lastColumn),
    }))
    .filter(({ top, left, bottom, right }) => bottom > top || right > left)
}

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
  const merges = mergesOf(parsed['!merges'] ?? [], rows)
  return {
    title,
    hidden: (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
    rows,
    ...(merges.length === 0 ? {} : { merges }),
  }
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

/**
 * Typed cells of an .xlsx file, formatted text never trusted. Cells of blanks only count as empty. Rows of sheets
 * that `isAside` come with their first cell alone.
 * Throws a `Failure` for anything that is not a sound workbook within the bounds.
 */
export const readWorkbook = (file: Uint8Array, bounds: Bounds = DEFAULT_BOUNDS, isAside?: IsAside): Reading => {
  const book = parsed(guarded(file, bounds, isAside))
  const titles = book.SheetNames
  if (new Set(titles).size !== titles.length) throw broken()
  return {
    format: 'xlsx',
    date1904: book.Workbook?.WBProps?.date1904 === true,
    sheets: titles.map((title, index) => sheetOf(book, title, index)),
  }
}
