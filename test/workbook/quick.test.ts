import ExcelJS from 'exceljs'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_BOUNDS, inflatedParts } from '../../src/engine/workbook/guard'
import { readQuickly } from '../../src/engine/workbook/quick-book'
import { readByLibrary } from '../../src/engine/workbook/read'
import type { Reading } from '../../src/engine/workbook/types'
import { hasOffice, savedByOffice } from '../e2e/office'
import { hasPython, writtenBy } from './python'
import { bookOf, bookParts, worksheet, zipOf } from './zip-of'

const aside = (title: string): boolean => title.startsWith('Спр')

const quickly = (file: Uint8Array): Reading | null =>
  readQuickly(inflatedParts(file, DEFAULT_BOUNDS), DEFAULT_BOUNDS, aside)
const byLibrary = (file: Uint8Array): Reading =>
  readByLibrary(inflatedParts(file, DEFAULT_BOUNDS), DEFAULT_BOUNDS, aside)

/** The quick reader takes the file itself, and reads what the library reads. */
const readAlike = (file: Uint8Array): void => {
  const found = quickly(file)
  expect(found).not.toBeNull()
  expect(found).toEqual(byLibrary(file))
}

const MIXED = `
import datetime
values = ['5А класс', ' с пробелами ', 'А & Б <в> "г" \\'д\\'', 31, -40.5, 1e-7, 12345678901234, True, False,
          datetime.date(2025, 9, 15), datetime.datetime(2025, 9, 15, 23, 59, 59), datetime.time(7, 30),
          datetime.date(1900, 1, 5), '=1+1', '=IF(A1<>"",1,0)', '', 'строка\\nвторая', '😀', '#N/A', '2.1']
`
const OPENPYXL = `${MIXED}
import openpyxl
book = openpyxl.Workbook()
for title in ['Данные', 'Справочники']:
    sheet = book.create_sheet(title)
    for row in range(1, 40, 3):
        for column, value in enumerate(values, 1 + row % 4):
            sheet.cell(row, column, value)
    sheet.merge_cells('A50:D51')
    sheet['A50'] = 'Шапка'
book.create_sheet('Скрытый').sheet_state = 'veryHidden'
book.save(out)
`
const XLSXWRITER = `${MIXED}
import xlsxwriter
book = xlsxwriter.Workbook(out, OPTIONS)
bold, red = book.add_format({'bold': True}), book.add_format({'color': 'red'})
day = book.add_format({'num_format': '[$-419]d mmmm yyyy "г."'})
percent = book.add_format({'num_format': '0.0%'})
sheet = book.add_worksheet('Данные')
for column, value in enumerate(values):
    if isinstance(value, (datetime.date, datetime.time)):
        sheet.write_datetime(0, column, value, day)
    else:
        sheet.write(0, column, value, percent)
    sheet.write_blank(2, column, None, day)
if 'constant_memory' not in OPTIONS:
    sheet.write_rich_string('A5', bold, 'Жирный', ' и ', red, 'красный & прочее')
sheet.write_formula('A6', '=A1', None, '5А класс')
sheet.write_formula('A7', '=1/0', None, '#DIV/0!')
sheet.write_formula('A8', '=TRUE()', None, True)
sheet.write_array_formula('A9:A10', '{=SUM(A1:A2)}', None, 7)
book.add_worksheet('Справочники').write_row(0, 0, ['а', 'б', 'в'])
book.close()
`

