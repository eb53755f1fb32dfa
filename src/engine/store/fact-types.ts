import type { Repeated } from '../intake/standing'
import type { Fact, KeyedLayout, TableLayout } from '../intake/types'

/**
 * `catalogue`: that of its form, or the edition its answer was restated under; `carried`: the submission it came in
 * restates answers of a form of another edition.
 */
export type StoredFact = Fact & {
  id: number
  submission: number
  file: string
  catalogue: string | null
  carried: boolean
}

/** Current facts of an institution and where its tables and keyed cells stand. */
export type InstitutionData = {
  facts: StoredFact[]
  tables: (TableLayout & { file: string })[]
  keyed: (KeyedLayout & { file: string })[]
}

/** What scoring reads: facts in force with their file, and where tables and keyed cells stand. */
export type FactsInForce = Omit<InstitutionData, 'facts'> & {
  facts: (Fact & { file: string; observed?: true })[]
}

/** One reconciled form: facts to add and ids of current facts it replaces. */
export type FactChange = {
  submission: number
  batch: number
  institution: number
  insert: Fact[]
  supersede: number[]
  /** Facts that say what stands already; none where left out. */
  repeated?: Repeated[]
}
