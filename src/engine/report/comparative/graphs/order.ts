import type { InstitutionScore } from '../../../comparison/types'

const BILLION = 1_000_000_000
const ROWS = 100_000

/**
 * Number by which a line of «Рейтинг» stands among all, no two alike: by index, equal ones by their row; 0 without an
 * index. The formula says the same of its cells.
 */
export const orderOf = ({ index }: Pick<InstitutionScore, 'index'>, row: number): number =>
  index === null ? 0 : Math.round(index * BILLION) * ROWS + ROWS - row

/** The same by how far the index has risen since the audit before; 0 where one of the two is not known. */
export const movedOrderOf = (index: number | null, before: number | null, row: number): number =>
  index === null || before === null ? 0 : Math.round((index - before + 1) * BILLION) * ROWS + ROWS - row

export const movedOrderFormula = (index: string, before: string): string =>
  `IF(OR(${index}="",${before}=""),0,ROUND((${index}-${before}+1)*${BILLION},0)*${ROWS}+${ROWS}-ROW())`

export const orderFormula = (index: string): string =>
  `IF(${index}="",0,ROUND(${index}*${BILLION},0)*${ROWS}+${ROWS}-ROW())`
