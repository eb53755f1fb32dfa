import type { Kind } from '../catalogue/kind'
import type { Catalogue, Theme } from '../catalogue/types'
import type { Near } from '../intake/place-sender'
import type {
  Balance,
  Cleared,
  Fact,
  Intake,
  KeyedLayout,
  Mapping,
  QuarantinedRow,
  Remark,
  SheetBalance,
  Suggestion,
  TableLayout,
  TablePrint,
} from '../intake/types'
import type { InstitutionScore, Thresholds } from '../comparison/types'
import type { Repeated } from '../intake/standing'
import type { Assessment, Override } from '../verdict/types'

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
  /** Name as compared; `normalised(name)` where left out. */
  matchName?: string
  fullName: string | null
  municipality: string | null
}

export type Institution = InstitutionIdentity & { id: number; catalogue: string }

/** What a register may say anew of an institution. */
export type InstitutionDetails = Pick<InstitutionIdentity, 'inn' | 'name' | 'fullName' | 'municipality'> & {
  matchName: string
  email: string | null
}

/** Any institution of the file; `catalogue` is null where it takes no part in the audit, `isExpected`: by a register. */
export type KnownInstitution = Omit<InstitutionIdentity, 'matchName'> & {
  id: number
  catalogue: string | null
  email: string | null
  isExpected: boolean
}

/** A file that waits for the curator to say whose it is; `name` and `inn` are as sent. */
export type NewQuestion = {
  submission: number
  name: string | null
  inn: string | null
  kind: Kind
  message: string
  /** Institutions by id, best first. */
  candidates: Near[]
  intake: Intake
}

export type Question = Omit<NewQuestion, 'intake'> & { batch: number; file: string }

/** An answer: who is meant by a name as sent (`nameKey` and `subdivision` as compared), and the file it was given to. */
export type Alias = {
  id: number
  name: string
  nameKey: string
  kind: Kind
  subdivision: string
  inn: string | null
  institutionId: number
  institution: string
  file: string
  addedAt: string
}

export type NewAlias = Pick<Alias, 'name' | 'nameKey' | 'kind' | 'subdivision' | 'inn'> & {
  institution: number
  submission: number
  at: string
}

/** What only the curator can say of a form. */
export type CuratorStatus = 'rework' | 'accepted'

/** An institution's own days, ISO: due instead of the audit's, extended to, and when its form really came. */
export type CollectionTerms = { dueDate: string; extendedTo: string; receivedOn: string }

/** A participant, the accepted forms it sent (oldest first) and what was said of the one of `statusOf`. */
export type ParticipantRow = { [Day in keyof CollectionTerms]: string | null } & Pick<
  KnownInstitution,
  'id' | 'name' | 'inn' | 'kind' | 'subdivision' | 'municipality' | 'email'
> & {
    catalogue: string
    expectedSince: string | null
    status: CuratorStatus | null
    statusOn: string | null
    statusOf: number | null
    submissions: { id: number; day: string }[]
  }

/** How an unknown sender is looked up; `names` are already normalised. A null `kind` matches by name only. */
export type InstitutionQuery = { inn: string | null; kind: Kind | null; subdivision: string | null; names: string[] }

/** Moments are ISO date-times. `undoneAt`: the batch is undone, its facts and remarks do not count. */
export type Batch = {
  id: number
  audit: number
  startedAt: string
  finishedAt: string | null
  undoneAt: string | null
}

/** One file of a batch; `duplicate`: the same bytes had been taken before. */
export type BatchFile = {
  path: string
  status: SubmissionStatus | 'duplicate'
  institution: string | null
  subdivision: string | null
}

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

/** Where answers stand in one form; in one that `carries` another, where its answers are restated. Newest first. */
export type AnswerLayout = Pick<StoredFact, 'submission' | 'file' | 'catalogue'> &
  Pick<KeyedLayout, 'sheet' | 'cells'> & { carries: number | null }

/** An edition pinned after its audit's start; `rulesSha256` is of the rules with it. `addedAt` is an ISO date-time. */
export type PinnedEdition = { catalogue: string; sha256: string; rulesSha256: string; addedAt: string }

