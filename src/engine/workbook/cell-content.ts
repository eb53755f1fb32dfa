import type { CellObject } from '@e965/xlsx'
import type { CellValue } from './types'

/** Errors by their code in the library. */
export const ERRORS: Record<number, string> = {
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

/** A moment as a date, or as a time of day where it is less than a day. */
export const dateContent = (date: Date): CellValue => {
  const milliseconds = date.getTime()
  if (!Number.isFinite(milliseconds)) return { type: 'error', value: '#ДАТА' }
  const iso = new Date(Math.round(milliseconds / 1000) * 1000).toISOString()
  if (TIME_ONLY.has(iso.slice(0, 10))) return { type: 'time', value: iso.slice(11, 19) }
  return { type: 'date', value: iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19) }
}

/** Does a number format show a percentage? What it prints as it stands is no sign of one. */
export const isPercentFormat = (format: string): boolean =>
  format.includes('%') && format.replace(/"[^"]*"|\\.|_./g, '').includes('%')

/** A number as shown by such a format. */
export const asPercent = (content: CellValue): CellValue =>
  content.type === 'number' ? { ...content, isPercent: true } : content

const numberOf = (value: unknown, format: unknown): CellValue => {
  if (!Number.isFinite(value)) return { type: 'error', value: '#ЧИСЛО' }
  const content: CellValue = { type: 'number', value: value as number }
  return typeof format === 'string' && isPercentFormat(format) ? asPercent(content) : content
}

/** What a cell of the library holds; null when nothing. */
export const contentOf = ({ t, v, f, z }: CellObject): CellValue | null => {
  switch (t) {
    case 's':
      return typeof v !== 'string' || v.trim() === '' ? null : { type: 'text', value: v }
    case 'n':
      return numberOf(v, z)
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
