import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { read, write } from '@e965/xlsx'
import exceljs from 'exceljs'
import { demoDatabase } from './serve.mjs'

/** Forms of the demonstration as they were sent, in the order of their numbers. */
export const demoForms = (): string[] => {
  const folder = join(dirname(demoDatabase()), 'forms')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.xlsx'))
    .sort()
    .map((name) => join(folder, name))
}

/** The same workbook as another office program would save it. */
const saveAs = (form: string, folder: string, bookType: 'ods' | 'xls'): void => {
  const book = read(readFileSync(form), { cellDates: true, UTC: true })
  const bytes = write(book, { type: 'buffer', bookType, cellDates: true }) as Buffer
  writeFileSync(join(folder, `${basename(form, '.xlsx')}.${bookType}`), bytes)
}

const changed = async (form: string, to: string, change: (book: exceljs.Workbook) => void): Promise<void> => {
  const book = new exceljs.Workbook()
  await book.xlsx.readFile(form)
  change(book)
  await book.xlsx.writeFile(to)
}

/** Writes beside a title of column A. */
const fill = (book: exceljs.Workbook, sheet: string, title: string, value: string | null): void =>
  book.getWorksheet(sheet)?.eachRow((row) => {
    if (row.getCell(1).text.trim() === title) row.getCell(2).value = value
  })

/** Names a form so that it is only like what came before: the curator has to say whose it is. */
export const makeNameless = (form: string, to: string, name: string): Promise<void> =>
  changed(form, to, (book) => {
    fill(book, 'Учреждение', 'ИНН', null)
    fill(book, 'Учреждение', 'Полное наименование', name)
    fill(book, 'Учреждение', 'Краткое наименование', name)
  })

/** Calls a column of «Участники» by words nobody knows. */
export const renameColumn = (form: string, to: string, from: string, name: string): Promise<void> =>
  changed(form, to, (book) =>
    book.getWorksheet('Участники')?.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.text === from) cell.value = name
      }),
    ),
  )

/** Writes words where a number belongs: the first pupils' count of «Классы и группы», which is in B4. */
export const spoilCell = (form: string, to: string, words: string): Promise<void> =>
  changed(form, to, (book) => {
    const cell = book.getWorksheet('Классы и группы')?.getCell('B4')
    if (cell !== undefined) cell.value = words
  })

/** A folder as a curator has it: forms in several formats and folders, what is no form, and what systems leave. */
export const mixedFolder = (into: string): { folder: string; forms: number } => {
  const folder = join(into, 'Присланное')
  const [schools, rest] = [join(folder, 'Школы'), join(folder, 'Остальные')]
  for (const each of [schools, rest]) mkdirSync(each, { recursive: true })
  const forms = demoForms()
  forms.forEach((form, at) => {
    if (at === 0) saveAs(form, schools, 'ods')
    else if (at === 1) saveAs(form, schools, 'xls')
    else cpSync(form, join(at % 3 === 0 ? schools : rest, basename(form)))
  })
  writeFileSync(join(folder, 'записка.xlsx'), 'Форму пришлём завтра.')
  writeFileSync(join(folder, 'обрезанная.xlsx'), readFileSync(forms[2] ?? '').subarray(0, 4000))
  writeFileSync(join(folder, '~$форма.xlsx'), '')
  writeFileSync(join(folder, 'Thumbs.db'), '')
  return { folder, forms: forms.length }
}
