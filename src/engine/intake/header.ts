import type { Field } from '../catalogue/evidence-types'
import type { Cell, ReadRow, Sheet } from '../workbook/types'
import { fieldByTitle, titleKey } from './lookup'
import { mergesFrom } from './merges'
import { shown } from './remark'
import { cellIn } from './tally'

/** A found header: 0-based first and last row, and field id → 0-based column. */
export type Header = {
  row: number
  bottom: number
  columns: Map<string, number>
  extra: ExtraColumn[]
  /** The rows it stands in, to know it again further down. */
  rows: ReadRow[]
}

/** A column that no field claims; `twin`: its title is that of a column found before it. */
export type ExtraColumn = { row: number; column: number; title: string; twin: boolean }

const ROWS_LOOKED_AT = 60
/** A header merged over more rows than this is no header. */
const MOST_ROWS = 3

type Heading = { row: number; column: number; isText: boolean; titles: string[] }

const matched = (rows: ReadRow[], headings: Heading[], fields: Field[]): Header => {
  const [row, bottom] = [rows[0]?.row ?? 0, rows.at(-1)?.row ?? 0]
  const header: Header = { row, bottom, columns: new Map(), extra: [], rows }
  for (const { column, isText, titles, ...place } of headings) {
    const known = isText ? titles.flatMap((title) => fieldByTitle(fields, title) ?? []) : []
    const field = known.find(({ id }) => !header.columns.has(id))
    if (field !== undefined) header.columns.set(field.id, column)
    else header.extra.push({ row: place.row, column, title: titles[0] ?? '', twin: known.length > 0 })
  }
  return header
}

const headingOf = (row: number, { column, content }: Cell): Heading => ({
  row,
  column,
  isText: content.type === 'text',
  titles: [shown(content)],
})

const oneRow = (row: ReadRow, fields: Field[]): Header =>
  matched(
    [row],
    row.cells.map((cell) => headingOf(row.row, cell)),
    fields,
  )

type Group = { left: number; right: number }

/** Where merges were lost, a title heads the empty places after it that have titles of their own below. */
const impliedGroups = (upper: ReadRow, lower: ReadRow): Group[] =>
  upper.cells.flatMap(({ column: left }, index): Group[] => {
    const next = upper.cells[index + 1]?.column ?? Number.MAX_SAFE_INTEGER
    const below = lower.cells.filter(({ column }) => column >= left && column < next).map(({ column }) => column)
    return below.length > 1 && below[0] === left ? [{ left, right: below.at(-1) ?? left }] : []
  })

/** Titles of two rows as one path: a title that heads several columns comes before each title below it. */
const twoRows = (upper: ReadRow, lower: ReadRow, groups: Group[], fields: Field[]): Header => {
  const groupOf = (column: number): Group | undefined =>
    groups.find(({ left, right }) => left <= column && column <= right)
  const below = lower.cells.map((cell): Heading => {
    const own = headingOf(lower.row, cell)
    const group = cellIn(upper, groupOf(cell.column)?.left ?? cell.column)
    if (group === undefined) return own
    const [title = ''] = own.titles
    const over = shown(group.content)
    return { ...own, titles: [`${over} / ${title}`, `${over} ${title}`, title] }
  })
  const headed = new Set(below.flatMap(({ column }) => groupOf(column)?.left ?? column))
  const above = upper.cells.filter(({ column }) => !headed.has(column)).map((cell) => headingOf(upper.row, cell))
  const inOrder = [...above, ...below].sort((one, other) => one.column - other.column)
  return matched([upper, lower], inOrder, fields)
}

/** Last row of a header: titles merged downwards reach it, or titles of a group stand there alone. */
const bottomOf = (header: Header, sheet: Sheet): number => {
  const merges = mergesFrom(sheet, header.row)
  const next = sheet.rows.find(({ row }) => row === header.row + 1)
  const columns = [...header.columns.values()]
  const deep = merges.filter(({ left }) => columns.includes(left)).map(({ bottom }) => bottom)
  const wide = merges.filter(({ left, right }) => right > left && !columns.includes(left))
  const isUnder = (cell: Cell): boolean => wide.some(({ left, right }) => left <= cell.column && cell.column <= right)
  const grouped = next?.cells.every(isUnder) === true
  const bottom = Math.max(header.bottom, ...deep, grouped ? next.row : 0)
  return bottom - header.row < MOST_ROWS ? bottom : header.bottom
}

const areTitles = ({ cells }: ReadRow): boolean => cells.every(({ content }) => content.type === 'text')

/** Two rows are a header only where neither alone names as many fields. */
const foundAt = (sheet: Sheet, row: ReadRow, next: ReadRow | undefined, fields: Field[]): Header => {
  const single = oneRow(row, fields)
  if (single.columns.size === fields.length || row.cells.length < 2 || next?.row !== row.row + 1) return single
  const merges = mergesFrom(sheet, row.row)
  const wide = merges.filter(({ left, right }) => right > left)
  const groups = merges.length > 0 ? wide : areTitles(row) && areTitles(next) ? impliedGroups(row, next) : []
  if (merges.length === 0 && groups.length === 0) return single
  const both = twoRows(row, next, groups, fields)
  const least = Math.max(single.columns.size, oneRow(next, fields).columns.size)
  return both.columns.size > least ? both : single
}

/**
 * The row that names most of the fields among the first rows, or two rows where titles are merged; at least two of the
 * fields, or all of fewer.
 */
export const findHeader = (sheet: Sheet, fields: Field[]): Header | null => {
  let best: Header | null = null
  const least = Math.min(2, fields.length)
  for (const [index, row] of sheet.rows.slice(0, ROWS_LOOKED_AT).entries()) {
    if (row.cells.length < least) continue
    const found = foundAt(sheet, row, sheet.rows[index + 1], fields)
    if (found.columns.size > (best?.columns.size ?? 0)) best = found
    if (found.columns.size === fields.length) break
  }
  if (best === null || best.columns.size < least) return null
  return { ...best, bottom: bottomOf(best, sheet) }
}

const sameTitles = (row: ReadRow, header: ReadRow): boolean =>
  row.cells.length === header.cells.length &&
  row.cells.every(({ column, content }) => {
    const title = cellIn(header, column)
    return (
      title !== undefined && (content === title.content || titleKey(shown(content)) === titleKey(shown(title.content)))
    )
  })

/** Is this row the header, or a row of it, once more (a table printed page by page)? */
export const repeatsHeader = (
  row: ReadRow,
  fields: Field[],
  { columns, rows }: Pick<Header, 'columns' | 'rows'>,
): boolean => {
  if (row.cells.length < 2 || !areTitles(row)) return false
  if (rows.length > 1 && rows.some((each) => sameTitles(row, each))) return true
  return oneRow(row, fields).columns.size >= Math.max(2, columns.size / 2)
}
