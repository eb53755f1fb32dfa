import { comparisonOf } from './score-audit'
import { displayName, type EngineContext } from './engine-context'
import type { ReportInput } from './report/comparative/types'
import type { Audit } from './store/types'
import type { Verdict } from './verdict/types'

/** Verdicts the report explains; of the others it needs no more than the outcome. */
const isOpen = ({ outcome }: Verdict): boolean => outcome !== 'met' && outcome !== 'not-applicable'

/** Everything the comparative report prints, gathered from the database. */
export const reportInput = (context: EngineContext, audit: Audit): ReportInput => {
  const { store, now, version } = context
  const rules = store.rules(audit.id)
  const participants = store.institutions(audit.id)
  const used = new Set(participants.map(({ catalogue }) => catalogue))
  const submissions = store.submissions(audit.id)
  const assessed = participants.map((institution) => ({
    institution,
    assessment: store.outcomes(audit.id, institution.id),
  }))
  return {
    audit,
    generatedOn: now().toISOString().slice(0, 10),
    programVersion: version,
    rulesSha256: audit.rulesSha256,
    catalogues: rules.catalogues.filter(({ id }) => used.has(id)),
    themes: rules.themes,
    comparison: comparisonOf(audit, rules, assessed),
    institutions: participants.map((institution) => {
      const assessment = store.assessment(audit.id, institution.id)
      return {
        id: institution.id,
        name: displayName(institution),
        kind: institution.kind,
        catalogue: institution.catalogue,
        verdicts: assessment?.verdicts.filter(isOpen) ?? [],
        discrepancies: assessment?.discrepancies ?? [],
        remarks: store.remarks(audit.id, institution.id),
        submissions: submissions.filter((each) => each.institution === institution.id),
      }
    }),
    unassigned: {
      remarks: store.remarks(audit.id, null),
      submissions: submissions.filter((each) => each.institution === null),
    },
  }
}
