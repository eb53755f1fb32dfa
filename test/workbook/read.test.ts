import { read } from '@e965/xlsx'
import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { readWorkbook } from '../../src/engine/workbook/read'
import type { CellValue, Reading } from '../../src/engine/workbook/types'
import { hasPython, writtenBy } from './python'
import { bookOf, worksheet } from './zip-of'

/** First column of the first sheet, row by row; '' where a row is not there. */
const column = ({ sheets: [first] }: Reading): (string | CellValue['value'])[] => {
  const out: (string | CellValue['value'])[] = []
  for (const { row, cells } of first?.rows ?? []) {
    while (out.length < row) out.push('')
    const content = cells[0]?.content
    out.push(content === undefined ? '' : `${content.type} ${content.value}`)
  }
  return out
}

const EXPECTED = [
  'text 5А класс',
  'number 31',
  'number 40.5',
  'boolean true',
  'date 2025-09-15',
  'date 2025-09-15T23:59:59',
  'time 07:30:00',
  'text 15.09.2025',
  '',
  'formula 1+1',
  'number 2',
  'text да',
  'error #N/A',
  'number 0',
  'date 2024-02-29',
]

const OPENPYXL = (epoch: string): string => `
import openpyxl, datetime
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900
book = openpyxl.Workbook()
book.epoch = ${epoch}
sheet = book.active
values = ['5А класс', 31, 40.5, True, datetime.date(2025, 9, 15), datetime.datetime(2025, 9, 15, 23, 59, 59),
          datetime.time(7, 30), '15.09.2025', '   ', '=1+1', 2, 'да', '#N/A', 0, datetime.date(2024, 2, 29)]
for row, value in enumerate(values, 1):
    sheet.cell(row, 1, value)
book.create_sheet('Скрытый').sheet_state = 'hidden'
book.save(out)
`

const XLSXWRITER = (options: string): string => `
import xlsxwriter, datetime
book = xlsxwriter.Workbook(out, ${options})
sheet = book.add_worksheet()
day = book.add_format({'num_format': 'dd.mm.yyyy'})
moment = book.add_format({'num_format': 'dd.mm.yyyy hh:mm:ss'})
clock = book.add_format({'num_format': 'h:mm'})
sheet.write_string(0, 0, '5А класс')
sheet.write_number(1, 0, 31)
sheet.write_number(2, 0, 40.5)
sheet.write_boolean(3, 0, True)
sheet.write_datetime(4, 0, datetime.datetime(2025, 9, 15), day)
sheet.write_datetime(5, 0, datetime.datetime(2025, 9, 15, 23, 59, 59), moment)
sheet.write_datetime(6, 0, datetime.time(7, 30), clock)
sheet.write_string(7, 0, '15.09.2025')
sheet.write_blank(8, 0, None, day)
sheet.write_formula(9, 0, '=1+1', None, '')
sheet.write_formula(10, 0, '=1+1', None, 2)
sheet.write_formula(11, 0, '="да"', None, 'да')
sheet.write_formula(12, 0, '=NA()', None, '#N/A')
sheet.write_formula(13, 0, '=0', None, 0)
sheet.write_datetime(14, 0, datetime.datetime(2024, 2, 29), day)
book.add_worksheet('Скрытый').hide()
book.close()
`

describe.runIf(hasPython('openpyxl'))('written by openpyxl', () => {
  test.each(['CALENDAR_WINDOWS_1900', 'CALENDAR_MAC_1904'])('%s', (epoch) => {
    const reading = readWorkbook(writtenBy(OPENPYXL(epoch)))
    expect(reading.date1904).toBe(epoch === 'CALENDAR_MAC_1904')
    expect(column(reading)).toEqual(EXPECTED)
    expect(reading.sheets.map(({ title, hidden }) => [title, hidden])).toEqual([
      ['Sheet', false],
      ['Скрытый', true],
    ])
  })
})

