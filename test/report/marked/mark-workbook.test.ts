import { describe, expect, it } from 'vitest'
import { markWorkbook } from '../../../src/engine/report/marked/mark-workbook'
import type { CopyContent, Told } from '../../../src/engine/report/marked/types'
import { DEFAULT_BOUNDS } from '../../../src/engine/workbook/guard'
import { partsOf } from '../../../src/engine/workbook/parts'
import { bookParts, worksheet, zipOf } from '../../workbook/zip-of'

const told = (cell: string, more: Partial<Told> = {}): Told => ({
  severity: 'error',
  sheet: 'Лист1',
  cell,
  value: '1',
  wrong: 'Не то.',
  expected: null,
  fix: 'Исправьте.',
  ...more,
})

const content = (...all: Told[]): CopyContent => ({
  institution: 'Школа',
  audit: 'Мониторинг',
  file: 'школа.xlsx',
  told: all,
  results: [],
})

const STYLES =
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0"><protection locked="0"/></xf></cellXfs></styleSheet>'

const START =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>'

type Part = { name: string; data: string }

const book = (sheet: string, change: (parts: Part[]) => Part[] = (parts) => parts): Uint8Array => {
  const parts = bookParts(sheet).map(({ name, data }) => ({ name, data: data.toString() }))
  const styled = parts
    .filter(({ name }) => name !== 'xl/styles.xml')
    .map(({ name, data }) =>
      name !== 'xl/_rels/workbook.xml.rels'
        ? { name, data }
        : {
            name,
            data: data.replace(
              '</Relationships>',
              '<Relationship Id="rIdS" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
            ),
          },
    )
  return zipOf(change([...styled, { name: 'xl/styles.xml', data: STYLES }, { name: '_rels/.rels', data: START }]))
}

const marked = (bytes: Uint8Array, ...all: Told[]): Record<string, string> => {
  const copy = markWorkbook(partsOf(bytes, DEFAULT_BOUNDS), content(...all), [])
  return Object.fromEntries(partsOf(copy.bytes, DEFAULT_BOUNDS).map((part) => [part.name, part.read().toString()]))
}

const SHEET = 'xl/worksheets/sheet1.xml'

const rowsOf = (parts: Record<string, string>): string =>
  /<(?:\w+:)?sheetData[^>]*>([\s\S]*)<\/(?:\w+:)?sheetData>/.exec(parts[SHEET] ?? '')?.[1] ?? ''

