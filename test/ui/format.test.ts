import { describe, expect, test } from 'vitest'
import { bySheet, cellValue, clauseOf, period, share } from '../../src/ui/format'
import { rankingGroups } from '../../src/ui/ranking'
import { COMPARISON } from '../api/fake-engine'

test.each([
  [0.775, '77,5\u00a0%'],
  [0, '0,0\u00a0%'],
  [1, '100,0\u00a0%'],
  [0.29, '29,0\u00a0%'],
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

describe('ranking', () => {
  const [first] = COMPARISON.institutions
  const named = (name: string, rank: number | null, catalogue = 'school') => ({
    ...(first as (typeof COMPARISON.institutions)[number]),
    name,
    rank,
    catalogue,
  })

  test('is by rank, equal ones by name with numbers as numbers, the unranked last', () => {
    const [group] = rankingGroups([
      named('СОШ № 10', 1),
      named('СОШ № 9', 1),
      named('СОШ № 1', null),
      named('СОШ № 3', 3),
    ])
    expect(group?.institutions.map(({ name }) => name)).toEqual(['СОШ № 9', 'СОШ № 10', 'СОШ № 3', 'СОШ № 1'])
  })

  test('never mixes catalogues', () => {
    const groups = rankingGroups([named('А', 1, 'one'), named('Б', 1, 'two'), named('В', 2, 'one')])
    expect(groups.map(({ catalogue, institutions }) => [catalogue, institutions.length])).toEqual([
      ['one', 2],
      ['two', 1],
    ])
  })
})
