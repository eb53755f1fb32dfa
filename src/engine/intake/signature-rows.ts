import { asSeen } from '../base/russian'
import type { Cell, ReadRow, Sheet } from '../workbook/types'
import { shown } from './remark'

/** Words a signature under a table begins with. */
const SIGNED =
  /^(?:(?:и\. ?о\.|врио) ?)?(?:директор|заведующ|заместител|руководител|ответственн|исполнител|исп\.|составил|подготовил|проверил|согласован|утвержда|председател|подпись|м\. ?п\.|дата(?: |$|:)|тел\.|телефон)/u

/** What may stand between: places to sign, what they are for, a day with blanks. */
const BLANKS = /^(?:[«"(]?_+|\((?:подпись|расшифровка|фио|ф\. ?и\. ?о\.|должность|дата)|[«"]\d\d?[»"] )/u

const isSigned = ({ cells: [first] }: ReadRow): boolean => {
  if (first?.content.type !== 'text') return false
  const words = asSeen(shown(first.content).slice(0, 80))
  return SIGNED.test(words) || BLANKS.test(shown(first.content))
}

/**
 * Rows of a signature at the end of a sheet: apart from the table by an empty row at least, beginning with words of a
 * signature, and with nothing in them that a column could take for its value. `isValue`: could the cell be one?
 */
export const signatureRows = (
  { rows }: Pick<Sheet, 'rows'>,
  bottom: number,
  isValue: (cell: Cell) => boolean,
): Set<number> => {
  const found: number[] = []
  for (let index = rows.length - 1; index >= 0; index--) {
    const row = rows[index]
    if (row === undefined || row.row <= bottom) break
    const [, ...others] = row.cells
    if (!isSigned(row) || others.some(isValue)) break
    found.push(row.row)
    const above = rows[index - 1]
    // A gap ends the block; what stands above it may be another part of the signature.
    if (above !== undefined && above.row === row.row - 1 && !isSigned(above)) return new Set(gapped(found))
  }
  return new Set(found)
}

/** Rows right under the table are the table's, up to the first gap. */
const gapped = (descending: number[]): number[] => {
  const ascending = [...descending].reverse()
  const gap = ascending.findIndex((row, index) => index > 0 && row > (ascending[index - 1] ?? row) + 1)
  return gap === -1 ? [] : ascending.slice(gap)
}
