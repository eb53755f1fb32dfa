import type { Measure } from '../../comparison/types'
import { STYLE, type CellStyle } from './styles'
import { NOT_APPLICABLE, UNDETERMINED } from './words'

type Figure = number | typeof UNDETERMINED | typeof NOT_APPLICABLE

const inBillionths = ({ completeness }: Measure): number => Math.round((completeness ?? 0) * 1e9)

/** Something was assessed: the index says something. */
export const isKnown = (measure: Measure): boolean => inBillionths(measure) > 0

/** Nothing is undetermined. */
export const isWhole = (measure: Measure): boolean => inBillionths(measure) === 1e9

/** Mean of at least one number. */
export const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** A figure of a measure as its cell shows it: what is wholly unknown is «?», not zero. */
export const figureOf = (measure: Measure | undefined, name: keyof Measure = 'index'): Figure => {
  const value = measure?.[name] ?? null
  if (measure === undefined || value === null) return NOT_APPLICABLE
  return name === 'completeness' || isKnown(measure) ? value : UNDETERMINED
}

/** Style of a cell with that figure; `style` is for a number. */
export const markedStyle = (figure: Figure, style: CellStyle): CellStyle => {
  if (figure === UNDETERMINED) return STYLE.undetermined
  return figure === NOT_APPLICABLE ? STYLE.notApplicable : style
}
