import type {
  Balance,
  Cleared,
  KeyedLayout,
  QuarantinedRow,
  Remark,
  SheetBalance,
  TableLayout,
  TablePrint,
} from '../intake/types'

export type SubmissionStatus = 'accepted' | 'refused' | 'unassigned' | 'attachment'

export type NewSubmission = {
  batch: number
  path: string
  sha256: string
  status: SubmissionStatus
  institution: number | null
  catalogue: string | null
  refusal: string | null
  balance: SheetBalance[]
  remarks: Remark[]
  quarantined: QuarantinedRow[]
  /** Earlier values it says no longer hold; none where left out. */
  cleared?: Cleared[]
  /** The file whose bytes these are: nothing is kept of this one until that is undone. */
  repeats?: number
  tables: TableLayout[]
  /** Digests to compare forms by; none where left out. */
  prints?: TablePrint[]
  keyed: KeyedLayout[]
  /** Size of the file; the original's length where left out. */
  bytes?: number
  /** Null or empty: the content is registered by its SHA-256 but not kept (attachments). */
  original: Uint8Array | null
}

export type Submission = {
  id: number
  batch: number
  path: string
  sha256: string
  bytes: number
  status: SubmissionStatus
  institution: number | null
  catalogue: string | null
  refusal: string | null
  balance: Balance
}