describe('what other programs write', () => {
  test.runIf(hasPython('openpyxl'))('openpyxl', () => readAlike(writtenBy(OPENPYXL)))
  test.runIf(hasPython('xlsxwriter')).each(['{}', "{'date_1904': True}", "{'constant_memory': True}"])(
    'xlsxwriter with %s',
    (options) => readAlike(writtenBy(XLSXWRITER.replaceAll('OPTIONS', options))),
  )

  test('exceljs, and LibreOffice after it', async () => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('Данные & прочее')
    sheet.addRow(['Класс', 'Доля', 'Дата', 'Да', null, 'Итог'])
    sheet.addRow(['5А', 0.775, new Date(Date.UTC(2025, 8, 15)), true, null, { formula: 'B2*2', result: 1.55 }])
    sheet.addRow([{ richText: [{ text: 'жир' }, { font: { bold: true }, text: 'ный' }] }, { formula: 'B2&"x"' }])
    sheet.getCell('C2').numFmt = 'dd.mm.yyyy'
    sheet.getCell('D9').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFF0000' } }
    book.addWorksheet('Справочники').addRow(['Да', 'Нет'])
    const bytes = new Uint8Array(await book.xlsx.writeBuffer())
    readAlike(bytes)
    if (!hasOffice) return
    const folder = mkdtempSync(join(tmpdir(), 'sverka-'))
    try {
      writeFileSync(join(folder, 'книга.xlsx'), bytes)
      readAlike(readFileSync(savedByOffice(join(folder, 'книга.xlsx'), join(folder, 'снова'))))
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

const cell = (inside: string, type = ''): string =>
  `<row r="1"><c r="A1"${type === '' ? '' : ` t="${type}"`}>${inside}</c></row>`

test('character references, where the library would lose a letter', () => {
  const rows = `<row r="1"><c r="A1" t="str"><v>&#1044;а &#x41;</v></c><c r="B1" t="inlineStr"><is><t>&#128512;</t></is></c></row>`
  expect(quickly(bookOf(worksheet(rows)))?.sheets[0]?.rows[0]?.cells.map(({ content }) => content.value)).toEqual([
    'Да A',
    '😀',
  ])
})

test('a formula whose value stands beside it is not read, however it is written', () => {
  const rows = `<row r="1"><c r="A1" t="str"><f>_xlfn.CONCAT("&own;_x0041_")</f><v>да</v></c><c r="B1"><f>&#1114112;</f><v>7</v></c></row>`
  const [row] = quickly(bookOf(worksheet(rows)))?.sheets[0]?.rows ?? []
  expect(row?.cells.map(({ content }) => content.value)).toEqual(['да', 7])
})

describe('written unusually: left to the library', () => {
  test.each([
    ['a prefix', '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>'],
    ['no addresses', '<row><c><v>1</v></c></row>'],
    ['cells out of order', '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>'],
    ['a cell of another row', '<row r="1"><c r="A2"><v>1</v></c></row>'],
    ['rows out of order', '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'],
    ['a comment', `<!-- --><row r="1"><c r="A1"><v>1</v></c></row>`],
    ['CDATA', cell('<v><![CDATA[1]]></v>', 'str')],
    ['a date as text', cell('<v>2025-09-15</v>', 'd')],
    ['rich text in place', cell('<is><r><t>а</t></r></is>', 'inlineStr')],
    ['a character beyond Unicode', cell('<v>&#1114112;</v>', 'str')],
    ['an entity of its own', cell('<v>&own;</v>', 'str')],
    ['attributes run together', '<row r="1"><c r="A1"s="0"><v>1</v></c></row>'],
    ['an escaped character', cell('<v>_x0041_</v>', 'str')],
    ['a shared string that is not there', cell('<v>7</v>', 's')],
    ['not a number', cell('<v>семь</v>')],
    ['an unknown error', cell('<v>#ЕЩЁ!</v>', 'e')],
    ['a type named like what every object has', cell('<v>1</v>', 'constructor')],
    ['a shared formula without a result', cell('<f t="shared" si="0"/>')],
    ['an attribute without quotes', '<row r="1"><c r=A1><v>1</v></c></row>'],
    ['an attribute of a row without quotes', '<row r="1" spans=1><c r="A1"><v>1</v></c></row>'],
    ['a row with two numbers', '<row r="1" r="2"><c r="A2"><v>1</v></c></row>'],
    ['a formula that is no text', cell('<f>&own;</f>')],
    ['a tag cut short', '<row r="1"><c r="A1'],
    ['an unknown part of a cell', cell('<v>1</v><extLst/>')],
  ])('%s', (_, rows) => {
    expect(quickly(bookOf(worksheet(rows)))).toBeNull()
  })

  test('a sheet in a part of another kind', () => {
    const [types, workbook, relations, sheet] = bookParts(worksheet(cell('<v>1</v>')))
    const moved = [types, workbook, relations, sheet].map((part) => ({
      name: (part?.name ?? '').replace('worksheets/', 'dialogs/'),
      data: String(part?.data).replace('worksheets/', 'dialogs/'),
    }))
    expect(quickly(zipOf(moved))).toBeNull()
  })
})

describe('whatever the cells', () => {
  const text = fc.string({
    unit: fc.constantFrom('А', 'ё', 'z', ' ', '1', '.', '&amp;', '&lt;', '\n', '😀', '_', '-'),
    maxLength: 8,
  })
  const numeric = fc.oneof(
    fc.integer({ min: -5, max: 70 }),
    fc.double({ noNaN: true, min: -1e6, max: 2_958_465, noDefaultInfinity: true }),
    fc.integer({ min: 0, max: 2_958_465 }),
  )
  const content = fc.oneof(
    numeric.map((value) => ({ attributes: ' s="1"', inside: `<v>${value}</v>` })),
    numeric.map((value) => ({ attributes: '', inside: `<v>${value}</v>` })),
    numeric.map((value) => ({ attributes: ' s="0" t="n"', inside: `<f>A1*2</f><v>${value}</v>` })),
    text.map((value) => ({ attributes: ' t="str"', inside: `<f>A1</f><v>${value}</v>` })),
    text.map((value) => ({ attributes: ' t="inlineStr"', inside: `<is><t xml:space="preserve">${value}</t></is>` })),
    fc.constantFrom('0', '1').map((value) => ({ attributes: ' t="b"', inside: `<v>${value}</v>` })),
    fc.constantFrom('#REF!', '#N/A').map((value) => ({ attributes: ' t="e"', inside: `<v>${value}</v>` })),
    fc.constantFrom('', '<v></v>', '<v/>', '<f>1+1</f>').map((inside) => ({ attributes: ' s="1"', inside })),
  )
  const sheet = fc.array(fc.array(fc.option(content, { nil: null }), { maxLength: 5 }), { maxLength: 6 })

  const xmlOf = (rows: ({ attributes: string; inside: string } | null)[][]): string =>
    rows
      .map((cells, row) => {
        const inside = cells.map((each, column) =>
          each === null ? '' : `<c r="${'ABCDE'[column]}${row * 2 + 1}"${each.attributes}>${each.inside}</c>`,
        )
        return `<row r="${row * 2 + 1}" spans="1:5">${inside.join('')}</row>`
      })
      .join('')

  const STYLES =
    '<styleSheet><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>'

  const styled = (xml: string): Buffer => {
    const parts = bookParts(worksheet(xml)).map(({ name, data }) => ({
      name,
      data:
        name === 'xl/_rels/workbook.xml.rels'
          ? String(data).replace(
              '</Relationships>',
              '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
            )
          : String(data).replace(
              '</Types>',
              '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
            ),
    }))
    return zipOf([...parts, { name: 'xl/styles.xml', data: STYLES }])
  }

  test('both readers read the same', () => {
    fc.assert(
      fc.property(sheet, (rows) => {
        readAlike(styled(xmlOf(rows)))
      }),
      { numRuns: 150 },
    )
  })

  test('whatever is spoilt, the quick reader stops, and never reads something else', () => {
    fc.assert(
      fc.property(sheet, fc.nat(), fc.constantFrom('<', '>', '"', '/', 'c', '&', ' ', ''), (rows, where, put) => {
        const xml = xmlOf(rows)
        const at = xml.length === 0 ? 0 : where % xml.length
        const spoilt = `${xml.slice(0, at)}${put}${xml.slice(at + 1)}`
        // «&amp;» as a text of its own: the library takes it for «&».
        fc.pre(!/&amp;(amp|lt);/.test(spoilt))
        const file = styled(spoilt)
        const found = quickly(file)
        if (found !== null) expect(found).toEqual(byLibrary(file))
      }),
      { numRuns: 300 },
    )
  })
})
