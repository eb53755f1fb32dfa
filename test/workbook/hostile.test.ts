import { describe, expect, test } from 'vitest'
import { readWorkbook } from '../../src/engine/workbook/read'
import { refusalCode } from './refused'
import { bookOf, bookParts, odf, worksheet, zipOf } from './zip-of'

const MEGABYTE = 1 << 20
const CELL = '<row r="1"><c r="A1"><v>7</v></c></row>'

const values = (bytes: Uint8Array): unknown[] =>
  readWorkbook(bytes).sheets.flatMap(({ rows }) =>
    rows.flatMap(({ cells }) => cells.map(({ content }) => content.value)),
  )

const ole = (...streams: string[]): Buffer =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(1024),
    ...streams.map((name) => Buffer.from(name, 'utf16le')),
  ])

const named = (...names: string[]): Buffer => zipOf(names.map((name) => ({ name, data: '<a/>' })))

describe('a file that is no workbook says what it is', () => {
  test.each([
    ['empty-file', Buffer.alloc(0)],
    ['pdf', Buffer.from('%PDF-1.7\n%âãÏÓ')],
    ['html', Buffer.from('\ufeff <!DOCTYPE html><html><table><tr><td>1</td></tr></table></html>')],
    ['html', Buffer.from('<html xmlns:x="urn:schemas-microsoft-com:office:excel">')],
    ['html', Buffer.from('MIME-Version: 1.0\r\nContent-Type: multipart/related')],
    [
      'spreadsheet-xml',
      Buffer.from('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
    ],
    ['xml', Buffer.from('<?xml version="1.0"?><catalog/>')],
    ['rtf', Buffer.from('{\\rtf1\\ansi')],
    ['image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])],
    ['image', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['image', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1')],
    ['image', Buffer.from('RIFF\x10\0\0\0WEBPVP8 ', 'latin1')],
    ['archive', Buffer.from('Rar!\x1a\x07')],
    ['archive', Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c])],
    ['archive', Buffer.from('PK\x05\x06' + '\0'.repeat(18), 'latin1')],
    ['archive', named('форма.xlsx', 'ещё.xlsx')],
    ['broken-file', ole('Root Entry', 'Workbook')],
    ['encrypted', ole('EncryptionInfo', 'EncryptedPackage')],
    ['word', ole('WordDocument')],
    ['word', named('[Content_Types].xml', 'word/document.xml')],
    ['presentation', named('[Content_Types].xml', 'ppt/presentation.xml')],
    ['not-a-workbook', named('mimetype', 'content.xml', 'META-INF/manifest.xml')],
    ['word', odf('text', '<office:document-content/>')],
    ['presentation', odf('presentation', '<office:document-content/>')],
    ['encrypted', odf('spreadsheet', 'noise', '<manifest:encryption-data manifest:checksum="x"/>')],
    ['binary-excel', named('[Content_Types].xml', 'xl/workbook.bin', 'xl/styles.xml')],
    ['not-a-workbook', Buffer.from([0, 1, 2, 3, 255, 0, 7])],
  ])('%s', (code, bytes) => {
    expect(refusalCode(bytes)).toBe(code)
  })
})

describe('bounds hold before a parser sees the bytes', () => {
  const zeros = Buffer.alloc(65 * MEGABYTE, 0x20)

  test('one entry that inflates beyond its bound, honest or lying about its size', () => {
    const parts = bookParts(zeros)
    expect(refusalCode(zipOf(parts))).toBe('too-big-inside')
    const lying = parts.map((part) => (part.data === zeros ? { ...part, claimedSize: 1000 } : part))
    expect(refusalCode(zipOf(lying))).toBe('broken-file')
  })

  test('many entries that together inflate beyond the bound', () => {
    const padded = Buffer.concat([Buffer.from(worksheet(CELL)), zeros.subarray(0, MEGABYTE)])
    const parts = [...bookParts(padded), { name: 'xl/worksheets/sheet2.xml', data: padded }]
    expect(refusalCode(zipOf(parts), { totalBytes: 3 * MEGABYTE })).toBe('read')
    expect(refusalCode(zipOf(parts), { totalBytes: 1.5 * MEGABYTE })).toBe('too-big-inside')
  })

  test('file size, entries, sheets, filled cells', () => {
    const cells = Array.from({ length: 50 }, (_, row) => `<row r="${row + 1}"><c r="A${row + 1}"><v>1</v></c></row>`)
    const book = bookOf(worksheet(cells.join('')))
    expect(refusalCode(book)).toBe('read')
    expect(refusalCode(book, { fileBytes: book.length - 1 })).toBe('too-big')
    expect(refusalCode(book, { filledCells: 49 })).toBe('too-much')
    expect(refusalCode(book, { entries: 3 })).toBe('too-many-parts')
    const titles = Array.from({ length: 51 }, (_, index) => `Лист${index}`)
    expect(refusalCode(bookOf(worksheet(CELL), titles))).toBe('too-much')
    expect(refusalCode(bookOf(worksheet(CELL), titles.slice(1)))).toBe('read')
  })

  test('cells without addresses are counted too, and shared strings in millions are not swallowed', () => {
    const bare = `<row>${'<c><v>1</v></c>'.repeat(60)}</row>`
    expect(refusalCode(bookOf(worksheet(bare)), { filledCells: 50 })).toBe('too-much')
    const strings = { name: 'xl/sharedStrings.xml', data: `<sst>${'<si/>'.repeat(2_000_000)}</sst>` }
    expect(refusalCode(zipOf([...bookParts(worksheet(CELL)), strings]), { filledCells: 100_000 })).toBe('too-much')
  })

  test('a million formatted empty rows cost nothing and the data among them is read', () => {
    const rows = Array.from({ length: 1_000_000 }, (_, row) =>
      row === 499_999
        ? '<row r="500000"><c r="A500000" s="1"/><c r="B500000"><v>7</v></c></row>'
        : `<row r="${row + 1}"><c r="A${row + 1}" s="1"/></row>`,
    )
    const book = bookOf(worksheet(rows.join('')))
    expect(readWorkbook(book).sheets[0]?.rows).toEqual([
      { row: 499_999, cells: [{ column: 1, content: { type: 'number', value: 7 } }] },
    ])
  })

  test('merges and links over a whole sheet make no cells', () => {
    const after =
      '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells><hyperlinks><hyperlink ref="A1:XFD1048576" location="A1"/></hyperlinks>'
    expect(values(bookOf(worksheet(CELL, after)))).toEqual([7])
    const empty =
      '<worksheet><hyperlinks><hyperlink ref="A1:XFD1048576" location="A1"/></hyperlinks><sheetData/></worksheet>'
    expect(values(bookOf(empty))).toEqual([])
  })
})

describe('broken workbooks', () => {
  const sound = bookOf(worksheet(CELL))

  test('truncated or damaged archives', () => {
    for (const part of [0.1, 0.5, 0.9, 0.99])
      expect(refusalCode(sound.subarray(0, sound.length * part))).toBe('broken-file')
    const at = sound.indexOf('sheet1.xml', sound.indexOf('xl/worksheets')) + 20
    const damaged = Buffer.from(sound)
    damaged[at] = (damaged[at] ?? 0) ^ 0xff
    expect(refusalCode(damaged)).toBe('broken-file')
  })

  test.each([
    ['no sheetData', '<worksheet/>', 'broken-file'],
    ['sheetData cut short', '<worksheet><sheetData><row r="1"><c r="A1"><v>1', 'broken-file'],
    ['a row beyond the last', worksheet('<row r="1"><c r="A99999999"><v>1</v></c></row>'), 'broken-file'],
    ['a column beyond the last', worksheet('<row r="1"><c r="XFE1"><v>1</v></c></row>'), 'broken-file'],
    ['a shared string that is not there', worksheet('<row r="1"><c r="A1" t="s"><v>5</v></c></row>'), 'broken-file'],
    ['UTF-16', Buffer.from(`\ufeff${worksheet(CELL)}`, 'utf16le'), 'odd-encoding'],
    ['windows-1251', worksheet(CELL).replace('UTF-8', 'windows-1251'), 'odd-encoding'],
  ])('%s', (_, xml, code) => {
    expect(refusalCode(bookOf(xml))).toBe(code)
  })

  test('a sheet whose part is missing is not read as an empty one', () => {
    expect(refusalCode(zipOf(bookParts(worksheet(CELL)).slice(0, 3)))).toBe('broken-file')
    expect(refusalCode(bookOf(worksheet(CELL), ['Лист1', 'Лист1']))).toBe('broken-file')
  })
})

describe('odd but sound workbooks', () => {
  test('prefixed names, addresses left out, comments and CDATA', () => {
    const prefixed = worksheet(CELL).replaceAll(/<(\/?)(worksheet|sheetData|row|c|v)\b/g, '<$1x:$2')
    expect(values(bookOf(prefixed))).toEqual([7])
    expect(values(bookOf(worksheet('<row><c/><c><v>8</v></c></row><row/><row><c><v>9</v></c></row>')))).toEqual([8, 9])
    const inline = '<row r="1"><!-- <c r="B1"/> --><c r="A1" t="inlineStr"><is><t>да</t></is></c></row>'
    expect(values(bookOf(worksheet(inline)))).toEqual(['да'])
  })

  test('an empty cell between others moves none of them', () => {
    const rows = '<row r="2"><c r="A2" s="1"/><c r="B2"></c><c r="C2"><v>1</v></c></row><row r="9" s="1"/>'
    expect(readWorkbook(bookOf(worksheet(rows))).sheets[0]?.rows).toEqual([
      { row: 1, cells: [{ column: 2, content: { type: 'number', value: 1 } }] },
    ])
  })
})
