import type { Workbook } from 'exceljs'
import { isIsoDay } from '../../base/calendar'
import type { ColumnType, Value } from '../../catalogue/evidence-types'
import { safeText } from '../safe-text'
import type { PlacedMarks } from './lay-marks'
import type { FormLayout, PlacedTable } from './layout'
import { dateOf } from './sheet'
import { SHEET } from './titles'
import type { FilledTable, Filling } from './types'

/** A value as a person types it: what does not fit the column's type is written as the text it is. */
const written = (type: ColumnType, value: Value): string | number | Date => {
  if (typeof value === 'boolean') return value ? 'Да' : 'Нет'
  if (typeof value === 'number') return value
  return type === 'date' && isIsoDay(value) ? dateOf(value) : safeText(value)
}

const put = (book: Workbook, sheet: string, cell: string, type: ColumnType, value: Value | undefined): void => {
  const found = book.getWorksheet(sheet)
  if (found !== undefined && value !== undefined) found.getCell(cell).value = written(type, value)
}

/** Rows of the sheet, 1-based, that the given rows go to: their own prefilled row, else the next free one. */
const rowsFor = ({ keys, keyColumn, firstRow, columns }: PlacedTable, rows: Record<string, Value>[]): number[] => {
  const key = columns[keyColumn]?.field.id ?? ''
  const taken = new Set<number>()
  let free = firstRow + keys.length
  return rows.map((row) => {
    const prefilled = firstRow + keys.findIndex((each) => each === row[key])
    if (prefilled < firstRow || taken.has(prefilled)) return free++
    taken.add(prefilled)
    return prefilled
  })
}

const fillTable = (book: Workbook, placed: PlacedTable, { declared, rows }: FilledTable): void => {
  const { table, columns, declaredRow } = placed
  if (declaredRow !== null) put(book, table.sheet, `B${declaredRow}`, 'text', declared)
  rowsFor(placed, rows).forEach((at, index) => {
    for (const { field, letter } of columns)
      put(book, table.sheet, `${letter}${at}`, field.type, rows[index]?.[field.id])
  })
}

/** Marks go under their day in the row of their own programme and group; days not given are written in order. */
const fillMarks = (book: Workbook, placed: PlacedTable, marks: PlacedMarks, filling: Filling): void => {
  const given = filling.tables[marks.table.id]?.rows ?? []
  const around = filling.tables[placed.table.id]?.rows ?? []
  const [by, value] = [marks.by.id, marks.value.id]
  const days =
    marks.days.length > 0
      ? marks.days
      : [...new Set(given.map((mark) => String(mark[by])))].sort((a, b) => (a < b ? -1 : 1))
  if (days.length > marks.letters.length) throw new RangeError(`no column for all ${days.length} days of marks`)
  const own = marks.table.columns.map(({ id }) => id).filter((id) => id !== by && id !== value)
  const rows = rowsFor(placed, around)
  if (marks.days.length === 0)
    days.forEach((day, index) => put(book, placed.table.sheet, `${marks.letters[index]}${marks.row}`, 'date', day))
  for (const mark of given) {
    const at = rows[around.findIndex((row) => own.every((id) => row[id] === mark[id]))]
    const letter = marks.letters[days.indexOf(String(mark[by]))]
    if (at === undefined || letter === undefined) throw new RangeError('a mark without its row or day')
    put(book, placed.table.sheet, `${letter}${at}`, marks.value.type, mark[value])
  }
}

/** Results held for the blank form are wrong for a filled one; without any, every program calculates on opening. */
const forgetResults = (book: Workbook): void => {
  book.eachSheet((sheet) => {
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        if (cell.formula) cell.value = { formula: cell.formula }
      })
    })
  })
}

/** Writes an institution's values into a blank form, each into the cell a person would use. */
export const fill = (book: Workbook, { passport, asked, tables }: FormLayout, filling: Filling): void => {
  for (const { field, row } of passport) put(book, SHEET.passport, `B${row}`, field.type, filling.passport[field.id])
  for (const { asked: line, row } of asked) {
    const given = filling.answers[line.requirement]
    put(book, SHEET.requirements, `E${row}`, 'text', given?.answer)
    put(book, SHEET.requirements, `F${row}`, 'text', given?.confirmation)
    put(book, SHEET.requirements, `G${row}`, 'date', given?.date)
    put(book, SHEET.requirements, `H${row}`, 'text', given?.comment)
  }
  for (const placed of tables) {
    const given = filling.tables[placed.table.id]
    if (given !== undefined) fillTable(book, placed, given)
    if (placed.marks !== null) fillMarks(book, placed, placed.marks, filling)
  }
  forgetResults(book)
}
