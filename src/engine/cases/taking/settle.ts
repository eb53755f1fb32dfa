import { bulkVerdicts } from '../judging/bulk-verdicts'
import { checkAcross } from '../judging/check-across'
import type { Rules } from '../../catalogue/types'
import { settleEditions } from '../editions/forms'
import type { EngineContext } from '../../engine-context'
import { standing } from '../../intake/standing'
import type { AcrossRemark } from '../../intake/types'
import { NO_FORMS } from '../judging/review-decisions'
import { assessInstitution, compareAudit } from '../judging/score-audit'
import type { Audit } from '../../store/types'

/**
 * Puts in force what an institution's forms say, oldest first, and judges it anew; one that has sent nothing has no
 * verdicts. Call inside a transaction after its forms have changed.
 */
export const settleInstitution = (context: EngineContext, audit: Audit, rules: Rules, id: number): void => {
  const { store } = context
  const keysOf = (table: string): string[] => rules.dictionary.tables.find((each) => each.id === table)?.key ?? []
  const { forms, supersededBy } = store.keptForms(audit.id, id)
  const fates = standing(forms, keysOf)
  store.setSuperseded(new Map([...fates].filter(([fact, by]) => supersededBy.get(fact) !== by)))
  const institution = store.institutions(audit.id).find((each) => each.id === id)
  if (forms.length === 0 || institution === undefined) store.clearAssessment(audit.id, id)
  else {
    settleEditions(context, audit, institution, rules)
    assessInstitution(context, audit, rules, institution)
  }
}

/** Scores of the audit and what is found between its forms, anew. Call inside a transaction. */
export const settleAudit = (context: EngineContext, audit: Audit, rules: Rules): AcrossRemark[] => {
  context.store.saveScores(audit.id, compareAudit(context, audit, bulkVerdicts(context, audit, rules)).institutions)
  return checkAcross(context, audit, rules)
}

/** Judges an institution after a decision on it; for one that has sent nothing the decision waits for its form. */
export const settleDecision = (context: EngineContext, audit: Audit, rules: Rules, id: number): void => {
  const { store } = context
  settleInstitution(context, audit, rules, id)
  if (!store.judged(audit.id).includes(id))
    for (const review of store.reviews(audit.id))
      if (review.institution === id && review.basis === null) store.setReview(audit.id, { ...review, basis: NO_FORMS })
  store.saveScores(audit.id, compareAudit(context, audit, bulkVerdicts(context, audit, rules)).institutions)
}
