import type { ChoiceWords } from './choice-words'
import type { ConsolidatedColumn } from './consolidated-column'

/** Kinds of institution («тип образовательной организации»). */
export type Kind = 'preschool' | 'school' | 'additional'

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

type Obligation = 'mandatory' | 'conditional' | 'recommended' | 'informative'

/** «Дистанционные занятия: не проводились» switches such a requirement off. */
type Applicability = 'remote-lessons'

export type Requirement = {
  id: string
  clause: string
  item: number | null
  subitem: number | null
  annex: string | null
  /** Section it stands in, where the clause's first number does not tell: clauses 1–9 of a section 1. */
  section?: string | undefined
  /** Scoring unit: requirements with the same theme, role and criterion share one weight. */
  unit: string
  role: string | null
  theme: string
  statement: string
  obligation: Obligation
  /** 0 for informative ones. */
  weight: number
  critical: boolean
  /** Why a breach of it caps the level, in Russian; null exactly when not critical. */
  criticalWhy: string | null
  appliesWhen: Applicability | null
  /** Kinds of institution it binds, where the regulation is for several; all of them where left out. */
  kinds?: Kind[] | undefined
  /** Null exactly when informative. */
  criterion: Criterion | null
  remedy: string | null
}

/** Where an indicator stands in the text and how it is called; never scored and never a breach. */
type IndicatorBase = {
  id: string
  clause: string
  item?: number | undefined
  annex?: string | undefined
  /** Short, in Russian; the same in regulations that speak of the same figure, so that a report puts them together. */
  title: string
  theme?: string | undefined
  /** Genitive plural of what is counted: «родителей». */
  counted: string
}

/**
 * Σ part ÷ Σ whole over the matching rows; without `whole` the sum alone, without `part` too the number of rows.
 * `done` is what the part did: «Присоединилось».
 */
export type RowsIndicator = IndicatorBase & {
  table: string
  where?: Where | undefined
  part?: string | undefined
  whole?: string | undefined
  done: string
}

/** How a number of the passport changed: its fields at the start and at the end of the period. */
export type ChangeIndicator = IndicatorBase & { from: string; to: string }

/** A figure («показатель») about what binds pupils and parents, or what a regulation only speaks of. */
export type Indicator = RowsIndicator | ChangeIndicator

type Role = {
  id: string
  title: string
  /** «Категория» of «Участники» that holds this role; «Всего» 0 there switches its duties off. */
  category?: string
}

/** What a breach leads to: decides the weight of the duties of a theme. */
export type Consequence = { id: string; title: string; weight: number; why: string }

export type Theme = { id: string; title: string; consequence: string }

export type Catalogue = {
  id: string
  title: string
  /** How it is called where there is little room: titles of sheets, columns; the id where left out. */
  shortTitle?: string | undefined
  edition: string
  /** Id of the edition it comes after; that one is kept. */
  follows?: string | undefined
  effectiveFrom: string
  kinds: Kind[]
  /** Names that differ by region and edition: messenger, regionalSystem, pupils, group … */
  terms: Record<string, string>
  roles: Role[]
  sections: { id: string; title: string }[]
  requirements: Requirement[]
  /** None where left out. */
  indicators?: Indicator[] | undefined
  /** Defects of the text and how they were read, in Russian. */
  notes: { clause: string | null; text: string }[]
}

/** Everything a scoring depends on; an audit pins a copy with its SHA-256. */
export type Rules = {
  catalogues: Catalogue[]
  consequences: Consequence[]
  themes: Theme[]
  dictionary: Dictionary
  norms: Norms
}

/** One line of «Требования» in the form; `number` is its «№», `label` its «Пункт». */
export type Asked = {
  number: number
  requirement: string
  label: string
  role: string
  statement: string
  conditional: boolean
  /** Only advised: the line says so. */
  recommended: boolean
  /** What confirms the answer; null where data decides and the cells stay shut. */
  confirmation: Confirmation[] | null
}

/**
 * What a form of one catalogue asks, with terms put into every title: the contract between
 * the form that is sent out and the intake that takes it back.
 */
export type FormPlan = ChoiceWords &
  Pick<Catalogue, 'edition' | 'title' | 'kinds' | 'terms'> & {
    catalogue: string
    formVersion: number
    passport: Field[]
    asked: Asked[]
    /** Only tables that the criteria and indicators read, with only the columns they read, and key columns. */
    tables: EvidenceTable[]
    choices: Record<string, string[]>
    /** Keys written beforehand into a prefilled table, by table id: those that somebody reads. */
    keys: Record<string, string[]>
    /** By table, what its criteria call for: values of a listed key column they read, rows they count. */
    demands: Record<string, { values: string[]; counted: number }>
    /** Only checks whose columns and rows the form has and whose kinds are those of the regulation. */
    checks: Check[]
  }
