import type { Severity } from '../../intake/types'

/** What a cell is marked for; texts are single lines of plain Russian. */
export type Told = {
  severity: Severity
  /** Null when the file as a whole is meant. */
  sheet: string | null
  /** A1 address; null when the sheet or the file as a whole is meant. */
  cell: string | null
  value: string | null
  wrong: string
  expected: string | null
  fix: string
}

/** A result that more or other data would change. */
export type OpenResult = {
  /** Where to look first; null when nothing was sent that it could rest on. */
  sheet: string | null
  cell: string | null
  clause: string
  statement: string
  outcome: string
  why: string
  /** Further cells, in words. */
  others: string
}

/** Everything the sheet of remarks says. */
export type CopyContent = {
  institution: string
  audit: string
  /** The sender's file. */
  file: string
  told: Told[]
  results: OpenResult[]
}

/** What a cell was filled with before it was marked: XML of the fill. */
export type EarlierMark = { sheet: string; cell: string; fill: string }

/** A finished copy. `extension`: a workbook with macros may not be called .xlsx. */
export type Copied = { bytes: Uint8Array; extension: 'xlsx' | 'xlsm' }
