import { normalised } from '../base/russian'
import type { EvidenceTable, Field } from '../catalogue/evidence-types'
import type { Cell, CellValue, ReadRow } from '../workbook/types'
import { repeatsHeader, type Header } from './header'
import { choiceOf } from './lookup'
import { shown } from './remark'
import { REASONS } from './tally'

/** What any total or example starts with: the rest is looked at only then. */
const SUSPECT = /^[\s"«„(]*(?:итог|всего|пример|образец|например)/i

const TOTAL = /^(?:итого|итоги|итог|всего)(?:\s+(?:по|за|в|на|для|человек|чел)(?=[\s.:]|$).*)?\s*[:.]*$/

const NUMBERED = /^\d+[.)]?$/

const firstWords = ({ cells }: ReadRow): Cell | undefined =>
  cells.find(({ content }) => content.type === 'text' && !NUMBERED.test(content.value.trim()))

type Lists = Record<string, string[]>

/** Where a row stands: below which header, right under it or not, and which field each column holds. */
type Place = {
  header: Pick<Header, 'columns' | 'rows'>
  fieldAt: (column: number) => Field | undefined
  lists: Lists
  under: boolean
}

const isFigure = ({ type, value }: CellValue): boolean =>
  type === 'number' || type === 'formula' || type === 'error' || (type === 'text' && /^[\d=–—-]/.test(value.trim()))

/**
 * «Итого», «Всего по школе», «ИТОГО:» over nothing but figures. A category that is called so, or a row that says
 * anything else in words, is data.
 */
const isTotal = (row: ReadRow, cell: Cell, words: string, { fieldAt, lists }: Place): boolean => {
  if (!TOTAL.test(words)) return false
  const list = lists[fieldAt(cell.column)?.choices ?? '']
  if (list !== undefined && choiceOf(list, words) !== undefined) return false
  return row.cells.every((each) => each === cell || fieldAt(each.column) === undefined || isFigure(each.content))
}

/** Numbers of columns under their titles: 1, 2, 3 … from the first cell on. */
const isNumbering = ({ cells }: ReadRow): boolean =>
  cells.length > 2 && cells.every(({ content }, index) => shown(content) === String(index + 1))

const EXAMPLE = /^\(?(?:пример|образец|например)(?:\s+заполнения)?(?:\s*\d+)?(?:\s*[:.)(].*)?$/

const isInstruction = ({ cells: [only, ...more] }: ReadRow, { hint }: Pick<EvidenceTable, 'hint'>): boolean =>
  more.length === 0 && only?.content.type === 'text' && normalised(only.content.value) === normalised(hint)

/**
 * Why a row below the header is no data: header printed once more, numbers of columns, totals, an example, our own
 * instruction; null when it is data.
 */
export const asideReason = (
  row: ReadRow,
  table: Pick<EvidenceTable, 'columns' | 'hint'>,
  place: Place,
): string | null => {
  if (repeatsHeader(row, table.columns, place.header)) return REASONS.header
  if (place.under && isNumbering(row)) return REASONS.numbering
  const cell = firstWords(row)
  if (cell?.content.type === 'text' && SUSPECT.test(cell.content.value)) {
    const words = normalised(cell.content.value.slice(0, 80))
    if (isTotal(row, cell, words, place)) return REASONS.total
    if (EXAMPLE.test(words)) return REASONS.example
  }
  return isInstruction(row, table) ? REASONS.title : null
}
