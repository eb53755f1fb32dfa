import { address, columnLetters } from '../base/address'
import type { EvidenceTable, Field, SpreadFrom } from '../catalogue/evidence-types'
import type { Cell, CellValue, ReadRow, Sheet } from '../workbook/types'
import type { Header } from './header'
import { fieldByTitle } from './lookup'
import { cellAt, mergesFrom } from './merges'
import { cellRemark, sheetRemark } from './remark'
import { parsedBy, refuseCell, takeCell, type SheetIntake } from './sheet-intake'
import type { Fact, TableLayout } from './types'
import type { Parsed } from './values/outcome'

type Spread = EvidenceTable & { from: SpreadFrom }

/** One column of marks: the cell above them, and the day it tells. */
type MarkColumn = { column: number; head: { row: number; content: CellValue | null }; day: Fact | null; marks: number }

/** Columns of marks beside a table, and the fields that head and hold them. */
export type SpreadColumns = { table: Spread; by: Field; value: Field; columns: MarkColumn[] }

const isSpread = (table: EvidenceTable): table is Spread => table.from !== undefined

const fieldOf = ({ columns }: EvidenceTable, id: string): Field | undefined => columns.find((field) => field.id === id)

const titled = ({ title, synonyms }: SpreadFrom): Field => ({ id: 'marks', title, synonyms, type: 'text' })

/** Columns under the heading of the marks: as merged, else up to the next column that is known. */
const headed = (sheet: Sheet, { columns, extra, row }: Header, from: SpreadFrom): number[] => {
  const heading = extra.find(({ title }) => fieldByTitle([titled(from)], title) !== undefined)
  if (heading === undefined) return []
  const merge = mergesFrom(sheet, heading.row).find(({ left, right }) => left === heading.column && right > left)
  const used = sheet.rows.reduce((most, { cells }) => Math.max(most, cells.at(-1)?.column ?? 0), 0)
  const others = [...columns.values(), ...extra.filter((each) => each.row === row).map(({ column }) => column)]
  const next = Math.min(...others.filter((column) => column > heading.column), used + 1)
  const last = merge?.right ?? next - 1
  return Array.from({ length: last - heading.column + 1 }, (_, index) => heading.column + index)
}

const dayIn = (intake: SheetIntake, by: Field, content: CellValue | null): string | null => {
  const parsed = content === null ? null : parsedBy(intake, by, content)
  return parsed?.ok === true ? String(parsed.value) : null
}

/** Lowest filled cell of the header in a column, or of the row below it; null when none but the heading is filled. */
const headOf = (sheet: Sheet, header: Header, column: number, isHeading: (cell: Cell) => boolean) => {
  for (let row = header.bottom; row >= header.row; row--) {
    const cell = cellAt(sheet, row, column)
    if (cell !== undefined && !isHeading(cell)) return { row, content: cell.content }
  }
  return { row: header.bottom, content: null }
}

/** A header whose merges were lost: the row below holds days over the marks and nothing else. */
const withRowOfDays = (intake: SheetIntake, header: Header, by: Field, under: number[]): void => {
  const next = intake.sheet.rows.find(({ row }) => row > header.bottom)
  if (next === undefined || header.bottom > header.row || next.row !== header.row + 1) return
  const isDay = ({ column, content }: Cell): boolean => under.includes(column) && dayIn(intake, by, content) !== null
  if (next.cells.every(isDay)) header.bottom = next.row
}

/**
 * Finds the columns of marks: under their heading, or headed by a day of their own. What it takes is no longer among the
 * header's unknown columns. Null for a table that stands on its own sheet.
 */
