import type { Workbook } from 'exceljs'
import { STYLE, TEXT } from './form-styles'
import type { FormLayout } from './layout'
import { addSheet, put } from './sheet'
import { SHEET } from './titles'

/** Hidden «_sverka»: what the intake needs to know which form came back. Keys in column A, values in B. */
export const writeIdentity = async (book: Workbook, { plan, options }: FormLayout): Promise<void> => {
  const sheet = await addSheet(book, { title: SHEET.identity, widths: [20, 60], landscape: false })
  sheet.state = 'hidden'
  const pairs: [string, string | number][] = [
    ['catalogue', plan.catalogue],
    ['edition', plan.edition],
    ['formVersion', plan.formVersion],
    ['controlDays', options.controlDays.join(',')],
  ]
  pairs.forEach(([key, value], index) => {
    put(sheet, `A${index + 1}`, key, STYLE.text)
    put(sheet, `B${index + 1}`, value, typeof value === 'string' ? { ...STYLE.text, numFmt: TEXT } : STYLE.text)
  })
}
