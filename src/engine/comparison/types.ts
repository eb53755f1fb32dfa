import type { Kind } from '../catalogue/kind'
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

/** How firm one institution's place is. */
export type PlaceRange = {
  id: number
  /** Places that 90 % of the draws keep to: 5th and 95th percentile. */
  low: number
  high: number
  /** Ids of those whose order against it is not to be told, in the order of the comparison. */
  alike: number[]
}

/** Places under random weights: every unit's weight times a number between `1 - spread` and `1 + spread`. */
export type Stability = {
  seed: number
  draws: number
  spread: number
  /** Percentiles of the range, 0…1. */
  percentiles: [number, number]
  /** Share of draws, 0…1, above which a changed order makes two institutions indistinguishable. */
  flips: number
  /** Institutions with a place, in the order of the comparison. */
  places: PlaceRange[]
}

/** An institution of two audits; null figures: it took part and sent nothing. */
export type Changed = {
  /** Its id in the later audit. */
  id: number
  name: string
  kind: Kind
  before: (Measure & { catalogue: string; level: Level | null; rank: number | null }) | null
  after: (Measure & { catalogue: string; level: Level | null; rank: number | null }) | null
  /** Both under one edition: the indices are over the same duties. */
  sameEdition: boolean
  /** Under different editions: figures over the units of the themes that both editions score; null under one. */
  onThemes: { before: Measure; after: Measure } | null
  /** Index after less index before, over the same duties or the themes of both editions; null where one is unknown. */
  change: number | null
  /** Units by what became of their outcome; null under different editions. */
  moved: { better: number; worse: number; known: number; lost: number } | null
}

/** An institution of one of two audits. */
export type Newcomer = Measure & { id: number; name: string; kind: Kind; catalogue: string; submitted: boolean }

/** One scoring unit over the institutions that both audits hold to its edition. */
export type UnitMoved = {
  catalogue: string
  unit: string
  /** Institutions compared: where it was assessed in both audits. */
  institutions: number
  /** Of those, met before and after. */
  metBefore: number
  metAfter: number
  better: number
  worse: number
  /** Assessed only after, and only before. */
  known: number
  lost: number
}

export type ThemeMoved = {
  theme: string
  title: string
  before: (Measure & { institutions: number }) | null
  after: (Measure & { institutions: number }) | null
}

/** Two audits of one file side by side. Days are ISO. */
export type Dynamics = {
  before: { name: string; periodFrom: string; periodTo: string }
  institutions: Changed[]
  appeared: Newcomer[]
  gone: Newcomer[]
  units: UnitMoved[]
  themes: ThemeMoved[]
}
