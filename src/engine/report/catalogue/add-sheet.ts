import type { Workbook, Worksheet } from 'exceljs'
import { columnLetters } from '../../base/address'

const A4 = 9
const MARGINS = { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 }

/** Widths that one landscape A4 page takes at a size that can be read. */
const PAGE = 190

export type SheetLook = {
  title: string
  widths: number[]
  /** Rows and columns that stay on the screen and are printed on every page. */
  header?: { rows: number; columns: number }
  tab?: string
  readOnly?: boolean
}

/** A sheet that prints on A4 with its name and pages below; a read-only one is protected without a password. */
export const addSheet = async (
  book: Workbook,
  { title, widths, header, tab, readOnly }: SheetLook,
): Promise<Worksheet> => {
  const wide = widths.reduce((sum, width) => sum + width, 0)
  const sheet = book.addWorksheet(title, {
    views: [
      header === undefined
        ? { state: 'normal', showGridLines: false }
        : { state: 'frozen', ySplit: header.rows, xSplit: header.columns, showGridLines: false },
    ],
    pageSetup: {
      paperSize: A4,
      orientation: wide > 125 ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: Math.max(1, Math.round(wide / PAGE)),
      fitToHeight: 0,
      margins: MARGINS,
      ...(header === undefined ? {} : { printTitlesRow: `${header.rows}:${header.rows}` }),
      ...(header === undefined || header.columns === 0
        ? {}
        : { printTitlesColumn: `A:${columnLetters(header.columns - 1)}` }),
    },
    headerFooter: { oddFooter: '&L&"Arial,Regular"&8&A&R&"Arial,Regular"&8Страница &P из &N' },
    ...(tab === undefined ? {} : { properties: { tabColor: { argb: tab } } }),
  })
  sheet.columns = widths.map((width) => ({ width }))
  if (readOnly === true)
    await sheet.protect('', { formatColumns: true, formatRows: true, selectLockedCells: true, autoFilter: true })
  return sheet
}
