import { expect, it } from 'vitest'
import { byPlace, sheetRow } from '../../src/engine/base/address'

it('a row stands in its row of the sheet, a cell in the row of its address', () => {
  expect(['7', 'K7', 'AB120'].map(sheetRow)).toEqual([7, 7, 120])
})

it('rows go by row, cells of one row by column', () => {
  expect(['K7', 'AA6', '10', 'J7', 'Z6', '9'].sort(byPlace)).toEqual(['Z6', 'AA6', 'J7', 'K7', '9', '10'])
})
