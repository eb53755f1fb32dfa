import { columnLetters } from '../../base/address'
import type { Ranked } from './layout'
import type { Cell } from './cells'
import { derived, numbersOf, PARTS, type IndicatorColumn } from './indicator-columns'
import { range } from './sheet'
import { STYLE, type CellStyle } from './styles'
import type { ReportedFigure } from './types'

/** An institution with what it has of each column. */
export type Line = { line: Ranked; figures: (ReportedFigure | undefined)[] }
/** Rows that institutions stand in. */
export type Rows = { first: number; bottom: number }

/** Address of a column from 0 and a row from 1. */
export const at = (column: number, row: number): string => `${columnLetters(column)}${row}`

/** The last column of an indicator, from its others in the same row. */
const derivedFormula = ({ measure, left }: IndicatorColumn, row: number): string => {
  const [first, second] = [at(left, row), at(left + 1, row)]
  const none = `COUNT(${first}:${second})<2`
  return measure === 'change'
    ? `IF(${none},"",${second}-${first})`
    : `IF(${none},"",IF(${second}=0,"",${first}/${second}))`
}

/** The last column of an indicator; none for a count. */
export const derivedCell = (column: IndicatorColumn, numbers: number[] | null, row: number, bold: boolean): Cell[] => {
  if (column.measure === 'count') return []
  const result = numbers === null ? null : derived(column.measure, numbers)
  const share = bold ? STYLE.shareStrong : STYLE.share
  return [
    [
      { formula: derivedFormula(column, row), result: result ?? '' },
      column.measure === 'share' ? share : STYLE.ordinal,
    ],
  ]
}

/** Formula of a sum over cells of one column. */
export type Sum = (cells: string) => string

const sumsOf = (column: IndicatorColumn, index: number, lines: Line[]): number[] | null => {
  const known = lines.flatMap(({ figures }) => {
    const numbers = numbersOf(column.measure, figures[index])
    return numbers === null ? [] : [numbers]
  })
  const width = known[0]?.length ?? 0
  return known.length === 0
    ? null
    : Array.from({ length: width }, (_, part) => known.reduce((sum, numbers) => sum + (numbers[part] ?? 0), 0))
}

/** A row of totals: sums of what is known, and shares of the sums. */
export const totals = (
  columns: IndicatorColumn[],
  lines: Line[],
  row: number,
  { first, bottom }: Rows,
  sum: Sum,
): Cell[] =>
  columns.flatMap((column, index) => {
    const sums = sumsOf(column, index, lines)
    const own = PARTS[column.measure].length - (column.measure === 'count' ? 0 : 1)
    const cells = Array.from({ length: own }, (_, part): Cell => {
      const place = column.left + part
      return [{ formula: sum(range(first, place, bottom, place)), result: sums?.[part] ?? '' }, STYLE.headerFigure]
    })
    return [...cells, ...derivedCell(column, sums, row, true).map(([content]): Cell => [content, totalStyle(column)])]
  })

const totalStyle = ({ measure }: IndicatorColumn): CellStyle =>
  measure === 'share' ? STYLE.headerShare : STYLE.headerFigure
