import { columnLetters } from '../../base/address'
import type { InstitutionScore } from '../../comparison/types'
import { matrixRanges, RATING, ratingColumn, type MethodCells } from './places'
import type { Layout, Ranked } from './layout'
import { LEVEL, NOT_APPLICABLE, NOT_SCORED, TOO_LITTLE } from './words'

type Name = keyof typeof RATING

/** Cell of a column of «Рейтинг» in the formula's own row: `$E7`. */
const own = (name: Name, row: number): string => `$${columnLetters(RATING[name])}${row}`

/** Formulas of one line of «Рейтинг»; each refers to its own row and to absolute ranges, so that sorting keeps them. */
export const ratingFormulas = (layout: Layout, { block }: Ranked, row: number, method: MethodCells) => {
  const { body, numbers, weights, critical } = matrixRanges(block)
  const cell = (name: Name): string => own(name, row)
  const values = `INDEX(${body},${cell('line')},0)`
  const share = (dividend: string): string => `IF(${cell('applicable')}=0,"",${dividend}/${cell('applicable')})`
  const close = (name: Name, program: Name): string =>
    `IF(OR(${cell(name)}="",${cell(program)}=""),AND(${cell(name)}="",${cell(program)}=""),` +
    `ABS(${cell(name)}-${cell(program)})<=0.000000001)`
  const group = ratingColumn(layout, RATING.group)
  const key = ratingColumn(layout, RATING.key)
  return {
    line: `MATCH(${cell('number')},${numbers},0)`,
    applicable: `SUMPRODUCT(${weights}*(${values}<>"${NOT_APPLICABLE}"))`,
    assessed: `SUMPRODUCT(${weights}*ISNUMBER(${values}))`,
    earned: `SUMPRODUCT(${weights},${values})`,
    critical: `SUMPRODUCT((${critical}="да")*(${values}<>1)*(${values}<>"${NOT_APPLICABLE}"))`,
    index: share(cell('earned')),
    upper: share(`(${cell('earned')}+${cell('applicable')}-${cell('assessed')})`),
    completeness: share(cell('assessed')),
    notApplicable: `IF(SUM(${weights})=0,0,(SUM(${weights})-${cell('applicable')})/SUM(${weights}))`,
    key:
      `IF(${cell('applicable')}=0,-1,IF(ROUND(${cell('completeness')},9)<${method.completeness},-1,` +
      `ROUND(${cell('index')},9)))`,
    rank: `IF(${cell('key')}<0,"${NOT_APPLICABLE}",1+SUMPRODUCT((${group}=${cell('group')})*(${key}>${cell('key')})))`,
    level:
      `IF(${cell('applicable')}=0,"${NOT_SCORED}",IF(${cell('key')}<0,"${TOO_LITTLE}",` +
      `IF(AND(${cell('key')}>=${method.high},${cell('critical')}=0),"${LEVEL.high}",` +
      `IF(${cell('key')}>=${method.sufficient},"${LEVEL.sufficient}","${LEVEL.low}"))))`,
    reason: `IF(${cell('level')}=${cell('ownLevel')},${cell('ownReason')}&"","пересчитано: изменены веса или пороги")`,
    differs:
      `IF(AND(${close('index', 'ownIndex')},${close('upper', 'ownUpper')},` +
      `${close('completeness', 'ownCompleteness')},${cell('rank')}=${cell('ownRank')},` +
      `${cell('level')}=${cell('ownLevel')}),0,1)`,
  }
}

/** Index and completeness of one role for the institution in line `line` of its «Матрица»; '' when nothing applies. */
export const roleFormulas = ({ block }: Ranked, role: string, line: string) => {
  const { body, weights, roles } = matrixRanges(block)
  const values = `INDEX(${body},${line},0)`
  const held = `(${roles}=${role})*${weights}`
  const applicable = `SUMPRODUCT(${held}*(${values}<>"${NOT_APPLICABLE}"))`
  const share = (dividend: string): string => `IF(${applicable}=0,"",${dividend}/${applicable})`
  return {
    index: share(`SUMPRODUCT(${held},${values})`),
    completeness: share(`SUMPRODUCT(${held}*ISNUMBER(${values}))`),
  }
}

/** The sums the formulas work with, for their cached results. Weights are those of the scores. */
export const sumsOf = ({ units }: InstitutionScore) => {
  const applied = units.filter(({ outcome }) => outcome !== 'not-applicable')
  const assessed = applied.filter(({ value }) => value !== null)
  const sum = (list: number[]): number => list.reduce((total, each) => total + each, 0)
  return {
    applicable: sum(applied.map(({ weight }) => weight)),
    assessed: sum(assessed.map(({ weight }) => weight)),
    earned: sum(assessed.map(({ weight, value }) => weight * (value ?? 0))),
    critical: applied.filter(({ critical, value }) => critical && value !== 1).length,
  }
}
