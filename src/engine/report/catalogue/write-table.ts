import type { CellValue, ConditionalFormattingOptions, Style, Workbook, Worksheet } from 'exceljs'
import { columnLetters } from '../../base/address'
import type { BookCell, BookColumn, BookSheet } from '../../catalogue/book/types'
import { rowHeight } from '../form/heights'
import { addSheet } from './add-sheet'
import { FIRST_ROW, HEADER_ROW, INTRO_ROW, SPARE_ROWS, type Layout } from './layout'
import { DAY, NUMBER, PERCENT, SIZE, STYLE, UNUSED } from './styles'
import { addValidations } from './validation'

const TABS: Partial<Record<BookSheet['key'], string>> = {
  regulation: 'FF1F3864',
  requirements: 'FF2E7D32',
  criteria: 'FF2E7D32',
  indicators: 'FF2E7D32',
  consequences: 'FFBFBFBF',
  evidence: 'FFBFBFBF',
}

/** Columns that stay on the screen while a wide sheet is scrolled sideways. */
const FROZEN: Partial<Record<BookSheet['key'], number>> = { requirements: 2, criteria: 4 }

const isShut = (spec: BookSheet, { readOnly, lookup }: BookColumn): boolean =>
  spec.readOnly === true || readOnly === true || lookup !== undefined

const plain = (cell: BookCell): string | number | null =>
  typeof cell === 'object' && cell !== null ? cell.value : cell

const valueOf = (cell: BookCell): CellValue =>
  typeof cell === 'object' && cell !== null && 'date' in cell ? new Date(`${cell.value}T00:00:00Z`) : plain(cell)

const formatOf = (cell: BookCell): Partial<Style> => {
  if (typeof cell === 'number') return { numFmt: NUMBER }
  if (typeof cell !== 'object' || cell === null) return {}
  return { numFmt: 'date' in cell ? DAY : PERCENT }
}

const styleOf = (spec: BookSheet, column: BookColumn, cell: BookCell): Partial<Style> => {
  const shut = isShut(spec, column)
  const base = column.centred === true ? (shut ? STYLE.shutCentre : STYLE.openCentre) : shut ? STYLE.shut : STYLE.open
  return { ...base, ...formatOf(cell) }
}

const lookedUp = (spec: BookSheet, column: BookColumn, row: number, cell: BookCell, layout: Layout): CellValue => {
  const { lookup } = column
  if (lookup === undefined) return valueOf(cell)
  const { of, sheet, match, give } = lookup
  const own = `$${layout.letterOf(spec.key, of)}${row}`
  const found = `INDEX(${layout.rangeOf(sheet, give)},MATCH(${own},${layout.rangeOf(sheet, match)},0))`
  return { formula: `IF(${own}="","",IFERROR(${found},""))`, result: plain(cell) ?? '' }
}

const writeRow = (sheet: Worksheet, spec: BookSheet, at: number, cells: BookCell[], layout: Layout): void => {
  const row = sheet.getRow(at)
  spec.columns.forEach((column, index) => {
    const cell = cells[index] ?? null
    const target = row.getCell(index + 1)
    target.value = lookedUp(spec, column, at, cell, layout)
    target.style = styleOf(spec, column, cell)
  })
  row.height = rowHeight(
    spec.columns.map(({ width }, index) => ({
      text: String(plain(cells[index] ?? null) ?? ''),
      width,
      size: SIZE.body,
    })),
    17,
  )
}

const greyUnused = (sheet: Worksheet, spec: BookSheet, last: number): void => {
  if (spec.used === undefined) return
  const by = columnLetters(spec.columns.findIndex(({ key }) => key === spec.used?.by))
  const { conditionalFormattings } = sheet as Worksheet & { conditionalFormattings: ConditionalFormattingOptions[] }
  for (const [key, words] of Object.entries(spec.used.columns)) {
    const letter = columnLetters(spec.columns.findIndex((column) => column.key === key))
    const used = words.map((word) => `$${by}${FIRST_ROW}="${word}"`).join(',')
    sheet.addConditionalFormatting({
      ref: `${letter}${FIRST_ROW}:${letter}${last}`,
      rules: [
        {
          type: 'expression',
          priority: conditionalFormattings.length + 1,
          formulae: [`AND($${by}${FIRST_ROW}<>"",NOT(OR(${used})))`],
          style: UNUSED,
        },
      ],
    })
  }
}

/** One sheet of a catalogue: what it is for, a frozen header, its rows, and rows to add to. */
export const writeTable = async (book: Workbook, spec: BookSheet, layout: Layout): Promise<void> => {
  const widths = spec.columns.map(({ width }) => width)
  const tab = TABS[spec.key]
  const frozen = FROZEN[spec.key] ?? 0
  const sheet = await addSheet(book, {
    title: spec.title,
    widths,
    header: { rows: HEADER_ROW, columns: frozen },
    ...(tab === undefined ? {} : { tab }),
    ...(spec.readOnly === true ? { readOnly: true } : {}),
  })
  const across = widths.reduce(
    (seen, width, index) => (seen.room >= 110 ? seen : { room: seen.room + width, to: index }),
    {
      room: 0,
      to: 0,
    },
  )
  sheet.getCell(INTRO_ROW, 1).value = spec.intro
  sheet.getCell(INTRO_ROW, 1).style = STYLE.intro
  sheet.mergeCells(INTRO_ROW, 1, INTRO_ROW, across.to + 1)
  sheet.getRow(INTRO_ROW).height = rowHeight([{ text: spec.intro, width: across.room, size: SIZE.body }], 22)
  const header = sheet.getRow(HEADER_ROW)
  spec.columns.forEach(({ title }, index) => {
    header.getCell(index + 1).value = title
    header.getCell(index + 1).style = STYLE.header
  })
  header.height = rowHeight(
    spec.columns.map(({ title, width }) => ({ text: title, width, size: SIZE.header, bold: true })),
    26,
  )
  const spare = spec.readOnly === true ? 0 : SPARE_ROWS
  const empty = spec.columns.map(() => null)
  const rows = [...spec.rows, ...Array.from({ length: spare }, () => empty)]
  rows.forEach((cells, index) => writeRow(sheet, spec, FIRST_ROW + index, cells, layout))
  const last = FIRST_ROW + rows.length - 1
  // Empty rows for adding to would be printed as empty pages.
  const printed = FIRST_ROW + spec.rows.length - (spare === 0 ? 1 : 0)
  sheet.pageSetup.printArea = `A$1:${columnLetters(spec.columns.length - 1)}$${printed}`
  if (spec.readOnly === true) return
  addValidations(sheet, spec, layout)
  greyUnused(sheet, spec, last)
}
