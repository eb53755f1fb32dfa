import type { Counts, Measure, UnitScore } from './types'

type Weighed = Pick<UnitScore, 'weight' | 'outcome' | 'value'>

const weightOf = (units: Weighed[]): number => units.reduce((sum, { weight }) => sum + weight, 0)

/**
 * index = Σ w·v over assessed ÷ Σ w over applicable; upper: the same with every undetermined unit met; completeness =
 * Σ w assessed ÷ Σ w applicable. All 0…1, all null when no weight applies.
 */
export const measure = (units: Weighed[]): Measure => {
  const applicable = units.filter(({ outcome }) => outcome !== 'not-applicable')
  const whole = weightOf(applicable)
  if (whole <= 0) return { index: null, upper: null, completeness: null }
  const open = weightOf(applicable.filter(({ outcome }) => outcome === 'undetermined'))
  const confirmed = applicable.reduce((sum, { weight, value }) => sum + weight * (value ?? 0), 0)
  return {
    index: Math.min(1, confirmed / whole),
    upper: Math.min(1, (confirmed + open) / whole),
    completeness: Math.max(0, Math.min(1, (whole - open) / whole)),
  }
}

/** Share of the weight of all units that does not apply, 0…1; 0 when nothing weighs. */
export const notApplicableShare = (units: Weighed[]): number => {
  const whole = weightOf(units)
  return whole > 0 ? weightOf(units.filter(({ outcome }) => outcome === 'not-applicable')) / whole : 0
}

export const countsOf = (units: Pick<UnitScore, 'outcome'>[]): Counts => {
  const count = (wanted: UnitScore['outcome']): number => units.filter(({ outcome }) => outcome === wanted).length
  return {
    met: count('met'),
    partial: count('partial'),
    unmet: count('unmet'),
    undetermined: count('undetermined'),
    notApplicable: count('not-applicable'),
  }
}
