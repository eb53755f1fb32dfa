import { byRussian } from '../base/russian'
import type { Kind } from '../catalogue/kind'
import type { Catalogue, Theme } from '../catalogue/types'
import type { Discrepancy, Verdict } from '../verdict/types'
import { levelOf } from './level'
import { countsOf, measure, notApplicableShare } from './measure'
import { withRanks } from './rank'
import type { Comparison, InstitutionScore, Measure, Thresholds, UnitScore } from './types'
import { commonThemes, themesOf, themesOver, type ThemesHeld } from './themes'
import { isRecommended, scoredOf, unitsOf } from './units'

export type Assessed = {
  id: number
  name: string
  kind: Kind
  catalogue: Catalogue
  verdicts: Verdict[]
  discrepancies: Discrepancy[]
}

/** An institution's figures as they are by themselves: without a place, and without what all catalogues share. */
export type OwnScore = Omit<InstitutionScore, 'common'>

type ComparisonInput = {
  /** Taken one by one, so that a caller need not hold the verdicts of all; or scored already by these settings. */
  institutions: Iterable<Assessed | { catalogue: Catalogue; score: OwnScore }>
  absent: Comparison['absent']
  /** The dictionary of themes: their order and titles. */
  themes: Theme[]
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

type Settings = ComparisonInput['settings']

const recommendedOf = ({ catalogue, verdicts }: Assessed, { weights }: Settings): Measure | null =>
  catalogue.requirements.some(isRecommended)
    ? measure(unitsOf(scoredOf(catalogue, verdicts, isRecommended), weights))
    : null

/** What of an institution's score needs no other institution. */
export const ownScore = (assessed: Assessed, settings: Settings): OwnScore => {
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
    recommended: recommendedOf(assessed, settings),
    units,
    discrepancies: discrepancies.length,
  }
}

/**
 * Scores of all institutions of an audit in the Russian order of names, with places within kind and catalogue; across
 * catalogues their themes, and of each institution its figures on the themes common to all catalogues. Pure: the same
 * verdicts and settings give the same figures.
 */
export const compare = ({ institutions, absent, themes, settings }: ComparisonInput): Comparison => {
  const held: ThemesHeld = new Map()
  const scores = Array.from(institutions, (each) => {
    if (!held.has(each.catalogue.id)) held.set(each.catalogue.id, themesOf(each.catalogue))
    return 'score' in each ? each.score : ownScore(each, settings)
  })
  const common = commonThemes(held)
  const inCommon = (score: (typeof scores)[number]): InstitutionScore => ({
    ...score,
    common: measure(score.units.filter(({ theme }) => common.has(theme))),
  })
  const whole = withRanks(scores.map(inCommon)).sort(inOrder)
  return {
    institutions: whole,
    themes: themesOver(whole, new Map([...held].sort(([one], [other]) => byRussian(one, other))), themes),
    absent: [...absent].sort(inOrder),
  }
}
