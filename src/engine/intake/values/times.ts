import { asSeen } from '../../base/russian'
import type { CellValue } from '../../workbook/types'
import { isMadeDate } from './made-date'
import { refused, taken, type Expectation, type Parsed } from './outcome'
import { tidy } from './tidy'

const COMMON = /^([01]\d|2[0-3]):[0-5]\d$/
const TIME = /^(?:в )?(\d{1,2}) ?[:.-] ?(\d{2})(?::(\d{2}))?(?: ?(?:ч|час|часа|часов))?\.?$/
const IN_WORDS = /^(?:в )?(\d{1,2}) ?(?:ч|час|часа|часов)\.?(?: ?(\d{1,2}) ?(?:м|мин|минут|минута|минуты)\.?)?$/
const SEVERAL = /\d{1,2}[:.]\d{2}.*\D\d{1,2}[:.]\d{2}/

const two = (part: number | string): string => String(part).padStart(2, '0')

const DATE_FIX =
  'Excel принял время за дату (7.30 стало 30 июля): задайте ячейке формат «Текстовый» и впишите время заново, например 7:30.'

const ofText = (text: string, expectation: Expectation): Parsed => {
  if (COMMON.test(text)) return taken(text)
  const seen = asSeen(tidy(text))
  const [, hours, minutes = '0', seconds = '0'] = TIME.exec(seen) ?? IN_WORDS.exec(seen) ?? []
  if (hours !== undefined)
    return Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59
      ? refused(expectation, 'impossible-time')
      : taken(`${two(hours)}:${two(minutes)}`)
  if (isMadeDate(seen) || /^\d{1,2}[./]\d{1,2}[./]\d{4}$/.test(seen))
    return refused(expectation, 'date-instead', DATE_FIX)
  return SEVERAL.test(seen)
    ? refused(expectation, 'several-times', 'Впишите одно время в виде ЧЧ:ММ.')
    : refused(expectation)
}

/** Part of a day as Excel counts time. */
const ofFraction = (fraction: number, expectation: Expectation): Parsed => {
  const minutes = fraction > 0 && fraction < 1 ? Math.round(fraction * 1440) : 1440
  return minutes < 1440 ? taken(`${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`) : refused(expectation)
}

/** A time of day as `HH:MM`, seconds dropped; a date in its place is what Excel made of it, and is refused. */
export const timeOf = (content: CellValue, expectation: Expectation): Parsed => {
  switch (content.type) {
    case 'time':
      return taken(content.value.slice(0, 5))
    case 'text':
      return ofText(content.value, expectation)
    case 'number':
      return content.isPercent === true ? refused(expectation) : ofFraction(content.value, expectation)
    case 'date':
      return refused(expectation, 'date-instead', DATE_FIX)
    default:
      return refused(expectation)
  }
}
