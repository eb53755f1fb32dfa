import type { EngineContext } from '../../engine-context'
import type { OpenFile } from '../../report/open-data/files'
import type { ReportOptions } from '../../report/options'
import type { Audit } from '../../store/types'
import { reportInput } from './report-audit'

/** A report with all it prints: it can be written when the engine is closed already. */
export type GatheredReport = {
  /** Throws Failure('report-not-written'). */
  writeTo: (filename: string) => Promise<void>
  bytes: () => Promise<Uint8Array>
}

/** Use cases of reports. Options are those of `shownPart` and `presenting`, whose failures they throw. */
export type Reporting = {
  /** The comparative workbook. */
  report: (audit: Audit, options?: ReportOptions) => Promise<GatheredReport>
  /** The same figures as files of CSV and JSON. */
  openData: (audit: Audit, options?: ReportOptions) => Promise<OpenFile[]>
}

export const reporting = (context: EngineContext): Reporting => ({
  report: async (audit, options) => {
    const input = await reportInput(context, audit, options)
    return {
      writeTo: async (filename) => {
        const { writeReport } = await import('../../report/comparative/write-report')
        await writeReport(input, { filename })
      },
      bytes: () => context.writer.write({ kind: 'report', input }),
    }
  },
  openData: async (audit, options) => {
    const { openData } = await import('./open-data')
    return openData(context, audit, options)
  },
})
