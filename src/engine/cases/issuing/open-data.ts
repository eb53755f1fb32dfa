import type { EngineContext } from '../../engine-context'
import { openDataFiles, type OpenFile } from '../../report/open-data/files'
import type { Participant } from '../../report/open-data/types'
import type { ReportOptions } from '../../report/options'
import type { Audit } from '../../store/types'
import { collectedOn } from '../settling/collection'
import { reportInput } from './report-audit'

/** The report's figures as files, and beside them who has sent what as of today. */
export const openData = async (
  context: EngineContext,
  audit: Audit,
  options: ReportOptions = {},
): Promise<OpenFile[]> => {
  const report = await reportInput(context, audit, options)
  const shown = new Set(report.institutions.map(({ id }) => id))
  const isAliased = options.aliases === true
  const participants = context.store
    .participants(audit.id)
    .filter(({ id }) => shown.has(id))
    .map((row): Participant => {
      const { inn, municipality, status, deadline, receivedOn, daysLate, files } = collectedOn(
        row,
        report.audit.dueDate,
        report.generatedOn,
      )
      return {
        id: row.id,
        ...(isAliased ? { inn: null, municipality: null } : { inn, municipality }),
        ...{ status, deadline, receivedOn, daysLate, files },
      }
    })
  return openDataFiles({ report, participants, part: report.part ?? null })
}
