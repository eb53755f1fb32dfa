import { clauseLabel } from '../../base/label'
import { pairEditions, type EditionPair } from '../../catalogue/pair-editions'
import type { Requirement } from '../../catalogue/types'
import type { Passing } from './passing'
import type { FactsInForce } from '../../store/fact-types'
import type { Outcome, Verdict } from '../../verdict/types'

/** A requirement as a list names it; `clause` is «2.4, п. 3». */
export type Named = { requirement: string; clause: string; theme: string; statement: string }

export type Decided = Named & { outcome: Outcome; value: number | null }

export type RescoredAnswers = {
  /** Answers of the old edition that answer the new one too. */
  carried: { before: Named; after: Named; answer: string }[]
  /** Answers that do not; `after`: the requirement that stands in its place and is decided otherwise, if any. */
  notCarried: { before: Named; after: Named | null; answer: string }[]
  /** Questions of the new edition without an answer. */
  toAsk: Named[]
}

export type ChangedOutcomes = {
  /** Judged otherwise, in outcome or value. */
  changed: { before: Decided; after: Decided }[]
  /** Judged under the old edition, absent from the new one; and the other way round. */
  dropped: Decided[]
  added: Decided[]
}

export type Naming = (requirement: Requirement) => Named

/** Names requirements in words of the passing's themes. */
export const namingBy = ({ rules }: Passing): Naming => {
  const titles = new Map(rules.themes.map(({ id, title }) => [id, title]))
  return ({ id, theme, statement, ...place }) => ({
    requirement: id,
    clause: clauseLabel(place),
    theme: titles.get(theme) ?? theme,
    statement,
  })
}

const DIFFERENCE = 1e-9

const differ = (a: Verdict, b: Verdict): boolean =>
  a.outcome !== b.outcome || Math.abs((a.value ?? 0) - (b.value ?? 0)) > DIFFERENCE

/** What became of the requirements of both editions, from the verdicts under either. */
export const outcomesOf = (
  { from, to }: Passing,
  before: Verdict[],
  after: Verdict[],
  named: Naming,
): ChangedOutcomes => {
  const [old, now] = [before, after].map((verdicts) => new Map(verdicts.map((each) => [each.requirement, each])))
  const decided = (requirement: Requirement, verdicts: typeof old): Decided[] => {
    const found = verdicts?.get(requirement.id)
    return found === undefined ? [] : [{ ...named(requirement), outcome: found.outcome, value: found.value }]
  }
  const { pairs, onlyBefore, onlyAfter } = pairEditions(from, to)
  const changed = pairs.flatMap((pair) => {
    const [was, is] = [old?.get(pair.before.id), now?.get(pair.after.id)]
    if (was === undefined || is === undefined || !differ(was, is)) return []
    return decided(pair.before, old).flatMap((one) =>
      decided(pair.after, now).map((other) => ({ before: one, after: other })),
    )
  })
  return {
    changed,
    dropped: onlyBefore.flatMap((each) => decided(each, old)),
    added: onlyAfter.flatMap((each) => decided(each, now)),
  }
}

/** Which of the answers `given` under the old edition, by requirement, hold; `data` is what is known under the new. */
export const answersOf = (
  { from, to }: Passing,
  given: Map<string, string>,
  data: FactsInForce,
  named: Naming,
): RescoredAnswers => {
  const pairs = new Map(pairEditions(from, to).pairs.map((pair): [string, EditionPair] => [pair.before.id, pair]))
  const answers: RescoredAnswers = { carried: [], notCarried: [], toAsk: [] }
  for (const before of from.requirements) {
    const answer = given.get(before.id)
    if (answer === undefined) continue
    const pair = pairs.get(before.id)
    const after = pair === undefined ? null : named(pair.after)
    if (pair?.answerHolds === true) answers.carried.push({ before: named(before), after: named(pair.after), answer })
    else answers.notCarried.push({ before: named(before), after, answer })
  }
  const said = new Set(data.facts.flatMap(({ table, row }) => (table === 'answers' ? [row] : [])))
  answers.toAsk = to.requirements.filter(({ id, criterion }) => criterion !== null && !said.has(id)).map(named)
  return answers
}
