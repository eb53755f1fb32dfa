import { fileURLToPath } from 'node:url'
import { CFB, utils, write } from '@e965/xlsx'
import { planForm } from '../../src/engine/catalogue/plan'
import { writeForm } from '../../src/engine/report/form/write-form'
import { readRules } from '../../src/engine/resources'
import { inflateEntry, zipDirectory } from '../../src/engine/workbook/zip'
import { inventedSchools } from '../../src/demo/institutions'
import { bookParts, worksheet, zipOf, type Part } from './zip-of'

export const MEGABYTE = 1 << 20
export const MILLION = 1_000_000
export const CELL = '<row r="1"><c r="A1"><v>7</v></c></row>'

/** A form of the program, filled, as bytes; `number` tells one institution from another. */
export const filledForm = async (number: number): Promise<Uint8Array> => {
  const resources = fileURLToPath(new URL('../../resources', import.meta.url))
  const plan = planForm(await readRules(resources), 'perm-school')
  const filling = inventedSchools(40, 5, plan).filter(({ plant }) => plant === 'good')[number]?.filling
  if (!filling) throw new Error(`no good school ${number}`)
  return writeForm(plan, { audit: null, controlDays: [], institution: null }, filling)
}

export const partsOf = (book: Uint8Array): Part[] => {
  const bytes = Buffer.from(book)
  return zipDirectory(bytes, 2_000).map((entry) => ({ name: entry.name, data: inflateEntry(bytes, entry, 1 << 26) }))
}

/** The form with one of its parts changed. */
export const changed = (form: Uint8Array, name: string, change: (xml: string) => string | Buffer): Buffer =>
  zipOf(partsOf(form).map((part) => (part.name === name ? { ...part, data: change(String(part.data)) } : part)))

export const SHEET = 'xl/worksheets/sheet3.xml'
export const inSheet = (form: Uint8Array, change: (xml: string) => string | Buffer): Buffer =>
  changed(form, SHEET, change)
export const rows = (count: number, first: number, row: (number: number) => string): string =>
  Array.from({ length: count }, (_, index) => row(first + index)).join('')
export const more = (xml: string, added: string): string => xml.replace('</sheetData>', () => `${added}</sheetData>`)
export const spaces = (megabytes: number): Buffer => Buffer.alloc(megabytes * MEGABYTE, 0x20)
export const padded = (megabytes: number): Buffer => Buffer.concat([Buffer.from(worksheet(CELL)), spaces(megabytes)])
export const DOCTYPE =
  '<!DOCTYPE lolz [<!ENTITY a "ха"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
export const laughing = worksheet('<row r="1"><c r="A1" t="inlineStr"><is><t>&c;</t></is></c></row>').replace(
  '?>',
  `?>${DOCTYPE}`,
)
export const strings = (items: string): Buffer =>
  zipOf([...bookParts(worksheet(CELL)), { name: 'xl/sharedStrings.xml', data: `<sst>${items}</sst>` }])

/** An archive whose last entry stands there once more under so many names: the same packed bytes each time. */
export const overlapping = (parts: Part[], count: number, name: (index: number) => string): Buffer => {
  const one = zipOf(parts)
  const at = one.lastIndexOf(Buffer.from('PK\x01\x02'))
  const end = one.lastIndexOf(Buffer.from('PK\x05\x06'))
  const entries = Array.from({ length: count }, (_, index) => {
    const title = Buffer.from(name(index))
    const head = Buffer.from(one.subarray(at, at + 46))
    head.writeUInt16LE(title.length, 28)
    return Buffer.concat([head, title])
  })
  const tail = Buffer.from(one.subarray(end))
  const all = parts.length + count
  tail.writeUInt16LE(all, 8)
  tail.writeUInt16LE(all, 10)
  tail.writeUInt32LE(tail.readUInt32LE(12) + Buffer.concat(entries).length, 12)
  return Buffer.concat([one.subarray(0, end), ...entries, tail])
}

export const oldBook = (): Buffer => {
  const book = utils.book_new()
  const values = Array.from({ length: 200 }, () => Array.from({ length: 50 }, () => 1))
  utils.book_append_sheet(book, utils.aoa_to_sheet(values), 'Sheet')
  return write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer
}

/** An old workbook with so many more cells: the record of a number, written after that of the sheet's size. */
export const crowded = (cells: number): Buffer => {
  const { content } = CFB.find(CFB.read(oldBook(), { type: 'buffer' }), '/Workbook') as { content: Uint8Array }
  const stream = Buffer.from(content)
  const after = stream.indexOf(Buffer.from([0x00, 0x02, 0x0e, 0x00])) + 18
  const number = Buffer.from([0x03, 0x02, 0x0e, 0x00, ...Array.from({ length: 14 }, () => 0)])
  const made = CFB.utils.cfb_new({ root: 'R' })
  const all = [stream.subarray(0, after), ...Array.from({ length: cells }, () => number), stream.subarray(after)]
  CFB.utils.cfb_add(made, '/Workbook', Buffer.concat(all))
  return CFB.write(made, { type: 'buffer' }) as Buffer
}

/** An old workbook whose first sector follows itself. */
export const ringed = (): Buffer => {
  const book = oldBook()
  const first = book.readUInt32LE(48)
  book.writeUInt32LE(first, 512 * (book.readUInt32LE(76) + 1) + 4 * first)
  return book
}
