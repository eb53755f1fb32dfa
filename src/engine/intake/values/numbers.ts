import type { CellValue } from '../../workbook/types'
import { whyNoNumber } from './no-number'
import { leastOf, refused, taken, type Expectation, type Parsed } from './outcome'
import { tidy } from './tidy'

/** Words that count what a column counts: its own unit behind a number adds nothing to it. */
const UNITS: Record<string, string[]> = {
  чел: ['чел', 'человек', 'человека'],
  мин: ['мин', 'минут', 'минуты', 'минута'],
  ч: ['ч', 'час', 'часа', 'часов'],
  шт: ['шт', 'штук', 'штуки', 'штука', 'ед', 'единиц', 'единицы', 'единица'],
  '%': ['%', 'процент', 'процента', 'процентов'],
}

const bareUnit = (unit: string): string => unit.toLowerCase().replace(/\s|\.$/g, '')

/** A column without a unit counts things. */
const isOwnUnit = (said: string, unit: string | undefined): boolean => {
  const own = unit === undefined ? 'шт' : bareUnit(unit)
  return (UNITS[own] ?? [own]).includes(bareUnit(said))
}

const WITH_UNIT = /^(.*\d)\s*([^\d\s.,+)-][^\d]*)$/

/** Digits in one run or in groups of three, then a decimal part. */
const NUMBER = /^([+-]?)(\d{1,15}|\d{1,3}(?: \d{3}){1,4})(?:([.,])(\d{1,9}))?$/

/** «1,250» may be 1250 as the English write it. */
const mayBeGrouped = (whole: string, part: string | undefined): boolean =>
  part?.length === 3 && whole.length <= 3 && !whole.startsWith('0')

const PLAIN = /^\d{1,15}$/

const textNumber = (text: string, expectation: Expectation): number | Parsed => {
  if (PLAIN.test(text)) return Number(text)
  const seen = tidy(text).replace(/(\d)\.$/, '$1')
  const [, before, said] = WITH_UNIT.exec(seen) ?? []
  const bare = before !== undefined && said !== undefined && isOwnUnit(said, expectation.unit) ? before : seen
  const [, sign, whole, , part] = NUMBER.exec(bare) ?? []
  if (whole === undefined) return whyNoNumber(seen, expectation)
  if (mayBeGrouped(whole, part))
    return refused(
      expectation,
      'ambiguous-number',
      `Непонятно, ${whole}${part} это или ${whole} с дробью. Впишите число без разделителя тысяч, дробную часть отделите запятой.`,
    )
  return Number(`${sign}${whole.replaceAll(' ', '')}.${part ?? '0'}`)
}

const limited = (value: number, expectation: Expectation): Parsed => {
  const whole = Math.round(value)
  const isWhole = Math.abs(value - whole) < 1e-9
  if (expectation.type === 'integer' && !isWhole)
    return value > 0 && value < 1
      ? refused(expectation, 'not-integer', 'Если это доля или процент, впишите само количество целым числом.')
      : refused(expectation, 'not-integer', 'Впишите целое число, без дробной части.')
  const [min, { max }] = [leastOf(expectation), expectation]
  const number = isWhole ? whole + 0 : value
  if ((min !== undefined && number < min) || (max !== undefined && number > max) || Math.abs(value) > 1e15)
    return refused(expectation, 'out-of-range', 'Проверьте число и исправьте его.')
  return taken(number)
}

const isPercent = ({ unit }: Expectation): boolean => unit !== undefined && bareUnit(unit) === '%'

/** A number or a count, in any way a person writes one; what can be read in two ways is refused. */
export const numberOf = (content: CellValue, expectation: Expectation): Parsed => {
  switch (content.type) {
    case 'number':
      if (!Number.isFinite(content.value)) return refused(expectation)
      if (content.isPercent !== true) return limited(content.value, expectation)
      return isPercent(expectation)
        ? limited(Math.round(content.value * 1e11) / 1e9, expectation)
        : refused(expectation, 'percent', 'Впишите количество, а не процент, ячейке задайте формат «Числовой».')
    case 'text': {
      const value = textNumber(content.value, expectation)
      return typeof value === 'number' ? limited(value, expectation) : value
    }
    case 'date':
    case 'time':
      return refused(
        expectation,
        'date-instead',
        'Excel принял введённое за дату: задайте ячейке формат «Числовой» и впишите число заново.',
      )
    default:
      return refused(expectation)
  }
}
