export type Random = {
  /** 0 ≤ x < 1 */
  share: () => number
  /** Whole number between both ends, inclusive. */
  between: (from: number, to: number) => number
  pick: <T>(from: readonly T[]) => T
}

/** A generator (mulberry32) that gives the same numbers for the same seed on every machine. */
export const seeded = (seed: number): Random => {
  let state = seed >>> 0
  const share = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
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
