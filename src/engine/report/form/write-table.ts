import type { Workbook, Worksheet } from 'exceljs'
import { russianDay } from '../../base/calendar'
import { FORMATS, SIGNAL, SIZE, STYLE, TEXT, type CellStyle } from './form-styles'
import { rowHeight } from './heights'
import type { PlacedMarks } from './lay-marks'
import {
  isSampled,
  lastLetter,
  widthsOf,
  type FormLayout,
  type List,
  type PlacedColumn,
  type PlacedTable,
} from './layout'
import { addSheet, dateOf, mark, put, putAcross } from './sheet'
import { DECLARED_LABEL } from './titles'
import { validate } from '../cell-validation'
import { fieldValidation, fromList } from './validation'

const WIDE = 100
const ROW_HEIGHT = 20
const DAYS_HEIGHT = 22
const DECLARED_HINT =
  'Если не было — выберите «не было» и строки ниже не заполняйте. Пустой лист без отметки не засчитывается.'

const total = (columns: PlacedColumn[], from = 0): number =>
  columns.slice(from).reduce((sum, { width }) => sum + width, 0)

const hintOf = ({ table, marks }: PlacedTable, controlDays: string[]): string => {
  if ((!isSampled(table) && marks === null) || controlDays.length === 0) return table.hint
  return `${table.hint} Контрольные дни: ${controlDays.map(russianDay).join(', ')}.`
}

/** Narrower than this, the words about «не было» go into the hint above. */
const ASIDE = 30

const writeDeclared = (sheet: Worksheet, { columns }: PlacedTable, row: number, list: List): void => {
  const last = columns.at(-1)?.letter ?? 'A'
  const room = total(columns, 2)
  put(sheet, `A${row}`, DECLARED_LABEL, STYLE.label)
  put(sheet, `B${row}`, null, { ...STYLE.input, numFmt: TEXT })
  const error = 'Выберите «были» или «не было».'
  validate(sheet, `B${row}`, fromList(list, { title: 'В периоде', prompt: DECLARED_HINT, error }))
  mark(sheet, `B${row}`, `LEN(TRIM(B${row}))=0`, SIGNAL.wanted)
  const aside = room < ASIDE ? '' : DECLARED_HINT
  if (aside !== '') putAcross(sheet, columns.length > 3 ? `C${row}:${last}${row}` : `C${row}`, aside, STYLE.aside)
  const label = { text: DECLARED_LABEL, width: columns[0]?.width ?? 0, size: SIZE.body, bold: true }
  sheet.getRow(row).height = rowHeight([label, { text: aside, width: room, size: SIZE.header }], 24)
}

const writeTop = (sheet: Worksheet, placed: PlacedTable, hint: string, list: List | undefined): void => {
  const { table, columns, declaredRow, headerRow, headerBottom } = placed
  const last = lastLetter(placed)
  const width = widthsOf(placed).reduce((sum, each) => sum + each, 0)
  const whole = declaredRow !== null && total(columns, 2) < ASIDE ? `${hint} ${DECLARED_HINT}` : hint
  put(sheet, 'A1', table.sheet, STYLE.title)
  sheet.getRow(1).height = 26
  putAcross(sheet, `A2:${last}2`, whole, STYLE.hint)
  sheet.getRow(2).height = rowHeight([{ text: whole, width, size: SIZE.body }])
  if (declaredRow !== null && list !== undefined) writeDeclared(sheet, placed, declaredRow, list)
  for (const { field, letter } of columns) {
    const from = `${letter}${headerRow}`
    putAcross(sheet, headerBottom === headerRow ? from : `${from}:${letter}${headerBottom}`, field.title, STYLE.header)
  }
  const height = rowHeight(
    columns.map((column) => ({ text: column.field.title, width: column.width, size: SIZE.header, bold: true })),
    28,
  )
  const below = headerBottom === headerRow ? 0 : DAYS_HEIGHT
  sheet.getRow(headerRow).height = Math.max(height - below, 28)
}

