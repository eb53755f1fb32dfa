import type { Kind, Value } from '../catalogue/types'
import type { Balance, Fact, KeyedLayout, QuarantinedRow, Remark, SheetBalance, TableLayout } from '../intake/types'
import type { Thresholds } from '../comparison/types'
import type { Assessment, Outcome, Override } from '../verdict/types'

export type Settings = {
  thresholds: Thresholds
  ratioTolerance: number
  lateValue: number
  /** Weights of single units that differ from the catalogue's. */
  weights: Record<string, number>
}

export type Audit = {
  id: number
  name: string
  schoolYear: number
  periodFrom: string
  periodTo: string
  dueDate: string | null
  controlDays: string[]
  settings: Settings
  rulesSha256: string
}

export type NewAudit = Omit<Audit, 'id' | 'rulesSha256'>

/** Who is audited; `inn` with `kind` and `subdivision` is the key where there is an ИНН. */
export type InstitutionIdentity = {
  inn: string | null
  kind: Kind
  subdivision: string | null
  name: string
  fullName: string | null
  municipality: string | null
}

export type Institution = InstitutionIdentity & { id: number; catalogue: string }

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
  tables: TableLayout[]
  keyed: KeyedLayout[]
  original: Uint8Array
}

export type Submission = {
  id: number
  batch: number
  path: string
  sha256: string
  status: SubmissionStatus
  institution: number | null
  balance: Balance
}

export type StoredFact = Fact & { id: number; submission: number; file: string }

/** Current facts of an institution and where its tables and keyed cells stand. */
export type InstitutionData = {
  facts: StoredFact[]
  tables: (TableLayout & { file: string })[]
  keyed: (KeyedLayout & { file: string })[]
}

export type StoredVerdicts = Assessment & { programVersion: string }

export type StoredRemark = Remark & { institution: string | null; file: string }

export type OverrideRecord = Override & { institution: number }

export type VerdictRow = { institution: number; requirement: string; outcome: Outcome; value: Value | null }
