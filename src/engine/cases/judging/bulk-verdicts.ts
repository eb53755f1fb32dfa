import type { Steps } from '../../base/steps'
import type { Catalogue, Requirement, Rules } from '../../catalogue/types'
import type { EngineContext } from '../../engine-context'
import type { OwnScore } from '../../comparison/compare'
import type { Comparison } from '../../comparison/types'
import { rememberByTurns, remembered, rememberedAt } from './remembered'
import { compareAudit, scoreNow, type Fresh } from './score-audit'
import type { Audit } from '../../store/types'
import type { Discrepancy, Verdict } from '../../verdict/types'

type Kept = Pick<EngineContext, 'store'>

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

const read = function* ({ store }: Kept, audit: Audit, rules: Rules): Steps<Fresh> {
  const catalogues = new Map(rules.catalogues.map((each) => [each.id, byId(each)]))
  const held = new Map(store.institutions(audit.id).map(({ id, catalogue }) => [id, catalogues.get(catalogue)]))
  const { weights } = audit.settings
  const found: Fresh = new Map()
  const of = (institution: number): { verdicts: Verdict[]; discrepancies: Discrepancy[] } => {
    const known = found.get(institution) ?? { verdicts: [], discrepancies: [] }
    found.set(institution, known)
    return known
  }
  for (const rows of store.outcomeParts(audit.id)) {
    for (const row of rows) {
      const { verdicts } = of(row.institution)
      const requirement = held.get(row.institution)?.get(row.requirement)
      if (requirement !== undefined) verdicts.push(bare(requirement, row, weights))
    }
    yield
  }
  for (const { institution, requirement, kind } of store.discrepancyRows(audit.id))
    of(institution).discrepancies.push({ ...NO_WORDS, evidence: [], requirement, kind })
  return found
}

const verdictsName = ({ id, settings }: Audit): string => `verdicts ${id} ${JSON.stringify(settings.weights)}`

/**
 * Kept verdicts of all institutions at once, without the words and cells no score depends on: read in one pass, because
 * reading them one institution after another takes most of a page's time.
 */
export const bulkVerdicts = (context: Kept, audit: Audit, rules: Rules): Fresh =>
  remembered(context.store, verdictsName(audit), () => read(context, audit, rules))

/** Rules an audit pins; reading and checking them takes longer than most of what is done by them. Not to be changed. */
export const rulesOf = ({ store }: Kept, { id }: Pick<Audit, 'id'>): Rules =>
  rememberedAt(store, `rules ${id}`, store.rulesStamp(id), () => store.rules(id))

const compared = function* (context: Kept, audit: Audit): Steps<Comparison> {
  const rules = rulesOf(context, audit)
  const fresh = bulkVerdicts(context, audit, rules)
  yield
  const scores = new Map<number, OwnScore>()
  for (const institution of context.store.institutions(audit.id)) {
    const kept = fresh.get(institution.id)
    if (kept !== undefined) scores.set(institution.id, scoreNow(audit, rules, institution, kept))
    yield
  }
  return compareAudit(context, audit, scores, { rules, heldTo: new Map() })
}

const comparisonName = ({ id, settings }: Audit): string => `comparison ${id} ${JSON.stringify(settings)}`

/** Scores of the audit as it stands, for whoever only looks. Not to be changed. */
export const comparisonNow = (context: Kept, audit: Audit): Comparison =>
  remembered(context.store, comparisonName(audit), () => compared(context, audit))

/** Makes what `bulkVerdicts` and, where scores are wanted, `comparisonNow` give, others having their turn in between. */
export const gatherVerdicts = async (context: Kept, audit: Audit, scores: boolean): Promise<void> => {
  const rules = rulesOf(context, audit)
  await rememberByTurns(context.store, verdictsName(audit), () => read(context, audit, rules))
  if (scores) await rememberByTurns(context.store, comparisonName(audit), () => compared(context, audit))
}
