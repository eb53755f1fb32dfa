import { decimal, percent, plural } from '../base/russian'
import { nestedQuotes } from '../base/quotes'
import { isIsoDay, russianDay } from '../base/calendar'
import type { Value } from '../catalogue/evidence-types'
import { SAMPLED } from './known-names'
import type { Context } from './types'

const SHOWN = 10

/** `строки` after «в 1 …», `строках` after «в 3 …». */
export const inRows = (count: number): string => `${count} ${plural(count, 'строке', 'строках', 'строках')}`

/** «8 из 10 строк (80,0 %)». */
export const rowsOf = (part: number, whole: number): string =>
  `${part} из ${whole} ${plural(whole, 'строки', 'строк', 'строк')} (${percent(part / whole)})`

const isCell = ({ row }: { row: string }): boolean => /^[A-Z]/.test(row)

/** «строка 5», or «ячейка K5» for a row that is a single cell. */
export const rowName = (row: { row: string }): string => `${isCell(row) ? 'ячейка' : 'строка'} ${row.row}`

/** «строка 5», «строки 5, 9», «ячейки K5, L5»; at most ten of them. */
export const rowNumbers = (rows: { row: string }[]): string => {
  const shown = rows.slice(0, SHOWN).map(({ row }) => row)
  const rest = rows.length - shown.length
  const one = rows.length === 1
  const word = rows.some(isCell) ? (one ? 'ячейка' : 'ячейки') : one ? 'строка' : 'строки'
  return `${word} ${shown.join(', ')}${rest > 0 ? ` и ещё ${rest}` : ''}`
}

/** Up to ten items through «; », then how many more. */
export const listed = (items: string[]): string => {
  const rest = items.length - SHOWN
  return items.slice(0, SHOWN).join('; ') + (rest > 0 ? `; и ещё ${rest}` : '')
}

export const quoted = (items: string[]): string => items.map((item) => nestedQuotes(`«${item}»`)).join(', ')

/** «31 из 40 педагогов»; where the noun would have to be singular: «педагогов: 20 из 21». */
export const partOf = (done: string, part: number, whole: number, counted: string): string =>
  Number.isInteger(whole) && plural(whole, 'one', 'few', 'many') !== 'one'
    ? `${done} ${decimal(part)} из ${decimal(whole)} ${counted}`
    : `${done} ${counted}: ${decimal(part)} из ${decimal(whole)}`

/** `100 %`, `77,5 %`: as a requirement names it. */
export const goal = (share: number): string => `${decimal(share * 100)} %`

export const shownValue = (value: Value): string => {
  if (typeof value === 'boolean') return value ? 'да' : 'нет'
  if (typeof value === 'number') return decimal(value)
  return isIsoDay(value) ? russianDay(value) : value
}

/** A reason as it goes on inside a sentence: «лист «Чаты» не заполнен». Abbreviations keep their capitals. */
export const lowered = (reason: string): string =>
  /^\p{Lu}[\p{Ll} ]/u.test(reason) ? reason.charAt(0).toLowerCase() + reason.slice(1) : reason

/** A phrase of the catalogue as it opens a sentence. */
export const capital = (phrase: string): string => phrase.charAt(0).toUpperCase() + phrase.slice(1)

/** Reasons as one sentence, each said once: only the first keeps its capital. */
export const together = (reasons: string[], by = '; '): string =>
  [...new Set(reasons)].map((reason, at) => (at === 0 ? reason : lowered(reason))).join(by)

/** Ends a reason about a table that was asked for control days only. */
export const sampleMark = (context: Context, ...tables: string[]): string =>
  context.terms.sampled && tables.some((table) => SAMPLED.includes(table)) ? ' (по выборке контрольных дней)' : ''