const because = (bytes: Uint8Array): string => {
  try {
    marked(bytes, told('A1'))
    return 'marked'
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
}

describe('a worksheet', () => {
  it('gets other formats for the marked cells and keeps every other byte', () => {
    const rows = '<row r="2" spans="1:2"><c r="A2" t="n"><v>1</v></c><c r="B2" s="1"/></row>'
    const parts = marked(book(worksheet(rows)), told('B2'))
    expect(rowsOf(parts)).toBe('<row r="2" spans="1:2"><c r="A2" t="n"><v>1</v></c><c r="B2" s="2"/></row>')
    expect(parts['xl/styles.xml']).toContain(
      '<xf numFmtId="14" fontId="0" fillId="2" borderId="0" applyFill="1"><protection locked="0"/></xf>',
    )
  })

  it('gets cells and rows that were not there, in their places', () => {
    const rows = '<row r="2"><c r="B2"><v>1</v></c></row><row r="5"/>'
    const parts = marked(book(worksheet(rows)), told('A2'), told('D2'), told('A1'), told('C5'), told('A9'))
    expect(rowsOf(parts)).toBe(
      '<row r="1"><c r="A1" s="2"/></row><row r="2"><c r="A2" s="2"/><c r="B2"><v>1</v></c><c r="D2" s="2"/></row><row r="5"><c r="C5" s="2"/></row><row r="9"><c r="A9" s="2"/></row>',
    )
  })

  it('shows a mark of any merged cell where their value stands', () => {
    const rows = '<row r="1"><c r="A1" s="1"><v>1</v></c></row>'
    const parts = marked(
      book(worksheet(rows, '<mergeCells count="1"><mergeCell ref="A1:C3"/></mergeCells>')),
      told('B3'),
    )
    expect(rowsOf(parts)).toBe('<row r="1"><c r="A1" s="2"><v>1</v></c></row>')
    expect(parts['xl/comments1.xml']).toContain('ref="A1"')
  })

  it('takes the format of the row or column a new cell stands in', () => {
    const sheet = worksheet('<row r="3" s="1" customFormat="1"/>').replace(
      '<sheetData>',
      '<cols><col min="2" max="2" style="1"/></cols><sheetData>',
    )
    const parts = marked(book(sheet), told('A3'), told('B7'), told('A7'))
    expect(rowsOf(parts)).toBe(
      '<row r="3" s="1" customFormat="1"><c r="A3" s="2"/></row><row r="7"><c r="A7" s="3"/><c r="B7" s="2"/></row>',
    )
  })

  it('may be written with prefixes and without addresses', () => {
    const sheet =
      '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    const parts = marked(book(sheet), told('B1'))
    expect(rowsOf(parts)).toBe('<x:row><x:c><x:v>1</x:v></x:c><x:c s="2"><x:v>2</x:v></x:c></x:row>')
    expect(parts[SHEET]).toMatch(/<\/x:sheetData><x:legacyDrawing [^>]*\/><\/x:worksheet>$/)
  })

  it('names its notes before what the format wants behind them, and not inside a rule', () => {
    const rule =
      '<conditionalFormatting sqref="A1"><cfRule type="expression" priority="1"><extLst><ext/></extLst></cfRule></conditionalFormatting>'
    const parts = marked(book(worksheet('<row r="1"><c r="A1"/></row>', `${rule}<tableParts/><extLst/>`)), told('A1'))
    expect(parts[SHEET]).toMatch(
      /<\/conditionalFormatting><legacyDrawing [^>]*\/><tableParts\/><extLst\/><\/worksheet>$/,
    )
  })
})

describe('a cell with several remarks', () => {
  it('has one note, the gravest first, and the fill of that one', () => {
    const parts = marked(
      book(worksheet('<row r="1"><c r="A1"/></row>')),
      told('A1', { severity: 'info', wrong: 'Третье' }),
      told('A1', { severity: 'warning', wrong: 'Второе' }),
      told('A1', { wrong: 'Первое' }),
    )
    const notes = parts['xl/comments1.xml'] ?? ''
    expect(notes.match(/<comment /g)).toHaveLength(1)
    expect(notes.match(/Первое|Второе|Третье/g)).toEqual(['Первое', 'Второе', 'Третье'])
    expect(parts['xl/styles.xml']).toContain('FFF4A39A')
    expect(parts['xl/drawings/vmlDrawing1.vml']?.match(/<v:shape /g)).toHaveLength(1)
  })
})

describe('text from a cell', () => {
  it('never becomes a formula, markup or a link to elsewhere', () => {
    const value = '=cmd|"/c calc"!A1 <b>&'
    const parts = marked(book(worksheet('<row r="1"><c r="A1"/></row>')), told('A1', { value, wrong: value }))
    const sheet = parts['xl/worksheets/sheet2.xml'] ?? ''
    expect(sheet).toContain('&apos;=cmd|'.replace('&apos;', "'"))
    expect(sheet).toContain('&lt;b&gt;&amp;')
    expect(sheet).not.toMatch(/<f>|<f |r:id=/)
    expect(parts['xl/worksheets/_rels/sheet2.xml.rels']).toBeUndefined()
  })
})

describe('the book', () => {
  it('opens on the remarks, with no other sheet chosen, and its names still mean their sheets', () => {
    const sheet = worksheet('<row r="1"><c r="A1"/></row>').replace(
      '<sheetData>',
      '<sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><sheetData>',
    )
    const parts = marked(
      book(sheet, (all) =>
        all.map(({ name, data }) => ({
          name,
          data:
            name === 'xl/workbook.xml'
              ? data.replace(
                  '</sheets>',
                  '</sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">Лист1!$1:$2</definedName><definedName name="X">Лист1!$A$1</definedName></definedNames>',
                )
              : data,
        })),
      ),
      told('A1'),
    )
    expect(parts['xl/workbook.xml']).toMatch(
      /<sheets><sheet [^>]*name="Замечания программы"[^>]*\/><sheet [^>]*name="Лист1"/,
    )
    expect(parts['xl/workbook.xml']).toContain('name="_xlnm.Print_Titles" localSheetId="1"')
    expect(parts['xl/workbook.xml']).toContain('<definedName name="X">')
    expect(parts[SHEET]).toContain('<sheetView workbookViewId="0"/>')
  })

  it('with macros keeps them and may not be called .xlsx', () => {
    const bytes = book(worksheet('<row r="1"><c r="A1"/></row>'), (all) =>
      all.map(({ name, data }) => ({
        name,
        data: name.startsWith('[')
          ? data.replace(
              /application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet\.main\+xml/,
              'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
            )
          : data,
      })),
    )
    expect(markWorkbook(partsOf(bytes, DEFAULT_BOUNDS), content(told('A1')), []).extension).toBe('xlsm')
  })

  it('is left alone where marks could damage it, and says why', () => {
    const plain = worksheet('<row r="1"><c r="A1"/></row>')
    const signed = book(plain, (all) => [...all, { name: '_xmlsignatures/sig1.xml', data: '<x/>' }])
    expect(because(signed)).toContain('электронной подписью')
    expect(because(book(plain, (all) => [...all, { name: 'XL/Styles.xml', data: STYLES }]))).toContain(
      'одинаковыми именами',
    )
    expect(because(book(plain, (all) => all.filter(({ name }) => name !== 'xl/styles.xml')))).toContain('оформления')
    expect(because(book(`<!DOCTYPE x []>${plain}`))).toContain('необычна')
    expect(because(book(`${plain}${`<a "'<b "'`.repeat(300_000)}`))).toContain('повреждена')
    expect(because(book(worksheet(`<row r="1" x="'`.repeat(300_000))))).toMatch(/повреждена|необычно/)
    expect(because(book(plain))).toBe('marked')
  })
})
