import type { Workbook, Worksheet } from 'exceljs'
import { isIsoDay, russianDay } from '../../base/calendar'
import type { Value } from '../../catalogue/evidence-types'
import type { FormLayout, PlacedTable } from './layout'
import { SHEET } from './titles'
import type { Filling } from './types'

const GREY = { argb: 'FF808080' }
const LONGEST = 300
const MOST_KEYS = 40
const TITLE = 'В прошлый раз: '

const wordOf = (value: Value): string => {
  if (typeof value === 'boolean') return value ? 'Да' : 'Нет'
  if (typeof value === 'number') return String(value).replace('.', ',')
  return isIsoDay(value) ? russianDay(value) : value
}

/** A grey note beside a cell: no value of any cell, so nothing a program could take for an answer. */
const note = (sheet: Worksheet | undefined, cell: string, text: string): void => {
  if (sheet === undefined || text === '') return
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
  sheet.getCell(cell).note = {
    texts: [{ font: { size: 9, color: GREY, name: 'Arial' }, text: `${TITLE}${short}` }],
    editAs: 'absolute',
  }
}

const noteRows = (book: Workbook, placed: PlacedTable, rows: Record<string, Value>[]): void => {
  const { table, keys, keyColumn, firstRow, columns } = placed
  const sheet = book.getWorksheet(table.sheet)
  const key = columns[keyColumn]
  if (key === undefined || rows.length === 0) return
  if (keys.length === 0) {
    const names = [...new Set(rows.flatMap((row) => row[key.field.id] ?? []).map(wordOf))]
    const more = names.length - MOST_KEYS
    const listed = `${names.slice(0, MOST_KEYS).join(', ')}${more > 0 ? ` и ещё ${more}` : ''}`
    note(sheet, `${key.letter}${firstRow}`, `строк ${rows.length}. ${listed}`)
    return
  }
  keys.forEach((each, at) => {
    const row = rows.find((known) => known[key.field.id] === each)
    if (row === undefined) return
    for (const { field, letter } of columns) {
      const value = row[field.id]
      if (field.id !== key.field.id && value !== undefined) note(sheet, `${letter}${firstRow + at}`, wordOf(value))
    }
  })
}

/**
 * Notes with what an institution said last time, beside the cells it is asked in: of rows that the form writes
 * beforehand each figure, of other tables which rows there were. Cells stay empty.
 */
export const writeHints = (book: Workbook, { passport, asked, tables }: FormLayout, hints: Filling): void => {
  const [about, requirements] = [book.getWorksheet(SHEET.passport), book.getWorksheet(SHEET.requirements)]
  for (const { field, row, given } of passport) {
    const value = hints.passport[field.id]
    if (given === null && value !== undefined) note(about, `B${row}`, wordOf(value))
  }
  for (const { asked: line, row } of asked) {
    const said = hints.answers[line.requirement]
    if (said === undefined) continue
    note(requirements, `E${row}`, wordOf(said.answer))
    if (said.confirmation !== undefined) note(requirements, `F${row}`, wordOf(said.confirmation))
    if (said.comment !== undefined) note(requirements, `H${row}`, wordOf(said.comment))
  }
  for (const placed of tables) noteRows(book, placed, hints.tables[placed.table.id]?.rows ?? [])
}
