import type { FrozenReportsResult, ReportSheetsResult } from '../frozen-results'
import type { ProducedResult, StartedResult } from '../job-results'
import type { ReportBody } from '../report-bodies'
import { query, segment, type Call } from './call'

export const reportCalls = ({ get, send }: Call) => ({
  /** A job of kind `report`, `note`, `letters`, `forms` or `copies` that ends with downloads. */
  startReport: (audit: number, body: ReportBody) => send<StartedResult>('POST', `/api/audits/${audit}/reports`, body),
  /** What was produced in this run, newest first. */
  produced: (audit: number) => get<ProducedResult>(`/api/audits/${audit}/reports`),
  /** Sheets a report can have. */
  reportSheets: () => get<ReportSheetsResult>('/api/report-sheets'),
  /** Reports that were sent, oldest first. */
  frozenReports: (audit: number) => get<FrozenReportsResult>(`/api/audits/${audit}/frozen-reports`),
})

/** Addresses for plain links that download a file. */
export const downloadLinks = {
  produced: (id: string) => `/api/downloads/${segment(id)}`,
  /** A report as it was sent. */
  frozenReport: (audit: number, report: number) => `/api/audits/${audit}/frozen-reports/${report}/workbook`,
  catalogueWorkbook: (id: string) => `/api/catalogues/${segment(id)}/workbook`,
  /** The blank form of a catalogue, for an audit or for one to come; `controlDays` are ISO. */
  form: (catalogue: string, options: { audit?: number; controlDays?: string[] } = {}) =>
    `/api/catalogues/${segment(catalogue)}/form${query({ audit: options.audit, controlDays: options.controlDays?.join(',') })}`,
  /** The form of an institution, with what is known of it filled in. */
  institutionForm: (audit: number, institution: string) =>
    `/api/audits/${audit}/institutions/${segment(institution)}/form`,
  /** The letter to an institution about its results; with `xlsx` as a sheet. */
  letter: (audit: number, institution: string, format: 'docx' | 'xlsx' = 'docx') =>
    `/api/audits/${audit}/institutions/${segment(institution)}/letter${query({ format })}`,
  /** The reminder to one that owes a form. */
  reminder: (audit: number, institution: string) =>
    `/api/audits/${audit}/institutions/${segment(institution)}/letter?reminder=1`,
  /** What the institution sent, with marks: one workbook, or an archive of several. */
  markedCopies: (audit: number, institution: string) =>
    `/api/audits/${audit}/institutions/${segment(institution)}/marked-copies`,
}
