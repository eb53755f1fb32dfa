import type { Rules } from '../../catalogue/types'
import { clauseLabel } from '../../base/label'
import { decisionsUnder } from '../editions/decisions'
import { displayName, type EngineContext } from '../../engine-context'
import { catalogueOf } from '../judging/judge'
import type { ReportedDecision, ReportedUnknown } from '../../report/comparative/types'
import type { Audit } from '../../store/types'
import { unknownParts } from '../settling/unknown'

type Context = Pick<EngineContext, 'store'>

const LEFT =
  'В редакции, по которой учреждение оценивается теперь, такого требования нет: решение хранится и ни на что не влияет.'

/** Decisions whose facts have changed since, and those that the edition held to has no requirement for. */
export const decisionsToReview = ({ store }: Context, audit: Audit, rules: Rules): ReportedDecision[] => {
  const overrides = store.overrides(audit.id)
  const reviews = store.reviews(audit.id).filter(({ since }) => since !== null)
  return store.institutions(audit.id).flatMap((institution): ReportedDecision[] => {
    const own = overrides.filter((each) => each.institution === institution.id)
    if (own.length === 0) return []
    const name = displayName(institution)
    const held = catalogueOf(rules, institution.catalogue)
    const statementOf = (catalogue: string, id: string): string =>
      rules.catalogues.find((each) => each.id === catalogue)?.requirements.find((each) => each.id === id)?.statement ??
      id
    const toReview = own.flatMap((decision): ReportedDecision[] => {
      const review = reviews.find(
        (each) =>
          each.institution === institution.id &&
          each.catalogue === held.id &&
          each.catalogue === decision.catalogue &&
          each.requirement === decision.requirement,
      )
      if (review === undefined) return []
      const { requirement, outcome, date, reason } = decision
      const found = held.requirements.find(({ id }) => id === requirement)
      const clause = found === undefined ? '' : clauseLabel(found)
      const said = { clause, statement: statementOf(held.id, requirement), outcome, date, reason }
      return [{ institution: name, ...said, state: 'review', since: review.since, why: review.why ?? '' }]
    })
    const orphaned = decisionsUnder(own, held, rules).orphaned.map(
      ({ catalogue, requirement, ...decision }): ReportedDecision => ({
        ...{ institution: name, ...decision, statement: statementOf(catalogue, requirement) },
        ...{ state: 'orphaned', since: null, why: LEFT },
      }),
    )
    return [...toReview, ...orphaned]
  })
}

/** Sheets and columns of the audit's files that nobody knew. */
export const unknownInFiles = (context: Context, audit: Audit): ReportedUnknown[] =>
  unknownParts(context, audit).unknown.map(({ sheet, column, cell, files, institutions, suggestions }) => ({
    ...{ sheet, column, cell, files, institutions: institutions.length },
    suggestions: suggestions.map(({ title, score }) => ({ title, score })),
  }))
