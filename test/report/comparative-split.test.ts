import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { openSheet, range } from '../../src/engine/report/comparative/sheet'
import { STYLE } from '../../src/engine/report/comparative/styles'
import { read } from './comparative-reading'

const FIRST = 3

/** A sheet of one title, one header and so many numbered rows, of which a sheet takes ten rows in all. */
const bookOf = async (rows: number, title = 'Нарушения'): Promise<Buffer> => {
  const through = new PassThrough()
  const bytes = buffer(through)
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: through, useStyles: true, useSharedStrings: true })
  const sheet = openSheet(book, {
    ...{ title, columns: [{ width: 10 }, { width: 30 }], frozen: { rows: 2, columns: 0 } },
    ...{ footer: 'Подвал', tab: 'FFED7D31', mostRows: 10 },
    finish: (part, bottom) => {
      part.filter(FIRST - 1, 2)
      part.validate(range(FIRST, 0, bottom, 0), { type: 'whole', operator: 'greaterThan', formulae: [0] })
    },
  })
  await sheet.row(['Нарушения'], STYLE.title, { height: 20 })
  await sheet.row(['№', 'Текст'], STYLE.header, { height: 18 })
  for (let at = 1; at <= rows; at += 1) await sheet.row([at, `Строка ${at}`], STYLE.text)
  await sheet.close()
  await book.commit()
  return bytes
}

const numbersIn = (book: ReturnType<typeof read>): number[] =>
  book.SheetNames.flatMap((title) =>
    Object.entries(book.Sheets[title] ?? {}).flatMap(([at, cell]) => {
      const { v } = cell as { v?: unknown }
      return /^A\d+$/.test(at) && typeof v === 'number' ? [v] : []
    }),
  )

describe('a sheet with more rows than one may have', () => {
  it('goes on on a further sheet under the same header; no row is lost, and both sheets say so', async () => {
    const bytes = await bookOf(17)
    const book = read(bytes)
    // Ten rows a sheet: title, header, seven rows and the word where the rest is; then title, header and seven; three are left.
    expect(book.SheetNames).toEqual(['Нарушения', 'Нарушения (2)', 'Нарушения (3)'])
    expect(numbersIn(book)).toEqual(Array.from({ length: 17 }, (_, at) => at + 1))
    expect(book.Sheets['Нарушения']?.['A9']?.v).toBe(7)
    expect(book.Sheets['Нарушения']?.['A10']?.v).toBe(
      'Продолжение — на листе «Нарушения (2)»: на одном листе не больше 10 строк.',
    )
    expect(book.Sheets['Нарушения (2)']?.['A1']?.v).toBe('Нарушения, продолжение')
    expect(['A2', 'B2'].map((cell) => book.Sheets['Нарушения (3)']?.[cell]?.v)).toEqual(['№', 'Текст'])
    const whole = new ExcelJS.Workbook()
    await whole.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer)
    expect(whole.worksheets.map(({ autoFilter }) => autoFilter)).toEqual(['A2:B9', 'A2:B9', 'A2:B5'])
    expect(whole.getWorksheet('Нарушения (2)')?.getCell('A9').dataValidation).toMatchObject({ type: 'whole' })
  })

  it('is left whole where its rows fit', async () => {
    const book = read(await bookOf(7))
    expect(book.SheetNames).toEqual(['Нарушения'])
    expect(book.Sheets['Нарушения']?.['A10']).toBeUndefined()
  })

  it('has a title that a sheet may have', async () => {
    const book = read(await bookOf(8, 'Очень длинное название листа 31'))
    expect(book.SheetNames[1]).toBe('Очень длинное название лист (2)')
  })
})
