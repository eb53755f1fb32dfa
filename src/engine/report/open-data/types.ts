import type { ReportInput } from '../comparative/types'

/** What is known of a participant beside its figures. Days are ISO; `deadline` is the extension, else the due date. */
export type Participant = {
  id: number
  inn: string | null
  municipality: string | null
  status: 'not-submitted' | 'received' | 'rework' | 'accepted'
  deadline: string | null
  receivedOn: string | null
  daysLate: number
  files: number
}

/** What open data are made of: the report's own input, so that both say the same figures. */
export type OpenDataInput = {
  report: ReportInput
  participants: Participant[]
  /** Which part of the audit is shown, in words; null for all of it. */
  part: string | null
}
