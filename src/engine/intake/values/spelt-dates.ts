import { asSeen } from '../../base/russian'
import { isoDay } from '../../base/calendar'
import { monthOf } from './months'
import { tidy } from './tidy'

/** A date as spelt; `iso` where it is known to exist already. `numeric`: written by numbers, day first. */
export type Spelt = { day: number; month: number; numeric: boolean } & (
  { iso: string } | { iso?: undefined; year: number }
)

type Problem = { problem: string }

const WEEKDAYS = ['вс', 'пн', 'вт', 'ср', 'чт', 'пт', 'сб']
const WEEKDAY = 'воскресенье|понедельник|вторник|среда|четверг|пятница|суббота|вс|пн|вт|ср|чт|пт|сб'
const SHORT: Record<string, string> = {
  воскресенье: 'вс',
  понедельник: 'пн',
  вторник: 'вт',
  среда: 'ср',
  четверг: 'чт',
  пятница: 'пт',
  суббота: 'сб',
}
const WEEKDAY_BEFORE = new RegExp(`^(${WEEKDAY})[.,]* +`)
const WEEKDAY_AFTER = new RegExp(`[, ]+\\(?(${WEEKDAY})\\)?\\.?$`)

/** A moment of the day behind a date: its day is what counts. */
const TIME = /(?:, ?| в | |(?<=\d)[тt])([01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d{1,6})?)?$/

const YEAR_MARK = /(?<=\d) ?(?:г|гг|год|года|году)?\.?$/

const NUMERIC = /^(\d{1,2}) ?([./-]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})$/
const WIDE = /^(\d{1,2})([ ,])(\d{1,2})\2(\d{4})$/
const ISO = /^(\d{4})([./-])(\d{1,2})\2(\d{1,2})$/
const NAMED = /^(\d{1,2})(?:-?(?:го|е|ое))?[ .-]*([а-яiv]+)[ .,-]*(\d{4}|\d{2})$/

/** «25» is 2025, «98» is 1998. */
const yearOf = (written: string): number => {
  const year = Number(written)
  return written.length === 4 ? year : year + (year < 50 ? 2000 : 1900)
}

const numericDay = (day: number, month: number, year: number): Spelt | Problem => {
  if (day <= 12 && month > 12 && isoDay(year, day, month) !== null) return { problem: 'month-first' }
  return { day, month, year, numeric: true }
}

const spelt = (text: string): Spelt | Problem | null => {
  const numeric = NUMERIC.exec(text) ?? WIDE.exec(text)
  if (numeric !== null) return numericDay(Number(numeric[1]), Number(numeric[3]), yearOf(numeric[4] ?? ''))
  const iso = ISO.exec(text)
  if (iso !== null) return { year: Number(iso[1]), month: Number(iso[3]), day: Number(iso[4]), numeric: false }
  const [, day = '', word = '', year = ''] = NAMED.exec(text) ?? []
  const month = monthOf(word)
  return month === undefined ? null : { day: Number(day), month, year: yearOf(year), numeric: false }
}

const NUMERIC_ANYWHERE = /(?<!\d)\d{1,2}[./]\d{1,2}(?:[./](?:\d{4}|\d{2}))?(?!\d)/g

const problemOf = (text: string): string => {
  const months = text.split(/[^а-яiv]+/).filter((word) => monthOf(word) !== undefined).length
  const numeric = text.match(NUMERIC_ANYWHERE)?.length ?? 0
  if (months + numeric > 1 || /^(?:с )?\d{1,2}(?: ?(?:-|и|по) ?|, )\d{1,2}[ .]/.test(text)) return 'several-dates'
  if (/^\d{1,2}[./-]\d{1,2}$/.test(text) || /^\d{1,2}[ .-]*[а-я]+\.?$/.test(text))
    return numeric + months > 0 || text.includes('-') ? 'no-year' : 'wrong-type'
  if (/^(?:19|20)\d\d$|^\d{1,2}[./](?:19|20)\d\d$/.test(text)) return 'no-day'
  return months === 1 && /^[а-я]+[ .,]*(?:\d{4}|\d{2})?$/.test(text) ? 'no-day' : 'wrong-type'
}

const isOn = (weekday: string, { year = 0, month, day }: Extract<Spelt, { iso?: undefined }>): boolean =>
  WEEKDAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] === (SHORT[weekday] ?? weekday)

/**
 * The date a text spells: «15.9.25», «15 сент. 2025», ««15» сентября 2025 года», «2025-09-15», with a weekday or a time
 * of day beside it. A part of one («15 сентября»), or several, is a problem with its code.
 */
export const textDay = (text: string): Spelt | Problem => {
  const seen = asSeen(tidy(text)).replace(/^от /, '')
  const weekday = WEEKDAY_BEFORE.exec(seen)?.[1] ?? WEEKDAY_AFTER.exec(seen)?.[1]
  const bare = (weekday === undefined ? seen : seen.replace(WEEKDAY_BEFORE, '').replace(WEEKDAY_AFTER, ''))
    .replace(TIME, '')
    .replace(YEAR_MARK, '')
  const found = spelt(bare)
  if (found === null) return { problem: problemOf(bare) }
  const wrong = weekday !== undefined && !('problem' in found) && found.iso === undefined && !isOn(weekday, found)
  return wrong ? { problem: 'other-weekday' } : found
}
