import type { Kind } from '../../catalogue/kind'

/** One thing to put right; `cells` may be empty, `term` is an ISO day. */
export type LetterLine = {
  clause: string
  statement: string
  critical: boolean
  outcome: string
  reason: string
  /** File, sheet and cells it rests on. */
  cells: string
  remedy: string
  term: string | null
}

/** What an institution is told of its own results; sentences are whole, lists may be empty. */
export type Letter = {
  institution: string
  kind: Kind
  audit: { name: string; periodFrom: string; periodTo: string }
  /** ISO day. */
  date: string
  footer: string
  /** Own figures, level and place. */
  result: string[]
  /** What is done well, in a sentence or two; none where nothing is. */
  well: string[]
  breaches: LetterLine[]
  missing: LetterLine[]
  /** Recommended requirements not kept: no breaches. */
  advice: LetterLine[]
  /** Where self-assessment and data differ. */
  discrepancies: string[]
  /** Errors in the form: where and what. */
  errors: string[]
}

/** Who owes a form: days are ISO. */
export type Reminder = Pick<Letter, 'institution' | 'kind' | 'audit' | 'date' | 'footer'> & {
  state: 'not-submitted' | 'rework'
  dueDate: string | null
  extendedTo: string | null
  daysOverdue: number
  regulation: string
}
