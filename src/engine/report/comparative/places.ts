import type { Block, Layout } from './layout'
import { absolute } from './sheet'

/** Where things stand on «Матрица»: rows from 1, columns from 0. Rows 5 to 9 are hidden, for formulas. */
export const MATRIX = {
  clause: 3,
  statement: 4,
  role: 5,
  theme: 6,
  common: 7,
  critical: 8,
  order: 9,
  weight: 10,
  failing: 11,
  header: 12,
  first: 13,
  unit: 2,
} as const

/** Columns of «Рейтинг», from 0; those after `recommended` are hidden and hold what the formulas work with. */
export const RATING = {
  ...{ rank: 0, name: 1, range: 2, kind: 3, catalogue: 4, index: 5, upper: 6, completeness: 7, notApplicable: 8 },
  ...{ level: 9, reason: 10, alike: 11, met: 12, partial: 13, unmet: 14, undetermined: 15, dropped: 16 },
  ...{ discrepancies: 17, recommended: 18, number: 19, line: 20, applicable: 21, assessed: 22, earned: 23 },
  ...{ critical: 24, group: 25 },
  ...{
    key: 26,
    ownIndex: 27,
    ownUpper: 28,
    ownCompleteness: 29,
    ownRank: 30,
    ownLevel: 31,
    ownReason: 32,
    differs: 33,
    order: 34,
    before: 35,
    moved: 36,
  },
} as const

export const RATING_SHEET = 'Рейтинг'
export const RATING_HEADER = 4
export const RATING_FIRST = RATING_HEADER + 1

export const METHOD_SHEET = 'Методика'

export const THEMES_SHEET = 'Темы'

/** Where things stand on «Темы»: rows from 1, columns from 0. Row 4 is hidden and holds the ids of the themes. */
export const THEMES = {
  ...{ id: 4, band: 5, title: 6, mean: 7, assessed: 8, spread: 9, header: 10, first: 11 },
  ...{ number: 0, name: 1, kind: 2, catalogue: 3, index: 4, upper: 5, completeness: 6, theme: 7 },
} as const

export type MatrixRanges = {
  /** The figures, institutions down and units across. */
  body: string
  numbers: string
  weights: string
  roles: string
  themes: string
  /** «да» over the units of the themes that all catalogues have. */
  common: string
  critical: string
  clauses: string
  statements: string
  /** Standing of each unit among the most broken. */
  orders: string
}

/**
 * Absolute ranges of one «Матрица» over its units from `from` to `to`; at least one row and one column, so that formulas
 * hold for an empty audit.
 */
export const matrixRanges = (
  { sheet, units, scores }: Block,
  from = 0,
  to = Math.max(units.length, 1) - 1,
): MatrixRanges => {
  const left = MATRIX.unit + from
  const right = MATRIX.unit + to
  const bottom = MATRIX.first + Math.max(scores.length, 1) - 1
  const across = (row: number): string => absolute(sheet, row, left, row, right)
  return {
    body: absolute(sheet, MATRIX.first, left, bottom, right),
    numbers: absolute(sheet, MATRIX.first, 0, bottom, 0),
    weights: across(MATRIX.weight),
    roles: across(MATRIX.role),
    themes: across(MATRIX.theme),
    common: across(MATRIX.common),
    critical: across(MATRIX.critical),
    clauses: across(MATRIX.clause),
    statements: across(MATRIX.statement),
    orders: across(MATRIX.order),
  }
}

/** Absolute range of one column of «Рейтинг», at least one row long. */
export const ratingColumn = ({ ranked }: Layout, column: number): string =>
  absolute(RATING_SHEET, RATING_FIRST, column, RATING_FIRST + Math.max(ranked.length, 1) - 1, column)

/** The same of «Темы». */
export const themesColumn = ({ ranked }: Layout, column: number): string =>
  absolute(THEMES_SHEET, THEMES.first, column, THEMES.first + Math.max(ranked.length, 1) - 1, column)

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
