import { address } from '../base/address'
import type { EvidenceTable, Field } from '../catalogue/types'
import type { Cell, ReadRow } from '../workbook/types'
import type { Header } from './header'
import { cellRemark, sheetRemark } from './remark'
import { takeCell, type SheetIntake } from './sheet-intake'
import { REASONS } from './tally'

/** A table's columns as its sheet has them. `empty`: required columns → empty cells of rows filled otherwise. */
export type Columns = {
  table: EvidenceTable
  header: Header
  /** Field of each 0-based column of the sheet. */
  byColumn: (Field | undefined)[]
  /** Key columns the sheet has lost. */
  lostKeys: Field[]
  empty: Map<Field, string[]>
}

export const columnsOf = (table: EvidenceTable, header: Header): Columns => {
  const byColumn: (Field | undefined)[] = []
  for (const field of table.columns) {
    const column = header.columns.get(field.id)
    if (column !== undefined) byColumn[column] = field
  }
  const lostKeys = table.columns.filter(({ id }) => table.key.includes(id) && !header.columns.has(id))
  return { table, header, byColumn, lostKeys, empty: new Map() }
}

/** Remarks an empty key cell, notes an empty required one; returns why the row must wait, or ''. */
const emptyCells = (
  intake: SheetIntake,
  { table, header, empty }: Columns,
  row: number,
  filled: Set<Field>,
): string => {
  let bad = ''
  for (const field of table.columns) {
    const column = header.columns.get(field.id)
    if (column === undefined || filled.has(field)) continue
    if (!table.key.includes(field.id)) {
      if (field.required === true) empty.set(field, [...(empty.get(field) ?? []), address(row, column)])
      continue
    }
    bad = `«${field.title}» не заполнено`
    const text = `«${field.title}» не заполнено, неизвестно, к чему относится строка. Впишите значение.`
    const expected = `«${field.title}»`
    const place = { sheet: intake.sheet.title, row, column }
    intake.remarks.push(cellRemark(place, { severity: 'error', code: 'key-missing', value: null, expected, text }))
  }
  return bad
}

/** Takes one data row; true when it gave a fact. */
export const takeRow = (intake: SheetIntake, columns: Columns, { row, cells }: ReadRow): boolean => {
  const { tally } = intake
  const { table, byColumn, header, lostKeys } = columns
  const filled: [Field, Cell][] = []
  let onlyKeys = true
  let own = 0
  for (const cell of cells) {
    const field = byColumn[cell.column]
    if (field === undefined) continue
    filled.push([field, cell])
    if (cell.from === undefined) own++
    onlyKeys &&= table.key.includes(field.id)
  }
  if (own === 0 || (table.prefilled === true && onlyKeys)) {
    tally.skip(row, own === 0 ? REASONS.outside : REASONS.blank)
    return false
  }
  let bad = lostKeys[0] === undefined ? '' : `нет столбца «${lostKeys[0].title}»`
  let taken = 0
  const rowId = String(row + 1)
  for (const [field, { column, content, from }] of filled) {
    const place = from === undefined ? { row, column } : { ...from, isAgain: true }
    if (takeCell(intake, { table: table.id, rowId, field, ...place }, content)) taken++
    else bad = `«${field.title}» не прочитано`
  }
  if (filled.length < header.columns.size) {
    const missing = emptyCells(intake, columns, row, new Set(filled.map(([field]) => field)))
    if (missing !== '') bad = missing
  }
  if (bad !== '') tally.quarantine(row, bad)
  else tally.accept(row)
  return taken > 0
}

/** One warning for each required column that was left empty in some rows. */
export const emptyRemarks = ({ sheet: { title: sheet }, remarks }: SheetIntake, { empty }: Columns): void => {
  for (const [{ title }, cells] of empty) {
    const [first = '', ...more] = cells
    const listed = `${cells.slice(0, 10).join(', ')}${cells.length > 10 ? ' …' : ''}`
    const what = more.length === 0 ? 'не заполнена ячейка' : 'не заполнены ячейки'
    const text = `Лист «${sheet}»: в столбце «${title}» ${what} ${listed}. Впишите значения.`
    remarks.push({ ...sheetRemark('warning', 'not-filled', sheet, text), cell: first, expected: `«${title}»` })
  }
}
