import type { Catalogue, Consequence, Kind, Norms, Theme } from '../../catalogue/types'
import type { Comparison } from '../../comparison/types'
import type { Remark } from '../../intake/types'
import type { Audit, Submission } from '../../store/types'
import type { Discrepancy, IndicatorFigure, Verdict } from '../../verdict/types'

export type ReportedRemark = Pick<Remark, 'severity' | 'sheet' | 'cell' | 'value' | 'expected' | 'message'> & {
  file: string
}

export type ReportedSubmission = Pick<Submission, 'path' | 'status' | 'balance'>

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
  /** Files that belong to no institution, and what was said about them. */
  unassigned: { remarks: ReportedRemark[]; submissions: ReportedSubmission[] }
}
