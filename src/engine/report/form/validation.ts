import type { DataValidation } from 'exceljs'
import type { Field } from '../../catalogue/evidence-types'
import { speaking, type Messages } from '../cell-validation'
import type { List } from './layout'
import { dateOf } from './sheet'

/** The widest span of dates a form may hold: old orders and plans for the next year are both real. */
const EARLIEST = dateOf('2010-01-01')
const LATEST = dateOf('2035-12-31')
const COUNT_LIMIT = 1_000_000
const TEXT_LIMIT = 1000

/** Drop-down of a list in «Справочники». */
export const fromList = ({ ref }: List, messages: Messages): DataValidation => ({
  type: 'list',
  formulae: [ref],
  ...speaking(messages),
})

/** Any text of a sensible length: carries the prompt. */
export const anyText = (messages: Messages): DataValidation => ({
  type: 'textLength',
  operator: 'lessThanOrEqual',
  formulae: [TEXT_LIMIT],
  ...speaking(messages),
})

/** Text of one of so many characters in this cell. */
export const textOfLength = (cell: string, lengths: number[], messages: Messages): DataValidation => ({
  type: 'custom',
  formulae: [`OR(${lengths.map((length) => `LEN(${cell})=${length}`).join(',')})`],
  ...speaking(messages),
})

/** A date as a date, not as text. */
export const anyDate = (messages: Messages): DataValidation => ({
  type: 'date',
  operator: 'between',
  formulae: [EARLIEST, LATEST],
  ...speaking(messages),
})

const expected = ({ min = 0, max = COUNT_LIMIT }: Field): string =>
  max === COUNT_LIMIT ? `число не меньше ${min}` : `число от ${min} до ${max}`

/** The validation of a passport field or a table column, with its hint as the prompt. */
export const fieldValidation = (field: Field, list: List | null): DataValidation => {
  const say = (error: string): Messages => ({ title: field.title, prompt: field.hint, error })
  if (list !== null) return fromList(list, say('Выберите значение из списка: нажмите стрелку справа от ячейки.'))
  const { min = 0, max = COUNT_LIMIT } = field
  switch (field.type) {
    case 'date':
      return anyDate(say('Нужна дата вида 15.09.2025, с 01.01.2010 по 31.12.2035.'))
    case 'integer':
      return {
        type: 'whole',
        operator: 'between',
        formulae: [min, max],
        ...speaking(say(`Нужно целое ${expected(field)}, без букв и пробелов.`)),
      }
    case 'number':
      return {
        type: 'decimal',
        operator: 'between',
        formulae: [min, max],
        ...speaking(say(`Нужно ${expected(field)}, без букв и единиц измерения.`)),
      }
    case 'time':
      return {
        type: 'textLength',
        operator: 'between',
        formulae: [4, 5],
        ...speaking({ ...say('Нужно время вида 08:30.'), prompt: field.hint ?? 'Время вида 08:30.' }),
      }
    default:
      return anyText(say(`Не длиннее ${TEXT_LIMIT} знаков.`))
  }
}
