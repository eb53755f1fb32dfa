import type { Workbook } from 'exceljs'
import { OPEN_FILL, SHUT_FILL } from '../styles'
import { SIGNAL, SIZE, STYLE } from './form-styles'
import { rowHeight } from './heights'
import { instructionLines } from './instruction-text'
import type { FormLayout } from './layout'
import { addSheet, put } from './sheet'
import { SHEET } from './titles'

const WIDTHS = [20, 88]
const FILLS = { wanted: SIGNAL.wanted.fill, open: OPEN_FILL, shut: SHUT_FILL }

/** «Инструкция»: the first sheet, label in column A, text in B. */
export const writeInstruction = async (book: Workbook, layout: FormLayout): Promise<void> => {
  const sheet = await addSheet(book, { title: SHEET.instruction, widths: WIDTHS, landscape: false, tab: 'FFFFC000' })
  instructionLines(layout).forEach((line, index) => {
    const row = index + 1
    if (line.kind === 'title' || line.kind === 'section') {
      put(sheet, `A${row}`, line.text, STYLE[line.kind])
      sheet.getRow(row).height = 28
      return
    }
    if (line.kind === 'step') put(sheet, `A${row}`, line.label, STYLE.step)
    else put(sheet, `A${row}`, null, { ...STYLE.shut, fill: FILLS[line.sample] })
    put(sheet, `B${row}`, line.text, STYLE.text)
    sheet.getRow(row).height = rowHeight([{ text: line.text, width: WIDTHS[1] ?? 0, size: SIZE.body }], 17)
  })
}
