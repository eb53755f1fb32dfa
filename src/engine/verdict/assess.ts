import type { Criterion } from '../catalogue/criterion-types'
import type { Catalogue, Requirement } from '../catalogue/types'
import { citeAnswer, replyOf } from './answers'
import { conditionalDuty, inapplicable } from './applicability'
import { contradictions } from './contradiction'
import { discrepancyOf } from './discrepancy'
import { judge } from './judge'
import { distinctCells, unmet } from './judgement'
import { overridden } from './override'
import { isSelfReport, tablesRead } from './reads'
import { termedContext } from './termed'
import type { Answer, Assessment, Context, Evidence, Judgement, Override, Verdict } from './types'

const silentTable = (criterion: Criterion, { tables }: Evidence): boolean =>
  tablesRead(criterion).some((id) => tables[id]?.state === 'blank' || tables[id]?.state === 'missing')

/** «Нет» over a sheet that is not data is taken at its word. */
const ownWord = (criterion: Criterion, judged: Judgement, evidence: Evidence, answer: Answer | null): Judgement =>
  judged.outcome === 'undetermined' && replyOf(answer) === 'no' && silentTable(criterion, evidence)
    ? unmet(
        `Не выполнено по собственному ответу «Нет». ${judged.reason}`,
        distinctCells([...citeAnswer(answer, 'answer'), ...judged.evidence]),
      )
    : judged

type Judge = (criterion: Criterion, answer: Answer | null) => Judgement

const keys = new WeakMap<Criterion, string>()

/** A criterion as text; the same rules judge hundreds of institutions. */
const keyOf = (criterion: Criterion): string => {
  const key = keys.get(criterion) ?? JSON.stringify(criterion)
  keys.set(criterion, key)
  return key
}

/** Judges a criterion that several requirements share once; one that rests on their answers, for each. */
const judgeOnce = (evidence: Evidence, context: Context): Judge => {
  const known = new Map<string, Judgement>()
  return (criterion, answer) => {
    const key = keyOf(criterion)
    const judged = known.get(key) ?? judge(criterion, evidence, context, answer)
    if (!key.includes('"attested"')) known.set(key, judged)
    return judged
  }
}

/** A duty «при необходимости», or a recommendation that the institution calls inapplicable to itself. */
const dependsOnNeed = ({ obligation }: Requirement, answer: Answer | null): boolean =>
  obligation === 'conditional' || (obligation === 'recommended' && replyOf(answer) === 'inapplicable')

const decided = (
  requirement: Requirement,
  criterion: Criterion,
  catalogue: Catalogue,
  evidence: Evidence,
  judgeOf: Judge,
): Judgement => {
  const answer = evidence.answers[requirement.id] ?? null
  const excused = inapplicable(requirement, catalogue, evidence)
  if (excused !== null) return excused
  const judged = judgeOf(criterion, answer)
  return dependsOnNeed(requirement, answer) && (judged.value ?? 0) === 0
    ? conditionalDuty(criterion, judged, evidence, answer)
    : ownWord(criterion, judged, evidence, answer)
}

const verdictOf = (requirement: Requirement, judged: Judgement, context: Context): Verdict => {
  const { id, clause, item, unit, role, theme, weight, critical } = requirement
  return {
    requirement: id,
    clause,
    item,
    unit,
    role,
    theme,
    ...judged,
    weight: context.terms.weights?.[unit] ?? weight,
    critical,
    computed: null,
  }
}

/** The evidence with the institution's own answer in place of the curator's observation; null where there is none. */
const saidBeneath = (evidence: Evidence, requirement: string): Evidence | null => {
  const answer = evidence.answers[requirement]
  if (answer?.answer?.observed !== true) return null
  return {
    ...evidence,
    answers: { ...evidence.answers, [requirement]: { ...answer, answer: answer.said ?? null } },
  }
}

/**
 * Every requirement with a criterion judged for one institution, in the catalogue's order, with the curator's
 * overrides in place and the discrepancies between self-assessment and data.
 */
export const assess = (
  catalogue: Catalogue,
  evidence: Evidence,
  overrides: Override[],
  context: Context,
): Assessment => {
  const named = termedContext(context, catalogue)
  const judgeOf = judgeOnce(evidence, named)
  const replaced = new Map(overrides.map((override) => [override.requirement, override]))
  const judged = catalogue.requirements.flatMap((requirement) => {
    const { criterion } = requirement
    if (criterion === null) return []
    return [{ requirement, criterion, judgement: decided(requirement, criterion, catalogue, evidence, judgeOf) }]
  })
  const verdicts = judged.map(({ requirement, judgement }) =>
    overridden(verdictOf(requirement, judgement, named), replaced.get(requirement.id)),
  )
  const differing = judged.flatMap(({ requirement, criterion, judgement }) => {
    const said = saidBeneath(evidence, requirement.id)
    if (said === null && isSelfReport(criterion)) return []
    return discrepancyOf({ ...requirement, criterion }, judgement, said ?? evidence) ?? []
  })
  return { verdicts, discrepancies: [...differing, ...contradictions(catalogue.requirements, evidence, verdicts)] }
}
