import { expect, it } from 'vitest'
import type { BookCell } from '../../src/engine/catalogue/book/types'
import { cellOf, readAfter, sheetOf } from './spoiled-book'

type Row = Record<string, BookCell>

const JOINED: Row = {
  id: 'i-parents',
  clause: '1.1',
  title: 'Связано родителей',
  table: 'Лист people',
  where: 'Столбец category: Родители',
  column: 'Столбец linked',
  other: 'Столбец total',
  done: 'Связано',
  counted: 'родителей',
}

const after = (...rows: Row[]) =>
  readAfter((sheets) => {
    const sheet = sheetOf(sheets, 'indicators')
    sheet.rows = rows.map((row) => sheet.columns.map(({ key }) => row[key] ?? null))
  })

it('an indicator typed in Excel is read as it stands', () => {
  const read = after(JOINED)
  expect(read.status === 'sound' ? read.catalogue.indicators : read.mistakes).toEqual([
    {
      id: 'i-parents',
      clause: '1.1',
      title: 'Связано родителей',
      counted: 'родителей',
      table: 'people',
      where: [{ column: 'category', in: ['Родители'] }],
      part: 'linked',
      whole: 'total',
      done: 'Связано',
    },
  ])
})

it.each<[string, Row, string, RegExp]>([
  ['an unknown table', { ...JOINED, table: 'Соседи' }, 'table', /таблицы «Соседи» нет/],
  ['an unknown column', { ...JOINED, column: 'Соседей' }, 'column', /столбца «Соседей» нет/],
  ['an unknown value', { ...JOINED, where: 'Столбец category: Соседи' }, 'where', /значения «Соседи» нет/],
  ['a column that is no number', { ...JOINED, column: 'Столбец category' }, 'column', /а нужен целое число или число/],
  ['a whole without a part', { ...JOINED, column: null }, 'column', /какой столбец составляет долю/],
  ['nothing to count by', { ...JOINED, table: null }, 'table', /не указано, по чему считается/],
  ['a table and a number of the passport', { ...JOINED, from: 'Столбец inn' }, 'table', /или по таблице, или/],
  ['an unknown theme', { ...JOINED, theme: 'Соседство' }, 'theme', /темы «Соседство» нет/],
  ['a clause of no section', { ...JOINED, clause: '7.1' }, 'clause', /не относится ни к одному разделу/],
  ['no word for what is counted', { ...JOINED, counted: null }, 'counted', /не указано: кого или что считаем/],
])('an indicator with %s is refused at its cell', (_, row, column, said) => {
  const read = after(row)
  const mistakes = read.status === 'faulty' ? read.mistakes : []
  const found = mistakes.find(({ cell }) => cell === cellOf('indicators', 0, column))
  expect(found, JSON.stringify(mistakes)).toMatchObject({ sheet: 'Показатели' })
  expect(found?.message).toMatch(said)
})

it('two indicators with one code are refused', () => {
  const read = after(JOINED, JOINED)
  expect(read.status === 'faulty' ? read.mistakes : []).toMatchObject([
    { sheet: 'Показатели', cell: cellOf('indicators', 1, 'id'), message: /описан дважды/ },
  ])
})
