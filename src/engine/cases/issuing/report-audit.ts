import { auditIndicators } from '../judging/audit-indicators'
import { compareAudit } from '../judging/score-audit'
import { displayName, type EngineContext } from '../../engine-context'
import type { Rules } from '../../catalogue/types'
import { decisionsToReview, unknownInFiles } from './report-open'
import type { ReportInput } from '../../report/comparative/types'
import { inWords } from '../../report/comparative/words'
import type { Audit } from '../../store/types'

/** Everything the comparative report prints, gathered from the database. */
export const reportInput = (context: EngineContext, audit: Audit): ReportInput => {
  const { store, now, version } = context
  const rules = store.rules(audit.id)
  const participants = store.institutions(audit.id)
  const used = new Set(participants.map(({ catalogue }) => catalogue))
  const submissions = store.submissions(audit.id)
  const indicatorsOf = auditIndicators(context, audit, rules)
  return {
    audit,
    generatedOn: now().toISOString().slice(0, 10),
    programVersion: version,
    rulesSha256: audit.rulesSha256,
    catalogues: rules.catalogues.filter(({ id }) => used.has(id)),
    // Copies of rules pinned before weights had classes hold none.
    consequences: (rules as Partial<Rules>).consequences ?? [],
    themes: rules.themes,
    norms: rules.norms,
    comparison: compareAudit(context, audit),
    institutions: participants.map((institution) => {
      const assessment = store.open(audit.id, institution.id)
      return {
        id: institution.id,
        name: displayName(institution),
        kind: institution.kind,
        catalogue: institution.catalogue,
        verdicts: assessment?.verdicts.map(inWords) ?? [],
        discrepancies: assessment?.discrepancies.map(inWords) ?? [],
        indicators:
          assessment === null
            ? []
            : indicatorsOf(institution).map(({ id, state, part, whole }) => ({ id, state, part, whole })),
        remarks: store.remarks(audit.id, institution.id),
        submissions: submissions.filter((each) => each.institution === institution.id),
      }
    }),
    decisions: decisionsToReview(context, audit, rules),
    unknown: unknownInFiles(context, audit),
    unassigned: {
      remarks: store.remarks(audit.id, null),
      submissions: submissions.filter((each) => each.institution === null),
    },
  }
}
