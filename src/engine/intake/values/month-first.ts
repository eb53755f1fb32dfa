import { isoDay } from '../../base/calendar'
import type { Sheet } from '../../workbook/types'

/** Dates written by numbers that can be read in one way only, by where the day stands. */
type Order = { dayFirst: number; monthFirst: number }

const NUMERIC = /^\s*(\d{1,2})\s*([./-])\s*(\d{1,2})\s*\2\s*(?:\d{4}|\d{2})(?!\d)/

/** A leap year, so that 29 February is a day. */
const SOME_YEAR = 2024

const isDay = (month: number, day: number): boolean => isoDay(SOME_YEAR, month, day) !== null

const startsWithDigit = (text: string): boolean => {
  const code = text.charCodeAt(0)
  return (code >= 48 && code <= 57) || code <= 32 || code === 160
}

const count = (order: Order, text: string): void => {
  const [, first, , second] = NUMERIC.exec(text) ?? []
  const [one, other] = [Number(first), Number(second)]
  if (one > 12 && isDay(other, one)) order.dayFirst++
  if (other > 12 && isDay(one, other)) order.monthFirst++
}

const ordersOf = (sheets: Sheet[]): { book: Order; columns: Map<Sheet, Map<number, Order>> } => {
  const book: Order = { dayFirst: 0, monthFirst: 0 }
  const columns = new Map<Sheet, Map<number, Order>>()
  for (const sheet of sheets) {
    const orders = new Map<number, Order>()
    columns.set(sheet, orders)
    for (const { cells } of sheet.rows)
      for (const { column, content } of cells) {
        if (content.type !== 'text' || !startsWithDigit(content.value)) continue
        const order = orders.get(column) ?? { dayFirst: 0, monthFirst: 0 }
        count(order, content.value)
        orders.set(column, order)
      }
    for (const { dayFirst, monthFirst } of orders.values()) {
      book.dayFirst += dayFirst
      book.monthFirst += monthFirst
    }
  }
  return { book, columns }
}

/** Tells of a sheet and a 0-based column whether dates there may be written month first. */
export type MonthFirst = (sheet: Sheet, column: number | undefined) => boolean

/**
 * A date such as «02/13/2025» tells that its column is written month first; in a book where these outnumber the others,
 * so may be every column that does not show otherwise. Looked for once, when first asked.
 */
export const monthFirstIn = (sheets: Sheet[]): MonthFirst => {
  let orders: ReturnType<typeof ordersOf> | null = null
  return (sheet, column) => {
    orders ??= ordersOf(sheets)
    const { book, columns } = orders
    const own = column === undefined ? undefined : columns.get(sheet)?.get(column)
    if ((own?.monthFirst ?? 0) > 0) return true
    return book.monthFirst > book.dayFirst && (own?.dayFirst ?? 0) === 0
  }
}
