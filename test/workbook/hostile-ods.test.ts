import { describe, expect, test } from 'vitest'
import { readWorkbook } from '../../src/engine/workbook/read'
import { filledCells, refusalCode } from './refused'
import { odsOf } from './zip-of'

const MILLION = 1_048_576
const number = (value: number, attributes = ''): string =>
  `<table:table-cell ${attributes} office:value-type="float" office:value="${value}"/>`
const blanks = (count: number): string => `<table:table-cell table:number-columns-repeated="${count}"/>`
const rows = (count: number, cells: string): string =>
  `<table:table-row table:number-rows-repeated="${count}">${cells}</table:table-row>`

describe('.ods: what repeats is counted before it is made', () => {
  test('a file of a kilobyte that stands for a million rows of a thousand cells', () => {
    const bomb = odsOf(rows(MILLION, number(1, 'table:number-columns-repeated="1024"')))
    expect(bomb.length).toBeLessThan(1_500)
    expect(refusalCode(bomb)).toBe('too-much')
    expect(refusalCode(odsOf(rows(1, number(1, `table:number-columns-repeated="${MILLION}"`))))).toBe('too-much')
    expect(refusalCode(odsOf(rows(200_001, number(1))))).toBe('too-much')
  })

  test('blanks to the end of a sheet and beyond are blanks', () => {
    const blank = rows(MILLION, blanks(16_384))
    expect(filledCells(odsOf(rows(1, number(7) + blanks(16_383)) + blank))).toEqual([[0, 0, 'number 7']])
    expect(filledCells(odsOf(rows(9e15, '<table:table-cell table:style-name="ce1"></table:table-cell>')))).toEqual([])
    expect(refusalCode(odsOf(blank + rows(1, number(7))))).toBe('broken-file')
    expect(refusalCode(odsOf(rows(1, blanks(16_384) + number(7))))).toBe('broken-file')
  })

  test('filled repeats within the bounds stand where they stand', () => {
    const table = rows(2, '<table:table-cell/>') + rows(2, blanks(3) + number(5, 'table:number-columns-repeated="2"'))
    expect(filledCells(odsOf(table))).toEqual([
      [2, 3, 'number 5'],
      [2, 4, 'number 5'],
      [3, 3, 'number 5'],
      [3, 4, 'number 5'],
    ])
  })

  test('nonsense for a count is one', () => {
    for (const count of ['0', '-5', '1e9', 'x', '1.5', ''])
      expect(filledCells(odsOf(rows(1, number(1, `table:number-columns-repeated="${count}"`) + number(2))))).toEqual([
        [0, 0, 'number 1'],
        [0, 1, 'number 2'],
      ])
  })

  test('merges over a whole sheet make no cells', () => {
    const merged = number(1, `table:number-columns-spanned="16384" table:number-rows-spanned="${MILLION}"`)
    expect(readWorkbook(odsOf(rows(1, merged))).sheets).toEqual([
      {
        title: 'Лист1',
        hidden: false,
        rows: [{ row: 0, cells: [{ column: 0, content: { type: 'number', value: 1 } }] }],
      },
    ])
  })

  test('spaces in millions are no text of millions', () => {
    const cell = '<table:table-cell><text:p>а<text:s text:c="1000000000"/>б</text:p></table:table-cell>'
    expect(filledCells(odsOf(rows(1, cell)))[0]?.[2].length).toBeLessThan(1_100)
  })

  test.each([
    ['a DOCTYPE', `<!DOCTYPE a [<!ENTITY b "${'ж'.repeat(50)}">]>`, 'broken-file'],
    ['a quote that never closes', '<table:named-range a="', 'broken-file'],
    ['a comment that never closes', '<!-- ', 'broken-file'],
    ['sheets in thousands', '<table:table table:name="х"></table:table>'.repeat(10_000), 'too-much'],
    ['markup in millions', '<a/>'.repeat(3_000_001), 'too-much'],
  ])('%s', (_, before, expected) => {
    expect(refusalCode(odsOf(rows(1, number(1)), before))).toBe(expected)
  })

  test('a table cut short, twice the same title', () => {
    expect(refusalCode(odsOf('<table:table-row>', '<table:table table:name="А">'))).toBe('broken-file')
    expect(refusalCode(odsOf('', '<table:table table:name="Лист1"></table:table>'))).toBe('broken-file')
  })
})

describe('.ods: what only some programs write', () => {
  const cell = (attributes: string, inside = ''): string =>
    `<table:table-cell ${attributes}>${inside}</table:table-cell>`
  test.each([
    ['a string without paragraphs', cell('office:value-type="string" office:string-value="да"'), 'text да'],
    ['a formula nobody calculated', cell('table:formula="of:=[.A1]+1"'), 'formula [.A1]+1'],
    [
      'a percentage',
      cell('office:value-type="percentage" office:value="0.775"', '<text:p>78%</text:p>'),
      'number 0.775',
    ],
    ['a boolean', cell('office:value-type="boolean" office:boolean-value="false"'), 'boolean false'],
    ['30 February', cell('office:value-type="date" office:date-value="2026-02-30"'), 'error #ДАТА'],
    ['a time with a fraction', cell('office:value-type="time" office:time-value="PT07H29M59.9999S"'), 'time 07:30:00'],
    [
      'a time of the first day',
      cell('office:value-type="date" office:date-value="1899-12-30T07:30:00"'),
      'time 07:30:00',
    ],
    ['a number that is none', cell('office:value-type="float" office:value="x"'), 'error #ЧИСЛО'],
    [
      'links, spans, breaks',
      cell(
        '',
        '<text:p>а<text:a>б</text:a><text:line-break/><text:span>в</text:span></text:p><text:p>г&amp;&#171;</text:p>',
      ),
      'text аб\nв\nг&«',
    ],
    [
      'a note beside the text',
      cell('', '<office:annotation><text:p>чужое</text:p></office:annotation><text:p>своё</text:p>'),
      'text своё',
    ],
    [
      'a picture with a caption',
      cell('', '<draw:frame><draw:text-box><text:p>чужое</text:p></draw:text-box></draw:frame><text:p>своё</text:p>'),
      'text своё',
    ],
    [
      'an entity that XML does not know, though every object has something of its name',
      cell('', '<text:p>&constructor;&toString;&lt;</text:p>'),
      'text &constructor;&toString;<',
    ],
    ['a value under a merge', '<table:covered-table-cell office:value-type="float" office:value="3"/>', 'number 3'],
  ])('%s', (_, written, expected) => {
    expect(filledCells(odsOf(rows(1, written)))).toEqual([[0, 0, expected]])
  })

  test('copies of other documents and deleted cells of the history are not shown, so not read', () => {
    const linked = `<table:table table:name="'file:///а.ods'#Лист"><table:table-source/>${rows(1, number(1))}</table:table>`
    const history = `<table:tracked-changes><table:deletion>${rows(1, number(2))}</table:deletion></table:tracked-changes>`
    expect(filledCells(odsOf(rows(1, number(7)), history + linked))).toEqual([[0, 0, 'number 7']])
  })
})
