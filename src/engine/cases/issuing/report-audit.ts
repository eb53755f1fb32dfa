import { dayOf } from '../../base/calendar'
import { amendmentSince, type Since } from './freezing/amendment'
import { auditIndicators } from '../judging/audit-indicators'
import { catalogueOf } from '../judging/judge'
import { compareAudit } from '../judging/score-audit'
import { partOf } from '../../comparison/part'
import { stabilityOf } from '../../comparison/stability'
import { displayName, type EngineContext } from '../../engine-context'
import type { Rules } from '../../catalogue/types'
import { presenting } from './presenting'
import { decisionsToReview, unknownInFiles } from './report-open'
import { criteriaInWords, recommendedUnits, reportedResults } from './report-sources'
import { absencesOn, dynamicsSince, proposedTerms } from './report-time'
import { shownPart } from './shown-part'
import { chosenSheets } from './chosen-sheets'
import type { ReportInput } from '../../report/comparative/types'
import { sheetsWritten } from '../../report/comparative/sheet-list'
import type { ReportOptions } from '../../report/options'
import { renamed } from '../../report/privacy/renamed'
import type { Audit } from '../../store/types'
import type { Assessment } from '../../verdict/types'

const NO_RESULTS: Assessment = { verdicts: [], discrepancies: [] }

/**
 * Everything the comparative report prints, gathered from the database: the part of the audit that `options` ask for,
 * without what they do not tell. `since`: the report it amends. Throws Failure, see `shownPart`.
 */
export const reportInput = async (
  context: EngineContext,
  audit: Audit,
  options: ReportOptions = {},
  since: Since | null = null,
): Promise<ReportInput> => {
  const { store, now, version } = context
  const { dictionary: program } = await context.rules()
  const rules = store.rules(audit.id)
  const { institutions: participants, said: part, isScattered } = shownPart(context, audit, rules, options)
  const presented = presenting(context, audit, options, program)
  const { of: concealed, aliases } = presented
  const used = new Set(participants.map(({ catalogue }) => catalogue))
  const shown = new Set(participants.map(({ id }) => id))
  const submissions = store.submissions(audit.id)
  const indicatorsOf = auditIndicators(context, audit, rules)
  const whole = compareAudit(context, audit)
  const isShown = (id: number): boolean => shown.has(id)
  /** Who takes no part any more is told of too, where everybody is. */
  const isAnyShown = (id: number): boolean => part === null || shown.has(id)
  const comparison = part === null ? whole : partOf(whole, isShown, rules.catalogues, rules.themes)
  const sheets = options.sheets === undefined ? undefined : chosenSheets(options.sheets)
  const withSources = sheetsWritten(sheets).get('sources') === 'visible'
  const today = dayOf(now())
  const { weights } = audit.settings
  const nobodys = concealed(null)
  const input: ReportInput = {
    audit,
    generatedOn: today,
    programVersion: version,
    rulesSha256: audit.rulesSha256,
    catalogues: rules.catalogues.filter(({ id }) => used.has(id)),
    // Copies of rules pinned before weights had classes hold none.
    consequences: (rules as Partial<Rules>).consequences ?? [],
    themes: rules.themes,
    norms: rules.norms,
    comparison,
    stability: stabilityOf(whole.institutions),
    previous: dynamicsSince(context, audit, comparison, options, part === null),
    absences: absencesOn(context, audit, today, { isShown, withContacts: options.names === true }),
    terms: proposedTerms(audit, today),
    criteria: criteriaInWords(rules, used),
    institutions: participants.map((institution) => {
      const kept = store.assessment(audit.id, institution.id)
      const told = concealed(institution)
      const advised =
        kept === null ? undefined : recommendedUnits(catalogueOf(rules, institution.catalogue), kept, weights)
      return {
        id: institution.id,
        name: displayName(institution),
        kind: institution.kind,
        catalogue: institution.catalogue,
        ...reportedResults(told.assessment(kept ?? NO_RESULTS), withSources),
        ...(advised === undefined ? {} : { recommended: advised }),
        indicators:
          kept === null
            ? []
            : indicatorsOf(institution).map(({ id, state, part: some, whole: of }) => ({
                id,
                state,
                part: some,
                whole: of,
              })),
        remarks: store.remarks(audit.id, institution.id).map(told.remark),
        submissions: submissions.filter((each) => each.institution === institution.id).map(told.submission),
      }
    }),
    decisions: decisionsToReview(context, audit, rules).flatMap((each) => {
      const whose = participants.find((one) => displayName(one) === each.institution)
      if (whose === undefined) return []
      const told = concealed(whose)
      return [{ ...each, reason: told.text(each.reason), why: told.text(each.why) }]
    }),
    unknown:
      part === null
        ? unknownInFiles(context, audit).map((each) => ({
            ...each,
            files: each.files.map(nobodys.text),
            sheet: nobodys.text(each.sheet),
            column: each.column === null ? null : nobodys.text(each.column),
          }))
        : [],
    unassigned: {
      remarks: part === null ? store.remarks(audit.id, null).map(nobodys.remark) : [],
      submissions: part === null ? submissions.filter((each) => each.institution === null).map(nobodys.submission) : [],
    },
    ...(sheets === undefined ? {} : { sheets: since === null ? sheets : ['changes', ...sheets] }),
    ...(since === null
      ? {}
      : { amendment: amendmentSince(context, audit, since, whole, presented, isAnyShown, today) }),
    ...(part === null ? {} : { part, fixedPlaces: isScattered }),
  }
  return aliases === null ? input : renamed(input, aliases)
}
