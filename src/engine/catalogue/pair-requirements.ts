import { normalised } from '../base/russian'
import { coreOf } from './criterion-aspects'
import type { Requirement } from './types'

type Paired = {
  pairs: { a: Requirement; b: Requirement }[]
  onlyA: Requirement[]
  onlyB: Requirement[]
}

/** Endings differ by case: words are compared by so many first letters. */
const STEM = 5
const ALIKE = 0.5

const shared = (a: Set<string>, b: Set<string>): number => [...a].filter((each) => b.has(each)).length

const stems = (text: string): Set<string> =>
  new Set((normalised(text).match(/\p{L}{3,}/gu) ?? []).map((word) => word.slice(0, STEM)))

const figures = (text: string): Set<string> => new Set(text.match(/\d(?:[\d.-]*\d)?/g) ?? [])

/** How alike two statements sound, 0…1: twice their common word stems over all of both. */
export const likeness = (a: string, b: string): number => {
  const [left, right] = [stems(a), stems(b)]
  const all = left.size + right.size
  return all === 0 ? 0 : (2 * shared(left, right)) / all
}

/** True when the statements name the same numbers and dates, or one of them names most of the other's. */
export const sameFigures = (a: string, b: string): boolean => {
  const [left, right] = [figures(a), figures(b)]
  const common = shared(left, right)
  const all = left.size + right.size - common
  return all === 0 || common / all >= ALIKE
}

type Rule = (a: Requirement, b: Requirement) => boolean

const sameRole: Rule = (a, b) => a.role === b.role
const sameCriterion: Rule = (a, b) => coreOf(a.criterion) === coreOf(b.criterion)
const sameKind: Rule = (a, b) => a.criterion?.kind === b.criterion?.kind
const bothScored: Rule = (a, b) => a.criterion !== null && b.criterion !== null
const bothShown: Rule = (a, b) => a.criterion === null && b.criterion === null

const isBinding = ({ obligation }: Requirement): boolean => obligation === 'mandatory' || obligation === 'conditional'

/** A duty meets a recommendation only where the other side has no duty of the theme. */
const sameForce =
  (ofA: Requirement[], ofB: Requirement[]): Rule =>
  (a, b) =>
    isBinding(a) === isBinding(b) || !(isBinding(a) ? ofB : ofA).some(isBinding)

/** From what is surely the same norm to what merely serves the same theme; what is only shown must sound alike. */
const RULES: Rule[] = [
  (a, b) => bothScored(a, b) && sameRole(a, b) && sameCriterion(a, b) && a.obligation === b.obligation,
  (a, b) => bothScored(a, b) && sameRole(a, b) && sameKind(a, b),
  (a, b) => bothScored(a, b) && sameCriterion(a, b),
  (a, b) => bothScored(a, b) && sameRole(a, b),
  bothScored,
]
const soundAlike: Rule = (a, b) =>
  bothShown(a, b) &&
  sameRole(a, b) &&
  sameFigures(a.statement, b.statement) &&
  likeness(a.statement, b.statement) >= ALIKE

/**
 * Pairs the requirements of one theme in two catalogues, each at most once: by the surest rule first, within a
 * rule by the likeness of their statements, then by their order in the text.
 */
export const pairRequirements = (ofA: Requirement[], ofB: Requirement[]): Paired => {
  const partners = new Map<Requirement, Requirement>()
  const taken = new Set<Requirement>()
  const force = sameForce(ofA, ofB)
  const rules = [
    ...RULES.map(
      (rule): Rule =>
        (a, b) =>
          rule(a, b) && force(a, b),
    ),
    soundAlike,
  ]
  for (const rule of rules) {
    const candidates = ofA
      .flatMap((a) => ofB.filter((b) => rule(a, b)).map((b) => ({ a, b, like: likeness(a.statement, b.statement) })))
      .sort((one, other) => other.like - one.like)
    for (const { a, b } of candidates)
      if (!partners.has(a) && !taken.has(b)) {
        partners.set(a, b)
        taken.add(b)
      }
  }
  return {
    pairs: ofA.flatMap((a) => {
      const b = partners.get(a)
      return b === undefined ? [] : [{ a, b }]
    }),
    onlyA: ofA.filter((a) => !partners.has(a)),
    onlyB: ofB.filter((b) => !taken.has(b)),
  }
}
