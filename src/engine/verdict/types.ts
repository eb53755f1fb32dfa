import type { Norms, Value } from '../catalogue/evidence-types'
import type { Kind } from '../catalogue/kind'

/** A cell something rests on. `value` null: the cell is empty; `cell` '' : the sheet is missing or as a whole meant. */
export type Cited = { file: string; sheet: string; cell: string; value: Value | null }

/** A value with the cell it came from. */
export type Known = {
  value: Value
  file: string
  sheet: string
  cell: string
  /** The curator has seen it himself. */
  observed?: true
}

export type EvidenceRow = { row: string; values: Record<string, Known> }

/**
 * One table as an institution has it. `missing`: no sheet came; `blank`: the sheet came empty and without
 * «не было» (not data); `none`: declared «не было» (data); `filled`: it has rows.
 */
export type EvidenceTable = {
  state: 'filled' | 'none' | 'blank' | 'missing'
  /** An event sheet may be declared «не было». */
  event: boolean
  file: string
  sheet: string
  /** Heading of its columns when it stands beside another table of the sheet. */
  part?: string
  /** Column id → letter, to name an empty cell. */
  columns: Record<string, string>
  /** The cell «В периоде: были / не было», when it has a value; rows may contradict it. */
  declared: Known | null
  rows: EvidenceRow[]
}

export type Answer = {
  answer: Known | null
  confirmation: Known | null
  date: Known | null
  comment: Known | null
  /** What the institution answers, where `answer` is what the curator has seen. */
  said?: Known | null
  /** Addresses of the four cells even when empty. */
  cells: { file: string; sheet: string; answer: string; confirmation: string; date: string; comment: string }
}

/** All facts about one institution in one audit, as scoring sees them. */
export type Evidence = {
  kind: Kind
  passport: Record<string, Known>
  passportCells: Record<string, { file: string; sheet: string; cell: string }>
  answers: Record<string, Answer>
  /** Every table of the dictionary is present, `missing` if nothing came. */
  tables: Record<string, EvidenceTable>
}

export type Outcome = 'met' | 'partial' | 'unmet' | 'undetermined' | 'not-applicable'

/** Result of a criterion: `value` is 1 for met, 0 for unmet, between for partial, null when not assessed. */
export type Judgement = { outcome: Outcome; value: number | null; reason: string; evidence: Cited[] }

/** Settings of the audit that scoring reads. Days are ISO dates. */
export type Terms = {
  periodFrom: string
  periodTo: string
  /** First year of the school year: 2025 for 2025–2026. */
  schoolYear: number
  /** Day the audit is scored for: deadlines after it are not reached. */
  asOf: string
  /** A ratio this close under its target still meets it, 0…1. */
  ratioTolerance: number
  /** Value of what was done late, 0…1. */
  lateValue: number
  /** True when lessons were looked at on control days only: reasons say «по выборке». */
  sampled: boolean
  /** Weights of units that the audit sets otherwise than the catalogue. */
  weights?: Record<string, number>
}

/** What a criterion's file may know. `title` gives Russian titles for reasons. */
export type Context = {
  terms: Terms
  norms: Norms
  title: { table: (table: string) => string; column: (table: string, column: string) => string }
}

export type Override = {
  requirement: string
  outcome: Outcome
  value: number | null
  reason: string
  date: string
  /** The edition it was taken under, when it was carried over from there and nobody has looked at it since. */
  carriedFrom?: string | undefined
}

export type Verdict = {
  requirement: string
  clause: string
  item: number | null
  unit: string
  role: string | null
  theme: string
  outcome: Outcome
  value: number | null
  weight: number
  critical: boolean
  reason: string
  evidence: Cited[]
  /** The computed verdict that an override replaced. */
  computed: { outcome: Outcome; value: number | null; reason: string } | null
}

/**
 * What an indicator of the catalogue came to; never scored. `part` of `whole` with their share as `value`; a count as
 * `value` and `part`; for a change `value` is the figure at the end (`part`) less the one at the start (`whole`).
 * Everything null unless `known`; `not-applicable`: there is nothing to count.
 */
export type IndicatorFigure = {
  id: string
  clause: string
  item: number | null
  annex: string | null
  label: string
  theme: string | null
  measure: 'share' | 'count' | 'change'
  state: 'known' | 'unknown' | 'not-applicable'
  value: number | null
  part: number | null
  whole: number | null
  /** Russian sentence with the figures, or why there are none. */
  text: string
  evidence: Cited[]
}

/** Self-assessment and data say different things. */
export type Discrepancy = {
  requirement: string
  clause: string
  item: number | null
  /** завышение, занижение, or an answer that no data supports. */
  kind: 'overstated' | 'understated' | 'unsupported'
  answer: string
  outcome: Outcome
  message: string
  evidence: Cited[]
}

export type Assessment = { verdicts: Verdict[]; discrepancies: Discrepancy[] }

/** The same with cells and computed verdicts as JSON texts: as it is kept. */
export type AssessmentText = {
  verdicts: (Omit<Verdict, 'evidence' | 'computed'> & { evidence: string; computed: string | null })[]
  discrepancies: (Omit<Discrepancy, 'evidence'> & { evidence: string })[]
}
