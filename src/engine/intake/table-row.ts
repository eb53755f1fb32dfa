import { address } from '../base/address'
import type { EvidenceTable, Field } from '../catalogue/evidence-types'
import type { Cell, ReadRow } from '../workbook/types'
import type { Header } from './header'
import { cellRemark, sheetRemark } from './remark'
import { leaveEmpty, parsedBy, takeCell, type SheetIntake } from './sheet-intake'
import { REASONS } from './tally'
import type { Parsed, Refused } from './values/outcome'

/** A table's columns as its sheet has them. `empty`: required columns → empty cells of rows filled otherwise. */
export type Columns = {
  table: EvidenceTable
  header: Header
  /** Field of each 0-based column of the sheet. */
  byColumn: (Field | undefined)[]
  /** Columns the sheet has lost without which its rows must wait: key ones, and those an unknown column may be. */
  lost: Field[]
  empty: Map<Field, string[]>
}

/** `waiting`: ids of missing columns that an unknown one may be. */
export const columnsOf = (
  table: EvidenceTable,
  header: Header,
  waiting: ReadonlySet<string> = new Set<string>(),
): Columns => {
  const byColumn: (Field | undefined)[] = []
  for (const field of table.columns) {
    const column = header.columns.get(field.id)
    if (column !== undefined) byColumn[column] = field
  }
  const lost = table.columns.filter(
    ({ id, required }) => !header.columns.has(id) && (table.key.includes(id) || (required === true && waiting.has(id))),
  )
  return { table, header, byColumn, lost, empty: new Map() }
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

/** A number over several rows may be of each of them or of all together, so it is taken for none. */
const unlessShared = ({ type }: Field, { isShared }: Cell, parsed: Parsed): Parsed =>
  isShared === true && parsed.ok && (type === 'integer' || type === 'number')
    ? {
        ok: false,
        code: 'merged-number',
        expected: 'число в каждой строке',
        fix: 'Ячейка объединена на несколько строк, и неясно, относится число к каждой из них или ко всем вместе. Разъедините её и впишите число в каждую строку.',
      }
    : parsed

/** A cell of a row and what it gives. */
type Given = { field: Field; cell: Cell; parsed: Parsed }
type Absent = Given & { parsed: Refused }

const isAbsent = (given: Given): given is Absent => !given.parsed.ok && given.parsed.missing !== undefined

const targetOf = ({ table }: Columns, row: number, { field, cell: { column, from } }: Given) => ({
  table: table.id,
  rowId: String(row + 1),
  field,
  ...(from === undefined ? { row, column } : { ...from, isAgain: true }),
})

const skipped = (intake: SheetIntake, columns: Columns, row: number, absent: Absent[], reason: string): false => {
  for (const each of absent)
    if (each.parsed.missing === 'unknown')
      leaveEmpty(intake, targetOf(columns, row, each), each.cell.content, each.parsed)
  intake.tally.skip(row, reason)
  return false
}

/** Takes one data row; true when it gave a fact. A cell that says there is no value counts as empty. */
export const takeRow = (intake: SheetIntake, columns: Columns, { row, cells }: ReadRow): boolean => {
  const { tally } = intake
  const { table, byColumn, header, lost } = columns
  const given: Given[] = []
  const absent: Absent[] = []
  let onlyKeys = true
  let own = 0
  for (const cell of cells) {
    const field = byColumn[cell.column]
    if (field === undefined) continue
    const parsed = unlessShared(field, cell, parsedBy(intake, field, cell.content, { column: cell.column }))
    const each = { field, cell, parsed }
    if (isAbsent(each)) absent.push(each)
    else {
      given.push(each)
      if (cell.from === undefined) own++
      onlyKeys &&= table.key.includes(field.id)
    }
  }
  if (own === 0 || (table.prefilled === true && onlyKeys))
    return skipped(intake, columns, row, absent, own + absent.length === 0 ? REASONS.outside : REASONS.blank)
  let bad = lost[0] === undefined ? '' : `нет столбца «${lost[0].title}»`
  let taken = 0
  for (const each of given)
    if (takeCell(intake, targetOf(columns, row, each), each.cell.content, each.parsed)) taken++
    else bad = `«${each.field.title}» не прочитано`
  const others = absent.filter(({ field }) => !table.key.includes(field.id))
  for (const each of others) leaveEmpty(intake, targetOf(columns, row, each), each.cell.content, each.parsed)
  if (given.length < header.columns.size) {
    const missing = emptyCells(intake, columns, row, new Set([...given, ...others].map(({ field }) => field)))
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
