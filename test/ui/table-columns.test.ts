import { expect, test } from 'vitest'
import {
  ariaSort,
  nextSort,
  sortCodec,
  sorted,
  widths,
  type DataColumn,
  type Sort,
} from '../../src/ui/shared/table-columns'

type Row = { name: string; index: number | null }

const NAME: DataColumn<Row> = { key: 'name', title: 'Учреждение', width: 200, grow: 3, value: ({ name }) => name }
const INDEX: DataColumn<Row> = {
  key: 'index',
  title: 'Индекс',
  width: 100,
  grow: 1,
  first: 'desc',
  value: ({ index }) => index,
}
const ROWS: Row[] = [
  { name: 'СОШ № 10', index: 0.5 },
  { name: 'Ёлочка', index: null },
  { name: 'СОШ № 9', index: 0 },
  { name: 'Жар-птица', index: 1 },
]
const named = (sort: Sort | null): string[] => sorted(ROWS, [NAME, INDEX], sort).map(({ name }) => name)

test('names go by the Russian alphabet, numbers in them as numbers', () => {
  expect(named({ key: 'name', direction: 'asc' })).toEqual(['Ёлочка', 'Жар-птица', 'СОШ № 9', 'СОШ № 10'])
})

test('what has no figure comes last both ways, and zero is a figure', () => {
  expect(named({ key: 'index', direction: 'desc' })).toEqual(['Жар-птица', 'СОШ № 10', 'СОШ № 9', 'Ёлочка'])
  expect(named({ key: 'index', direction: 'asc' })).toEqual(['СОШ № 9', 'СОШ № 10', 'Жар-птица', 'Ёлочка'])
})

test('without an order, or with one of an unknown column, rows stay as they came', () => {
  const came = ROWS.map(({ name }) => name)
  expect(named(null)).toEqual(came)
  expect(named({ key: 'gone', direction: 'asc' })).toEqual(came)
})

test('clicks go from the first direction to the other one to none', () => {
  const first = nextSort(null, INDEX)
  expect(first).toEqual({ key: 'index', direction: 'desc' })
  const second = nextSort(first, INDEX)
  expect(second).toEqual({ key: 'index', direction: 'asc' })
  expect(nextSort(second, INDEX)).toBeNull()
  expect(nextSort(second, NAME)).toEqual({ key: 'name', direction: 'asc' })
})

test('the order is told to readers of the title', () => {
  expect(ariaSort({ key: 'index', direction: 'desc' }, INDEX)).toBe('descending')
  expect(ariaSort({ key: 'index', direction: 'desc' }, NAME)).toBe('none')
  expect(ariaSort(null, { ...NAME, sortable: false })).toBeUndefined()
})

test('what room is left is shared by grow; with too little the least widths stay', () => {
  // 700 − (200 + 100) = 400, shared 3 : 1
  expect(widths([NAME, INDEX], 700)).toEqual([200 + 300, 100 + 100])
  expect(widths([NAME, INDEX], 150)).toEqual([200, 100])
})

test.each([
  [null, null],
  [{ key: 'index', direction: 'desc' }, '-index'],
  [{ key: 'name', direction: 'asc' }, 'name'],
] as const)('order %j stands in an address as %j', (sort, text) => {
  expect(sortCodec.write(sort)).toBe(text)
  expect(sortCodec.read(text)).toEqual(sort)
})
