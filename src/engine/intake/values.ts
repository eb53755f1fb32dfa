import { isoDay, serialDay } from '../base/calendar'
import { decimal } from '../base/russian'
import type { ColumnType, Field, Value } from '../catalogue/types'
import type { CellValue } from '../workbook/types'
import { asSeen } from '../base/russian'
import { choiceOf } from './lookup'
import { shown } from './remark'

/** What a cell gives: a value, or why it gives none with what was expected and how to fix it (Russian). */
export type Parsed = { ok: true; value: Value } | { ok: false; code: string; expected: string; fix: string }

export type Expectation = Pick<Field, 'type' | 'min' | 'max' | 'unit'> & {
  list?: string[] | undefined
  date1904: boolean
}

const [EARLIEST, LATEST] = ['1950-01-01', '2100-12-31']

const SPACES = /[\s\u00a0\u202f\u2009]/g

const expectedOf = ({ type, min, max, list }: Expectation): string => {
  const limits = `${min === undefined ? '' : ` от ${decimal(min)}`}${max === undefined ? '' : ` до ${decimal(max)}`}`
  switch (type) {
    case 'text':
      return 'текст'
    case 'integer':
      return `целое число${limits}`
    case 'number':
      return `число${limits}`
    case 'date':
      return 'дата, например 15.09.2025'
    case 'time':
      return 'время, например 9:30'
    case 'yes-no':
      return '«да» или «нет»'
    case 'choice': {
      const short = (list ?? []).slice(0, 8).map((choice) => `«${choice}»`)
      return `одно из значений списка: ${short.join(', ')}${(list ?? []).length > 8 ? ' …' : ''}`
    }
  }
}

const FIXES: Record<ColumnType, string> = {
  text: 'Впишите значение словами, ячейке задайте формат «Текстовый».',
  integer: 'Впишите только число, цифрами, без слов и единиц измерения.',
  number: 'Впишите только число, цифрами, без слов и единиц измерения.',
  date: 'Впишите существующую дату в виде ДД.ММ.ГГГГ.',
  time: 'Впишите время в виде ЧЧ:ММ, ячейке задайте формат «Текстовый».',
  'yes-no': 'Впишите «да» или «нет».',
  choice: 'Выберите значение из выпадающего списка.',
}

type Failed = Extract<Parsed, { ok: false }>

const failed = (expectation: Expectation, code = 'wrong-type', fix = FIXES[expectation.type]): Failed => ({
  ok: false,
  code,
  expected: expectedOf(expectation),
  fix,
})

const taken = (value: Value): Parsed => ({ ok: true, value })

/** «12 чел» or «12 человек» where the column counts people: its own unit behind a number adds nothing to it. */
const withoutUnit = (text: string, unit: string): string => {
  const [, number, said = ''] = /^(.*\d)\s*([а-яёa-z]+)\.?$/i.exec(text.trim()) ?? []
  const [word, own] = [said.toLowerCase(), unit.toLowerCase().replace(/\.$/, '')]
  return number !== undefined && (word === own || (own.length > 2 && word.startsWith(own))) ? number : text
}

const textNumber = (text: string, unit: string | undefined): number | null => {
  const bare = (unit === undefined ? text : withoutUnit(text, unit)).replace(SPACES, '')
  return /^[+-]?\d{1,15}([.,]\d{1,9})?$/.test(bare) ? Number(bare.replace(',', '.')) : null
}

const numberOf = (content: CellValue, expectation: Expectation): Parsed => {
  if (content.type === 'date' || content.type === 'time')
    return failed(
      expectation,
      'date-instead',
      'Excel принял введённое за дату: задайте ячейке формат «Числовой» и впишите число заново.',
    )
  const value =
    content.type === 'number'
      ? content.value
      : content.type === 'text'
        ? textNumber(content.value, expectation.unit)
        : null
  if (value === null) return failed(expectation)
  const whole = Math.round(value)
  const isWhole = Math.abs(value - whole) < 1e-9
  if (expectation.type === 'integer' && !isWhole) return failed(expectation, 'not-integer')
  const { min, max } = expectation
  if ((min !== undefined && value < min) || (max !== undefined && value > max))
    return failed(expectation, 'out-of-range', 'Проверьте число и исправьте его.')
  return taken(isWhole ? whole : value)
}

const DAY = /^(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4}|\d{2})\s*(?:г\.?|года)?$/
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?)?$/

