import type { EngineContext } from '../../engine-context'
import { openDataFiles, type OpenFile } from '../../report/open-data/files'
import type { Participant } from '../../report/open-data/types'
import { inWords } from '../../report/comparative/words'
import type { ReportOptions } from '../../report/options'
import type { Audit } from '../../store/types'
import { collectedOn } from '../settling/collection'
import { presenting } from './presenting'
import { reportInput } from './report-audit'

/** The report's figures as files, and beside them who has sent what as of today. */
export const openData = async (
  context: EngineContext,
  audit: Audit,
  options: ReportOptions = {},
): Promise<OpenFile[]> => {
  const report = await reportInput(context, audit, options)
  const shown = new Set(report.institutions.map(({ id }) => id))
  const { dictionary } = await context.rules()
  const { of: concealed } = presenting(context, audit, options, dictionary)
  const held = new Map(context.store.institutions(audit.id).map((each) => [each.id, each]))
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
  // The report needs the words of open results only; here every result is told.
  const institutions = report.institutions.map((each) => {
    const kept = context.store.assessment(audit.id, each.id)
    const told = concealed(held.get(each.id) ?? null)
    return kept === null ? each : { ...each, verdicts: told.assessment(kept).verdicts.map(inWords) }
  })
  return openDataFiles({ report: { ...report, institutions }, participants, part: report.part ?? null })
}
