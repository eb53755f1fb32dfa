import ExcelJS, { type Worksheet } from 'exceljs'
import { russianDay } from '../../base/calendar'
import { auditNamed } from '../note/words'
import { heightFor } from '../comparative/sheet'
import { footerText, plainText } from '../comparative/words'
import { normaliseZip } from '../normalise-zip'
import { safeText } from '../safe-text'
import { box, font, HEADER_FILL } from '../styles'
import type { Letter, LetterLine } from './types'

const COLUMNS: [title: string, width: number][] = [
  ['№', 4],
  ['Пункт', 11],
  ['Требование', 30],
  ['Результат', 12],
  ['Причина', 32],
  ['Ячейки формы', 26],
  ['Что сделать', 28],
  ['Срок', 11],
  ['Выполнено', 11],
]
const LAST = COLUMNS.length
const WHOLE = COLUMNS.reduce((sum, [, width]) => sum + width, 0)
const CENTERED = new Set([1, 2, 4, 8, 9])

const textOf = (text: string): string => safeText(plainText(text))

const paragraph = (sheet: Worksheet, text: string, size = 10, bold = false): void => {
  const row = sheet.addRow([textOf(text)])
  sheet.mergeCells(row.number, 1, row.number, LAST)
  row.height = heightFor([[text, WHOLE]], size)
  row.getCell(1).font = font(size, { bold })
  row.getCell(1).alignment = { wrapText: true, vertical: 'top' }
}

const header = (sheet: Worksheet): void => {
  const row = sheet.addRow(COLUMNS.map(([title]) => title))
  row.height = 26
  row.eachCell((cell) => {
    cell.font = font(9, { bold: true })
    cell.fill = HEADER_FILL
    cell.border = box
    cell.alignment = { wrapText: true, horizontal: 'center', vertical: 'middle' }
  })
  // All tables have the same columns, so that the first titles head every further page.
  sheet.pageSetup.printTitlesRow ??= `${row.number}:${row.number}`
}

const line = (sheet: Worksheet, each: LetterLine, at: number): void => {
  const { clause, statement, critical, outcome, reason, cells, remedy, term } = each
  const texts = [
    ...[`${clause}${critical ? '\n! критическое' : ''}`, statement, outcome, reason, cells, remedy],
    ...[term === null ? '' : russianDay(term), ''],
  ]
  const row = sheet.addRow([at + 1, ...texts.map(textOf)])
  row.height = heightFor(texts.map((text, column) => [text, COLUMNS[column + 1]?.[1] ?? 10]))
  row.eachCell({ includeEmpty: true }, (cell, column) => {
    cell.font = font(9)
    cell.border = box
    cell.alignment = { wrapText: true, vertical: 'top', horizontal: CENTERED.has(column) ? 'center' : 'left' }
  })
  row.getCell(LAST).dataValidation = {
    ...{ type: 'list', allowBlank: true, formulae: ['"да,частично,нет"'], showErrorMessage: true },
    ...{ errorTitle: 'Выполнено', error: 'Выберите «да», «частично» или «нет».' },
  }
}

const lines = (sheet: Worksheet, title: string, list: LetterLine[]): void => {
  if (list.length === 0) return
  sheet.addRow([]).height = 6
  paragraph(sheet, title, 11, true)
  header(sheet)
  list.forEach((each, at) => line(sheet, each, at))
}

const texts = (sheet: Worksheet, title: string, list: string[]): void => {
  if (list.length === 0) return
  sheet.addRow([]).height = 6
  paragraph(sheet, title, 11, true)
  for (const each of list) paragraph(sheet, each)
}

/** The letter as a workbook of one sheet that prints on A4; the same letter gives the same bytes. */
export const letterSheet = async (letter: Letter): Promise<Uint8Array> => {
  const { institution, audit, date, footer } = letter
  const book = new ExcelJS.Workbook()
  const day = new Date(`${date}T00:00:00Z`)
  Object.assign(book, { creator: 'Сверка', lastModifiedBy: 'Сверка', created: day, modified: day })
  const sheet = book.addWorksheet('Результаты', {
    pageSetup: {
      ...{ paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      margins: { left: 0.4, right: 0.4, top: 0.45, bottom: 0.6, header: 0.2, footer: 0.25 },
    },
    headerFooter: { oddFooter: `&L&8${footerText(footer, 120)}&R&8&P / &N` },
  })
  sheet.columns = COLUMNS.map(([, width]) => ({ width }))
  paragraph(sheet, institution, 13, true)
  paragraph(
    sheet,
    `Результаты мониторинга исполнения положения о «Сферум»: ${auditNamed(audit.name)}, ${russianDay(audit.periodFrom)} – ${russianDay(audit.periodTo)}. Составлено ${russianDay(date)}.`,
  )
  texts(sheet, 'Показатели', letter.result)
  texts(sheet, 'Что исполняется хорошо', letter.well)
  lines(sheet, 'Что нужно исправить', letter.breaches)
  lines(sheet, 'Каких данных не хватает', letter.missing)
  texts(sheet, 'Ошибки в форме', letter.errors)
  texts(sheet, 'Расхождения самооценки и данных', letter.discrepancies)
  lines(sheet, 'Рекомендации положения (нарушениями не считаются)', letter.advice)
  return normaliseZip(new Uint8Array(await book.xlsx.writeBuffer()))
}
