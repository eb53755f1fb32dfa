import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { Failure } from '../../src/engine/base/failure'
import { readWorkbook } from '../../src/engine/workbook/read'
import type { Reading, Sheet } from '../../src/engine/workbook/types'
import { convertedByOffice, hasOffice } from '../e2e/office'
import { hasPython, writtenBy } from './python'

const BOOK = `
import openpyxl, datetime
book = openpyxl.Workbook()
sheet = book.active
sheet.title = 'Участники'
values = ['5А класс', 31, 40.5, -5, 1234567.891, 0, 0.775, True, False, datetime.date(2025, 9, 15),
          datetime.datetime(2025, 9, 15, 23, 59, 59), datetime.time(7, 30), datetime.date(2024, 2, 29), '15.09.2025',
          '   ', '=1+1', '=NA()', '=1/0', '="да"', '=DATE(2025,1,2)', 'строка\\nвторая', 'a & <b> "c"', '  два  пробела',
          '№ 5 – «ё» 😀', '+7']
for row, value in enumerate(values, 1):
    sheet.cell(row, 1, value)
sheet['A7'].number_format = '0.0%'
sheet['A11'].number_format = 'DD.MM.YYYY HH:MM:SS'
sheet['A20'].number_format = 'D MMMM YYYY'
sheet.merge_cells('C3:D5')
sheet['C3'] = 'слитые'
sheet['H300'] = 'дальняя'
hidden = book.create_sheet('Скрытый')
hidden.sheet_state = 'hidden'
hidden['B2'] = 'тайное'
book.create_sheet('Пустой')
book.save(out)
`

/** What openpyxl was told to write, as a reader of cells should see it; formulas as LibreOffice calculates them. */
const COLUMN = [
  'text 5А класс',
  'number 31',
  'number 40.5',
  'number -5',
  'number 1234567.891',
  'number 0',
  'number 0.775',
  'boolean true',
  'boolean false',
  'date 2025-09-15',
  'date 2025-09-15T23:59:59',
  'time 07:30:00',
  'date 2024-02-29',
  'text 15.09.2025',
  undefined,
  'number 2',
  'error #N/A',
  'error #DIV/0!',
  'text да',
  'date 2025-01-02',
  'text строка\nвторая',
  'text a & <b> "c"',
  'text   два  пробела',
  'text № 5 – «ё» 😀',
  'text +7',
]

const at = (sheet: Sheet | undefined, row: number, column: number): string | undefined => {
  const content = sheet?.rows.find((each) => each.row === row)?.cells.find((each) => each.column === column)?.content
  return content === undefined ? undefined : `${content.type} ${content.value}`
}

const FILTERS = {
  xlsx: 'xlsx:Calc MS Excel 2007 XML',
  xlsm: 'xlsm:Calc MS Excel 2007 VBA XML',
  xls: 'xls:MS Excel 97',
  ods: 'ods:calc8',
}

/** The same workbook as LibreOffice writes it in each format. */
const inFormats = (script: string): Map<string, Buffer> => {
  const folder = mkdtempSync(join(tmpdir(), 'форматы-'))
  try {
    const source = join(folder, 'форма.xlsx')
    writeFileSync(source, writtenBy(script))
    return new Map(
      Object.entries(FILTERS).map(([name, filter]) => {
        const out = mkdtempSync(join(folder, `${name}-`))
        const [file = ''] = convertedByOffice(source, out, filter)
        return [name, readFileSync(join(out, file))]
      }),
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe.runIf(hasOffice && hasPython('openpyxl'))('one workbook as LibreOffice saves it', () => {
  let files = new Map<string, Buffer>()
  beforeAll(() => {
    files = inFormats(BOOK)
  })
  const reading = (name: string, aside?: string): Reading =>
    readWorkbook(files.get(name) ?? Buffer.alloc(0), undefined, (title) => title === aside)

  test.each(Object.keys(FILTERS))('.%s', (name) => {
    const { format, date1904, sheets } = reading(name)
    expect([format, date1904]).toEqual([name === 'xlsm' ? 'xlsx' : name, false])
    const [sheet, hidden, empty] = sheets
    expect(COLUMN.map((_, row) => at(sheet, row, 0))).toEqual(COLUMN)
    expect(at(sheet, 2, 2)).toBe('text слитые')
    expect(at(sheet, 299, 7)).toBe('text дальняя')
    expect(sheet?.rows.reduce((sum, { cells }) => sum + cells.length, 0)).toBe(COLUMN.length - 1 + 2)
    expect(sheet?.merges).toEqual([{ top: 2, left: 2, bottom: 4, right: 3 }])
    expect([sheet?.hidden, hidden?.hidden, empty?.hidden]).toEqual([false, true, false])
    expect(at(hidden, 1, 1)).toBe('text тайное')
    expect(empty).toMatchObject({ title: 'Пустой', rows: [] })
  })

  test.each(Object.keys(FILTERS))('.%s: rows of a sheet set aside come with their first cell', (name) => {
    const rows = reading(name).sheets[0]?.rows.map(({ row, cells }) => ({ row, cells: cells.slice(0, 1) }))
    const [sheet, other] = reading(name, 'Участники').sheets
    expect(sheet?.rows).toEqual(rows)
    expect(at(other, 1, 1)).toBe('text тайное')
  })

  test.each(['xls', 'ods'])('.%s cut short is refused, or what was cut off held no cells', (name) => {
    const whole = files.get(name) ?? Buffer.alloc(0)
    const cut = (share: number): Buffer => whole.subarray(0, whole.length * share)
    for (const share of [0.02, 0.3, 0.6]) expect(() => readWorkbook(cut(share))).toThrow(/повреждён.*\.$/su)
    for (const share of [0.9, 0.97, 0.99]) {
      try {
        expect(readWorkbook(cut(share))).toEqual(reading(name))
      } catch (error) {
        expect(error).toMatchObject({ code: 'broken-file' })
      }
    }
  })

  test.each(['xls', 'ods'])('.%s spoilt in one byte reads as a workbook or says what is wrong', (name) => {
    const whole = files.get(name) ?? Buffer.alloc(0)
    for (let place = 600; place < whole.length; place += 97) {
      const spoilt = Buffer.from(whole)
      spoilt[place] = (spoilt[place] ?? 0) ^ 0x55
      try {
        expect(readWorkbook(spoilt).sheets.length).toBeGreaterThan(0)
      } catch (error) {
        expect(error).toBeInstanceOf(Failure)
      }
    }
  })
})

describe.runIf(hasOffice && hasPython('openpyxl'))('a book that counts days from 1904', () => {
  test('has the same dates in every format', () => {
    const files = inFormats(`
import openpyxl, datetime
from openpyxl.utils.datetime import CALENDAR_MAC_1904
book = openpyxl.Workbook()
book.epoch = CALENDAR_MAC_1904
sheet = book.active
sheet['A1'] = datetime.date(2025, 9, 15)
sheet['A2'] = datetime.time(7, 30)
sheet['A3'] = 44453
book.save(out)`)
    for (const bytes of files.values()) {
      const { date1904, sheets } = readWorkbook(bytes)
      expect(date1904).toBe(true)
      expect([0, 1, 2].map((row) => at(sheets[0], row, 0))).toEqual([
        'date 2025-09-15',
        'time 07:30:00',
        'number 44453',
      ])
    }
  })
})
