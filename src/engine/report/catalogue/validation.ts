import type { DataValidation, Worksheet } from 'exceljs'
import type { BookColumn, BookSheet, ListSource } from '../../catalogue/book/types'
import { columnLetters } from '../../base/address'
import { speaking, validate } from '../cell-validation'
import { FIRST_ROW, SPARE_ROWS, type Layout } from './layout'

const CHOOSE = 'Выберите значение из списка: нажмите стрелку справа от ячейки.'

type Said = Pick<BookColumn, 'title' | 'hint'> & { free?: boolean | undefined }

const validationOf = (formula: string | null, { title, hint, free }: Said): DataValidation => ({
  ...(formula === null
    ? { type: 'textLength' as const, operator: 'lessThanOrEqual' as const, formulae: [5000] }
    : { type: 'list' as const, formulae: [formula] }),
  ...speaking({ title, prompt: hint === '' ? undefined : hint, error: CHOOSE }),
  showErrorMessage: formula !== null && free !== true,
})

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
    validate(
      sheet,
      `${letter}${FIRST_ROW + row}`,
      validationOf(source(choose, FIRST_ROW + row), { title: '', hint: '', free: true }),
    )
  }
}
