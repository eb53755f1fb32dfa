import { isoDay } from '../base/calendar'
import type { Confirmation } from '../catalogue/criterion-types'
import type { Value } from '../catalogue/evidence-types'
import { dayOf, textOf } from './acts'
import type { Answer } from './types'

const MONTHS = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ')

const DAY = new RegExp(
  `(?<y>\\d{4})-(?<m>\\d{2})-(?<d>\\d{2})|(?<d2>\\d{1,2})[./](?<m2>\\d{1,2})[./](?<y2>\\d{4}|\\d{2})(?!\\d)` +
    `|(?<d3>\\d{1,2})\\s+(?<m3>${MONTHS.join('|')})\\s+(?<y3>\\d{4})`,
  'giu',
)

const EXTENSIONS = 'pdf|docx?|xlsx?|odt|ods|odp|rtf|jpe?g|png|webp|heic|tiff?|zip|rar|7z|pptx?|mp4|txt|csv|p7s|sig'
const FILE = new RegExp(`[\\p{L}\\d][^\\\\/:*?"<>|\\n]*\\.(${EXTENSIONS})(?![\\p{L}\\d])`, 'iu')
const URL = /https?:\/\/[\p{L}\d-]+(\.[\p{L}\d-]+)+/iu
const DOMAIN = /(?<![@\p{L}\d.-])([\p{L}\d-]+\.)+([a-z]{2,}|рф|рус|дети|москва)(?![\p{L}\d])(?!@)/iu

const fullYear = (year: string): number => (year.length === 2 ? 2000 + Number(year) : Number(year))

const days = (text: string): string[] =>
  [...text.matchAll(DAY)].flatMap(({ groups: at = {} }) => {
    const month = at['m3'] === undefined ? Number(at['m'] ?? at['m2']) : MONTHS.indexOf(at['m3'].toLowerCase()) + 1
    const day = isoDay(fullYear(at['y'] ?? at['y2'] ?? at['y3'] ?? ''), month, Number(at['d'] ?? at['d2'] ?? at['d3']))
    return day === null ? [] : [day]
  })

const isLink = (text: string): boolean => {
  if (URL.test(text)) return true
  const domain = DOMAIN.exec(text)?.[0]
  return domain !== undefined && !new RegExp(`\\.(${EXTENSIONS})$`, 'iu').test(domain)
}

/** A document's number: digits that are neither its date nor a bare year. */
const hasNumber = (text: string): boolean =>
  /\d/.test(text.replace(DAY, ' ').replace(/(?<!\d)20\d\d(\s*[-–/]\s*20\d\d)?\s*(г\.?|год\p{L}*)/giu, ' '))

const positiveNumber = (value: Value | undefined): boolean => {
  if (typeof value === 'number') return value > 0
  const figure = /^№?\s*(\d+(?:[.,]\d+)?)(?!\d*[.,/-]\d)/u.exec(textOf(value))?.[1]
  return figure !== undefined && Number(figure.replace(',', '.')) > 0
}

/** Whether an answer is confirmed in one of the wanted ways; dates after `until` confirm nothing. */
export const confirms = ({ confirmation, date }: Answer, wanted: Confirmation[], until: string): boolean => {
  const text = textOf(confirmation?.value)
  const dated = [dayOf(date?.value), ...days(text)].some((day) => day !== null && day <= until)
  const ways: Record<Confirmation, () => boolean> = {
    document: () => dated && hasNumber(text),
    link: () => isLink(text),
    file: () => FILE.test(text),
    date: () => dated,
    number: () => positiveNumber(confirmation?.value),
  }
  return wanted.some((way) => ways[way]())
}

/** A comment that says something: «-», «нет», «есть» do not. */
export const isTelling = (comment: Value | undefined): boolean =>
  !/^(нет|есть|да|не было|-)?$/iu.test(textOf(comment)) && /\p{L}{3}/u.test(textOf(comment))
