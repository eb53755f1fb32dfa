import { dateContent, ERRORS } from './cell-content'
import { unusual } from './plain-text'
import type { QuickSheet, RawCell } from './quick-sheet'
import type { QuickStyles } from './quick-styles'
import type { Cell, CellValue, ReadRow } from './types'

const DAY = 86_400_000
const DAY_ZERO = Date.UTC(1899, 11, 30)
/** Days between the two date systems. */
const SHIFT_1904 = 1462

const KNOWN_ERRORS = new Set(Object.values(ERRORS))

type Content = CellValue | null

/** Day 60 of the 1900 system is the 29 February that never was: the library leaves it a number. */
const momentOf = (serial: number): Date | null =>
  serial >= 60 && serial < 61 ? null : new Date((serial > 60 ? serial : serial + 1) * DAY + DAY_ZERO)

const textContent = (text: string): CellValue | null => (text.trim() === '' ? null : { type: 'text', value: text })

const booleanContent = (text: string): Content => {
  if (text === '1' || text === 'true') return { type: 'boolean', value: true }
  return text === '0' || text === 'false' ? { type: 'boolean', value: false } : unusual()
}

/** What cells of a workbook refer to: strings by index, looks by style. */
type Book = QuickStyles & { strings: string[]; date1904: boolean }

/** Gives types to the raw cells of a workbook's sheets. Throws `Unusual`. */
export const typedRows = ({ strings, dates, percents, date1904 }: Book): ((sheet: QuickSheet) => ReadRow[]) => {
  const shift = date1904 ? SHIFT_1904 : 0

  const texts = strings.map(textContent)

  const numberContent = ({ text, style, whole }: RawCell): Content => {
    const value = whole === -1 ? parseFloat(text) : whole
    if (Number.isFinite(value) && dates[style] === true) {
      const moment = momentOf(value + shift)
      return moment === null ? { type: 'number', value: value + shift } : dateContent(moment)
    }
    if (!Number.isFinite(value)) return unusual()
    return percents[style] === true ? { type: 'number', value, isPercent: true } : { type: 'number', value }
  }

  const contentOf = (cell: RawCell): Content => {
    switch (cell.type) {
      case 'n':
        return numberContent(cell)
      case 's': {
        const content = texts[cell.whole === -1 ? Number(cell.text) : cell.whole]
        return content === undefined ? unusual() : content
      }
      case 'str':
        return textContent(cell.text)
      case 'b':
        return booleanContent(cell.text)
      case 'e':
        return KNOWN_ERRORS.has(cell.text) ? { type: 'error', value: cell.text } : unusual()
      case 'formula':
        return { type: 'formula', value: cell.text }
    }
  }

  return ({ rows }) => {
    const read: ReadRow[] = []
    for (const { row, cells } of rows) {
      const kept: Cell[] = []
      for (const cell of cells) {
        const content = contentOf(cell)
        if (content !== null) kept.push({ column: cell.column, content })
      }
      if (kept.length > 0) read.push({ row, cells: kept })
    }
    return read
  }
}