const textDay = (text: string): string | null | undefined => {
  const [, day, month, year] = DAY.exec(text) ?? []
  if (day !== undefined) return isoDay(Number(year?.length === 2 ? `20${year}` : year), Number(month), Number(day))
  const iso = ISO_DAY.exec(text)
  return iso === null ? undefined : isoDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))
}

const dayOf = (content: CellValue): string | null | undefined => {
  if (content.type === 'date') return content.value.slice(0, 10)
  return content.type === 'text' ? textDay(content.value.trim().toLowerCase()) : undefined
}

const dateOf = (content: CellValue, expectation: Expectation): Parsed => {
  if (content.type === 'number') {
    const inRange = content.value >= 0 && content.value < 2_958_466
    const day = inRange ? serialDay(content.value, expectation.date1904) : ''
    // A bare number is a date only where it could be one of ours: 2025 is a year, not 17.07.1905.
    return day >= '2000-01-01' && day <= LATEST ? taken(day) : failed(expectation)
  }
  const day = dayOf(content)
  if (day === undefined) return failed(expectation)
  if (day === null || day < EARLIEST || day > LATEST) return failed(expectation, 'impossible-date')
  return taken(day)
}

const TIME = /^(\d{1,2})[:.-](\d{2})(?::\d{2})?$/

const timeOf = (content: CellValue, expectation: Expectation): Parsed => {
  if (content.type === 'time') return taken(content.value.slice(0, 5))
  if (content.type === 'date')
    return failed(
      expectation,
      'date-instead',
      'Excel принял время за дату (7.30 стало 30 июля): задайте ячейке формат «Текстовый» и впишите время заново, например 7:30.',
    )
  if (content.type === 'number' && content.value > 0 && content.value < 1) {
    const minutes = Math.round(content.value * 1440)
    const two = (part: number): string => String(part).padStart(2, '0')
    return minutes < 1440 ? taken(`${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`) : failed(expectation)
  }
  const [, hours = '', minutes = ''] = (content.type === 'text' && TIME.exec(content.value.trim())) || []
  if (hours === '') return failed(expectation)
  if (Number(hours) > 23 || Number(minutes) > 59) return failed(expectation, 'impossible-time')
  return taken(`${hours.padStart(2, '0')}:${minutes}`)
}

const textOf = (content: CellValue, expectation: Expectation): Parsed =>
  content.type === 'date' || content.type === 'time'
    ? failed(
        expectation,
        'date-instead',
        'Excel принял введённое за дату («2.1» стало 2 января): задайте ячейке формат «Текстовый» и впишите значение заново.',
      )
    : taken(shown(content))

const YES_NO = new Map([
  ['да', true],
  ['+', true],
  ['нет', false],
  ['-', false],
])

const yesNoOf = (content: CellValue, expectation: Expectation): Parsed => {
  if (content.type === 'boolean') return taken(content.value)
  const value = content.type === 'text' ? YES_NO.get(asSeen(content.value).replace(/\.$/, '')) : undefined
  return value === undefined ? failed(expectation) : taken(value)
}

const choiceFrom = (content: CellValue, expectation: Expectation): Parsed => {
  if (expectation.list === undefined || content.type === 'date' || content.type === 'time')
    return textOf(content, expectation)
  const choice = choiceOf(expectation.list, shown(content))
  return choice === undefined ? failed(expectation, 'not-in-list') : taken(choice)
}

const BY_TYPE: Record<ColumnType, (content: CellValue, expectation: Expectation) => Parsed> = {
  text: textOf,
  integer: numberOf,
  number: numberOf,
  date: dateOf,
  time: timeOf,
  'yes-no': yesNoOf,
  choice: choiceFrom,
}

/** Typed value of a cell. Nothing is guessed: what is not plainly of the type is refused with the fix. */
export const parseValue = (content: CellValue, expectation: Expectation): Parsed => {
  if (content.type === 'error')
    return failed(expectation, 'error-cell', 'Исправьте формулу или впишите вместо неё само значение.')
  if (content.type === 'formula')
    return failed(
      expectation,
      'formula-without-value',
      'Результат формулы в файле не сохранён: откройте файл в Excel или LibreOffice, сохраните его заново или впишите вместо формулы само значение.',
    )
  return BY_TYPE[expectation.type](content, expectation)
}
