import { Failure } from '../../base/failure'
import { displayName, type EngineContext } from '../../engine-context'
import type { Audit, Institution } from '../../store/types'
import type { Assessment, IndicatorFigure } from '../../verdict/types'
import { decisionsUnder, type DecisionShown } from '../editions/decisions'
import { auditIndicators } from '../judging/audit-indicators'
import { catalogueOf } from '../judging/judge'

export type InstitutionVerdicts = {
  institution: string
  orphaned: DecisionShown[]
  /** Decisions to look at again: the facts behind them have changed. */
  reviews: { requirement: string; since: string; why: string }[]
  indicators: IndicatorFigure[]
} & Assessment

/**
 * Kept verdicts of one institution, its indicators, and the curator's decisions that its edition has no requirement
 * for. Throws Failure('nothing-submitted').
 */
export const institutionVerdicts = (
  context: EngineContext,
  audit: Audit,
  institution: Institution,
): InstitutionVerdicts => {
  const { store } = context
  const assessment = store.assessment(audit.id, institution.id)
  if (assessment === null)
    throw new Failure('nothing-submitted', `«${displayName(institution)}» ещё не прислало форму: результатов нет.`)
  const pinned = store.rules(audit.id)
  const decisions = store.overrides(audit.id).filter((each) => each.institution === institution.id)
  const { orphaned } = decisionsUnder(decisions, catalogueOf(pinned, institution.catalogue), pinned)
  const indicators = auditIndicators(context, audit, pinned)(institution)
  const reviews = store
    .reviews(audit.id)
    .flatMap(({ institution: id, catalogue: held, requirement, since, why }) =>
      id === institution.id && held === institution.catalogue && since !== null
        ? [{ requirement, since, why: why ?? '' }]
        : [],
    )
  return { ...assessment, institution: displayName(institution), orphaned, reviews, indicators }
}
