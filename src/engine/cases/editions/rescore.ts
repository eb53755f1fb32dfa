import { pairEditions } from '../../catalogue/pair-editions'
import type { Kind } from '../../catalogue/kind'
import type { Catalogue, Requirement } from '../../catalogue/types'
import type { Comparison, InstitutionScore } from '../../comparison/types'
import {
  answersOf,
  namingBy,
  outcomesOf,
  type ChangedOutcomes,
  type Named,
  type Naming,
  type RescoredAnswers,
} from './changes'
import { decisionsUnder, type Decisions } from './decisions'
import { factsUnder, planCarry } from './plan'
import { plannedPassing, type Passing, type RescoreWish } from './passing'
import { displayName, type EngineContext } from '../../engine-context'
import { judge } from '../judging/judge'
import { observedData } from '../judging/observed-data'
import { bare, compareAudit, type Fresh } from '../judging/score-audit'
import type { Audit, Institution } from '../../store/types'
import type { Assessment } from '../../verdict/types'

export type Figures = Pick<InstitutionScore, 'index' | 'upper' | 'completeness' | 'level' | 'levelReason' | 'rank'>

export type RescoredInstitution = ChangedOutcomes & {
  id: number
  name: string
  kind: Kind
  /** Null where nothing was submitted: it passes over without a score. */
  before: Figures | null
  after: Figures | null
  answers: RescoredAnswers
  decisions: Pick<Decisions, 'carried' | 'orphaned'>
}

type Side = Pick<Catalogue, 'id' | 'title' | 'edition'>

/** What passing to an edition changes for whom. Shares are 0…1; `theme` is its Russian title. */
export type Rescoring = {
  audit: string
  from: Side
  to: Side
  /** SHA-256 of the audit's pinned rules; `after` differs where the edition has to be pinned, null until it is. */
  rulesSha256: { before: string; after: string | null }
  saved: boolean
  institutions: RescoredInstitution[]
  /** Who stays where he is and yet has another place. */
  others: { id: number; name: string; rankBefore: number | null; rankAfter: number | null }[]
  /** Scored requirements that only one of the editions has. */
  onlyBefore: Named[]
  onlyAfter: Named[]
}

const figuresOf = ({ institutions }: Comparison, id: number): Figures | null => {
  const found = institutions.find((each) => each.id === id)
  if (found === undefined) return null
  const { index, upper, completeness, level, levelReason, rank } = found
  return { index, upper, completeness, level, levelReason, rank }
}

const rescoredOne = (
  { store }: EngineContext,
  audit: Audit,
  institution: Institution,
  passing: Passing,
  named: Naming,
): { rescored: Omit<RescoredInstitution, 'before' | 'after'>; assessment: Assessment | null } => {
  const { from, to, rules } = passing
  const facts = store.currentFacts(audit.id, institution.id)
  const layouts = store.answerLayouts(audit.id, institution.id)
  const standing = store.layoutsOf(audit.id, institution.id)
  const forms = factsUnder({ facts, layouts, standing }, to, planCarry(facts, layouts, to, rules))
  const seen = store.observationsOf(audit.id, institution.id)
  const { data } = observedData(forms, seen, { catalogue: to.id }, rules)
  const own = store.overrides(audit.id).filter((each) => each.institution === institution.id)
  const decisions = decisionsUnder(own, to, rules)
  const kept = store.outcomes(audit.id, institution.id)
  const held = { kind: institution.kind, catalogue: to.id }
  const assessment = kept === null ? null : bare(judge(data, held, rules, audit, decisions.inForce))
  const given = new Map(
    facts
      .filter(({ table, catalogue, column }) => table === 'answers' && catalogue === from.id && column === 'answer')
      .map(({ row, value }) => [row, String(value)]),
  )
  return {
    assessment,
    rescored: {
      id: institution.id,
      name: displayName(institution),
      kind: institution.kind,
      ...outcomesOf(passing, kept?.verdicts ?? [], assessment?.verdicts ?? [], named),
      answers: answersOf(passing, given, data, named),
      decisions: { carried: decisions.carried, orphaned: decisions.orphaned },
    },
  }
}

/** The same for a passing that is already planned. */
export const rescoringOf = (context: EngineContext, audit: Audit, passing: Passing): Rescoring => {
  const { from, to, rules, toPin, institutions } = passing
  const named = namingBy(passing)
  const fresh: Fresh = new Map()
  const rescored = institutions.map((institution) => {
    const { assessment, rescored: one } = rescoredOne(context, audit, institution, passing, named)
    if (assessment !== null) fresh.set(institution.id, assessment)
    return one
  })
  const before = compareAudit(context, audit)
  const heldTo = new Map(institutions.map(({ id }) => [id, to.id]))
  const after = compareAudit(context, audit, fresh, { rules, heldTo })
  const places = new Map(before.institutions.map(({ id, rank }) => [id, rank]))
  const { onlyBefore, onlyAfter } = pairEditions(from, to)
  const scored = (list: Requirement[]): Named[] => list.filter(({ criterion }) => criterion !== null).map(named)
  const side = ({ id, title, edition }: Catalogue): Side => ({ id, title, edition })
  const pinned = context.store.audits().find(({ id }) => id === audit.id)?.rulesSha256 ?? audit.rulesSha256
  return {
    audit: audit.name,
    from: side(from),
    to: side(to),
    rulesSha256: { before: pinned, after: toPin === null ? pinned : null },
    saved: false,
    institutions: rescored.map((one) => ({
      ...one,
      before: figuresOf(before, one.id),
      after: figuresOf(after, one.id),
    })),
    others: after.institutions.flatMap(({ id, name, rank }) => {
      const rankBefore = places.get(id) ?? null
      return heldTo.has(id) || rank === rankBefore ? [] : [{ id, name, rankBefore, rankAfter: rank }]
    }),
    onlyBefore: scored(onlyBefore),
    onlyAfter: scored(onlyAfter),
  }
}

/** What passing to another edition would change for whom; nothing is written. Throws as `plannedPassing` does. */
export const rescore = async (context: EngineContext, audit: Audit, wish: RescoreWish): Promise<Rescoring> =>
  rescoringOf(context, audit, await plannedPassing(context, audit, wish))
