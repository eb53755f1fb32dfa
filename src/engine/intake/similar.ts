import { titleKey } from './lookup'

const pairsOf = (text: string): Map<string, number> => {
  const pairs = new Map<string, number>()
  for (let index = 0; index + 1 < text.length; index++) {
    const pair = text.slice(index, index + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}

/** Share of pairs of characters two texts have in common. */
const pairScore = (one: string, other: string): number => {
  const [first, second] = [pairsOf(one), pairsOf(other)]
  let common = 0
  for (const [pair, count] of first) common += Math.min(count, second.get(pair) ?? 0)
  const all = Math.max(0, one.length - 1) + Math.max(0, other.length - 1)
  return all === 0 ? Number(one === other) : (2 * common) / all
}

const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1)

/** One word in two forms: «педагогов» and «педагоги». */
const isForm = (one: string, other: string): boolean => {
  const least = Math.max(3, Math.ceil(Math.max(one.length, other.length) * 0.6))
  return one.slice(0, least) === other.slice(0, least)
}

const wordScore = (one: string, other: string): number => {
  const [first, rest] = [wordsOf(one), wordsOf(other)]
  const all = first.length + rest.length
  let common = 0
  for (const word of first) {
    const at = rest.findIndex((each) => isForm(word, each))
    if (at < 0) continue
    rest.splice(at, 1)
    common++
  }
  return all === 0 ? 0 : (2 * common) / all
}

/** How much two titles are alike, 0…1: by their words in any form and order, and by their letters. */
export const similarity = (one: string, other: string): number => {
  const [first, second] = [titleKey(one), titleKey(other)]
  return first === second ? 1 : (wordScore(first, second) + pairScore(first, second)) / 2
}

/** The best likeness of a title to one of several. */
export const likeness = (title: string, others: string[]): number =>
  others.reduce((best, other) => Math.max(best, similarity(title, other)), 0)
