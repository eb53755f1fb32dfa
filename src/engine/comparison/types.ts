import type { Kind } from '../catalogue/types'
import type { Outcome } from '../verdict/types'

/** Index, upper and completeness always travel together; 0…1, null when nothing applies. */
export type Measure = { index: number | null; upper: number | null; completeness: number | null }

export type Level = 'high' | 'sufficient' | 'low'

export type Counts = { met: number; partial: number; unmet: number; undetermined: number; notApplicable: number }

/** One scoring unit of one institution. */
export type UnitScore = {
  unit: string
  role: string | null
  theme: string
  section: string
  weight: number
  critical: boolean
  outcome: Outcome
  value: number | null
}

export type Thresholds = { high: number; sufficient: number; completeness: number }

export type InstitutionScore = Measure & {
  id: number
  name: string
  kind: Kind
  catalogue: string
  level: Level | null
  /** Why there is no level, or why it is capped; null when the figures alone decide. */
  levelReason: string | null
  rank: number | null
  notApplicableShare: number
  /** Scoring units by outcome. */
  counts: Counts
  roles: ({ role: string } & Measure)[]
  sections: ({ section: string } & Measure)[]
  themes: ({ theme: string } & Measure)[]
  /** By the units of the themes that every catalogue of the audit has: what institutions of different kinds share. */
  common: Measure
  /** Recommended requirements, never part of the index; null where the catalogue recommends nothing. */
  recommended: Measure | null
  units: UnitScore[]
  discrepancies: number
}

/**
 * One theme over the whole audit. The figures are means over the institutions where something of it was assessed: who
 * is undetermined in all of it is counted, never averaged.
 */
export type ThemeScore = Measure & {
  theme: string
  title: string
  /** Catalogues that score duties of the theme, of those the scored institutions are held to. */
  catalogues: string[]
  /** Every one of those catalogues scores it. */
  common: boolean
  /** Institutions the means are taken over. */
  institutions: number
  undetermined: number
  notApplicable: number
  /** Lowest and highest index, 0…1; the spread is their difference, null for fewer than two institutions. */
  lowest: number | null
  highest: number | null
  spread: number | null
}

export type Comparison = {
  institutions: InstitutionScore[]
  /** Themes that the scored institutions' catalogues score, in the dictionary's order. */
  themes: ThemeScore[]
  /** Expected in the audit, sent nothing: listed, not scored. */
  absent: { id: number; name: string; kind: Kind; catalogue: string }[]
}
