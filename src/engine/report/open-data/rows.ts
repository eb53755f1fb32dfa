import { clauseLabel, withTerms } from '../../base/label'
import type { Catalogue, Indicator, Requirement } from '../../catalogue/types'
import type { InstitutionScore, Measure } from '../../comparison/types'
import { statementOf } from '../comparative/layout'
import type { ReportedInstitution } from '../comparative/types'
import type { OpenDataInput, Participant } from './types'
import type { Row, Rows } from './tables'

const NOTHING: Measure = { index: null, upper: null, completeness: null }

const three = ({ index, upper, completeness }: Measure): Measure => ({ index, upper, completeness })

type Known = {
  institution: ReportedInstitution
  score: InstitutionScore | undefined
  participant: Participant | undefined
  catalogue: Catalogue | undefined
}

const roleTitle = (catalogue: Catalogue | undefined, role: string): string =>
  catalogue?.roles.find(({ id }) => id === role)?.title ?? role

const requirementRows = ({ report }: OpenDataInput): Row<'requirements'>[] => {
  const titles = new Map(report.themes.map(({ id, title }) => [id, title]))
  const { weights } = report.audit.settings
  return report.catalogues.flatMap((catalogue) =>
    catalogue.requirements.flatMap((requirement): Row<'requirements'>[] => {
      const { obligation, criterion } = requirement
      if (obligation === 'informative' || criterion === null) return []
      return [
        {
          catalogue: catalogue.id,
          requirement: requirement.id,
          unit: requirement.unit,
          label: clauseLabel(requirement),
          role: requirement.role === null ? null : roleTitle(catalogue, requirement.role),
          theme: titles.get(requirement.theme) ?? requirement.theme,
          statement: statementOf(catalogue, requirement),
          obligation,
          weight: weights[requirement.unit] ?? requirement.weight,
          critical: requirement.critical,
        },
      ]
    }),
  )
}

const institutionRow = ({ institution, score, participant }: Known): Row<'institutions'> => {
  const common = score?.common ?? NOTHING
  const recommended = score?.recommended ?? NOTHING
  return {
    institutionId: institution.id,
    institution: institution.name,
    inn: participant?.inn ?? null,
    kind: institution.kind,
    municipality: participant?.municipality ?? null,
    catalogue: institution.catalogue,
    submitted: score !== undefined,
    ...three(score ?? NOTHING),
    level: score?.level ?? null,
    levelReason: score?.levelReason ?? null,
    rank: score?.rank ?? null,
    notApplicableShare: score?.notApplicableShare ?? null,
    met: score?.counts.met ?? null,
    partial: score?.counts.partial ?? null,
    unmet: score?.counts.unmet ?? null,
    undetermined: score?.counts.undetermined ?? null,
    notApplicable: score?.counts.notApplicable ?? null,
    discrepancies: score?.discrepancies ?? null,
    ...{ commonIndex: common.index, commonUpper: common.upper, commonCompleteness: common.completeness },
    ...{ recommendedIndex: recommended.index, recommendedUpper: recommended.upper },
    recommendedCompleteness: recommended.completeness,
  }
}

const key = ({ id, name, catalogue }: ReportedInstitution) => ({ institutionId: id, institution: name, catalogue })

const labelOf = (
  catalogue: Catalogue | undefined,
  { requirement, clause }: { requirement: string; clause: string },
) => {
  const found: Requirement | undefined = catalogue?.requirements.find(({ id }) => id === requirement)
  return found === undefined ? clause : clauseLabel(found)
}

const verdictRows = ({ institution, catalogue }: Known): Row<'verdicts'>[] => {
  const informative = new Set(
    catalogue?.requirements.flatMap(({ id, obligation }) => (obligation === 'informative' ? [id] : [])),
  )
  return institution.verdicts
    .filter(({ requirement }) => !informative.has(requirement))
    .map((verdict) => ({
      ...key(institution),
      requirement: verdict.requirement,
      label: labelOf(catalogue, verdict),
      outcome: verdict.outcome,
      value: verdict.value,
      decided: verdict.computed !== null,
      reason: verdict.reason,
    }))
}

const discrepancyRows = ({ institution, catalogue }: Known): Row<'discrepancies'>[] =>
  institution.discrepancies.map((each) => ({
    ...key(institution),
    requirement: each.requirement,
    label: labelOf(catalogue, each),
    kind: each.kind,
    answer: each.answer,
    outcome: each.outcome,
  }))

const difference = (end: number | null, start: number | null): number | null =>
  end === null || start === null ? null : end - start

const quotient = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole === 0 ? null : part / whole

const measureOf = (indicator: Indicator | undefined): Row<'indicators'>['measure'] => {
  if (indicator === undefined) return 'count'
  if ('from' in indicator) return 'change'
  return indicator.whole === undefined ? 'count' : 'share'
}

const VALUE = { change: difference, share: quotient, count: (part: number | null) => part }

const indicatorRows = ({ institution, catalogue }: Known): Row<'indicators'>[] =>
  institution.indicators.map(({ id, state, part, whole }) => {
    const told = catalogue?.indicators?.find((each) => each.id === id)
    const measure = measureOf(told)
    return {
      ...key(institution),
      indicator: id,
      title: withTerms(told?.title ?? id, catalogue?.terms ?? {}),
      ...{ measure, state, value: state === 'known' ? VALUE[measure](part, whole) : null, part, whole },
    }
  })

/** All tables of the open data; institutions in the order of their names, requirements in that of the regulation. */
export const openRows = (input: OpenDataInput): Rows => {
  const { report, participants } = input
  const scores = new Map(report.comparison.institutions.map((each) => [each.id, each]))
  const byId = new Map(participants.map((each) => [each.id, each]))
  const catalogues = new Map(report.catalogues.map((each) => [each.id, each]))
  const titles = new Map(report.themes.map(({ id, title }) => [id, title]))
  const known = report.institutions.map((institution): Known => ({
    institution,
    score: scores.get(institution.id),
    participant: byId.get(institution.id),
    catalogue: catalogues.get(institution.catalogue),
  }))
  return {
    catalogues: report.catalogues.map(({ id, title, edition, effectiveFrom }) => ({
      ...{ catalogue: id, title, edition, effectiveFrom },
    })),
    requirements: requirementRows(input),
    institutions: known.map(institutionRow),
    verdicts: known.flatMap(verdictRows),
    discrepancies: known.flatMap(discrepancyRows),
    roles: known.flatMap(({ institution, score, catalogue }) =>
      (score?.roles ?? []).map(({ role, ...figures }) => ({
        ...key(institution),
        role: roleTitle(catalogue, role),
        ...three(figures),
      })),
    ),
    themes: known.flatMap(({ institution, score }) =>
      (score?.themes ?? []).map(({ theme, ...figures }) => ({
        ...key(institution),
        ...{ theme, title: titles.get(theme) ?? theme },
        ...three(figures),
      })),
    ),
    themeMeans: report.comparison.themes.map(
      ({ theme, title, common, institutions, undetermined, notApplicable, lowest, highest, ...figures }) => ({
        ...{ theme, title, common, ...three(figures) },
        ...{ institutions, undetermined, notApplicable, lowest, highest },
      }),
    ),
    indicators: known.flatMap(indicatorRows),
    submissions: known.map(({ institution, participant }) => ({
      ...key(institution),
      status: participant?.status ?? 'not-submitted',
      deadline: participant?.deadline ?? null,
      receivedOn: participant?.receivedOn ?? null,
      daysLate: participant?.daysLate ?? 0,
      files: participant?.files ?? 0,
    })),
  }
}
