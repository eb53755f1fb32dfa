import type { z } from 'zod'
import { aboutOf } from './fields'

const BOM = '\ufeff'

/** What a spreadsheet would compute: also behind spaces, and in the wide forms of Eastern keyboards. */
const FORMULA = /^[\s\u00a0]*[=+\-@\u2212\uff0b\uff0d\uff1d\uff20]|^[\t\r\n]/
/** Digits with marks of a date, time, share or power between or after them: «2.1», «1-4», «7:30», «5 %», «1e5». */
const DATE_LIKE = /^\d+\s*([.,/:\-–%]|e\d)[\d\s.,/:\-–%e]*$/i
/** «5 мая», «1 март 2026». */
const DAY_AND_MONTH =
  /^\d{1,4}[\s.\-/]*(янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|[a-z]{3})[а-яa-z]*\.?[\s.\-/\d]*$/i
/** A number that would lose its zeros or its last digits. */
const LONG_NUMBER = /^(0\d+|\d{16,})$/
const OWN = /^'/

const needsMark = (text: string): boolean =>
  [FORMULA, DATE_LIKE, DAY_AND_MONTH, LONG_NUMBER, OWN].some((pattern) => pattern.test(text))

/** Text of a cell that no spreadsheet computes, dates or rounds: where one would, an apostrophe stands in front. */
export const inertText = (text: string): string => {
  const lines = text.replace(/\r\n?/g, '\n')
  return needsMark(lines) ? `'${lines}` : lines
}

/** The text as it was before `inertText`, but for ends of lines. */
export const fromInert = (cell: string): string => (cell.startsWith("'") ? cell.slice(1) : cell)

const quoted = (cell: string): string => (/[;"\n\r\t]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

const cellOf = (value: unknown, words: Record<string, string> | undefined): string => {
  if (value === null || value === undefined) return ''
  if (words !== undefined) return words[String(value)] ?? String(value)
  return typeof value === 'number' ? String(value).replace('.', ',') : inertText(String(value))
}

type RowSchema = z.ZodObject<Record<string, z.ZodType>>

/** A table as CSV for a Russian Excel: BOM, «;», CRLF, decimal comma; the header names the columns in Russian. */
export const csvOf = (schema: RowSchema, rows: Record<string, unknown>[]): string => {
  const columns = Object.entries(schema.shape).map(([id, field]) => ({ id, ...aboutOf(field) }))
  const line = (cells: string[]): string => `${cells.map(quoted).join(';')}\r\n`
  return (
    BOM +
    line(columns.map(({ title }) => title)) +
    rows.map((row) => line(columns.map(({ id, words }) => cellOf(row[id], words)))).join('')
  )
}
