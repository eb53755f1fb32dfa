import { isoDay, serialDay } from '../../base/calendar'
import type { CellValue } from '../../workbook/types'
import { refused, taken, type Expectation, type Parsed } from './outcome'
import { textDay, type Spelt } from './spelt-dates'

const [EARLIEST, LATEST] = ['1950-01-01', '2100-12-31']

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const digitsAt = (text: string, at: number): number => {
  const [tens, units] = [text.charCodeAt(at) - 48, text.charCodeAt(at + 1) - 48]
  return tens >= 0 && tens <= 9 && units >= 0 && units <= 9 ? tens * 10 + units : -1
}

/** «15.09.2025» of a day every year has: nearly all dates there are, without a look at the other spellings. */
const commonDay = (text: string): Spelt | null => {
  if (text.length !== 10 || text[2] !== '.' || text[5] !== '.') return null
  const [day, month] = [digitsAt(text, 0), digitsAt(text, 3)]
  if (digitsAt(text, 6) < 0 || digitsAt(text, 8) < 0) return null
  if (day < 1 || day > (LENGTHS[month - 1] ?? 0)) return null
  return { iso: `${text.slice(6)}-${text.slice(3, 5)}-${text.slice(0, 2)}`, numeric: true, day, month }
}

const PROBLEMS: Record<string, string> = {
  'no-year': 'Допишите год: ДД.ММ.ГГГГ.',
  'no-day': 'Впишите полную дату с днём и месяцем: ДД.ММ.ГГГГ.',
  'several-dates': 'Впишите одну дату в виде ДД.ММ.ГГГГ; для других добавьте строки.',
  'month-first': 'Похоже, месяц стоит перед днём. Впишите дату в виде ДД.ММ.ГГГГ.',
  'other-weekday': 'День недели с датой не сходится. Проверьте дату и впишите её в виде ДД.ММ.ГГГГ.',
}

const EITHER =
  'Рядом есть даты, где месяц стоит перед днём, поэтому непонятно, что здесь день, а что месяц. Впишите дату заново в виде ДД.ММ.ГГГГ.'

/** Could the day and the month of a date have changed places? */
const isEither = (day: number, month: number): boolean => day <= 12 && day !== month

const checked = (iso: string | null, expectation: Expectation): Parsed =>
  iso === null || iso < EARLIEST || iso > LATEST ? refused(expectation, 'impossible-date') : taken(iso)

const ofText = (text: string, expectation: Expectation): Parsed => {
  const found = commonDay(text) ?? textDay(text)
  if ('problem' in found) return refused(expectation, found.problem, PROBLEMS[found.problem])
  if (expectation.isMonthFirst === true && found.numeric && isEither(found.day, found.month))
    return refused(expectation, 'ambiguous-date', EITHER)
  return checked(found.iso ?? isoDay(found.year, found.month, found.day), expectation)
}

/** A real date of a column with month-first texts: Excel may have read it day first while it was meant otherwise. */
const ofCell = (iso: string, expectation: Expectation): Parsed =>
  expectation.isMonthFirst === true && isEither(Number(iso.slice(8, 10)), Number(iso.slice(5, 7)))
    ? refused(expectation, 'ambiguous-date', EITHER)
    : checked(iso, expectation)

/** Days since day zero; a bare number is a date only where it could be one of ours: 2025 is a year, not 17.07.1905. */
const ofSerial = (serial: number, expectation: Expectation): Parsed => {
  const day = serial >= 0 && serial < 2_958_466 ? serialDay(serial, expectation.date1904) : ''
  if (day >= '2000-01-01' && day <= LATEST) return taken(day)
  if (Number.isInteger(serial) && serial >= 1900 && serial <= 2100)
    return refused(expectation, 'no-day', PROBLEMS['no-day'])
  return refused(expectation)
}

/** A day as ISO `YYYY-MM-DD`, in any spelling; what can be read as two days is refused. */
export const dateOf = (content: CellValue, expectation: Expectation): Parsed => {
  switch (content.type) {
    case 'date':
      return ofCell(content.value.slice(0, 10), expectation)
    case 'text':
      return ofText(content.value, expectation)
    case 'number':
      return ofSerial(content.value, expectation)
    default:
      return refused(expectation)
  }
}
