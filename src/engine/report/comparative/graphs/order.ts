import type { InstitutionScore } from '../../../comparison/types'

const BILLION = 1_000_000_000
const ROWS = 100_000

/**
 * Number by which a line of «Рейтинг» stands among all, no two alike: by index, equal ones by their row; 0 without an
 * index. The formula says the same of its cells.
 */
export const orderOf = ({ index }: Pick<InstitutionScore, 'index'>, row: number): number =>
  index === null ? 0 : Math.round(index * BILLION) * ROWS + ROWS - row

export const orderFormula = (index: string): string =>
  `IF(${index}="",0,ROUND(${index}*${BILLION},0)*${ROWS}+${ROWS}-ROW())`
