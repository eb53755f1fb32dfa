import { byRussian } from '../base/russian'
import type { Catalogue, Kind } from '../catalogue/types'
import type { Discrepancy, Verdict } from '../verdict/types'
import { levelOf } from './level'
import { countsOf, measure, notApplicableShare } from './measure'
import { withRanks } from './rank'
import type { Comparison, InstitutionScore, Measure, Thresholds, UnitScore } from './types'
import { scoredOf, unitsOf } from './units'

export type Assessed = {
  id: number
  name: string
  kind: Kind
  catalogue: Catalogue
  verdicts: Verdict[]
  discrepancies: Discrepancy[]
}

type ComparisonInput = {
  /** Taken one by one, so that a caller need not hold the verdicts of all. */
  institutions: Iterable<Assessed>
  absent: Comparison['absent']
  settings: { thresholds: Thresholds; weights: Record<string, number> }
}

type Named = { name: string; id: number }

const inOrder = (one: Named, other: Named): number => byRussian(one.name, other.name) || one.id - other.id

const grouped = (
  units: UnitScore[],
  keyOf: (unit: UnitScore) => string | null,
  order: string[],
): (Measure & { key: string })[] => {
  const keys = new Set(units.map(keyOf).filter((key) => key !== null))
  const sorted = [...order.filter((key) => keys.has(key)), ...[...keys].filter((key) => !order.includes(key))]
  return sorted.map((key) => ({ key, ...measure(units.filter((unit) => keyOf(unit) === key)) }))
}

const scoreOf = (assessed: Assessed, settings: ComparisonInput['settings']): InstitutionScore => {
  const { id, name, kind, catalogue, verdicts, discrepancies } = assessed
  const scored = scoredOf(catalogue, verdicts)
  const units = unitsOf(scored, settings.weights)
  const whole = measure(units)
  const { level, reason } = levelOf(whole, scored, settings.thresholds)
  const roles = grouped(
    units,
    ({ role }) => role,
    catalogue.roles.map((role) => role.id),
  )
  const sections = grouped(
    units,
    ({ section }) => section,
    catalogue.sections.map((section) => section.id),
  )
  return {
    id,
    name,
    kind,
    catalogue: catalogue.id,
    ...whole,
    level,
    levelReason: reason,
    rank: null,
    notApplicableShare: notApplicableShare(units),
    counts: countsOf(units),
    roles: roles.map(({ key, ...figures }) => ({ role: key, ...figures })),
    sections: sections.map(({ key, ...figures }) => ({ section: key, ...figures })),
    themes: grouped(units, ({ theme }) => theme, []).map(({ key, ...figures }) => ({ theme: key, ...figures })),
    units,
    discrepancies: discrepancies.length,
  }
}

/**
 * Scores of all institutions of an audit in the Russian order of names, with places within kind and catalogue. Pure:
 * the same verdicts and settings give the same figures.
 */
export const compare = ({ institutions, absent, settings }: ComparisonInput): Comparison => ({
  institutions: withRanks(Array.from(institutions, (each) => scoreOf(each, settings))).sort(inOrder),
  absent: [...absent].sort(inOrder),
})
