import type { Field } from '../catalogue/types'
import type { ReadRow, Sheet } from '../workbook/types'
import { fieldByTitle } from './lookup'
import { cellRemark, quoted, sheetRemark, shown } from './remark'
import type { Remark } from './types'

/** A found header: 0-based row and field id → 0-based column. */
export type Header = {
  row: number
  columns: Map<string, number>
  extra: { column: number; title: string; twin: boolean }[]
}

const ROWS_LOOKED_AT = 15

const matched = ({ row, cells }: ReadRow, fields: Field[]): Header => {
  const header: Header = { row, columns: new Map(), extra: [] }
  for (const { column, content } of cells) {
    const title = shown(content)
    const field = content.type === 'text' ? fieldByTitle(fields, title) : undefined
    if (field !== undefined && !header.columns.has(field.id)) header.columns.set(field.id, column)
    else header.extra.push({ column, title, twin: field !== undefined })
  }
  return header
}

/** The row that names most of the fields among the first rows; at least two of them, or all of fewer. */
export const findHeader = (sheet: Sheet, fields: Field[]): Header | null => {
  let best: Header | null = null
  for (const row of sheet.rows.slice(0, ROWS_LOOKED_AT)) {
    const found = matched(row, fields)
    if (found.columns.size > (best?.columns.size ?? 0)) best = found
    if (found.columns.size === fields.length) break
  }
  return best !== null && best.columns.size >= Math.min(2, fields.length) ? best : null
}

/** Is this row the header once more (a table printed page by page)? */
export const repeatsHeader = (row: ReadRow, fields: Field[], header: Header): boolean => {
  if (row.cells.length < 2 || row.cells.some(({ content }) => content.type !== 'text')) return false
  return matched(row, fields).columns.size >= Math.max(2, header.columns.size / 2)
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
  ...header.extra.map(({ column, title, twin }) =>
    cellRemark(
      { sheet, row: header.row, column },
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
