import type { Value } from './evidence-types'

/** A condition on one row; all columns belong to the criterion's table. */
export type Condition =
  | { column: string; is: 'filled' }
  | { column: string; in: string[] }
  | { column: string; notIn: string[] }
  | { column: string; equals: Value }
  | { column: string; atLeast: number }
  | { column: string; atMost: number }
  /** Part of another column: value ≥ share × other. */
  | { column: string; atLeastShareOf: string; share: number }
  /** Date (or number) not later (greater) than another column of the same row. */
  | { column: string; notAfter: string }
  /** A text cell contains one of the words (case and ё/е do not matter). */
  | { column: string; mentions: string[] }
  /** A text cell contains none of the words. */
  | { column: string; lacks: string[] }

export type Where = Condition[]

export type Confirmation = 'document' | 'link' | 'file' | 'date' | 'number'

/** Which document of «Документы» is meant. */
type DocumentRule = {
  /** Any one of these values of «Вид документа». */
  acts: string[]
  /** Number is required unless «б/н» is allowed. */
  unnumbered?: boolean
  /** Must be dated inside the audit's period (a control report), not just before its end. */
  inPeriod?: boolean
  /** Authorises something: dated not after the earliest `column` of `table`. */
  before?: { table: string; column: string }
  /** Further columns that must be filled or hold. */
  where?: Where
}

export type Attested = {
  kind: 'attested'
  confirmation: Confirmation[]
  /** Why no table can decide it (Russian; printed by a test and in «Методика»). */
  why: string
}
export type DocumentCriterion = { kind: 'document' } & DocumentRule
/** Published on the site; `by` is the last day of the school year, if there is one. */
export type PublishedBy = { kind: 'published-by'; acts: string[]; by?: { month: number; day: number } }
/** Σ part ÷ Σ whole over the matching rows, against `target` (1 = 100 %). */
export type Ratio = {
  kind: 'ratio'
  table: string
  where?: Where
  part: string
  whole: string
  target: number
  /** Genitive plural of what is counted: «педагогов». */
  counted: string
  /** What the part did: «Подключено». */
  done: string
}
/** At least `count` matching rows, or a sum of `column` over them. */
export type AtLeast = {
  kind: 'at-least'
  table: string
  where?: Where
  column?: string
  count: number
  counted: string
}
/** Every matching row satisfies all of `holds`; value = share of rows. */
export type EveryRow = { kind: 'every-row'; table: string; where?: Where; holds: Condition[]; what: string }
/** No row matches `where`; value = share of rows that do not, or 0 as soon as one does where it is `strict`. */
export type NoRow = {
  kind: 'no-row'
  table: string
  where: Where
  /** A flat prohibition: other rows, right as they are, do not make up for one that breaks it. */
  strict?: boolean
  what: string
}
/** Screen time of every lesson within the norm for its class and device. */
export type WithinNorm = {
  kind: 'within-norm'
  norm: 'screenTime'
  table: string
  group: string
  device: string
  minutes: string
  /** Where a group's class or ages stand when its name does not tell them. */
  levels?: { table: string; group: string; level: string }
}
/** Every pair of `on` in `table` has a row in `by` whose parts add up to the list. */
export type CoveredBy = {
  kind: 'covered-by'
  table: string
  by: string
  on: string[]
  equal?: { sum: string[]; to: string }
  atMost?: { column: string; of: string }[]
  what: string
}
/** In every matching row `first` is filled and not later than `then`. */
export type Ordered = {
  kind: 'ordered'
  table: string
  where?: Where
  first: string
  then: string
  /** `then` comes at most so many days after `first`. */
  maxDays?: number
  what: string
}
/** Share of matching rows that lie within hours of the day: `first` not before `from`, `last` not after `to`, `HH:MM`. */
export type WithinHours = {
  kind: 'within-hours'
  table: string
  where?: Where
  first: string
  last: string
  from: string
  to: string
  what: string
}
/**
 * Every row whose `measure` is one of `in` comes only after more than `moreThan` violations of the same participant,
 * the one punished included, and lasts not beyond `maxMonths` calendar months.
 */
export type Sequence = {
  kind: 'sequence'
  table: string
  /** Columns that name the same participant. */
  by: string[]
  /** Rows that record a violation; all where left out. */
  counting?: Where
  measure: string
  in: string[]
  /** Date of the violation, date of the measure, last day of the measure. */
  date: string
  applied: string
  until: string
  moreThan: number
  maxMonths: number
  what: string
}
export type AnyOf = { kind: 'any-of'; of: Criterion[] }
export type AllOf = { kind: 'all-of'; of: Criterion[] }

export type Criterion =
  | Attested
  | DocumentCriterion
  | PublishedBy
  | Ratio
  | AtLeast
  | EveryRow
  | NoRow
  | WithinNorm
  | CoveredBy
  | Ordered
  | WithinHours
  | Sequence
  | AnyOf
  | AllOf
