import type { Level, Measure } from '../../comparison/types'
import type { Outcome } from '../../verdict/types'

export type AmendedScore = Measure & { level: Level | null; rank: number | null }

/** One result that is not what it was. Null: there was, or is, no such result. */
export type AmendedResult = {
  id: number
  institution: string
  label: string
  statement: string
  before: { outcome: Outcome; value: number | null } | null
  after: { outcome: Outcome; value: number | null } | null
  /** New form, decision, correction, setting: in words; several with a semicolon between. */
  why: string
  /** ISO day of the last of them; null when none is known. */
  on: string | null
}

/** An institution whose figures moved; null: it had, or has, sent nothing or takes no part. */
export type AmendedInstitution = {
  id: number
  name: string
  before: AmendedScore | null
  after: AmendedScore | null
  why: string
  on: string | null
}

/** What changed since a report was sent. */
export type Amendment = {
  /** «Уточнённый свод от 21.11.2026 к своду от 10.11.2026». */
  heading: string
  /** What changed for everybody: settings, the curator's terms. */
  common: { text: string; on: string }[]
  institutions: AmendedInstitution[]
  results: AmendedResult[]
}
