import { isoDay } from '../../base/calendar'
import { termNamed } from '../../base/label'
import type { Collector } from './collector'
import type { ReadCell } from './read-sheet'
import { codeOf, type Words } from './words'

const ID = /^[a-zA-Z][a-zA-Z0-9.-]*$/

/** What stands for a value that could not be read, so that nothing else complains of it. */
const NOTHING = '—'

const wrong = (cell: ReadCell, { fault, isFaulty }: Collector, message: string): void => {
  if (!isFaulty(cell)) fault(cell, message)
}

/** A code of Latin letters. */
export const idIn = (cell: ReadCell, what: string, collector: Collector): string => {
  if (ID.test(cell.text)) return cell.text
  wrong(
    cell,
    collector,
    cell.text === ''
      ? `не указан ${what}`
      : `${what} «${cell.text}»: нужны латинские буквы, цифры, точки и дефисы, первой — буква`,
  )
  return cell.text === '' ? NOTHING : cell.text
}

/** A text that must be there; every `{term}` in it must be a known word. */
export const textIn = (cell: ReadCell, what: string, terms: Record<string, string>, collector: Collector): string => {
  if (cell.text === '') wrong(cell, collector, `не указано: ${what}`)
  return optionalTextIn(cell, terms, collector) ?? NOTHING
}

/** A text that may be left out. */
export const optionalTextIn = (cell: ReadCell, terms: Record<string, string>, collector: Collector): string | null => {
  if (cell.text === '') return null
  const unknown = [...cell.text.matchAll(/\{([^}]*)\}?/g)].filter(
    ([whole, term = '']) => !whole.endsWith('}') || terms[termNamed(term)] === undefined,
  )
  for (const [whole] of unknown)
    collector.fault(cell, `слова ${whole} нет на листе «Положение»: добавьте его туда или уберите скобки`)
  return unknown.length > 0 ? NOTHING : cell.text
}

/** One of a closed set of words; null when the cell is empty or wrong. */
export const wordIn = <Code extends string>(
  cell: ReadCell,
  what: string,
  words: Words<Code>,
  collector: Collector,
): Code | null => {
  if (cell.text === '') return null
  const code = codeOf(words, cell.text)
  if (code === null)
    wrong(cell, collector, `${what} «${cell.text}» программе не известно; бывает: ${Object.values(words).join(', ')}`)
  return code
}

/** A whole number from 1, null when empty. */
export const ordinalIn = (cell: ReadCell, what: string, collector: Collector): number | null => {
  if (cell.text === '') return null
  const number = cell.number ?? (/^\d+$/.test(cell.text) ? Number(cell.text) : null)
  if (number !== null && Number.isInteger(number) && number >= 1) return number
  wrong(cell, collector, `${what}: нужно целое число от 1, а написано «${cell.text}»`)
  return null
}

/** A number greater than nought, null when empty. */
export const weightIn = (cell: ReadCell, collector: Collector): number | null => {
  if (cell.text === '') return null
  const number = cell.number ?? (/^-?\d+([.,]\d+)?$/.test(cell.text) ? Number(cell.text.replace(',', '.')) : null)
  if (number !== null && number > 0) return number
  wrong(cell, collector, `вес должен быть числом больше нуля, а написано «${cell.text}»`)
  return null
}

/** A day as ISO. */
export const dayIn = (cell: ReadCell, what: string, collector: Collector): string => {
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(cell.text) ?? []
  const [, isoYear, isoMonth, isoDate] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(cell.text) ?? []
  const iso = isoDay(Number(year ?? isoYear), Number(month ?? isoMonth), Number(day ?? isoDate))
  if (iso !== null && cell.text !== '' && cell.type !== 'number') return iso
  wrong(
    cell,
    collector,
    cell.text === '' ? `не указано: ${what}` : `${what}: такой даты нет — «${cell.text}»; нужна дата вида 01.09.2026`,
  )
  return '2000-01-01'
}

/** A clause as printed. A spreadsheet turns «2.10» into 2.1 and «2.1» into a date: neither can be trusted. */
export const clauseIn = (cell: ReadCell, collector: Collector): string => {
  const changed = cell.type === 'date' || (cell.number !== null && !Number.isInteger(cell.number))
  if (changed)
    wrong(
      cell,
      collector,
      `пункт записан числом или датой («${cell.text}»), и ноль в конце мог пропасть: сделайте формат ячейки текстовым и впишите номер заново`,
    )
  else if (!/^\d+(\.\d+)*$/.test(cell.text))
    wrong(
      cell,
      collector,
      cell.text === '' ? 'не указан пункт' : `пункт «${cell.text}»: нужны числа через точку, например 2.4`,
    )
  else return cell.text
  return '0'
}