/** What scoring reads: facts in force with their file, and where tables and keyed cells stand. */
export type FactsInForce = Omit<InstitutionData, 'facts'> & {
  facts: (Fact & { file: string; observed?: true })[]
}

/** Current facts of an institution and where its tables and keyed cells stand. */
export type InstitutionData = {
  facts: StoredFact[]
  tables: (TableLayout & { file: string })[]
  keyed: (KeyedLayout & { file: string })[]
}

export type StoredVerdicts = Assessment & { programVersion: string }

export type StoredRemark = Remark & { institution: string | null; file: string }

/** `catalogue`: the edition its requirement is of. */
export type OverrideRecord = Override & { institution: number; catalogue: string }

export type StoredQuarantine = QuarantinedRow & {
  id: number
  submission: number
  institution: string | null
  file: string
}

export type StoredBalance = SheetBalance & { submission: number; institution: string | null; file: string }

/** What a score row keeps; an `InstitutionScore` is one. */
export type ScoreRow = Pick<
  InstitutionScore,
  | 'id'
  | 'index'
  | 'upper'
  | 'completeness'
  | 'level'
  | 'levelReason'
  | 'rank'
  | 'notApplicableShare'
  | 'counts'
  | 'discrepancies'
>

/** A catalogue the curator added; `themes` are those it uses, `addedAt` is an ISO date-time. */
export type OwnCatalogue = { catalogue: Catalogue; themes: Theme[]; sha256: string; addedAt: string }

/** The curator's value in place of what stood in a cell; `date` is an ISO day, `sha256` the file's. */
export type Correction = {
  sha256: string
  sheet: string
  cell: string
  value: string
  original: string | null
  reason: string
  date: string
}

export type CorrectionInForce = Correction & { submission: number; file: string } & Pick<
    Fact,
    'table' | 'row' | 'column'
  >

/** A correction with the file it is in and whose that is. */
export type ListedCorrection = Omit<Correction, 'sha256'> & { institution: string | null; file: string }

/** A correction whose value no longer counts; `taken` is what it had given, `supersededBy` the form that replaced it. */
export type ReplacedCorrection = CorrectionInForce & {
  institution: number
  taken: string | number
  supersededBy: number
}

/** Of a decision: what it rested on in short, and since when (ISO day) and why it is to be looked at again. */
export type Review = {
  institution: number
  catalogue: string
  requirement: string
  basis: string | null
  since: string | null
  why: string | null
}

/** A file during which the program ended; `notedAt` is an ISO date-time. */
export type Crash = { sha256: string; path: string; notedAt: string }

/** One line of the journal; `detail` is any JSON. */
export type JournalEntry = { id: number; at: string; action: string; detail: unknown }

/** A confirmed mapping with the moment it was confirmed at, an ISO date-time. */
export type KeptMapping = Mapping & { addedAt: string }

/** A sheet or column (`value` is its title) nobody knew; `catalogue` null where its file is not known to be a form. */
export type UnknownRow = Pick<Remark, 'code' | 'cell' | 'value' | 'message'> & {
  sheet: string
  file: string
  institution: string | null
  catalogue: string | null
  suggestions: Suggestion[]
}

/** A kept file with one of its sheets; null where nothing of the file was taken. */
export type FileSheet = { submission: number; sheet: string | null }

/** Where the curator saw something: on a visit, on the site, by telephone, in a document. */
export type Seen = 'visit' | 'site' | 'call' | 'document'

/**
 * One value the curator saw himself: of the passport, an answer (`keys.requirement`, under `catalogue`), or of the row
 * of a table that `keys` name. `on` is an ISO day, `addedAt` an ISO date-time.
 */
export type Observation = Pick<Fact, 'table' | 'column' | 'value'> & {
  id: number
  batch: number
  institution: number
  catalogue: string | null
  keys: Record<string, Fact['value']>
  on: string
  seen: Seen
  note: string
  addedAt: string
}

export type NewObservation = Omit<Observation, 'id'>
