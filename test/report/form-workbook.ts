import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import exceljs, { type CellValue, type DataValidation, type Workbook, type Worksheet } from 'exceljs'

export const opened = async (bytes: Uint8Array): Promise<Workbook> => {
  const book = new exceljs.Workbook()
  await book.xlsx.load(bytes.slice().buffer as ArrayBuffer)
  return book
}

export const sheetOf = (book: Workbook, title: string): Worksheet => {
  const sheet = book.getWorksheet(title)
  if (sheet === undefined) throw new Error(`no sheet «${title}»`)
  return sheet
}

export const texts = (sheet: Worksheet, row: number): string[] => {
  const found: string[] = []
  sheet.getRow(row).eachCell({ includeEmpty: false }, (cell) => {
    found.push(cell.text)
  })
  return found
}

export const validationAt = (sheet: Worksheet, address: string): DataValidation | undefined =>
  sheet.getCell(address).dataValidation

export type Filling = Record<string, Record<string, CellValue>>

/** Puts values into cells of a form and forgets every cached result, as programs that cannot compute do. */
export const filledBytes = async (bytes: Uint8Array, filling: Filling): Promise<Uint8Array> => {
  const book = await opened(bytes)
  for (const [title, cells] of Object.entries(filling))
    for (const [address, value] of Object.entries(cells)) sheetOf(book, title).getCell(address).value = value
  book.eachSheet((sheet) => {
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        if (cell.formula && cell.type === exceljs.ValueType.Formula)
          cell.value = { formula: cell.formula, date1904: false }
      })
    })
  })
  return new Uint8Array(await book.xlsx.writeBuffer())
}

export const hasOffice = (): boolean => {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** The workbook as LibreOffice saves it again, all formulas computed by it. */
export const recalculated = async (bytes: Uint8Array): Promise<Workbook> => {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-form-'))
  try {
    const source = join(folder, 'form.xlsx')
    const out = join(folder, 'out')
    writeFileSync(source, bytes)
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'xlsx', '--outdir', out, source], {
      stdio: 'ignore',
    })
    return await opened(readFileSync(join(out, 'form.xlsx')))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export type Line = { count: number; place: string; advice: string }

const resultOf = (value: CellValue): string | number => {
  const result = value !== null && typeof value === 'object' && 'formula' in value ? value.result : value
  return typeof result === 'number' ? result : typeof result === 'string' ? result : ''
}

/** «Контроль заполнения» as shown: the verdict and the lines by «sheet: what». */
export const controlOf = (book: Workbook): { verdict: string; lines: Record<string, Line> } => {
  const sheet = sheetOf(book, 'Контроль заполнения')
  const lines: Record<string, Line> = {}
  for (let row = 6; sheet.getCell(`B${row}`).text !== ''; row += 1) {
    const [count, place, advice] = ['C', 'D', 'E'].map((letter) => resultOf(sheet.getCell(`${letter}${row}`).value))
    lines[`${sheet.getCell(`A${row}`).text}: ${sheet.getCell(`B${row}`).text}`] = {
      count: Number(count),
      place: String(place),
      advice: String(advice),
    }
  }
  return { verdict: String(resultOf(sheet.getCell('A3').value)), lines }
}

/** The lines that hold remarks, as «count at place». */
export const remarksOf = (book: Workbook): Record<string, string> =>
  Object.fromEntries(
    Object.entries(controlOf(book).lines)
      .filter(([, { count }]) => count !== 0)
      .map(([name, { count, place }]) => [name, `${count} at ${place}`]),
  )
