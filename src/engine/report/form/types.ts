import type { Value } from '../../catalogue/evidence-types'

/** What the curator sets when a form is issued. Days are ISO `YYYY-MM-DD`. */
export type FormOptions = {
  /** Without it the period stays open and no due date is printed. */
  audit: { name: string; schoolYear: number; periodFrom: string; periodTo: string; dueDate: string | null } | null
  /** Days that lessons and attendance are asked for; none leaves the dates open. */
  controlDays: string[]
  /** Passport values known beforehand, by field id; dates ISO. */
  institution: Partial<Record<string, string>> | null
  /** What the institution said last time: shown in notes, never as values of cells. */
  hints?: Filling | null
}

export type FilledTable = { declared?: string; rows: Record<string, Value>[] }

/** What an institution writes into its form: by passport field, requirement and table. Dates are ISO days. */
export type Filling = {
  passport: Record<string, Value>
  answers: Record<string, { answer: string; confirmation?: string; date?: string; comment?: string }>
  tables: Record<string, FilledTable>
}
