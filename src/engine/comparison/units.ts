import { sectionOf } from '../base/label'
import type { Catalogue, Requirement } from '../catalogue/types'
import type { Outcome, Verdict } from '../verdict/types'
import type { UnitScore } from './types'

/** A requirement with its verdict; informative and recommended ones never come into the index. */
export type Scored = { requirement: Requirement; verdict: Verdict }

/** What comes into the index: a duty, plain or conditional, that a criterion decides. */
export const isScored = ({ obligation, criterion }: Requirement): boolean =>
  (obligation === 'mandatory' || obligation === 'conditional') && criterion !== null

/** What has a percentage of its own beside the index. */
export const isRecommended = ({ obligation, criterion }: Requirement): boolean =>
  obligation === 'recommended' && criterion !== null

/** Verdicts of the requirements that count, in the catalogue's order; verdicts the catalogue does not know drop out. */
export const scoredOf = (
  catalogue: Catalogue,
  verdicts: Verdict[],
  counts: (requirement: Requirement) => boolean = isScored,
): Scored[] => {
  const byRequirement = new Map(verdicts.map((verdict) => [verdict.requirement, verdict]))
  return catalogue.requirements.filter(counts).flatMap((requirement) => {
    const verdict = byRequirement.get(requirement.id)
    return verdict === undefined ? [] : [{ requirement, verdict }]
  })
}

type Merged = { outcome: Outcome; value: number | null }

/** Not applicable members drop out, one undetermined leaves the unit open, else the mean value decides. */
export const merged = (members: Merged[]): Merged => {
  const applicable = members.filter(({ outcome }) => outcome !== 'not-applicable')
  if (applicable.length === 0) return { outcome: 'not-applicable', value: null }
  if (applicable.some(({ outcome }) => outcome === 'undetermined')) return { outcome: 'undetermined', value: null }
  const value = applicable.reduce((sum, member) => sum + (member.value ?? 0), 0) / applicable.length
  if (value >= 1) return { outcome: 'met', value: 1 }
  return value <= 0 ? { outcome: 'unmet', value: 0 } : { outcome: 'partial', value }
}

/** Scoring units in the catalogue's order; `weights` of the audit go before the catalogue's. */
export const unitsOf = (scored: Scored[], weights: Record<string, number>): UnitScore[] => {
  const units = new Map<string, [Scored, ...Scored[]]>()
  for (const each of scored) {
    const members = units.get(each.requirement.unit)
    if (members === undefined) units.set(each.requirement.unit, [each])
    else members.push(each)
  }
  return [...units].map(([unit, members]) => {
    const [{ requirement }] = members
    return {
      unit,
      role: requirement.role,
      theme: requirement.theme,
      section: sectionOf(requirement),
      weight: weights[unit] ?? requirement.weight,
      critical: members.some((member) => member.requirement.critical),
      ...merged(members.map(({ verdict }) => verdict)),
    }
  })
}
