import { expect, test } from 'vitest'
import {
  bySheet,
  cellValue,
  clauseOf,
  date,
  dateTime,
  fileSize,
  number,
  percent,
  period,
  schoolYear,
  share,
  wholePercent,
  withNumber,
} from '../../src/ui/shared/formats'
import { counted, plural } from '../../src/ui/shared/russian-plural'

test.each([
  [0.775, '77,5\u00a0%'],
  [0, '0,0\u00a0%'],
  [1, '100,0\u00a0%'],
  [0.29, '29,0\u00a0%'],
  [2 / 3, '66,7\u00a0%'],
  [0.84997, '84,9\u00a0%'],
  [0.99999, '99,9\u00a0%'],
  [null, '—'],
])('share %s is shown as %s', (value, expected) => {
  expect(share(value)).toBe(expected)
})

test.each([
  [null, 'нет значения'],
  ['', 'нет значения'],
  [0, '0'],
  [2.5, '2,5'],
  [true, 'Да'],
  ['2025-09-15', '15.09.2025'],
  ['7.30', '7.30'],
])('cell value %j is shown as %s', (value, expected) => {
  expect(cellValue(value)).toBe(expected)
})

test('a number of an institution stays beside its sign', () => {
  expect(withNumber('МБОУ «СОШ № 5»')).toBe('МБОУ «СОШ №\u00a05»')
})

test('a period is two Russian days', () => {
  expect(period('2025-09-01', '2026-08-31')).toBe('01.09.2025\u00a0–\u00a031.08.2026')
})

test('a clause is cited with item, nested item and annex', () => {
  expect(clauseOf({ clause: '3.2', item: null })).toBe('3.2')
  expect(clauseOf({ clause: '2.4', item: 3 })).toBe('2.4, п.\u00a03')
  expect(clauseOf({ clause: '2.2', item: 6, subitem: 1, annex: null })).toBe('2.2, п.\u00a06.1')
  expect(clauseOf({ clause: '2.6', item: null, subitem: null, annex: '1' })).toBe('прил.\u00a01, 2.6')
})

test('cells are gathered by sheet and none is lost', () => {
  const cell = (file: string, sheet: string, at: string) => ({ file, sheet, cell: at, value: null })
  const cells = [cell('a.xlsx', 'Чаты', 'A1'), cell('b.xlsx', 'Чаты', 'A1'), cell('a.xlsx', 'Чаты', 'A2')]
  expect(bySheet(cells).map(({ file, cells: own }) => [file, own.map((each) => each.cell)])).toEqual([
    ['a.xlsx', ['A1', 'A2']],
    ['b.xlsx', ['A1']],
  ])
})

test.each([
  [1200, '1\u00a0200'],
  [1234567, '1\u00a0234\u00a0567'],
  [2.5, '2,5'],
  [0, '0'],
  [-3, '-3'],
  [null, '—'],
])('number %s is shown as %s', (value, expected) => {
  expect(number(value)).toBe(expected)
})

test('progress is whole percent, 100 only at the end', () => {
  expect(percent(0.999)).toBe('99\u00a0%')
  expect(percent(1)).toBe('100\u00a0%')
})

test.each([
  [0, '0\u00a0Б'],
  [1023, '1\u00a0023\u00a0Б'],
  [71_680, '70\u00a0КБ'],
  [1_572_864, '1,5\u00a0МБ'],
  [3 * 1024 ** 3, '3\u00a0ГБ'],
])('%s bytes are shown as %s', (bytes, expected) => {
  expect(fileSize(bytes)).toBe(expected)
})

test('days and moments are Russian', () => {
  expect(date('2025-09-15')).toBe('15.09.2025')
  expect(date(null)).toBe('—')
  expect(dateTime(new Date(2025, 8, 15, 9, 5).toISOString())).toBe('15.09.2025, 09:05')
})

test.each([
  [0, 'школ'],
  [1, 'школа'],
  [2, 'школы'],
  [4, 'школы'],
  [5, 'школ'],
  [11, 'школ'],
  [14, 'школ'],
  [21, 'школа'],
  [22, 'школы'],
  [111, 'школ'],
  [1.5, 'школы'],
])('%s takes «%s»', (count, form) => {
  expect(plural(count, 'школа', 'школы', 'школ')).toBe(form)
})

test('a count stays on one line with its noun', () => {
  expect(counted(1200, 'школа', 'школы', 'школ')).toBe('1\u00a0200\u00a0школ')
})

test('a school year is named by both its years', () => {
  expect(schoolYear(2025)).toBe('2025–2026')
})

test('whole percents stop short of a bound that is not reached', () => {
  expect([2 / 3, 0.848, 0.85, 0.999].map(wholePercent)).toEqual(['67', '84', '85', '99'])
})
