import type { EngineContext } from '../../engine-context'
import type { OpenFile } from '../../report/open-data/files'
import { SHEETS, type ReportSheet } from '../../report/comparative/sheet-list'
import type { ReportOptions } from '../../report/options'
import type { FrozenReport } from '../../store/frozen'
import type { Audit } from '../../store/types'
import type { FreezeWish, Frozen } from './freezing/freezing'
import { noteExport } from './exports'
import { reportInput } from './report-audit'

/** A report with all it prints: it can be written when the engine is closed already. */
type GatheredReport = {
  /** Throws Failure('report-not-written'). */
  writeTo: (filename: string) => Promise<void>
  bytes: () => Promise<Uint8Array>
}

/** Use cases of reports. Options are those of `shownPart` and `presenting`, whose failures they throw. */
export type Reporting = {
  /**
   * The comparative workbook; with `against` the one that amends a report that was sent. Throws Failure: `no-report`,
   * `damaged-report`.
   */
  report: (audit: Audit, options?: ReportOptions, against?: number | 'last') => Promise<GatheredReport>
  /** Sheets a report can have, in their order. */
  reportSheets: () => ReportSheet[]
  /** The same figures as files of CSV and JSON. */
  openData: (audit: Audit, options?: ReportOptions) => Promise<OpenFile[]>
  /** Makes the report, keeps it as it is sent and saves. */
  freezeReport: (audit: Audit, wish: FreezeWish) => Promise<Frozen>
  /** Reports that were sent, oldest first. */
  frozenReports: (audit: Audit) => FrozenReport[]
  /** One of them as it was sent. Throws Failure: `no-report`, `damaged-report`. */
  frozenReport: (audit: Audit, id: number) => Promise<Frozen>
}

export const reporting = (context: EngineContext): Reporting => ({
  report: async (audit, options, against) => {
    const since =
      against === undefined ? null : (await import('./freezing/freezing')).sinceReport(context, audit, against)
    const input = await reportInput(context, audit, options, since)
    await noteExport(context, audit, since === null ? 'report' : 'amended-report', {
      files: 1,
      options: { ...options },
    })
    return {
      writeTo: async (filename) => {
        const { writeReport } = await import('../../report/comparative/write-report')
        await writeReport(input, { filename })
      },
      bytes: () => context.writer.write({ kind: 'report', input }),
    }
  },
  reportSheets: () => SHEETS,
  openData: async (audit, options) => {
    const { openData } = await import('./open-data')
    const files = await openData(context, audit, options)
    await noteExport(context, audit, 'open-data', { files: files.length, options: { ...options } })
    return files
  },
  freezeReport: async (audit, wish) => {
    const { freezeReport } = await import('./freezing/freezing')
    return freezeReport(context, audit, wish)
  },
  frozenReports: (audit) => context.store.frozenReports(audit.id),
  frozenReport: async (audit, id) => {
    const { frozenWorkbook } = await import('./freezing/freezing')
    return frozenWorkbook(context, audit, id)
  },
})
