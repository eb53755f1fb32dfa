import type { Field } from '../catalogue/types'
import type { Cell, Merge, ReadRow, Sheet } from '../workbook/types'
import { fieldByTitle } from './lookup'
import { mergesFrom } from './merges'
import { cellRemark, quoted, sheetRemark, shown } from './remark'
import { cellIn } from './tally'
import type { Remark } from './types'

/** A found header: 0-based first and last row, and field id → 0-based column. */
export type Header = {
  row: number
  bottom: number
  columns: Map<string, number>
  extra: { row: number; column: number; title: string; twin: boolean }[]
}

const ROWS_LOOKED_AT = 15
/** A header merged over more rows than this is no header. */
const MOST_ROWS = 3

type Heading = { row: number; column: number; isText: boolean; titles: string[] }

const matched = (row: number, bottom: number, headings: Heading[], fields: Field[]): Header => {
  const header: Header = { row, bottom, columns: new Map(), extra: [] }
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

const oneRow = ({ row, cells }: ReadRow, fields: Field[]): Header =>
  matched(
    row,
    row,
    cells.map((cell) => headingOf(row, cell)),
    fields,
  )

/** Titles of two rows as one: a title merged over several columns heads each title below it. */
const twoRows = (upper: ReadRow, lower: ReadRow, merges: Merge[], fields: Field[]): Header => {
  const wide = merges.filter(({ left, right }) => right > left)
  const over = (column: number): Cell | undefined => {
    const merge = wide.find(({ left, right }) => left <= column && column <= right)
    return cellIn(upper, merge?.left ?? column)
  }
  const below = lower.cells.map((cell): Heading => {
    const own = headingOf(lower.row, cell)
    const group = over(cell.column)
    if (group === undefined) return own
    const [title = ''] = own.titles
    return { ...own, titles: [`${shown(group.content)} ${title}`, title] }
  })
  const headed = new Set(
    below.flatMap(({ column }) => wide.find(({ left, right }) => left <= column && column <= right)?.left ?? column),
  )
  const above = upper.cells.filter(({ column }) => !headed.has(column)).map((cell) => headingOf(upper.row, cell))
  const inOrder = [...above, ...below].sort((one, other) => one.column - other.column)
  return matched(upper.row, lower.row, inOrder, fields)
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

/** Of equal ones the first: two rows are a header only where neither alone names as many fields. */
const richest = ([first, ...others]: [Header, ...Header[]]): Header =>
  others.reduce((best, each) => (each.columns.size > best.columns.size ? each : best), first)

/**
 * The row that names most of the fields among the first rows, or two rows where titles are merged; at least two of the
 * fields, or all of fewer.
 */
export const findHeader = (sheet: Sheet, fields: Field[]): Header | null => {
  let best: Header | null = null
  for (const [index, row] of sheet.rows.slice(0, ROWS_LOOKED_AT).entries()) {
    const next = sheet.rows[index + 1]
    const merges = mergesFrom(sheet, row.row)
    const single = oneRow(row, fields)
    const found =
      merges.length === 0 || next?.row !== row.row + 1
        ? single
        : richest([single, oneRow(next, fields), twoRows(row, next, merges, fields)])
    if (found.columns.size > (best?.columns.size ?? 0)) best = { ...found, bottom: bottomOf(found, sheet) }
    if (found.columns.size === fields.length) break
  }
  return best !== null && best.columns.size >= Math.min(2, fields.length) ? best : null
}

/** Is this row the header once more (a table printed page by page)? */
export const repeatsHeader = (row: ReadRow, fields: Field[], header: Header): boolean => {
  if (row.cells.length < 2 || row.cells.some(({ content }) => content.type !== 'text')) return false
  return oneRow(row, fields).columns.size >= Math.max(2, header.columns.size / 2)
}

/** Columns that are missing (warnings; errors for `key` columns) and columns nobody knows (info). */
export const headerRemarks = (sheet: string, header: Header, fields: Field[], key: string[] = []): Remark[] => [
  ...fields
    .filter(({ id }) => !header.columns.has(id))
    .map(({ id, title }) =>
      sheetRemark(
        key.includes(id) ? 'error' : 'warning',
        'missing-column',
        sheet,
        `Лист «${sheet}»: нет столбца «${title}», его значения неизвестны. Верните столбец в форму и заполните его.`,
      ),
    ),
  ...header.extra.map(({ row, column, title, twin }) =>
    cellRemark(
      { sheet, row, column },
      {
        severity: twin ? 'warning' : 'info',
        code: twin ? 'repeated-column' : 'unknown-column',
        value: title,
        expected: null,
        text: twin
          ? `столбец ${quoted(title)} повторяется, взят первый. Удалите лишний столбец.`
          : `столбца ${quoted(title)} в форме нет, его значения не взяты. Если они нужны, перенесите их в столбцы формы.`,
      },
    ),
  ),
]
