import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import { bookOf } from '../../src/engine/catalogue/book/to-book'
import { catalogueFromWorkbook } from '../../src/engine/catalogue/from-workbook'
import type { Catalogue } from '../../src/engine/catalogue/types'
import { writeCatalogue } from '../../src/engine/report/catalogue/write-catalogue'
import { readWorkbook } from '../../src/engine/workbook/read'
import { rulesOfProgram } from '../catalogue/program-rules'
import { hasOffice, savedByOffice } from '../e2e/office'

const rules = rulesOfProgram()
const folder = mkdtempSync(join(tmpdir(), 'Сверка — тест '))
const HEADER_ROW = 2

const catalogueOf = (id: string): Catalogue => {
  const found = rules.catalogues.find((each) => each.id === id)
  if (found === undefined) throw new Error(`no catalogue ${id}`)
  return found
}

const written = (catalogue: Catalogue): Promise<Uint8Array> => writeCatalogue(bookOf(catalogue, rules))

type Sheet = exceljs.Worksheet & { dataValidations: { model: Record<string, exceljs.DataValidation> } }

describe('the workbook of every catalogue of the program', () => {
  it.each(rules.catalogues.map(({ id }) => id))('%s goes out and comes back the same', async (id) => {
    const bytes = await written(catalogueOf(id))
    expect(catalogueFromWorkbook(readWorkbook(bytes), rules)).toEqual({
      status: 'sound',
      catalogue: catalogueOf(id),
      themes: [],
    })
  })
})

describe('the workbook of a catalogue', () => {
  const catalogue = catalogueOf('perm-school')
  let bytes: Uint8Array
  let book: exceljs.Workbook

  const sheetOf = (title: string): Sheet => {
    const found = book.getWorksheet(title)
    if (found === undefined) throw new Error(`no sheet ${title}`)
    return found as Sheet
  }
  const columnOf = (sheet: exceljs.Worksheet, title: string): number => {
    let column = 0
    sheet.getRow(HEADER_ROW).eachCell((cell, index) => {
      if (cell.value === title) column = index
    })
    if (column === 0) throw new Error(`${sheet.name}: no column ${title}`)
    return column
  }
  const validationOf = (sheet: string, column: string): exceljs.DataValidation | undefined => {
    const letter = sheetOf(sheet).getColumn(columnOf(sheetOf(sheet), column)).letter
    const { model } = sheetOf(sheet).dataValidations
    return Object.entries(model).find(([range]) => range.replace('range:', '').startsWith(`${letter}3`))?.[1]
  }

  beforeAll(async () => {
    bytes = await written(catalogue)
    book = new exceljs.Workbook()
    await book.xlsx.load(Buffer.from(bytes) as unknown as exceljs.Buffer)
  })

  it('is the same bytes for the same catalogue', async () => {
    expect(Buffer.from(await written(catalogue)).equals(Buffer.from(bytes))).toBe(true)
  })

  it('starts with the instructions and names every sheet a curator needs', () => {
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      ...['Как заполнять', 'Положение', 'Роли', 'Темы', 'Последствия', 'Разделы', 'Требования', 'Критерии'],
      ...['Показатели', 'Примечания', 'Справочник показателей', 'Списки'],
    ])
  })

  it.each([
    ['Роли', 'Категория участников'],
    ['Темы', 'Последствия'],
    ['Требования', 'Роль'],
    ['Требования', 'Тема'],
    ['Требования', 'Обязательность'],
    ['Требования', 'Когда применяется'],
    ['Критерии', 'Требование'],
    ['Критерии', 'Вид критерия'],
    ['Критерии', 'Таблица'],
    ['Критерии', 'Столбец'],
    ['Критерии', 'С чем сравнить'],
    ['Критерии', 'Другая таблица'],
    ['Критерии', 'Столбец другой таблицы'],
    ['Показатели', 'Тема'],
    ['Показатели', 'Таблица'],
    ['Показатели', 'Столбец'],
    ['Показатели', 'Из столбца'],
    ['Показатели', 'На начало'],
  ])('has a drop-down on «%s», «%s», that Excel takes', (sheet, column) => {
    const validation = validationOf(sheet, column)
    expect(validation?.type).toBe('list')
    const [formula = ''] = (validation?.formulae ?? []) as string[]
    expect(formula).toMatch(/^('|OFFSET\()/)
    expect(formula.length).toBeLessThan(256)
  })

  it('keeps its headers on the screen and on every printed page', () => {
    for (const { name, views, pageSetup } of book.worksheets.slice(1)) {
      expect([name, views[0]?.state, (views[0] as { ySplit?: number }).ySplit]).toEqual([name, 'frozen', HEADER_ROW])
      expect([name, pageSetup.printTitlesRow]).toEqual([name, `${HEADER_ROW}:${HEADER_ROW}`])
      expect([name, pageSetup.fitToPage, pageSetup.fitToHeight]).toEqual([name, true, 0])
    }
  })

  it('keeps clauses as text, so that 2.10 stays 2.10', () => {
    const sheet = sheetOf('Требования')
    const column = columnOf(sheet, 'Пункт')
    for (const row of [3, 3 + catalogue.requirements.length + 5])
      expect(sheet.getRow(row).getCell(column).numFmt).toBe('@')
    expect(sheet.getRow(3).getCell(column).value).toBe('1.1')
  })

  it.skipIf(!hasOffice)(
    'computes its grey columns in LibreOffice as they were written, and reads back after it',
    async () => {
      const path = join(folder, 'Перечень.xlsx')
      writeFileSync(path, bytes)
      const saved = savedByOffice(path, join(folder, 'из LibreOffice'))
      expect(catalogueFromWorkbook(readWorkbook(readFileSync(saved)), rules)).toEqual({
        status: 'sound',
        catalogue,
        themes: [],
      })
      const again = new exceljs.Workbook()
      await again.xlsx.readFile(saved)
      const sheet = again.getWorksheet('Требования')
      if (sheet === undefined) throw new Error('LibreOffice lost a sheet')
      const weights = new Map(rules.consequences.map(({ id, weight }) => [id, weight]))
      const column = columnOf(sheetOf('Требования'), 'Вес по теме')
      const kind = columnOf(sheetOf('Требования'), 'Критерий')
      catalogue.requirements.forEach(({ theme, criterion }, index) => {
        const row = sheet.getRow(3 + index)
        const consequence = rules.themes.find(({ id }) => id === theme)?.consequence ?? ''
        expect(row.getCell(column).result).toBe(weights.get(consequence))
        expect((row.getCell(kind).result ?? '') === '').toBe(criterion === null)
      })
    },
  )
})
