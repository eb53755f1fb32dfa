import type { ChoiceWords } from './choice-words'
import type { ConsolidatedColumn } from './consolidated-column'
import type { Kind } from './kind'

/** A recognised value. Dates are ISO `YYYY-MM-DD`, times `HH:MM`, yes/no booleans. */
export type Value = string | number | boolean

export type ColumnType = 'text' | 'integer' | 'number' | 'date' | 'time' | 'yes-no' | 'choice'

/** One field of the passport or one column of an evidence table. Titles may hold `{term}`. */
export type Field = {
  id: string
  title: string
  synonyms: string[]
  type: ColumnType
  /** Name of a list in `Dictionary.choices`, for `choice` only. */
  choices?: string
  unit?: string
  min?: number
  max?: number
  required?: boolean
  /** Names a person or reaches one: what is sent out leaves its values out unless names are asked for. */
  personal?: boolean
  /** One or two sentences for whoever fills the form, in Russian. */
  hint?: string
}

/**
 * A table without a sheet of its own: it stands in columns beside another one, as a register of marks does. Each column
 * is headed by a value of `by`, each filled cell under it is one row whose `value` it holds; the other columns are those
 * of the same id in the row it stands in.
 */
export type SpreadFrom = {
  table: string
  by: string
  value: string
  /** Heading over these columns. */
  title: string
  synonyms: string[]
  /** How many such columns the blank form offers. */
  columns: number
}

export type EvidenceTable = {
  id: string
  sheet: string
  synonyms: string[]
  /** An event sheet has a cell «В периоде: были / не было». */
  event: boolean
  /** Columns that name a row; always in the form when the table is. */
  key: string[]
  columns: Field[]
  /** Instruction printed above the header, in Russian. */
  hint: string
  /** Rows whose key the form fills in beforehand: choices of the first key column. */
  prefilled?: boolean
  /** Number of rows the blank form offers for filling. */
  rows: number
  /** Where its rows stand when they have no sheet of their own; `sheet` and `event` are then the other table's. */
  from?: SpreadFrom
}

/** Reconciliation check («контрольное соотношение»): `message` is its Russian name, with terms. */
type CheckBase = {
  id: string
  message: string
  /** Kinds of institution it holds for; all where left out. */
  kinds?: Kind[]
}

/** In every row the sum of `left` stands in `relation` to the sum of `right`. */
export type RowCheck = CheckBase & {
  relation: 'equal' | 'at-most'
  table: string
  left: string[]
  right: string[]
}

/** In every row `first` is not later than `then`: days or times. Table `passport`: two of its fields. */
export type OrderCheck = CheckBase & { relation: 'not-after'; table: string; first: string; then: string }

/** A number of the passport equals (or is at most) the sum of `column` over matching rows; without it, their number. */
export type TotalCheck = CheckBase & {
  relation: 'total' | 'total-at-most'
  field: string
  table: string
  column?: string
  where?: { column: string; equals: string }
}

/** Every class or group that `column` names stands in column `key` of table `in`; `list`: many in one cell. */
export type KnownCheck = CheckBase & {
  relation: 'known'
  table: string
  column: string
  list?: boolean
  in: string
  key: string
}

/** Days inside the period of the passport, or (`by-period-end`) also earlier ones; never after it was filled in. */
export type PeriodCheck = CheckBase & { relation: 'in-period' | 'by-period-end'; table: string; column: string }

/**
 * A number of the passport did not change more than `times` times since the previous audit, changes of less than
 * `least` aside.
 */
export type SteadyCheck = CheckBase & { relation: 'steady'; field: string; times: number; least: number }

export type Check = RowCheck | OrderCheck | TotalCheck | KnownCheck | PeriodCheck | SteadyCheck

export type Dictionary = ChoiceWords & {
  /** Absent in copies pinned before it came. */
  consolidated?: ConsolidatedColumn[] | undefined
  /** Words of the forms for a catalogue whose own terms leave them out. Absent in copies pinned before it came. */
  terms?: Record<string, string>
  passport: Field[]
  tables: EvidenceTable[]
  choices: Record<string, string[]>
  checks: Check[]
}

/** Screen-time limits, minutes a lesson, by device and school class, or by age before school. */
export type ScreenTimeNorm = {
  id: string
  source: string
  checkNeeded: boolean
  limits: { device: string; classes: [number, number]; minutes: number }[]
  byAge: { device: string; ages: [number, number]; minutes: number }[]
  /** Ages of pupils of class 1: [7, 8] makes a child of ten one of class 4 or 3. Tells the class of a group with ages. */
  agesOfFirstClass: [number, number]
  /** How the norm is read, in Russian; printed in «Методика». */
  notes: string[]
  /** Devices no pupil may use in a remote lesson. */
  forbidden: string[]
}

export type Norms = { screenTime: ScreenTimeNorm }
