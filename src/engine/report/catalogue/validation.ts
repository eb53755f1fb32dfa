import type { DataValidation, Worksheet } from 'exceljs'
import type { BookColumn, BookSheet, ListSource } from '../../catalogue/book/types'
import { columnLetters } from '../../base/address'
import { FIRST_ROW, SPARE_ROWS, type Layout } from './layout'

/** Excel refuses a file whose messages are longer. */
const TITLE_LIMIT = 32
const MESSAGE_LIMIT = 225

const clip = (text: string, limit: number): string => (text.length <= limit ? text : `${text.slice(0, limit - 1)}…`)

type Said = Pick<BookColumn, 'title' | 'hint'> & { free?: boolean | undefined }

const validationOf = (formula: string | null, { title, hint, free }: Said): DataValidation => ({
  ...(formula === null
    ? { type: 'textLength' as const, operator: 'lessThanOrEqual' as const, formulae: [5000] }
    : { type: 'list' as const, formulae: [formula] }),
  allowBlank: true,
  showInputMessage: hint !== '',
  ...(hint === '' ? {} : { promptTitle: clip(title, TITLE_LIMIT), prompt: clip(hint, MESSAGE_LIMIT) }),
  showErrorMessage: formula !== null && free !== true,
  errorStyle: 'stop',
  errorTitle: clip(title, TITLE_LIMIT),
  error: 'Выберите значение из списка: нажмите стрелку справа от ячейки.',
})

/**
 * Sets a validation on a whole range at once. Cell by cell, exceljs joins equal neighbours into ranges
 * that may overlap, and Excel then offers to repair the file.
 */
const validate = (sheet: Worksheet, range: string, validation: DataValidation): void => {
  const { dataValidations } = sheet as Worksheet & {
    dataValidations: { add: (range: string, validation: DataValidation) => void }
  }
  dataValidations.add(range, validation)
}

/** Drop-downs and prompts of every column, from its first row to the last spare one. */
export const addValidations = (sheet: Worksheet, spec: BookSheet, { sourceOf }: Layout): void => {
  const last = FIRST_ROW + spec.rows.length + SPARE_ROWS - 1
  const source = (choose: ListSource | undefined, row: number): string | null =>
    choose === undefined ? null : sourceOf(choose, spec.key, row)
  const single = spec.single ?? []
  for (const [index, column] of spec.columns.entries()) {
    const letter = columnLetters(index)
    if (column.readOnly === true || column.lookup !== undefined) continue
    if (column.hint === '' && column.choose === undefined) continue
    validate(sheet, `${letter}${FIRST_ROW}:${letter}${last}`, validationOf(source(column.choose, FIRST_ROW), column))
  }
  for (const { row, column, choose } of single) {
    const letter = columnLetters(spec.columns.findIndex(({ key }) => key === column))
    const at = `${letter}${FIRST_ROW + row}`
    validate(sheet, `${at}:${at}`, validationOf(source(choose, FIRST_ROW + row), { title: '', hint: '', free: true }))
  }
}
