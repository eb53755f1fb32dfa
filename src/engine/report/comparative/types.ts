import type { Norms } from '../../catalogue/evidence-types'
import type { Kind } from '../../catalogue/kind'
import type { Catalogue, Consequence, Theme } from '../../catalogue/types'
import type { Comparison, Dynamics, Stability, UnitScore } from '../../comparison/types'
import type { Remark } from '../../intake/types'
import type { Submission } from '../../store/submission-types'
import type { Audit } from '../../store/types'
import type { Discrepancy, IndicatorFigure, Outcome, Verdict } from '../../verdict/types'
import type { Amendment } from './amendment-types'
import type { SheetId } from './sheet-list'

export type ReportedRemark = Pick<Remark, 'severity' | 'sheet' | 'cell' | 'value' | 'expected' | 'message'> & {
  file: string
}

export type ReportedSubmission = Pick<Submission, 'path' | 'status' | 'balance'> & { sha256?: string }

/** A result or discrepancy with its cells as one reads them: as objects they would take most of a report's memory. */
export type InWords<Result extends { evidence: unknown }> = Omit<Result, 'evidence'> & { cells: string }

/** An indicator of an institution: part of whole, a count, or start (`whole`) and end (`part`) of a change. */
export type ReportedFigure = Pick<IndicatorFigure, 'id' | 'state' | 'part' | 'whole'>

/** What stands behind the figures of one institution; empty lists for one that sent nothing. */
export type ReportedInstitution = {
  id: number
  name: string
  kind: Kind
  catalogue: string
  verdicts: InWords<Verdict>[]
  discrepancies: InWords<Discrepancy>[]
  indicators: ReportedFigure[]
  remarks: ReportedRemark[]
  submissions: ReportedSubmission[]
  /** Cells that all its results rest on, packed (`packSources`); as objects they would take hundreds of megabytes. */
  sources?: string
  /** Units of recommended requirements; left out where nothing is recommended. */
  recommended?: UnitScore[]
}

/** Who owes a form as of the report's day. Days are ISO; `contact` is null unless names of people are asked for. */
export type ReportedAbsence = {
  id: number
  name: string
  kind: Kind
  catalogue: string
  municipality: string | null
  /** `rework`: the form was sent back and has not come again. */
  state: 'not-submitted' | 'rework'
  dueDate: string | null
  extendedTo: string | null
  daysOverdue: number
  contact: string | null
}

/** A decision of the curator to look at again: its facts have changed (`review`), or its edition is left (`orphaned`). */
export type ReportedDecision = {
  institution: string
  clause: string
  statement: string
  outcome: Outcome
  /** ISO day it was made on. */
  date: string
  reason: string
  state: 'review' | 'orphaned'
  /** ISO day since which it is to be looked at; null for an orphaned one. */
  since: string | null
  why: string
}

/** A sheet (`column` null) or column nobody knew, and what it may be, best first. */
export type ReportedUnknown = {
  sheet: string
  column: string | null
  cell: string | null
  files: string[]
  /** How many institutions sent them. */
  institutions: number
  suggestions: { title: string; score: number }[]
}

/** Everything the comparative report is made of; plain data, so that it crosses a thread. */
export type ReportInput = {
  audit: Omit<Audit, 'id' | 'rulesSha256'>
  /** ISO day the report is made on: the only date in it that is not the audit's own. */
  generatedOn: string
  programVersion: string
  rulesSha256: string
  /** Catalogues the audit holds its institutions to. */
  catalogues: Catalogue[]
  /** Classes of consequence the weights come from. */
  consequences: Consequence[]
  themes: Theme[]
  norms: Norms
  comparison: Comparison
  institutions: ReportedInstitution[]
  decisions: ReportedDecision[]
  unknown: ReportedUnknown[]
  /** Files that belong to no institution, and what was said about them. */
  unassigned: { remarks: ReportedRemark[]; submissions: ReportedSubmission[] }
  /** Which part of the audit is shown, in words, for «Методика»; all of it where left out. */
  part?: string
  /** Places are those of the whole audit, of which the workbook shows too little to count them: written as figures. */
  fixedPlaces?: boolean
  /** What changed since a report was sent: the workbook is then the one that amends it. */
  amendment?: Amendment
  /** Sheets to write; all of them where left out. */
  sheets?: SheetId[]
  /** How firm the places are; without it the report says no ranges. */
  stability?: Stability | null
  /** What changed against the audit chosen as the previous one; without it there is no «Динамика». */
  previous?: Dynamics | null
  /** Without it «Не представили сведения» knows names only. */
  absences?: ReportedAbsence[]
  /** How requirements are decided, in words, by catalogue and requirement: `id of one`, space, `id of the other`. */
  criteria?: Record<string, string>
  /** ISO days proposed in «План мероприятий»; null leaves them to be filled in. */
  terms?: { remedy: string | null; data: string | null }
}
