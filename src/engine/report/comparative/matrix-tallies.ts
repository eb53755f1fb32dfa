import type { Block, Unit } from './layout'
import { shortened, YES } from './words'

/** How a unit is headed on «Матрица», and named wherever that heading is referred to. */
export const clauseOf = ({ label, critical }: Pick<Unit, 'label' | 'critical'>): string =>
  `${critical ? '! ' : ''}${shortened(label, 40)}`

export const statementOn = ({ statement }: Pick<Unit, 'statement'>): string => shortened(statement, 64)

const [FAILING, UNMET, CRITICAL] = [10_000_000_000, 100_000, 50_000]
const UNITS = 49_999

/**
 * Number by which a unit stands among the most broken, no two alike: by who does not meet it in full, by who does not
 * at all, critical ones first, then as «Матрица» has them; 0 where everybody does. The formula says the same.
 */
export const failingOrder = (
  { unmet, partial }: Pick<Tally, 'unmet' | 'partial'>,
  isCritical: boolean,
  at: number,
): number =>
  unmet + partial === 0 ? 0 : (unmet + partial) * FAILING + unmet * UNMET + (isCritical ? CRITICAL : 0) + UNITS - at

/** `values` are the cells of one unit, `failing` and `critical` its cells above them. */
export const failingOrderFormula = (values: string, failing: string, critical: string, at: number): string =>
  `IF(${failing}=0,0,${failing}*${FAILING}+COUNTIF(${values},0)*${UNMET}+IF(${critical}="${YES}",${CRITICAL},0)+${UNITS - at})`

/** How many institutions do what with a unit. */
export type Tally = { unmet: number; partial: number; undetermined: number; applicable: number }

export const NONE: Tally = { unmet: 0, partial: 0, undetermined: 0, applicable: 0 }

/** Tallies of a catalogue's units, in their order. */
export const talliesOf = ({ units, scores }: Block): Tally[] => {
  const found = new Map(units.map(({ id }) => [id, { ...NONE }]))
  for (const score of scores)
    for (const { unit, outcome } of score.units) {
      const tally = found.get(unit)
      if (tally === undefined || outcome === 'not-applicable') continue
      tally.applicable += 1
      if (outcome !== 'met') tally[outcome] += 1
    }
  return units.map(({ id }) => found.get(id) ?? NONE)
}