const writeColumn = (sheet: Worksheet, placed: PlacedTable, column: PlacedColumn): void => {
  const { firstRow, lastRow, keys, keyColumn } = placed
  const { field, letter, list } = column
  const centred = field.type !== 'text' && field.type !== 'choice'
  const input: CellStyle = { ...(centred ? STYLE.inputCentre : STYLE.input), numFmt: FORMATS[field.type] }
  const written = column === placed.columns[keyColumn] ? keys : []
  written.forEach((key, at) => put(sheet, `${letter}${firstRow + at}`, key, { ...STYLE.shut, numFmt: TEXT }))
  const open = firstRow + written.length
  for (let row = open; row <= lastRow; row += 1) put(sheet, `${letter}${row}`, null, input)
  if (open <= lastRow) validate(sheet, `${letter}${open}:${letter}${lastRow}`, fieldValidation(field, list))
}

/** Days over the marks, given or to be filled, and the marks below them. */
const writeMarks = (sheet: Worksheet, { headerRow, firstRow, lastRow }: PlacedTable, marks: PlacedMarks): void => {
  const { title, row, days, by, value, letters } = marks
  const [first = 'A', last = first] = [letters[0], letters.at(-1)]
  putAcross(sheet, `${first}${headerRow}:${last}${headerRow}`, title, STYLE.header)
  letters.forEach((letter, index) => {
    const day = days[index]
    const open = { ...STYLE.inputCentre, numFmt: FORMATS.date }
    const shut = { ...STYLE.shutCentre, numFmt: FORMATS.date }
    put(sheet, `${letter}${row}`, day === undefined ? null : dateOf(day), day === undefined ? open : shut)
    for (let each = firstRow; each <= lastRow; each += 1)
      put(sheet, `${letter}${each}`, null, { ...STYLE.inputCentre, numFmt: FORMATS[value.type] })
  })
  if (days.length === 0) validate(sheet, `${first}${row}:${last}${row}`, fieldValidation(by, null))
  validate(sheet, `${first}${firstRow}:${last}${lastRow}`, fieldValidation(value, null))
  const missing = `AND(LEN(TRIM(${first}${row}))=0,COUNTA(${first}$${firstRow}:${first}$${lastRow})>0)`
  mark(sheet, `${first}${row}:${last}${row}`, missing, SIGNAL.wanted)
  sheet.getRow(row).height = DAYS_HEIGHT
}

const markWanted = (sheet: Worksheet, placed: PlacedTable): void => {
  const { columns, firstRow, lastRow } = placed
  const last = lastLetter(placed)
  for (const { letter } of columns.filter(({ required }) => required))
    mark(
      sheet,
      `${letter}${firstRow}:${letter}${lastRow}`,
      `AND(LEN(TRIM(${letter}${firstRow}))=0,COUNTA($A${firstRow}:$${last}${firstRow})>0)`,
      SIGNAL.wanted,
    )
}

/** One evidence sheet: title, hint, «были / не было» for events, header and rows to fill. */
export const writeTable = async (book: Workbook, placed: PlacedTable, layout: FormLayout): Promise<void> => {
  const { table, columns, headerRow, headerBottom, firstRow, lastRow, keys, keyColumn, marks } = placed
  const widths = widthsOf(placed)
  const sheet = await addSheet(book, {
    title: table.sheet,
    widths,
    landscape: widths.reduce((sum, width) => sum + width, 0) > WIDE,
    frozenRows: headerBottom,
    frozenColumns: 1,
    repeat: headerRow,
    repeatTo: headerBottom,
    tab: 'FF70AD47',
  })
  writeTop(sheet, placed, hintOf(placed, layout.options.controlDays), layout.lists['#declared'])
  for (const column of columns) writeColumn(sheet, placed, column)
  if (marks !== null) writeMarks(sheet, placed, marks)
  for (let row = firstRow; row <= lastRow; row += 1) {
    const key = keys[row - firstRow] ?? ''
    sheet.getRow(row).height = rowHeight(
      [{ text: key, width: columns[keyColumn]?.width ?? 0, size: SIZE.body }],
      ROW_HEIGHT,
    )
  }
  markWanted(sheet, placed)
}
