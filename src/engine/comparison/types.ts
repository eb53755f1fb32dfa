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
  units: UnitScore[]
  discrepancies: number
}

export type Comparison = {
  institutions: InstitutionScore[]
  /** Expected in the audit, sent nothing: listed, not scored. */
  absent: { id: number; name: string; kind: Kind; catalogue: string }[]
}