export const findSpread = (intake: SheetIntake, header: Header, table: EvidenceTable): SpreadColumns | null => {
  if (!isSpread(table)) return null
  const { sheet } = intake
  const { from } = table
  const [by, value] = [fieldOf(table, from.by), fieldOf(table, from.value)]
  if (by === undefined || value === undefined) return null
  const under = headed(sheet, header, from)
  withRowOfDays(intake, header, by, under)
  const isHeading = ({ content }: Cell): boolean =>
    content.type === 'text' && fieldByTitle([titled(from)], content.value) !== undefined
  const known = new Set(header.columns.values())
  const alone = sheet.rows
    .filter(({ row }) => header.row <= row && row <= header.bottom)
    .flatMap(({ cells }) => cells)
    .filter(
      ({ column, content }) => !known.has(column) && content.type !== 'number' && dayIn(intake, by, content) !== null,
    )
    .map(({ column }) => column)
  const columns = [...new Set([...under, ...alone])].sort((one, other) => one - other)
  header.extra = header.extra.filter(({ column }) => !columns.includes(column))
  if (columns.length === 0)
    intake.remarks.push(
      sheetRemark(
        'warning',
        'missing-column',
        sheet.title,
        `Лист «${sheet.title}»: нет столбцов «${from.title}», отметки неизвестны. Верните их из присланной формы.`,
      ),
    )
  return {
    table,
    by,
    value,
    columns: columns.map((column) => {
      const head = headOf(sheet, header, column, isHeading)
      const day = dayIn(intake, by, head.content)
      const fact = { table: table.id, row: '', column: by.id, sheet: sheet.title, cell: address(head.row, column) }
      return { column, head, day: day === null ? null : { ...fact, value: day }, marks: 0 }
    }),
  }
}

const undated = (intake: SheetIntake, by: Field, { column, head }: MarkColumn): void => {
  const parsed = head.content === null ? null : parsedBy(intake, by, head.content)
  if (parsed?.ok === false && head.content !== null)
    return refuseCell(intake, { field: by, row: head.row, column }, head.content, parsed)
  intake.remarks.push(
    cellRemark(
      { sheet: intake.sheet.title, row: head.row, column },
      {
        severity: 'error',
        code: 'no-date',
        value: null,
        expected: 'дата, например 15.09.2025',
        text: `над отметками столбца ${columnLetters(column)} нет даты, неизвестно, к какому дню они относятся. Впишите дату.`,
      },
    ),
  )
}

/** «н/п» under a date: no lesson of that group on that day. */
const saysNothing = (parsed: Parsed): boolean => !parsed.ok && parsed.missing === 'not-applicable'

/**
 * Takes the marks of one row: each filled cell is a row of the marks' table, named by its address, with its day and what
 * the row around it says. True when it gave a fact.
 */
export const takeMarks = (
  intake: SheetIntake,
  spread: SpreadColumns,
  facts: Fact[],
  { row, cells }: ReadRow,
): boolean => {
  const { table, by, value, columns } = spread
  const marked = columns
    .flatMap((column) => cells.find((cell) => cell.column === column.column) ?? [])
    .filter(({ content }) => !saysNothing(parsedBy(intake, value, content)))
  if (marked.length === 0) return false
  const around = facts.filter((fact) => table.columns.some(({ id }) => id === fact.column))
  if (around.length === 0) {
    const [first] = marked
    const text = 'неизвестно, к какой строке относится отметка: строка слева не заполнена. Заполните её.'
    intake.remarks.push(
      cellRemark(
        { sheet: intake.sheet.title, row, column: first?.column ?? 0 },
        { severity: 'error', code: 'key-missing', value: null, expected: null, text },
      ),
    )
    intake.tally.quarantine(row, 'строка отметки не заполнена')
  }
  let given = false
  for (const { column, content } of marked) {
    const place = columns.find((each) => each.column === column)
    const mark = address(row, column)
    if (place === undefined) continue
    if (place.day === null && place.marks === 0) undated(intake, by, place)
    if (place.day === null) intake.tally.quarantine(row, `над отметкой ${mark} нет даты`)
    place.marks++
    intake.facts.push(...around.map((fact) => ({ ...fact, table: table.id, row: mark })))
    if (place.day !== null) intake.facts.push({ ...place.day, row: mark })
    if (takeCell(intake, { table: table.id, rowId: mark, field: value, row, column }, content)) given = true
    else intake.tally.quarantine(row, `отметка ${mark} не прочитана`)
  }
  return given
}

/** How the marks were found: columns of the rows they stand in, «не было» with the sheet, blank without any mark. */
export const marksLayout = ({ facts }: SheetIntake, { table }: SpreadColumns, base: TableLayout): TableLayout => {
  const given = facts.some((fact) => fact.table === table.id)
  const columns = Object.entries(base.columns).filter(([id]) => table.columns.some((field) => field.id === id))
  const empty = base.state === 'filled' ? 'blank' : base.state
  return { table: table.id, sheet: base.sheet, columns: Object.fromEntries(columns), state: given ? 'filled' : empty }
}
