import { sha256Hex } from '../base/digest'
import type { ReadRow, Sheet } from '../workbook/types'
import { titleKey } from './lookup'
import { mergesFrom } from './merges'
import { shown } from './remark'
import { sheetStem } from './sheet-title'

const ROWS_LOOKED_AT = 60

const titles = ({ cells }: ReadRow): string[] =>
  cells.flatMap(({ content }) => (content.type === 'text' && content.value.trim() !== '' ? [shown(content)] : []))

/** The row that has most titles among the first ones, whatever they say; null where no row has two. */
const titleRow = ({ rows }: Sheet): ReadRow | null => {
  let best: ReadRow | null = null
  for (const row of rows.slice(0, ROWS_LOOKED_AT))
    if (titles(row).length > (best === null ? 1 : titles(best).length)) best = row
  return best
}

/** Rows of titles: the one that has most, and the next one where titles are merged over several columns. */
export const titleRows = (sheet: Sheet): ReadRow[] => {
  const row = titleRow(sheet)
  if (row === null) return []
  const isWide = mergesFrom(sheet, row.row).some(({ left, right }) => right > left)
  const next = isWide ? sheet.rows.find((each) => each.row === row.row + 1) : undefined
  return next === undefined ? [row] : [row, next]
}

/** Labels of a sheet whose titles stand in its first column, beside their values. */
const labelsOf = ({ rows }: Sheet): string[] =>
  rows.flatMap((row) => (row.cells.length > 1 ? titles(row).slice(0, 1) : []))

/**
 * What a sheet is known by when it comes again: its title and its headers in any order, not its data. `keyed`: its
 * headers stand in the first column.
 */
export const fingerprintOf = (sheet: Sheet, keyed = false): string => {
  const headers = keyed ? labelsOf(sheet) : titleRows(sheet).flatMap(titles)
  const said = [sheetStem(sheet.title), [...new Set(headers.map(titleKey))].sort()]
  return sha256Hex(JSON.stringify(said)).slice(0, 32)
}
