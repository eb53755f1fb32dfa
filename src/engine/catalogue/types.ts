import type { ChoiceWords } from './choice-words'
import type { Confirmation, Criterion, Where } from './criterion-types'
import type { Check, Dictionary, EvidenceTable, Field, Norms } from './evidence-types'
import type { Kind } from './kind'

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
