import { countOf, filled, placeCode, placeOf, quoted } from './formulas'
import type { List } from './layout'

/** A formula and what it gives in the blank form. */
export type Live<T> = { formula: string; blank: T }

/**
 * One line of «Контроль заполнения». `place`: number of the first offending cell, or that cell when there is
 * only one it can be. `advice` is a formula expression shown while the count is not zero.
 */
export type ControlLine = {
  sheet: string
  what: string
  count: Live<number>
  place: Live<number> | string
  advice: Live<string>
}

export const advise = (text: string): Live<string> => ({ formula: quoted(text), blank: text })

/** A line that counts the cells of `ref` where the condition holds and names the first. */
export const lineOf = (
  sheet: string,
  what: string,
  condition: string,
  ref: string,
  advice: string,
  blank: { count: number; row: number; column: number } = { count: 0, row: 0, column: 0 },
): ControlLine => ({
  sheet,
  what,
  count: { formula: countOf(condition), blank: blank.count },
  place: { formula: placeOf(condition, ref), blank: blank.count > 0 ? placeCode(blank.row, blank.column) : 0 },
  advice: advise(advice),
})

const notListed = (ref: string, list: List, mask: string): string =>
  `ISNA(MATCH(${ref},${list.ref},0))*${filled(ref)}*${mask}`

export type Typed = { type: string; list: List | null }

/** Cells whose value is not of the column's kind: dates and numbers as text, times as numbers, words off the list. */
export const wrongKind = (ref: string, columns: Typed[], mask: (flags: boolean[]) => string): string | null => {
  const numeric = columns.map(({ type, list }) => list === null && ['date', 'integer', 'number'].includes(type))
  const times = columns.map(({ type }) => type === 'time')
  const lists = [...new Set(columns.map(({ list }) => list).filter((list) => list !== null))]
  const terms = [
    ...(numeric.includes(true) ? [`ISTEXT(${ref})*${filled(ref)}*${mask(numeric)}`] : []),
    ...(times.includes(true) ? [`ISNUMBER(${ref})*${mask(times)}`] : []),
    ...lists.map((list) => notListed(ref, list, mask(columns.map((column) => column.list === list)))),
  ]
  return terms.length === 0 ? null : terms.join('+')
}
