import { clauseLabel, withTerms } from '../../base/label'
import type { Catalogue } from '../../catalogue/types'
import { SEND_DATA, type Failing } from './failing'
import { statementOf, type Layout } from './layout'

/** A measure: mend a breach, or send the data without which nothing can be said. */
export type PlanLine = {
  institution: { id: number; name: string }
  kind: 'remedy' | 'data'
  /** Short name of the regulation. */
  regulation: string
  clauses: string
  critical: boolean
  breach: string
  measure: string
  role: string
}

const unique = (texts: string[]): string[] => [...new Set(texts.filter((text) => text !== ''))]

const FALLBACK = 'Исполнить требование и подтвердить это данными формы.'

const remediesOf = (members: Failing[], catalogue: Catalogue | undefined): string =>
  unique(
    members.map(({ requirement }) =>
      catalogue === undefined || requirement === undefined || requirement.remedy === null
        ? ''
        : withTerms(requirement.remedy, catalogue.terms),
    ),
  ).join('\n')

const lineOf = (members: [Failing, ...Failing[]], kind: PlanLine['kind'], { blocks }: Layout): PlanLine => {
  const [{ institution, verdict }] = members
  const block = blocks.find(({ catalogue: { id } }) => id === institution.catalogue)
  const catalogue = block?.catalogue
  const statements = unique(
    members.map(({ verdict: each, requirement }) =>
      catalogue === undefined || requirement === undefined ? each.requirement : statementOf(catalogue, requirement),
    ),
  )
  const reasons = unique(members.map(({ verdict: { reason } }) => reason))
  const remedies = remediesOf(members, catalogue)
  return {
    institution: { id: institution.id, name: institution.name },
    kind,
    regulation: block?.short ?? institution.catalogue,
    clauses: members
      .map(({ verdict: each, requirement }) => (requirement === undefined ? each.clause : clauseLabel(requirement)))
      .join('; '),
    critical: members.some(({ verdict: { critical } }) => critical),
    breach: [statements.join(' / '), ...reasons].join('\n'),
    measure: kind === 'data' ? SEND_DATA : remedies === '' ? FALLBACK : remedies,
    role: catalogue?.roles.find(({ id }) => id === verdict.role)?.title ?? verdict.role ?? '',
  }
}

/** Duties only: a recommendation that is not followed is no breach. */
const isDuty = ({ requirement }: Failing): boolean => requirement?.obligation !== 'recommended'

/**
 * One line for each unit that an institution does not fulfil, and one for each of which something is not known; in each
 * institution breaches first, critical ones first among them.
 */
export const planLines = (failing: Failing[], layout: Layout): PlanLine[] => {
  const byInstitution = new Map<number, Failing[]>()
  for (const each of failing.filter(isDuty)) {
    const found = byInstitution.get(each.institution.id)
    if (found === undefined) byInstitution.set(each.institution.id, [each])
    else found.push(each)
  }
  return [...byInstitution.values()].flatMap((own) =>
    (['remedy', 'data'] as const).flatMap((kind) => {
      const units = new Map<string, [Failing, ...Failing[]]>()
      for (const each of own.filter(({ verdict }) => (verdict.outcome === 'undetermined') === (kind === 'data'))) {
        const members = units.get(each.verdict.unit)
        if (members === undefined) units.set(each.verdict.unit, [each])
        else members.push(each)
      }
      return [...units.values()].map((members) => lineOf(members, kind, layout))
    }),
  )
}
