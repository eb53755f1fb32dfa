import exceljs, { type Workbook } from 'exceljs'
import { columnLetters } from '../../base/address'
import type { CatalogueBook, GuideLine } from '../../catalogue/book/types'
import { rowHeight, widthOfWords } from '../form/heights'
import { normaliseZip } from '../normalise-zip'
import { addSheet } from './add-sheet'
import { FIRST_ROW, HEADER_ROW, INTRO_ROW, layOut, type Layout } from './layout'
import { SIZE, STYLE } from './styles'
import { writeTable } from './write-table'

const GUIDE_WIDTHS = [26, 96]

/** A workbook must carry some date; a constant one keeps the bytes the same. */
const DATED = new Date('2025-01-01T00:00:00Z')

const writeGuide = async (book: Workbook, title: string, lines: GuideLine[]): Promise<void> => {
  const sheet = await addSheet(book, { title, widths: GUIDE_WIDTHS, tab: 'FFFFC000', readOnly: true })
  lines.forEach((line, index) => {
    const row = sheet.getRow(index + 1)
    const [label, text] = [row.getCell(1), row.getCell(2)]
    if (line.kind !== 'step') {
      label.value = line.text
      label.style = STYLE[line.kind]
      row.height = 28
      return
    }
    label.value = line.label
    label.style = STYLE.label
    text.value = line.text
    text.style = STYLE.text
    row.height = rowHeight(
      [
        { text: line.text, width: GUIDE_WIDTHS[1] ?? 0, size: SIZE.body },
        { text: line.label, width: GUIDE_WIDTHS[0] ?? 0, size: SIZE.body, bold: true },
      ],
      17,
    )
  })
}

const writeLists = async (book: Workbook, title: string, { lists }: Layout): Promise<void> => {
  const widths = lists.map(({ title, values }) =>
    Math.min(56, Math.max(16, widthOfWords(title, SIZE.header), ...values.map((value) => value.length * 1.1 + 3))),
  )
  const sheet = await addSheet(book, {
    title,
    widths,
    header: { rows: HEADER_ROW, columns: 0 },
    tab: 'FFBFBFBF',
    readOnly: true,
  })
  sheet.getCell(INTRO_ROW, 1).value = 'Отсюда берутся выпадающие списки. Этот лист заполнять не нужно.'
  sheet.getCell(INTRO_ROW, 1).style = { ...STYLE.intro, alignment: { vertical: 'middle' } }
  sheet.getRow(INTRO_ROW).height = 22
  sheet.getRow(HEADER_ROW).height = 26
  lists.forEach(({ title, values }, index) => {
    const letter = columnLetters(index)
    const header = sheet.getCell(`${letter}${HEADER_ROW}`)
    header.value = title
    header.style = STYLE.header
    values.forEach((value, at) => {
      const cell = sheet.getCell(`${letter}${FIRST_ROW + at}`)
      cell.value = value
      cell.style = STYLE.shut
    })
  })
}

/** The workbook of a catalogue as .xlsx bytes: the same catalogue gives the same bytes. */
export const writeCatalogue = async (content: CatalogueBook): Promise<Uint8Array> => {
  const { title, titles, guide, sheets } = content
  const layout = layOut(content)
  const book = new exceljs.Workbook()
  Object.assign(book, { creator: 'Сверка', lastModifiedBy: 'Сверка', created: DATED, modified: DATED, title })
  book.views = [{ x: 0, y: 0, width: 28000, height: 16000, firstSheet: 0, activeTab: 0, visibility: 'visible' }]
  await writeGuide(book, titles.guide, guide)
  for (const sheet of sheets) await writeTable(book, sheet, layout)
  await writeLists(book, titles.lists, layout)
  const buffer = await book.xlsx.writeBuffer({ zip: { compression: 'DEFLATE' } } as object)
  return normaliseZip(new Uint8Array(buffer))
}
