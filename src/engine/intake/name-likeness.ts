import type { InstitutionName } from './institution-name'
import { typeRelation } from './institution-words'
import { distance } from './values/distance'

const wordLikeness = (one: string, other: string): number =>
  one === other ? 1 : 1 - distance(one, other) / Math.max(one.length, other.length)

const LIKE_A_TYPO = 0.7

const mayBeTypo = (one: string, other: string): boolean =>
  Math.min(one.length, other.length) >= LIKE_A_TYPO * Math.max(one.length, other.length)

/** How much two lists of words share, 0…1, their order aside; words that differ by a slip of the pen count in part. */
const wordsLikeness = (one: string[], other: string[]): number => {
  if (one.length + other.length === 0) return 1
  const free = other.filter((word) => !one.includes(word))
  let shared = other.length - free.length
  for (const word of one.filter((each) => !other.includes(each))) {
    const scores = free.map((each) => (mayBeTypo(word, each) ? wordLikeness(word, each) : 0))
    const best = Math.max(0, ...scores)
    if (best < LIKE_A_TYPO) continue
    free.splice(scores.indexOf(best), 1)
    shared += best
  }
  return Math.min(1, (2 * shared) / (one.length + other.length))
}

const agree = (one: string, other: string): boolean => one === '' || other === '' || one === other

const hasOwn = ({ numbers, words }: InstitutionName): boolean => numbers.length + words.length > 0

const sameCity = (one: InstitutionName, other: InstitutionName): boolean =>
  // What is called by its kind alone is told from others by its city.
  hasOwn(one) ? agree(one.city ?? '', other.city ?? '') : one.city === other.city

/** Is it the same name, written differently at most? */
export const isSameName = (one: InstitutionName, other: InstitutionName): boolean =>
  one.key !== '' && one.key === other.key && agree(one.initials, other.initials) && sameCity(one, other)

const otherPlace = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && wordLikeness(one, other) < 0.75

type Numbers = 'same' | 'none' | 'one-sided' | 'different'

const numbersOf = ({ numbers: one }: InstitutionName, { numbers: other }: InstitutionName): Numbers => {
  if (one.length === 0 && other.length === 0) return 'none'
  if (one.length === 0 || other.length === 0) return 'one-sided'
  return one.length === other.length && one.every((number) => other.includes(number)) ? 'same' : 'different'
}

const MOST = 0.98
/** What a number and a kind are worth alone, and what a name that only one side has takes away. */
const NUMBER = 0.6
const MISSING_WORDS = 0.6

const scoreOf = (one: InstitutionName, other: InstitutionName, isAlike: boolean): number | null => {
  const words = wordsLikeness(one.words, other.words)
  const both = one.words.length > 0 && other.words.length > 0
  switch (numbersOf(one, other)) {
    case 'different':
      return null
    case 'same':
      if (isAlike && both && words < 0.5) return null
      return NUMBER + (1 - NUMBER) * (both ? words : Math.max(words, MISSING_WORDS))
    case 'none':
      return both && words >= 0.75 ? words : null
    case 'one-sided':
      return both && words >= 0.8 ? 0.7 * words : null
  }
}

/**
 * How near two names are that are not the same, 0…1 by hundredths, or null when they cannot be meant for one another:
 * numbers and kind words are never taken one for another.
 */
export const nameLikeness = (one: InstitutionName, other: InstitutionName): number | null => {
  const types = typeRelation(one.types, other.types)
  if (types === 'different' || otherPlace(one.city, other.city) || otherPlace(one.village, other.village)) return null
  const score = scoreOf(one, other, types === 'alike')
  if (score === null) return null
  const left = score * (types === 'alike' ? 0.9 : 1) * (agree(one.initials, other.initials) ? 1 : 0.95)
  return Math.round(Math.min(left, MOST) * 100) / 100
}

/** Are two subdivisions perhaps one, written differently? Not where their numbers differ. */
export const likeSubdivision = (one: string, other: string): boolean => {
  const numbers = (text: string): string => (text.match(/\d+/g) ?? []).join(' ')
  const words = (text: string): string[] => text.match(/\p{L}{2,}/gu) ?? []
  return numbers(one) === numbers(other) && wordsLikeness(words(one), words(other)) >= 0.6
}
