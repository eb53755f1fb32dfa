import type { DataValidation, Worksheet } from 'exceljs'
import type { Field } from '../../catalogue/evidence-types'
import type { List } from './layout'

/** Excel refuses a file whose messages are longer. */
const TITLE_LIMIT = 32
const MESSAGE_LIMIT = 225

const clip = (text: string, limit: number): string => (text.length <= limit ? text : `${text.slice(0, limit - 1)}…`)

export type Messages = { title: string; prompt?: string | undefined; error: string }

const day = (iso: string): Date => new Date(`${iso}T00:00:00Z`)

/** The widest span of dates a form may hold: old orders and plans for the next year are both real. */
const EARLIEST = day('2010-01-01')
const LATEST = day('2035-12-31')
const COUNT_LIMIT = 1_000_000
const TEXT_LIMIT = 1000

const speaking = ({
  title,
  prompt,
  error,
}: Messages): Pick<DataValidation, 'error'> & Omit<DataValidation, 'type' | 'formulae'> => ({
  allowBlank: true,
  showInputMessage: prompt !== undefined,
  ...(prompt === undefined ? {} : { promptTitle: clip(title, TITLE_LIMIT), prompt: clip(prompt, MESSAGE_LIMIT) }),
  showErrorMessage: true,
  errorStyle: 'stop',
  errorTitle: clip(title, TITLE_LIMIT),
  error: clip(error, MESSAGE_LIMIT),
})

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

/**
 * Sets a validation on a whole range at once. Cell by cell, exceljs joins equal neighbours into ranges
 * that may overlap, and Excel then offers to repair the file.
 */
export const validate = (sheet: Worksheet, range: string, validation: DataValidation): void => {
  const { dataValidations } = sheet as Worksheet & {
    dataValidations: { add: (range: string, validation: DataValidation) => void }
  }
  dataValidations.add(range.includes(':') ? range : `${range}:${range}`, validation)
}
