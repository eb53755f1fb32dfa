import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { read, utils, write, type WorkBook } from '@e965/xlsx'
import { planForm } from '../../src/engine/catalogue/plan'
import type { Rules } from '../../src/engine/catalogue/types'
import { CONTROL_DAYS, PERIOD } from '../../src/demo/demo-audit'
import { inventedInstitutions } from '../../src/demo/institutions'
import { readRules } from '../../src/engine/resources'
import { writeForm } from '../../src/engine/report/form/write-form'
import { storedZip } from '../../src/engine/workbook/stored-zip'
import { withContents, writtenZip, zipOf } from './mutate/zip'

/** A sound file that is changed; `format` says which changes it knows. */
export type Base = { name: string; format: 'xlsx' | 'xls' | 'ods' | 'csv' | 'archive'; bytes: Buffer }

const audit = { name: '', schoolYear: 2025, periodFrom: PERIOD.from, periodTo: PERIOD.to, dueDate: null }

const asMacroBook = (form: Buffer): Buffer => {
  const zip = zipOf(form)
  const entries = zip.entries.map((entry) =>
    String(entry.name) === '[Content_Types].xml'
      ? withContents(entry, Buffer.from(String(entry.read()).replace('sheet.main+xml', 'sheet.macroEnabled.main+xml')))
      : entry,
  )
  const [first] = entries
  if (first === undefined) return form
  const macros = withContents({ ...first, name: Buffer.from('xl/vbaProject.bin') }, Buffer.alloc(4_096, 0xcc))
  return writtenZip({ ...zip, entries: [...entries, macros] })
}

const CSV = { FS: ';', blankrows: true } as const

const textSheets = (book: WorkBook): { name: string; bytes: Buffer }[] =>
  book.SheetNames.flatMap((title) => {
    const sheet = book.Sheets[title]
    return sheet === undefined
      ? []
      : [{ name: `СОШ 5 - ${title}.csv`, bytes: Buffer.from(utils.sheet_to_csv(sheet, CSV)) }]
  })

/** The form in the other formats, as the library writes them. */
const inOtherFormats = (name: string, form: Buffer): Base[] => {
  const book = read(form, { cellDates: false, cellStyles: true })
  const texts = textSheets(book)
  const participants = texts.find((text) => text.name.includes('Участники')) ?? texts[0]
  return [
    { name: `${name}.xls`, format: 'xls', bytes: write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer },
    { name: `${name}.ods`, format: 'ods', bytes: write(book, { type: 'buffer', bookType: 'ods' }) as Buffer },
    { name: `${name}, листы CSV.zip`, format: 'archive', bytes: storedZip(texts) },
    ...(participants === undefined ? [] : [{ ...participants, format: 'csv' } as const]),
  ]
}

const FORMATS: Record<string, Base['format']> = { xlsx: 'xlsx', xlsm: 'xlsx', xls: 'xls', ods: 'ods', csv: 'csv' }

/** Files of a folder by their extensions: the same forms as another program saves them. */
export const basesIn = (folder: string): Base[] =>
  readdirSync(folder).flatMap((name) => {
    const format = FORMATS[name.split('.').at(-1) ?? '']
    return format === undefined ? [] : [{ name, format, bytes: readFileSync(join(folder, name)) }]
  })

const filledForms = async (rules: Rules): Promise<Base[]> => {
  const plans = rules.catalogues.map(({ id }) => planForm(rules, id))
  const forms: Base[] = []
  for (const { catalogue, file, filling } of inventedInstitutions(9, 7, plans)) {
    const plan = plans.find((each) => each.catalogue === catalogue)
    if (plan === undefined || filling === null || forms.length === 6) continue
    const bytes = Buffer.from(await writeForm(plan, { audit, controlDays: CONTROL_DAYS, institution: null }, filling))
    forms.push({ name: file, format: 'xlsx', bytes })
  }
  return forms
}

/** Writes three filled forms into a folder, for another program to save anew; their paths. */
export const writtenForms = async (resources: string, folder: string): Promise<string[]> => {
  const forms = await filledForms(await readRules(resources))
  return forms.slice(0, 3).map(({ bytes }, index) => {
    const path = join(folder, `форма ${index + 1}.xlsx`)
    writeFileSync(path, bytes)
    return path
  })
}

/** Forms of invented institutions, filled well and badly, in every format that is read. */
export const madeBases = async (rules: Rules): Promise<Base[]> => {
  const forms = await filledForms(rules)
  const [first, second] = forms
  if (first === undefined || second === undefined) throw new Error('no forms were made')
  const folder = storedZip([first, second].map(({ name, bytes }) => ({ name: `папка/${name}`, bytes })))
  return [
    ...forms,
    { name: 'с макросами.xlsm', format: 'xlsx', bytes: asMacroBook(second.bytes) },
    ...inOtherFormats('первая', first.bytes),
    ...inOtherFormats('вторая', second.bytes),
    { name: 'папка.zip', format: 'archive', bytes: folder },
  ]
}