describe.runIf(hasPython('xlsxwriter'))('written by xlsxwriter', () => {
  test.each(['{}', "{'date_1904': True}", "{'constant_memory': True}"])('%s', (options) => {
    expect(column(readWorkbook(writtenBy(XLSXWRITER(options))))).toEqual(EXPECTED)
  })

  test('a chart sheet and a merged header do not stop the reading', () => {
    const reading = readWorkbook(
      writtenBy(`
import xlsxwriter
book = xlsxwriter.Workbook(out)
sheet = book.add_worksheet('Данные')
sheet.merge_range('A1:C1', 'Шапка')
sheet.write_column('A2', [1, 2])
sheet.write_comment('A2', 'Проверено')
sheet.write_url('A4', 'https://example.org/1')
chart = book.add_chart({'type': 'bar'})
chart.add_series({'values': '=Данные!$A$2:$A$3'})
book.add_chartsheet('График').set_chart(chart)
book.close()`),
    )
    expect(column(reading)).toEqual(['text Шапка', 'number 1', 'number 2', 'text https://example.org/1'])
    expect(reading.sheets[1]).toMatchObject({ title: 'График', rows: [] })
  })
})

test('emoji written as character references stay what they are', () => {
  const cell =
    '<row r="1"><c r="A1" t="inlineStr"><is><t>&#128512; &#x1F468; &#1044;а &#8470; &#38;#128512;</t></is></c></row>'
  expect(column(readWorkbook(bookOf(worksheet(cell))))).toEqual(['text 😀 👨 Да № &#128512;'])
})

describe('written by exceljs', () => {
  const written = async (date1904: boolean): Promise<Buffer> => {
    const book = new ExcelJS.Workbook()
    book.properties.date1904 = date1904
    const sheet = book.addWorksheet('Лист')
    const put = (row: number, value: ExcelJS.CellValue, numFmt?: string): void => {
      const cell = sheet.getCell(row, 1)
      cell.value = value
      if (numFmt !== undefined) cell.numFmt = numFmt
    }
    put(1, { richText: [{ text: '5А ' }, { font: { bold: true }, text: 'класс' }] })
    put(2, 31)
    put(3, 40.5)
    put(4, true)
    put(5, new Date(Date.UTC(2025, 8, 15)), 'dd.mm.yyyy')
    put(6, new Date(Date.UTC(2025, 8, 15, 23, 59, 59)), 'dd.mm.yyyy hh:mm:ss')
    put(7, 0.3125, 'h:mm')
    put(8, '15.09.2025')
    put(9, '\u00a0 ')
    put(10, { formula: '1+1' } as ExcelJS.CellFormulaValue)
    put(11, { formula: '1+1', result: 2 })
    put(12, { formula: '"да"', result: 'да' })
    put(13, { error: '#N/A' })
    put(14, { formula: '0', result: 0 })
    put(15, new Date(Date.UTC(2024, 1, 29)), 'dd.mm.yyyy')
    for (let row = 1; row <= 15; row++) sheet.getCell(row, 2).style = { font: { bold: true } }
    book.addWorksheet('Скрытый', { state: 'veryHidden' })
    return Buffer.from(await book.xlsx.writeBuffer())
  }

  test.each([false, true])('date1904 %s', async (date1904) => {
    const reading = readWorkbook(await written(date1904))
    expect(column(reading)).toEqual(EXPECTED)
    expect(reading.sheets[1]?.hidden).toBe(true)
  })

  test('the library alone finds the same cells, so the guard dropped none', async () => {
    const bytes = await written(false)
    const plain = read(bytes, { dense: true, cellDates: true, UTC: true, sheetStubs: true })
    const filled = (plain.Sheets['Лист']?.['!data'] ?? []).flatMap((row, index) =>
      row.flatMap((cell, at) => (cell.t === 'z' && cell.f === undefined ? [] : [`${index}:${at}`])),
    )
    const found = readWorkbook(bytes).sheets[0]?.rows.flatMap(({ row, cells }) =>
      cells.map(({ column: at }) => `${row}:${at}`),
    )
    // Row 9 holds blanks only: a cell to the library, nothing to a reader of forms.
    expect(found).toEqual(filled.filter((place) => place !== '8:0'))
  })
})

test('merged cells inside the filled part, cut to it', () => {
  const cells = '<row r="1"><c r="A1"><v>7</v></c></row><row r="3"><c r="C3"><v>8</v></c></row>'
  const after = ['A1:A2', 'B3:XFD1048576', 'D1:E1', 'A5:A9', 'C3:C3', 'oops']
    .map((range) => `<mergeCell ref="${range}"/>`)
    .join('')
  const [sheet] = readWorkbook(bookOf(worksheet(cells, `<mergeCells count="6">${after}</mergeCells>`))).sheets
  expect(sheet?.merges).toEqual([
    { top: 0, left: 0, bottom: 1, right: 0 },
    { top: 2, left: 1, bottom: 2, right: 2 },
  ])
})
