import { coreOf } from './criterion-aspects'
import { likeness, pairRequirements, sameFigures } from './pair-requirements'
import type { Catalogue, Requirement } from './types'

/** A requirement and what stands for it in another edition; `answerHolds`: an answer to one answers the other. */
export type EditionPair = { before: Requirement; after: Requirement; answerHolds: boolean }

export type PairedEditions = {
  /** In the order of the new edition. */
  pairs: EditionPair[]
  onlyBefore: Requirement[]
  onlyAfter: Requirement[]
}

/** Statements less alike than this ask different things. */
const SAME_QUESTION = 0.6

const sameDuty = (a: Requirement, b: Requirement): boolean =>
  a.criterion !== null && a.role === b.role && a.theme === b.theme && coreOf(a.criterion) === coreOf(b.criterion)

const restsOnAnswer = ({ criterion }: Requirement): boolean => coreOf(criterion).includes('"attested"')

/**
 * Whether an answer carries over: theme, role and criterion are the same. Where the institution's own word decides, the
 * criterion tells nothing of what was asked, so the statements must say the same too, figures included.
 */
const answerHolds = (a: Requirement, b: Requirement): boolean =>
  sameDuty(a, b) &&
  (!restsOnAnswer(a) || (sameFigures(a.statement, b.statement) && likeness(a.statement, b.statement) >= SAME_QUESTION))

const paired = (before: Catalogue, after: Catalogue): PairedEditions => {
  const partners = new Map<Requirement, Requirement>()
  for (const b of after.requirements) {
    const a = before.requirements.find(({ id }) => id === b.id)
    if (a !== undefined && answerHolds(a, b)) partners.set(b, a)
  }
  const kept = new Set(partners.values())
  for (const theme of new Set(after.requirements.map((each) => each.theme))) {
    const free = before.requirements.filter((each) => each.theme === theme && !kept.has(each))
    const open = after.requirements.filter((each) => each.theme === theme && !partners.has(each))
    for (const { a, b } of pairRequirements(free, open).pairs) partners.set(b, a)
  }
  const used = new Set(partners.values())
  return {
    pairs: after.requirements.flatMap((b) => {
      const a = partners.get(b)
      return a === undefined ? [] : [{ before: a, after: b, answerHolds: answerHolds(a, b) }]
    }),
    onlyBefore: before.requirements.filter((each) => !used.has(each)),
    onlyAfter: after.requirements.filter((each) => !partners.has(each)),
  }
}

const known = new WeakMap<Catalogue, WeakMap<Catalogue, PairedEditions>>()

/**
 * Requirements of two editions paired by theme: the same duty under its old code first, the rest as `pairRequirements`
 * pairs any two regulations. Remembered, because hundreds of institutions pass between the same two.
 */
export const pairEditions = (before: Catalogue, after: Catalogue): PairedEditions => {
  const into = known.get(before) ?? new WeakMap<Catalogue, PairedEditions>()
  known.set(before, into)
  const found = into.get(after) ?? paired(before, after)
  into.set(after, found)
  return found
}

type Edition = Pick<Catalogue, 'id' | 'follows'>

/** Codes of the editions before one, from the one it follows to the first. */
const earlier = (editions: Edition[], id: string): string[] => {
  const found: string[] = []
  let next = editions.find((each) => each.id === id)?.follows
  while (next !== undefined && next !== id && !found.includes(next)) {
    found.push(next)
    const at = next
    next = editions.find((each) => each.id === at)?.follows
  }
  return found
}

/** True when the first comes after the second, directly or with editions between them. */
export const isLaterEdition = (editions: Edition[], id: string, than: string): boolean =>
  earlier(editions, id).includes(than)

/** True for two editions of one regulation: they follow one another or the same one. */
export const areEditions = (editions: Edition[], a: string, b: string): boolean => {
  const ofB = [b, ...earlier(editions, b)]
  return [a, ...earlier(editions, a)].some((id) => ofB.includes(id))
}
