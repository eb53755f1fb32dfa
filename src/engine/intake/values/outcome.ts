import { decimal } from '../../base/russian'
import type { ColumnType, Field, Value } from '../../catalogue/evidence-types'

/** What a cell says that holds a word or mark in place of a value. */
export type Meaning = 'not-applicable' | 'dash' | 'none' | 'unknown'

/**
 * Why a cell gives no value: a stable code, what was expected and how to fix it (Russian). `missing`: it says that there
 * is none, which is no fault.
 */
export type Refused = { ok: false; code: string; expected: string; fix: string; missing?: Meaning | undefined }

/** What a cell gives: a value, or why it gives none. */
export type Parsed = { ok: true; value: Value } | Refused

export type Expectation = Pick<Field, 'type' | 'min' | 'max' | 'unit'> & {
  list?: string[] | undefined
  /** Other words for items of lists, by the item. */
  words?: Record<string, string[]> | undefined
  date1904: boolean
  /** Dates around the cell are written month first, or may be: «01.02.25» can then be either day. */
  isMonthFirst?: boolean | undefined
  /** Text «нет» says that there is none, as it does in «Учреждение»; in a table it is a text of its own. */
  noneIsEmpty?: boolean | undefined
}

/** A count is never below zero, whatever its field leaves unsaid. */
export const leastOf = ({ type, min }: Expectation): number | undefined => min ?? (type === 'integer' ? 0 : undefined)

const LISTED = 8

const expectedOf = (expectation: Expectation): string => {
  const { type, max, list = [] } = expectation
  const least = leastOf(expectation)
  const limits = `${least === undefined ? '' : ` от ${decimal(least)}`}${max === undefined ? '' : ` до ${decimal(max)}`}`
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
      const short = list.slice(0, LISTED).map((choice) => `«${choice}»`)
      return `одно из значений списка: ${short.join(', ')}${list.length > LISTED ? ' …' : ''}`
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

export const refused = (expectation: Expectation, code = 'wrong-type', fix = FIXES[expectation.type]): Refused => ({
  ok: false,
  code,
  expected: expectedOf(expectation),
  fix,
})

export const taken = (value: Value): Parsed => ({ ok: true, value })
