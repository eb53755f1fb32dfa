import type { CellValue, ConditionalFormattingOptions, Style, Workbook, Worksheet } from 'exceljs'
import type { CellStyle } from './form-styles'

export type SheetOptions = {
  title: string
  widths: number[]
  landscape: boolean
  /** Rows above this one stay on the screen and are printed on every page from `repeat`. */
  frozenRows?: number
  frozenColumns?: number
  /** Header rows repeated on every printed page: the first, and the last where it is another. */
  repeat?: number
  repeatTo?: number
  /** Pages side by side on print; one unless stated. */
  pagesWide?: number
  tab?: string
}

const A4 = 9
const MARGINS = { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 }

/** A protected sheet (no password) that prints on A4, as a rule one page wide, with its name and pages in the footer. */
export const addSheet = async (book: Workbook, options: SheetOptions): Promise<Worksheet> => {
  const { title, widths, landscape, frozenRows = 0, frozenColumns = 0, repeat, tab } = options
  const frozen = { state: 'frozen', ySplit: frozenRows, xSplit: frozenColumns } as const
  const sheet = book.addWorksheet(title, {
    views: [
      {
        showGridLines: false,
        zoomScale: 100,
        zoomScaleNormal: 100,
        ...(frozenRows > 0 ? frozen : { state: 'normal' as const }),
      },
    ],
    pageSetup: {
      paperSize: A4,
      orientation: landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: options.pagesWide ?? 1,
      fitToHeight: 0,
      margins: MARGINS,
      ...(repeat === undefined ? {} : { printTitlesRow: `${repeat}:${options.repeatTo ?? repeat}` }),
    },
    headerFooter: { oddFooter: '&L&"Arial,Regular"&8&A&R&"Arial,Regular"&8Страница &P из &N' },
    ...(tab === undefined ? {} : { properties: { tabColor: { argb: tab } } }),
  })
  sheet.columns = widths.map((width) => ({ width }))
  await sheet.protect('', { formatColumns: true, formatRows: true, selectLockedCells: true, selectUnlockedCells: true })
  return sheet
}

/** Writes one cell; a date must be a UTC midnight. */
export const put = (sheet: Worksheet, address: string, value: CellValue, style: CellStyle): void => {
  const cell = sheet.getCell(address)
  cell.value = value
  cell.style = style
}

/** Writes one value across a range of cells, merged after styling so that all of them keep the border. */
export const putAcross = (sheet: Worksheet, range: string, value: CellValue, style: CellStyle): void => {
  const [first = range, last = first] = range.split(':')
  put(sheet, first, value, style)
  if (first !== last) sheet.mergeCells(range)
}

/** Colours cells of a range while the formula, written for its first cell, holds; priorities stay unique. */
export const mark = (sheet: Worksheet, ref: string, formula: string, style: Partial<Style>): void => {
  const { conditionalFormattings } = sheet as Worksheet & { conditionalFormattings: ConditionalFormattingOptions[] }
  const priority = conditionalFormattings.length + 1
  sheet.addConditionalFormatting({ ref, rules: [{ type: 'expression', priority, formulae: [formula], style }] })
}

/** UTC midnight of an ISO day. */
export const dateOf = (iso: string): Date => new Date(`${iso}T00:00:00Z`)
