import { bulkVerdicts, rulesOf } from '../judging/bulk-verdicts'
import { clauseLabel, withTerms } from '../../base/label'
import type { Kind } from '../../catalogue/kind'
import type { Catalogue, Rules } from '../../catalogue/types'
import type { Collected } from '../settling/collection'
import { collectionOn } from '../settling/collection'
import { isScored } from '../../comparison/units'
import type { Measure } from '../../comparison/types'
import type { EngineContext } from '../../engine-context'
import { institutionKeys, type NamedInstitution } from '../../institution-keys'
import { tasksOf, type Task } from './overview-tasks'
import { countsOf, type OutcomeCounts } from '../judging/outcome-counts'
import type { ScoreRow } from '../../store/summaries'
import type { Audit } from '../../store/types'
import type { Outcome } from '../../verdict/types'

type Broken = OutcomeCounts & {
  catalogue: string
  requirement: string
  label: string
  statement: string
  theme: string
  themeTitle: string
  role: string | null
  roleTitle: string | null
  critical: boolean
  institutions: number
}

type Levels = Record<'high' | 'sufficient' | 'low' | 'insufficient' | 'notRated' | 'absent', number> & { kind: Kind }

export type Overview = {
  audit: string
  on: string
  collection: Record<'expected' | 'notSubmitted' | 'received' | 'rework' | 'accepted' | 'overdue' | 'late', number> & {
    dueDate: string | null
    waiting: (NamedInstitution & { status: 'not-submitted' | 'rework'; deadline: string | null; daysOverdue: number })[]
  }
  levels: Levels[]
  mean: Measure
  broken: Broken[]
  discrepancies: Record<'overstated' | 'understated' | 'unsupported' | 'institutions', number>
  tasks: Task[]
}

/** The most broken requirements that are shown. */
const MOST_BROKEN = 30

const KINDS: Kind[] = ['preschool', 'school', 'additional']

const levelsOf = (participants: { id: number; kind: Kind }[], scores: Map<number, ScoreRow>): Levels[] =>
  KINDS.flatMap((kind) => {
    const own = participants.filter((each) => each.kind === kind)
    if (own.length === 0) return []
    const levels: Levels = { kind, high: 0, sufficient: 0, low: 0, insufficient: 0, notRated: 0, absent: 0 }
    for (const { id } of own) {
      const score = scores.get(id)
      if (score === undefined) levels.absent++
      else if (score.level !== null) levels[score.level]++
      else if (score.index === null) levels.notRated++
      else levels.insufficient++
    }
    return [levels]
  })

const meanOf = (scores: ScoreRow[]): Measure => {
  const known = scores.filter(({ index }) => index !== null)
  const mean = (figure: keyof Measure): number | null =>
    known.length === 0 ? null : known.reduce((sum, score) => sum + (score[figure] ?? 0), 0) / known.length
  return { index: mean('index'), upper: mean('upper'), completeness: mean('completeness') }
}

const brokenIn = (catalogue: Catalogue, outcomes: Map<string, Outcome[]>, themes: Rules['themes']): Broken[] =>
  catalogue.requirements.filter(isScored).flatMap((requirement) => {
    const found = outcomes.get(requirement.id) ?? []
    const counts = countsOf(found)
    if (counts.unmet + counts.partial === 0) return []
    const { id, statement, theme, role, critical } = requirement
    return [
      {
        ...{ catalogue: catalogue.id, requirement: id, label: clauseLabel(requirement), theme, role, critical },
        statement: withTerms(statement, catalogue.terms),
        themeTitle: themes.find((each) => each.id === theme)?.title ?? theme,
        roleTitle: catalogue.roles.find((each) => each.id === role)?.title ?? null,
        institutions: found.length,
        ...counts,
      },
    ]
  })

/** Requirements with confirmed breaches, the most broken first: not met at all goes before met in part. */
const brokenOf = (
  context: Pick<EngineContext, 'store'>,
  audit: Audit,
  rules: Rules,
  heldTo: Map<number, string>,
): Broken[] => {
  const outcomes = new Map<string, Map<string, Outcome[]>>()
  for (const [institution, { verdicts }] of bulkVerdicts(context, audit, rules)) {
    const catalogue = heldTo.get(institution) ?? ''
    const own = outcomes.get(catalogue) ?? new Map<string, Outcome[]>()
    outcomes.set(catalogue, own)
    for (const { requirement, outcome } of verdicts) {
      const found = own.get(requirement)
      if (found === undefined) own.set(requirement, [outcome])
      else found.push(outcome)
    }
  }
  return rules.catalogues
    .flatMap((each) => brokenIn(each, outcomes.get(each.id) ?? new Map<string, Outcome[]>(), rules.themes))
    .sort((one, other) => other.unmet - one.unmet || other.partial - one.partial)
    .slice(0, MOST_BROKEN)
}

const waitingOf = (collected: (Collected & NamedInstitution)[]): Overview['collection']['waiting'] =>
  collected
    .flatMap(({ key, name, status, deadline, daysOverdue }) =>
      status === 'not-submitted' || status === 'rework' ? [{ key, name, status, deadline, daysOverdue }] : [],
    )
    .sort((one, other) => other.daysOverdue - one.daysOverdue)

/** Where an audit stands as of an ISO day: who has sent what, what was found, what is to be done. */
export const overviewOf = (context: Pick<EngineContext, 'store'>, audit: Audit, on: string): Overview => {
  const { store } = context
  const rules = rulesOf(context, audit)
  const participants = store.participants(audit.id)
  const keys = institutionKeys(participants)
  const { summary, dueDate, institutions } = collectionOn(context, audit, on)
  const collected = institutions.map((each, at) => {
    const id = participants[at]?.id ?? 0
    return { id, ...each, ...(keys.get(id) ?? { key: '', name: '' }) }
  })
  const scores = store.scoreRows(audit.id)
  const discrepancies = store.discrepancyRows(audit.id)
  const ofKind = (kind: string): number => discrepancies.filter((each) => each.kind === kind).length
  const heldTo = new Map(participants.map(({ id, catalogue }) => [id, catalogue]))
  return {
    audit: audit.name,
    on,
    collection: { dueDate, ...summary, waiting: waitingOf(collected) },
    levels: levelsOf(participants, new Map(scores.map((each) => [each.id, each]))),
    mean: meanOf(scores),
    broken: brokenOf(context, audit, rules, heldTo),
    discrepancies: {
      overstated: ofKind('overstated'),
      understated: ofKind('understated'),
      unsupported: ofKind('unsupported'),
      institutions: new Set(discrepancies.map(({ institution }) => institution)).size,
    },
    tasks: tasksOf(context, audit, { rules, keys, collected, scores, heldTo }),
  }
}
