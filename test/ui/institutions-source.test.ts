import { describe, expect, test } from 'vitest'
import type { SourceResult } from '../../src/api/source-results'
import {
  addressOf,
  cellUnder,
  columnLetters,
  gridOf,
  spotOf,
  stepFrom,
} from '../../src/ui/pages/institutions/source/source-grid'

describe('addresses', () => {
  test.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [51, 'AZ'],
    [52, 'BA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('column %i is %s, and back', (column, letters) => {
    expect(columnLetters(column)).toBe(letters)
    expect(spotOf(`${letters}12`)).toEqual({ row: 11, column })
    expect(addressOf({ row: 11, column })).toBe(`${letters}12`)
  })

  test.each(['', 'C', '7', 'C0', 'c7', 'A1:B2'])('«%s» is no cell', (address) => {
    expect(spotOf(address)).toBeNull()
  })
})

const source: SourceResult = {
  file: 'форма.xlsx',
  sheetFile: null,
  institution: 'СОШ № 5',
  sheets: [{ title: 'Участники', hidden: false, rows: 40, columns: 9 }],
  sheet: 'Участники',
  cell: 'C4',
  window: { top: 2, left: 1, bottom: 4, right: 3 },
  cells: [
    { row: 2, column: 1, address: 'B3', text: 'Категория', kind: 'text' },
    { row: 3, column: 3, address: 'D4', text: '45', kind: 'number' },
  ],
  // B3:C4 is merged.
  merges: [{ top: 2, left: 1, bottom: 3, right: 2 }],
  cited: [
    { address: 'D4', requirements: ['r1'] },
    { address: 'C4', requirements: ['r2', 'r3'] },
    { address: 'B3', requirements: ['r2'] },
  ],
  corrections: [{ cell: 'D4', value: '54', original: '45', reason: 'Опечатка', date: '2026-03-10' }],
}

describe('a piece of a sheet', () => {
  const { columns, rows } = gridOf(source)

  test('has every cell of the window once: a merged one at its corner, empty ones too', () => {
    expect(columns).toEqual([1, 2, 3])
    expect(rows.map(({ cells }) => cells.map(({ address }) => address))).toEqual([
      ['B3', 'D3'],
      ['D4'],
      ['B5', 'C5', 'D5'],
    ])
    expect(rows[0]?.cells[0]).toMatchObject({ rows: 2, columns: 2, text: 'Категория' })
    expect(rows[2]?.cells[0]).toMatchObject({ kind: 'empty', text: '', rows: 1, columns: 1 })
  })

  test('lights the merged cell that covers the one asked for, with all that rests on it', () => {
    const lit = rows.flatMap(({ cells }) => cells).filter(({ isTarget }) => isTarget)
    expect(lit.map(({ address }) => address)).toEqual(['B3'])
    expect(lit[0]?.cited).toEqual(['r2', 'r3'])
  })

  test('shows a correction at its cell', () => {
    expect(rows[1]?.cells[0]?.correction?.value).toBe('54')
    expect(rows[0]?.cells[0]?.correction).toBeNull()
  })

  test('lights nothing where the sheet as a whole is asked for', () => {
    const whole = gridOf({ ...source, cell: null })
    expect(whole.rows.flatMap(({ cells }) => cells).some(({ isTarget }) => isTarget)).toBe(false)
  })

  test('is walked over merged cells and out of the window, never off the sheet', () => {
    const merged = rows[0]?.cells[0]
    if (merged === undefined) throw new Error('no cell')
    expect(cellUnder(rows, { row: 3, column: 2 })).toBe(merged)
    expect(stepFrom(merged, 'ArrowRight')).toEqual({ row: 2, column: 3 })
    expect(stepFrom(merged, 'ArrowDown')).toEqual({ row: 4, column: 1 })
    expect(stepFrom(merged, 'ArrowUp')).toEqual({ row: 1, column: 1 })
    expect(cellUnder(rows, { row: 1, column: 1 })).toBeNull()
    expect(stepFrom({ ...merged, row: 0 }, 'ArrowUp')).toBeNull()
    expect(stepFrom(merged, 'Tab')).toBeNull()
  })
})
