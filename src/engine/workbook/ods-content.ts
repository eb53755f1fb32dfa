import { asPercent, dateContent, ERRORS } from './cell-content'
import { attributeIn } from './xml-tags'
import type { CellValue } from './types'

/** Prefixes of a document's names: `office:value-type` may be written with another one. */
export type Prefixes = { office: string; table: string; text: string; calcext: string }

const DAY = 86_400_000
/** Where a time of day stands among dates; more than a day gives a date of 1900, as in Excel. */
const TIME_ZERO = Date.UTC(1899, 11, 31)
const OFFICE_ZERO = '1899-12-30'

const KNOWN_ERRORS = new Set([
  ...Object.values(ERRORS),
  '#Н/Д',
  '#ССЫЛ!',
  '#ЗНАЧ!',
  '#ДЕЛ/0!',
  '#ИМЯ?',
  '#ЧИСЛО!',
  '#ПУСТО!',
])
const isError = (text: string): boolean => KNOWN_ERRORS.has(text) || /^(Err|Ошибка|Ош):\d{3}$/.test(text)

const badDate: CellValue = { type: 'error', value: '#ДАТА' }

const dateOf = (written: string): CellValue => {
  const [, day = '', time = '00:00:00'] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d(?:[.,]\d+)?)Z?)?$/.exec(written) ?? []
  const moment = new Date(`${day === OFFICE_ZERO ? '1899-12-31' : day}T${time.replace(',', '.').slice(0, 12)}Z`)
  // 30 February would become 2 March.
  if (!Number.isFinite(moment.getTime()) || (day !== OFFICE_ZERO && !moment.toISOString().startsWith(day)))
    return badDate
  return dateContent(moment)
}

const timeOf = (written: string): CellValue => {
  const found = /^(-?)PT(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6}(?:[.,]\d{1,12})?)S)?$/.exec(written)
  if (found === null || found[1] === '-') return { type: 'error', value: '#ВРЕМЯ' }
  const [hours, minutes, seconds] = found.slice(2).map((part) => Number((part ?? '0').replace(',', '.')))
  const ms = ((hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)) * 1000
  // Excel's 1900 has a 29 February: days from the sixtieth on are one less.
  return dateContent(new Date(TIME_ZERO + ms - (ms > 60 * DAY ? DAY : 0)))
}

const numberOf = (written: string | undefined): CellValue => {
  const value = written === undefined || written.trim() === '' ? NaN : Number(written)
  return Number.isFinite(value) ? { type: 'number', value } : { type: 'error', value: '#ЧИСЛО' }
}

/** LibreOffice keeps the truth of an imported cell as a formula that gives 1 or 0. */
const truthOf = (formula: string | undefined): CellValue | null => {
  const found = /^(?:\w+:)?=(TRUE|FALSE)\(\)$/.exec(formula ?? '')
  return found === null ? null : { type: 'boolean', value: found[1] === 'TRUE' }
}

const textContent = (text: string): CellValue | null => (text.trim() === '' ? null : { type: 'text', value: text })

/** What a cell of an .ods table holds by its attributes, and by its paragraphs where they are all it has. */
export const odsContent = (
  attributes: string,
  paragraphs: string,
  { office, table, calcext }: Prefixes,
): CellValue | null => {
  const value = (name: string): string | undefined => attributeIn(attributes, `${office}:${name}`)
  const type = value('value-type')
  const formula = attributeIn(attributes, `${table}:formula`)
  if (attributeIn(attributes, `${calcext}:value-type`) === 'error')
    return { type: 'error', value: paragraphs.trim() || '#ОШИБКА' }
  switch (type) {
    case 'percentage':
      return asPercent(numberOf(value('value')))
    case 'float':
    case 'currency':
      return truthOf(formula) ?? numberOf(value('value'))
    case 'date':
      return dateOf(value('date-value') ?? '')
    case 'time':
      return timeOf(value('time-value') ?? '')
    case 'boolean':
      return { type: 'boolean', value: ['true', '1'].includes(value('boolean-value') ?? '') }
    default: {
      const text = value('string-value') || paragraphs
      if (formula !== undefined && isError(text)) return { type: 'error', value: text }
      if (type === undefined && formula !== undefined && text === '')
        return { type: 'formula', value: formula.replace(/^(\w+:)?=/, '') }
      return textContent(text)
    }
  }
}
