import { clauseLabel } from '../../base/label'
import type { Catalogue, Rules } from '../../catalogue/types'
import type { EngineContext } from '../../engine-context'
import type { Audit, Institution } from '../../store/types'
import type { Outcome, Verdict } from '../../verdict/types'
import { decisionsUnder } from '../editions/decisions'
import { catalogueOf } from '../judging/judge'

export type DecisionOnPage = {
  requirement: string
  catalogue: string
  label: string
  outcome: Outcome
  value: number | null
  reason: string
  date: string
  state: 'in-force' | 'review' | 'orphaned'
  why: string | null
  since: string | null
  computed: Verdict['computed']
}

/** The curator's decisions about an institution: those in force, then those its edition has no requirement for. */
export const decisionsOf = (
  { store }: Pick<EngineContext, 'store'>,
  audit: Audit,
  rules: Rules,
  institution: Institution,
): DecisionOnPage[] => {
  const held = catalogueOf(rules, institution.catalogue)
  const all = store.overrides(audit.id).filter((each) => each.institution === institution.id)
  if (all.length === 0) return []
  const reviews = store.reviews(audit.id).filter((each) => each.institution === institution.id)
  const verdicts = store.assessment(audit.id, institution.id)?.verdicts ?? []
  const labelIn = (catalogue: Catalogue | undefined, requirement: string): string => {
    const found = catalogue?.requirements.find(({ id }) => id === requirement)
    return found === undefined ? requirement : clauseLabel(found)
  }
  const inForce = all
    .filter(({ catalogue }) => catalogue === held.id)
    .map((decision): DecisionOnPage => {
      const { requirement, catalogue, outcome, value, reason, date } = decision
      const review = reviews.find((each) => each.requirement === requirement && each.catalogue === catalogue)
      const verdict = verdicts.find((each) => each.requirement === requirement)
      return {
        ...{ requirement, catalogue, outcome, reason, date, label: labelIn(held, requirement) },
        value: verdict === undefined || verdict.computed === null ? value : verdict.value,
        state: (review?.since ?? null) === null ? 'in-force' : 'review',
        why: review?.why ?? null,
        since: review?.since ?? null,
        computed: verdict?.computed ?? null,
      }
    })
  const orphaned = decisionsUnder(all, held, rules).orphaned.map((decision): DecisionOnPage => {
    const { requirement, catalogue, clause, outcome, reason, date } = decision
    const why = 'В редакции, которой держится учреждение, такого требования нет.'
    return {
      ...{ requirement, catalogue, outcome, reason, date, why, label: clause === '' ? requirement : clause },
      ...{ value: null, state: 'orphaned', since: null, computed: null },
    }
  })
  return [...inForce, ...orphaned]
}
