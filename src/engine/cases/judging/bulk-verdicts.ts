import type { Catalogue, Requirement, Rules } from '../../catalogue/types'
import type { EngineContext } from '../../engine-context'
import type { Comparison } from '../../comparison/types'
import { remembered } from './remembered'
import { compareAudit, type Fresh } from './score-audit'
import type { Audit } from '../../store/types'
import type { Discrepancy, Verdict } from '../../verdict/types'

const bare = (requirement: Requirement, row: Pick<Verdict, 'outcome' | 'value'>, weights: Record<string, number>) => {
  const { id, clause, item, unit, role, theme, weight, critical } = requirement
  return {
    ...{ requirement: id, clause, item, unit, role, theme, weight: weights[unit] ?? weight, critical },
    ...{ outcome: row.outcome, value: row.value, reason: '', evidence: [], computed: null },
  }
}

const byId = ({ requirements }: Catalogue): Map<string, Requirement> =>
  new Map(requirements.map((each) => [each.id, each]))

const NO_WORDS = { clause: '', item: null, answer: '', outcome: 'met', message: '', evidence: [] } as const

const read = ({ store }: Pick<EngineContext, 'store'>, audit: Audit, rules: Rules): Fresh => {
  const catalogues = new Map(rules.catalogues.map((each) => [each.id, byId(each)]))
  const held = new Map(store.institutions(audit.id).map(({ id, catalogue }) => [id, catalogues.get(catalogue)]))
  const { weights } = audit.settings
  const found: Fresh = new Map()
  const of = (institution: number): { verdicts: Verdict[]; discrepancies: Discrepancy[] } => {
    const known = found.get(institution) ?? { verdicts: [], discrepancies: [] }
    found.set(institution, known)
    return known
  }
  for (const row of store.outcomeRows(audit.id)) {
    const { verdicts } = of(row.institution)
    const requirement = held.get(row.institution)?.get(row.requirement)
    if (requirement !== undefined) verdicts.push(bare(requirement, row, weights))
  }
  for (const { institution, requirement, kind } of store.discrepancyRows(audit.id))
    of(institution).discrepancies.push({ ...NO_WORDS, evidence: [], requirement, kind })
  return found
}

/**
 * Kept verdicts of all institutions at once, without the words and cells no score depends on: read in one pass, because
 * reading them one institution after another takes most of a page's time.
 */
export const bulkVerdicts = (context: Pick<EngineContext, 'store'>, audit: Audit, rules: Rules): Fresh =>
  remembered(context.store, `verdicts ${audit.id} ${JSON.stringify(audit.settings.weights)}`, () =>
    read(context, audit, rules),
  )

/** Rules an audit pins; reading and checking them takes longer than most of what is done by them. Not to be changed. */
export const rulesOf = ({ store }: Pick<EngineContext, 'store'>, { id }: Pick<Audit, 'id'>): Rules =>
  remembered(store, `rules ${id}`, () => store.rules(id))

/** Scores of the audit as it stands, for whoever only looks. Not to be changed. */
export const comparisonNow = (context: Pick<EngineContext, 'store'>, audit: Audit): Comparison =>
  remembered(context.store, `comparison ${audit.id} ${JSON.stringify(audit.settings)}`, () =>
    compareAudit(context, audit, bulkVerdicts(context, audit, rulesOf(context, audit))),
  )
