import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { DEFAULT_BOUNDS } from '../../src/engine/workbook/guard'
import { readWorkbook } from '../../src/engine/workbook/read'

test('rows of a sheet set aside are counted by their first cell, the other sheets are read whole', async () => {
  const book = new ExcelJS.Workbook()
  const lists = book.addWorksheet('Справочники')
  lists.getCell('A1').value = 'Да'
  lists.getCell('C1').value = { formula: '1+1', result: 2 }
  lists.getCell('B3').value = 7
  lists.getCell('D3').value = 'лишнее'
  lists.getCell('D4').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFF0000' } }
  const data = book.addWorksheet('Участники & чаты')
  data.getCell('A2').value = 'Педагоги'
  data.getCell('C2').value = 40
  const bytes = new Uint8Array(await book.xlsx.writeBuffer())

  const whole = readWorkbook(bytes)
  const [counted, kept] = readWorkbook(bytes, DEFAULT_BOUNDS, (title) => title === 'Справочники').sheets
  expect(whole.sheets[0]?.rows.map(({ row, cells }) => [row, cells.length])).toEqual([
    [0, 2],
    [2, 2],
  ])
  expect(counted?.rows).toEqual([
    { row: 0, cells: [{ column: 0, content: { type: 'text', value: 'Да' } }] },
    { row: 2, cells: [{ column: 1, content: { type: 'number', value: 7 } }] },
  ])
  expect(kept).toEqual(whole.sheets[1])
  expect(kept?.rows[0]?.cells).toHaveLength(2)
})

test('cells of a sheet set aside still count against the bound', async () => {
  const book = new ExcelJS.Workbook()
  for (let column = 1; column <= 30; column++) book.addWorksheet(`Л${column}`).getCell(1, 1).value = column
  const wide = book.addWorksheet('Справочники')
  for (let column = 1; column <= 30; column++) wide.getCell(1, column).value = column
  const bytes = new Uint8Array(await book.xlsx.writeBuffer())
  // 30 cells on 30 sheets and 30 on the one set aside: 60 in all.
  const read = (filledCells: number) => readWorkbook(bytes, { ...DEFAULT_BOUNDS, filledCells }, () => true)
  expect(() => read(59)).toThrow('заполненных ячеек')
  expect(read(60).sheets).toHaveLength(31)
})
