import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { separatorOf, splitRecords } from '../../src/engine/workbook/csv-records'
import { readWorkbook } from '../../src/engine/workbook/read'
import { convertedByOffice, hasOffice } from '../e2e/office'
import { hasPython, writtenBy } from './python'
import { refusalCode } from './refused'

type Row = [number, string[]]

const rows = (bytes: Uint8Array): Row[] =>
  readWorkbook(bytes).sheets.flatMap((sheet) =>
    sheet.rows.map(({ row, cells }): Row => [row, cells.map(({ content }) => `${content.type} ${content.value}`)]),
  )

const CYRILLIC_1251 = 'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя'

/** cp1251 by its definition: Russian letters in alphabetical order from 0xC0, ё, Ё and № aside. */
const cp1251 = (text: string): Buffer =>
  Buffer.from(
    [...text].map((letter) => {
      const special = { ё: 0xb8, Ё: 0xa8, '№': 0xb9, '«': 0xab, '»': 0xbb }[letter]
      const index = CYRILLIC_1251.indexOf(letter)
      return special ?? (index === -1 ? letter.charCodeAt(0) : 0xc0 + index)
    }),
  )

const LINES = ['Класс;Обучающихся;Дата', '5А;25;15.09.2025', '«Ёлочка» № 2;"31 чел.";01.02.25']
const READ: Row[] = [
  [0, ['text Класс', 'text Обучающихся', 'text Дата']],
  [1, ['text 5А', 'text 25', 'text 15.09.2025']],
  [2, ['text «Ёлочка» № 2', 'text 31 чел.', 'text 01.02.25']],
]

describe('encoding and separator are told by the bytes', () => {
  const text = (separator: string, lineEnd = '\r\n'): string =>
    LINES.map((line) => line.replaceAll(';', separator)).join(lineEnd)

  test.each([
    ['UTF-8', (value: string) => Buffer.from(value)],
    ['UTF-8 with a mark', (value: string) => Buffer.from(`\ufeff${value}`)],
    ['UTF-16 LE', (value: string) => Buffer.from(`\ufeff${value}`, 'utf16le')],
    ['UTF-16 BE', (value: string) => Buffer.from(`\ufeff${value}`, 'utf16le').swap16()],
    ['cp1251', cp1251],
  ])('%s', (_, encode) => {
    for (const separator of [';', ',', '\t'])
      for (const lineEnd of ['\r\n', '\n', '\r']) expect(rows(encode(text(separator, lineEnd)))).toEqual(READ)
    expect(rows(encode(`${text(';')}\r\n`))).toEqual(READ)
  })

  test('a separator the first line declares is no row', () => {
    expect(rows(Buffer.from(`sep=,\n${text(',')}`))).toEqual(READ)
  })

  test.each([
    ['titles in prose above the table', 'Заполните, пожалуйста, все строки\n\nКласс;Число\n5А;25\n5Б;26\n6А;27', ';'],
    ['decimal commas', 'Доля;Класс\n77,5;5А\n80,5;5Б', ';'],
    ['semicolons inside a list', 'Классы,Педагог,Роль\n5А;5Б,Иванова,ведёт\n6А;6Б,Петрова,ведёт', ','],
    ['quoted fields with the other separator', '"а, б";"в"\n"г, д";"е"', ';'],
    ['one column', 'Классы\n5А\n5Б', ';'],
  ])('%s', (_, written, separator) => {
    expect(separatorOf(written).separator).toBe(separator)
  })
})

test('quotes hold separators, line breaks and quotes; rows are counted as a spreadsheet counts them', () => {
  expect(rows(Buffer.from('"а;б";"в ""г"" д"\r\n\r\n"две\nстроки";;7\r\n'))).toEqual([
    [0, ['text а;б', 'text в "г" д']],
    [2, ['text две\nстроки', 'text 7']],
  ])
  expect(readWorkbook(Buffer.from('а;б\n;;7')).sheets[0]?.rows[1]?.cells[0]?.column).toBe(2)
})

test('what is written field by field is read field by field', () => {
  const field = fc.string({ unit: fc.constantFrom('а', '1', ',', '"', ';', '\t', '\n', ' ') })
  fc.assert(
    fc.property(fc.array(fc.array(field, { minLength: 1, maxLength: 5 }), { minLength: 1 }), (table) => {
      const text = table.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(';')).join('\r\n')
      expect(splitRecords(text, ';').records).toEqual(table)
    }),
  )
})

describe('damaged and excessive tables', () => {
  test.each([
    ['cut inside quotes', Buffer.from('Класс;Тема\n5А;"начато и не'), 'broken-file'],
    ['UTF-8 cut inside a letter', Buffer.from('Класс;Обучающихся\n5А;да').subarray(0, -1), 'broken-file'],
    ['UTF-16 cut inside a letter', Buffer.from('\ufeffКласс;5А', 'utf16le').subarray(0, -1), 'broken-file'],
    ['a NUL far from the start', Buffer.from(`${'Класс;5А\n'.repeat(2_000)}\0`), 'broken-file'],
    ['NULs at the start', Buffer.from('Кл\0сс;5А'), 'not-a-workbook'],
  ])('%s', (_, bytes, expected) => {
    expect(refusalCode(bytes)).toBe(expected)
  })

  test('bytes, cells and columns have bounds', () => {
    const table = Buffer.from('1;2;3\n'.repeat(100))
    expect(refusalCode(table)).toBe('read')
    expect(refusalCode(table, { fileBytes: 4 * table.length - 1 })).toBe('too-big')
    expect(refusalCode(table, { filledCells: 299 })).toBe('too-much')
    expect(refusalCode(Buffer.from(`1${';'.repeat(20_000)}1`))).toBe('too-much')
    expect(refusalCode(Buffer.from(';\n'.repeat(2_000_000)))).toBe('too-much')
  })
})

describe.runIf(hasOffice && hasPython('openpyxl'))('written by LibreOffice', () => {
  const TABLE = [
    ['Класс', 'Доля', 'Дата', 'Тема'],
    ['5А', '77,5', '15.09.2025', 'первая\nвторая; "в кавычках", и ещё'],
  ]
  const folder = mkdtempSync(join(tmpdir(), 'csv-'))
  const source = join(folder, 'Участники.xlsx')
  beforeAll(() => {
    const script = `
import openpyxl
book = openpyxl.Workbook()
for row in ${JSON.stringify(TABLE)}:
    book.active.append(row)
book.save(out)`
    writeFileSync(source, writtenBy(script))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  /** Field separator, text delimiter and encoding by their numbers in LibreOffice. */
  test.each([
    ['cp1251, semicolons', '59,34,34'],
    ['UTF-8, commas', '44,34,76'],
    ['UTF-16, tabs', '9,34,65535'],
  ])(
    '%s',
    (_, numbers) => {
      const out = mkdtempSync(join(folder, 'csv-'))
      const [file = ''] = convertedByOffice(source, out, `csv:Text - txt - csv (StarCalc):${numbers},1`)
      expect(rows(readFileSync(join(out, file)))).toEqual(
        TABLE.map((cells, row) => [row, cells.map((value) => `text ${value}`)]),
      )
    },
    60_000,
  )
})
