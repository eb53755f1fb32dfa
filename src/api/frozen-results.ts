import { z } from 'zod'

/** A report as it was sent: the workbook is kept byte for byte. `frozenAt` is an ISO date-time. */
const frozenReport = z.object({
  id: z.int(),
  frozenAt: z.string(),
  title: z.string(),
  /** The report it amends. */
  against: z.int().nullable(),
  /** What it was asked to tell. */
  options: z.record(z.string(), z.unknown()),
  rulesSha256: z.string(),
  programVersion: z.string(),
  /** Of its workbook. */
  name: z.string(),
  sha256: z.string(),
  bytes: z.int(),
})

/** `sverka reports --json` and `GET /api/audits/A/frozen-reports`, oldest first. */
export const frozenReportsResult = z.object({ audit: z.string(), reports: z.array(frozenReport) })

/** `GET /api/report-sheets`: what a report can have, in its order. */
export const reportSheetsResult = z.object({
  sheets: z.array(z.object({ id: z.string(), title: z.string(), about: z.string() })),
})

export type FrozenReportsResult = z.infer<typeof frozenReportsResult>
export type ReportSheetsResult = z.infer<typeof reportSheetsResult>
