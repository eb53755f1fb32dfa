import type { Workbook } from 'exceljs'
import { STYLE, DATE, TEXT } from './form-styles'
import { widthOfWords } from './heights'
import type { FormLayout } from './layout'
import { addSheet, dateOf, put } from './sheet'
import { SHEET } from './titles'

const HEADER_ROW = 2

/** Widths that a landscape page takes without shrinking below what can be read. */
const PAGE = 190

const isoOf = (day: string): string => day.split('.').reverse().join('-')

/** «Справочники»: one list a column, the source of every drop-down. */
export const writeLists = async (book: Workbook, { lists }: FormLayout): Promise<void> => {
  const all = Object.values(lists)
  const widths = all.map(({ title, values }) =>
    Math.min(60, Math.max(14, widthOfWords(title, 9), ...values.map((value) => value.length * 1.15 + 2))),
  )
  const sheet = await addSheet(book, {
    title: SHEET.lists,
    widths,
    landscape: true,
    frozenRows: HEADER_ROW,
    repeat: HEADER_ROW,
    pagesWide: Math.ceil(widths.reduce((sum, width) => sum + width, 0) / PAGE),
    tab: 'FFBFBFBF',
  })
  put(sheet, 'A1', 'Справочники: из них берутся выпадающие списки. Этот лист заполнять не нужно.', STYLE.section)
  sheet.getRow(1).height = 24
  sheet.getRow(HEADER_ROW).height = 30
  for (const { column, title, values, days } of all) {
    put(sheet, `${column}${HEADER_ROW}`, title, STYLE.header)
    values.forEach((value, index) => {
      const style = { ...STYLE.shut, numFmt: days ? DATE : TEXT }
      put(sheet, `${column}${HEADER_ROW + 1 + index}`, days ? dateOf(isoOf(value)) : value, style)
    })
  }
}
