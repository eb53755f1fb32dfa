import type { Value } from '../catalogue/evidence-types'
import type { Kind } from '../catalogue/kind'
import type { Original } from './corrected'

/** A recognised value and the cell it came from. `table` is a table id, `passport`, `answers` or `declared`. */
export type Fact = {
  table: string
  /** Requirement id for answers; sheet row number for table rows; table id for declarations; '' for the passport. */
  row: string
  column: string
  value: Value
  sheet: string
  /** A1 address. */
  cell: string
}

/** A keyed value of an earlier form that no longer holds, because this one says there is none: «нет данных», «-». */
export type Cleared = Omit<Fact, 'value'>

export type Severity = 'error' | 'warning' | 'info'

/** Anything the intake could not take at face value. Sheet and cell are null when it is about the whole file. */
export type Remark = {
  severity: Severity
  /** Stable machine code: `wrong-type`, `impossible-date`, `missing-sheet`, `reconciliation`, … */
  code: string
  sheet: string | null
  cell: string | null
  /** As it stood in the cell. */
  value: string | null
  /** What was expected, in Russian. */
  expected: string | null
  /** Whole sentence for the curator: what happened and how to fix it. */
  message: string
  /** What an unknown sheet or column may be, best first; nothing is taken on it alone. */
  suggestions?: Suggestion[]
}

/** What a sheet (`column` null) or a column may be; `score` is 0…1. */
export type Suggestion = { table: string; column: string | null; title: string; score: number }

/**
 * What a curator has said about one sheet as it is known by its fingerprint: which table it is (`title` null), or which
 * column a title names.
 */
export type Mapping = {
  id: number
  /** Null for a sheet with a row for each institution, which belongs to no single regulation. */
  catalogue: string | null
  fingerprint: string
  /** Title of the sheet as it stood. */
  sheet: string
  title: string | null
  table: string
  column: string | null
  /** Values that name the row of the table, for a sheet with a row for each institution. */
  keys: Record<string, string>
}

/** read = accepted + quarantined + skipped, counted in non-empty rows. */
export type Balance = { read: number; accepted: number; quarantined: number; skipped: number }

export type SheetBalance = Balance & {
  sheet: string
  /** Rows skipped, by reason in Russian. */
  reasons: Record<string, number>
}

/** A row that should have given a fact and could not; kept for working off. */
export type QuarantinedRow = { sheet: string; row: number; values: string[]; reason: string }

/**
 * How a table was found in the workbook. `columns` maps column ids to letters so that an empty cell
 * can be named. `blank`: the sheet is there without rows and without «не было».
 */
export type TableLayout = {
  table: string
  sheet: string
  columns: Record<string, string>
  state: 'filled' | 'none' | 'blank'
}

/** Where keyed values stand even if empty: passport field or requirement id → A1 address. */
export type KeyedLayout = { table: 'passport' | 'answers'; sheet: string; cells: Record<string, string> }

export type Identity = { catalogue: string; edition: string; formVersion: number }

export type Sender = {
  fullName: string | null
  shortName: string | null
  inn: string | null
  kind: Kind | null
  subdivision: string | null
  municipality: string | null
}

/**
 * A table of a form in short, to compare forms by: digests of its rows with and without days, and how many cells tell
 * institutions apart (words and numbers; not days, marks, choices, zeros).
 */
export type TablePrint = {
  table: string
  sheet: string
  rows: number
  telling: number
  digest: string
  undated: string
}

/** Which file something in force came from. */
type Sent = { submission: number; file: string }

export type SentTable = TablePrint & Sent

export type SentValue = Sent & { value: Value; sheet: string; cell: string }

/** What an institution's forms say in an audit: its last file, its tables and passport fields in force. */
export type SentForm = Sent & {
  institution: number
  tables: SentTable[]
  passport: Record<string, SentValue>
}

/** A remark to one file that rests on another one too. */
export type AcrossRemark = { submission: number; restsOn: number; remark: Remark }

/** One row of a sheet with a row for each institution; `row` counts from 1, `values` are all its cells. */
export type InstitutionRow = {
  sheet: string
  row: number
  /** Where the institution is named. */
  cell: string
  values: string[]
  sender: Sender
  facts: Fact[]
  remarks: Remark[]
}

/** What one workbook yields; plain data, so that it crosses a thread. */
export type Intake = {
  identity: Identity | null
  sender: Sender
  facts: Fact[]
  cleared: Cleared[]
  tables: TableLayout[]
  prints: TablePrint[]
  keyed: KeyedLayout[]
  remarks: Remark[]
  balance: SheetBalance[]
  quarantined: QuarantinedRow[]
  /** Cells read as the curator has corrected them, with what stood there. */
  corrected?: Original[]
  /** Of a workbook with a row for each institution: it has no sender and no facts of its own. */
  institutions?: InstitutionRow[]
}

/** A file that gave nothing; `code` is stable, `message` Russian. */
export type Refusal = { code: string; message: string }

export type Taken = { sha256: string; bytes: number } & (
  | { status: 'taken'; intake: Intake }
  | { status: 'refused'; refusal: Refusal }
  /** A file that lies beside forms: a scan, an order, a letter; `kind` is what it is: `pdf`, `image`, `word` … */
  | { status: 'attachment'; kind: string }
)
