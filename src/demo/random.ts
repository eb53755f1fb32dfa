import { randomNumbers } from '../engine/base/random'

export type Random = {
  /** 0 ≤ x < 1 */
  share: () => number
  /** Whole number between both ends, inclusive. */
  between: (from: number, to: number) => number
  pick: <T>(from: readonly T[]) => T
}

/** A generator that gives the same numbers for the same seed on every machine. */
export const seeded = (seed: number): Random => {
  const share = randomNumbers(seed)
  const between = (from: number, to: number): number => from + Math.floor(share() * (to - from + 1))
  return {
    share,
    between,
    pick: (from) => {
      const found = from[between(0, from.length - 1)]
      if (found === undefined) throw new RangeError('nothing to pick from')
      return found
    },
  }
}
