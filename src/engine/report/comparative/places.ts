import type { Block, Layout } from './layout'
import { absolute } from './sheet'

/** Where things stand on «Матрица»: rows from 1, columns from 0. Rows 5 and 6 are hidden, for formulas. */
export const MATRIX = {
  clause: 3,
  statement: 4,
  role: 5,
  critical: 6,
  weight: 7,
  header: 8,
  first: 9,
  unit: 2,
} as const

/** Columns of «Рейтинг», from 0; those after `discrepancies` are hidden and hold what the formulas work with. */
export const RATING = {
  ...{ rank: 0, name: 1, kind: 2, catalogue: 3, index: 4, upper: 5, completeness: 6, notApplicable: 7 },
  ...{ level: 8, reason: 9, met: 10, partial: 11, unmet: 12, undetermined: 13, dropped: 14, discrepancies: 15 },
  ...{ number: 16, line: 17, applicable: 18, assessed: 19, earned: 20, critical: 21, group: 22, key: 23 },
  ...{ ownIndex: 24, ownUpper: 25, ownCompleteness: 26, ownRank: 27, ownLevel: 28, ownReason: 29, differs: 30 },
} as const

export const RATING_SHEET = 'Рейтинг'
export const RATING_HEADER = 4
export const RATING_FIRST = RATING_HEADER + 1

export const METHOD_SHEET = 'Методика'

export type MatrixRanges = {
  /** The figures, institutions down and units across. */
  body: string
  numbers: string
  weights: string
  roles: string
  critical: string
}

/** Absolute ranges of one «Матрица»; at least one row and one column, so that formulas hold for an empty audit. */
export const matrixRanges = ({ sheet, units, scores }: Block): MatrixRanges => {
  const right = MATRIX.unit + Math.max(units.length, 1) - 1
  const bottom = MATRIX.first + Math.max(scores.length, 1) - 1
  const across = (row: number): string => absolute(sheet, row, MATRIX.unit, row, right)
  return {
    body: absolute(sheet, MATRIX.first, MATRIX.unit, bottom, right),
    numbers: absolute(sheet, MATRIX.first, 0, bottom, 0),
    weights: across(MATRIX.weight),
    roles: across(MATRIX.role),
    critical: across(MATRIX.critical),
  }
}

/** Absolute range of one column of «Рейтинг», at least one row long. */
export const ratingColumn = ({ ranked }: Layout, column: number): string =>
  absolute(RATING_SHEET, RATING_FIRST, column, RATING_FIRST + Math.max(ranked.length, 1) - 1, column)

/** Cells of «Методика» that other sheets' formulas read. */
export type MethodCells = {
  high: string
  sufficient: string
  completeness: string
  /** By catalogue id and unit id. */
  units: Map<string, { number: number; weight: string; critical: string }>
}

/** Key of a unit in `MethodCells.units`. */
export const unitKey = (block: Block, unit: string): string => `${block.catalogue.id} ${unit}`
