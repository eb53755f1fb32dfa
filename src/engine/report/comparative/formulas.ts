import { columnLetters } from '../../base/address'
import type { InstitutionScore, Measure } from '../../comparison/types'
import { matrixRanges, RATING, ratingColumn, type MethodCells } from './places'
import { movedOrderFormula, orderFormula } from './graphs/order'
import type { Block, Layout, Ranked } from './layout'
import { LEVEL, NOT_APPLICABLE, NOT_SCORED, TOO_LITTLE, UNDETERMINED, YES } from './words'

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
    critical: `SUMPRODUCT((${critical}="${YES}")*(${values}<>1)*(${values}<>"${NOT_APPLICABLE}"))`,
    met: `COUNTIF(${values},1)`,
    partial: `COUNTIFS(${values},">0",${values},"<1")`,
    unmet: `COUNTIF(${values},0)`,
    undetermined: `SUMPRODUCT(--(${values}="${UNDETERMINED}"))`,
    dropped: `SUMPRODUCT(--(${values}="${NOT_APPLICABLE}"))`,
    order: orderFormula(cell('index')),
    moved: movedOrderFormula(cell('index'), cell('before')),
    index: share(cell('earned')),
    upper: share(`(${cell('earned')}+${cell('applicable')}-${cell('assessed')})`),
    completeness: share(cell('assessed')),
    notApplicable: `IF(SUM(${weights})=0,0,(SUM(${weights})-${cell('applicable')})/SUM(${weights}))`,
    key:
      `IF(${cell('applicable')}=0,-1,IF(ROUND(${cell('completeness')},9)<${method.completeness},-1,` +
      `ROUND(${cell('index')},9)))`,
    rank: `IF(${cell('key')}<0,"${NOT_APPLICABLE}",1+SUMPRODUCT((${group}=${cell('group')})*(${key}>${cell('key')})))`,
    /** «3 (2–5)» as the program found it; another place has no range until the program tries it. */
    range: (found: string, rank: number): string =>
      `IF(${cell('rank')}=${rank},"${found}",${cell('rank')}&" (пересчитано)")`,
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

type Sums = { applicable: string; assessed: string }

/** A share of what applies: «–» where nothing does (or `none`), «?» where nothing was assessed. */
const marked = ({ applicable, assessed }: Sums, dividend: string, none: string = NOT_APPLICABLE): string =>
  `IF(${applicable}=0,"${none}",IF(${assessed}=0,"${UNDETERMINED}",${dividend}/${applicable}))`

/** Sums over some units of the institution in one line of «Матрица»; `held` is their weights, 0 for the others. */
const sumsOver = (held: string, values: string) => ({
  applicable: `SUMPRODUCT(${held}*(${values}<>"${NOT_APPLICABLE}"))`,
  assessed: `SUMPRODUCT(${held}*ISNUMBER(${values}))`,
  earned: `SUMPRODUCT(${held},${values})`,
})

/** A formula for any line of «Матрица», its text put together once: a report has tens of thousands of cells. */
export type LineFormula = (line: string) => string

const HERE = '\u0000'

const anyLine = (formula: LineFormula): LineFormula => {
  const parts = formula(HERE).split(HERE)
  return (line) => parts.join(line)
}

/**
 * Index and completeness of one role, whose id stands in the cell `role`; '' when nothing applies, an index of «?» when
 * nothing was assessed.
 */
export const roleFormulas = (block: Block, role: string): Record<'index' | 'completeness', LineFormula> => {
  const { body, weights, roles } = matrixRanges(block)
  const over = (formula: (sums: ReturnType<typeof sumsOver>) => string): LineFormula =>
    anyLine((line) => formula(sumsOver(`(${roles}=${role})*${weights}`, `INDEX(${body},${line},0)`)))
  return {
    index: over((sums) => marked(sums, sums.earned, '')),
    completeness: over(({ applicable, assessed }) => `IF(${applicable}=0,"",${assessed}/${applicable})`),
  }
}

/** Figures over the themes that all catalogues have; «?» where nothing of them was assessed, «–» where none applies. */
export const commonFormulas = (block: Block): Record<keyof Measure, LineFormula> => {
  const { body, weights, common } = matrixRanges(block)
  const over = (formula: (sums: ReturnType<typeof sumsOver>) => string): LineFormula =>
    anyLine((line) => formula(sumsOver(`(${common}="${YES}")*${weights}`, `INDEX(${body},${line},0)`)))
  return {
    index: over((sums) => marked(sums, sums.earned)),
    upper: over((sums) => marked(sums, `(${sums.earned}+${sums.applicable}-${sums.assessed})`)),
    completeness: over(
      ({ applicable, assessed }) => `IF(${applicable}=0,"${NOT_APPLICABLE}",${assessed}/${applicable})`,
    ),
  }
}

/**
 * Formula of a theme's cell: its index, «?» when nothing of it was assessed, «–» when nothing of it applies. `theme` is
 * the cell that holds the theme's id. Null: the catalogue scores no duty of the theme. Only the columns from the theme's
 * first unit to its last are looked at.
 */
export const themeFormula = (block: Block, id: string, theme: string): LineFormula | null => {
  const own = block.units.flatMap((unit, at) => (unit.theme === id ? [at] : []))
  const [first] = own
  const last = own.at(-1)
  if (first === undefined || last === undefined) return null
  const { body, weights, themes } = matrixRanges(block, first, last)
  if (first === last) return anyLine((line) => `IF(${weights}>0,INDEX(${body},${line}),"${NOT_APPLICABLE}")`)
  const held = own.length === last - first + 1 ? weights : `(${themes}=${theme})*${weights}`
  return anyLine((line) => {
    const sums = sumsOver(held, `INDEX(${body},${line},0)`)
    return marked(sums, sums.earned)
  })
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
