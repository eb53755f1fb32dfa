import { randomNumbers, seedOf } from '../base/random'
import type { InstitutionScore, PlaceRange, Stability } from './types'

type Scored = Pick<InstitutionScore, 'id' | 'kind' | 'catalogue' | 'level' | 'index' | 'rank' | 'units'>
type Options = Omit<Stability, 'places'>

/** How the places of a report are tried: printed in «Методика». */
const STABILITY: Options = { seed: 2026, draws: 1000, spread: 0.2, percentiles: [0.05, 0.95], flips: 0.1 }

/** Index in billionths, as places are given. */
const billionths = (share: number): number => Math.round(share * 1e9)

/** Weights of one contest by institution and unit: what applies, and what of it is earned. */
type Weights = { units: number; applicable: Float64Array; earned: Float64Array }

const weightsOf = (scores: Scored[]): Weights => {
  const ids = [...new Set(scores.flatMap(({ units }) => units.map(({ unit }) => unit)))].sort()
  const column = new Map(ids.map((id, at) => [id, at]))
  const applicable = new Float64Array(scores.length * ids.length)
  const earned = new Float64Array(scores.length * ids.length)
  scores.forEach(({ units }, row) => {
    for (const { unit, outcome, value, weight } of units) {
      if (outcome === 'not-applicable') continue
      const at = row * ids.length + (column.get(unit) ?? 0)
      applicable[at] = weight
      earned[at] = weight * (value ?? 0)
    }
  })
  return { units: ids.length, applicable, earned }
}

/** Indices in billionths, one institution's draws after another's. */
const drawn = ({ units, applicable, earned }: Weights, count: number, seed: number, options: Options): Float64Array => {
  const { draws, spread } = options
  const next = randomNumbers(seed)
  const factors = new Float64Array(units)
  const indices = new Float64Array(count * draws)
  for (let draw = 0; draw < draws; draw += 1) {
    for (let unit = 0; unit < units; unit += 1) factors[unit] = 1 - spread + 2 * spread * next()
    for (let row = 0; row < count; row += 1) {
      let whole = 0
      let part = 0
      for (let unit = 0, at = row * units; unit < units; unit += 1, at += 1) {
        const factor = factors[unit] ?? 0
        whole += (applicable[at] ?? 0) * factor
        part += (earned[at] ?? 0) * factor
      }
      indices[row * draws + draw] = whole === 0 ? 0 : billionths(part / whole)
    }
  }
  return indices
}

/** How many of the ascending numbers are greater. */
const greater = (ascending: Float64Array, than: number): number => {
  let [low, high] = [0, ascending.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ascending[middle] ?? 0) > than) high = middle
    else low = middle + 1
  }
  return ascending.length - low
}

/** How often each institution took each place: row by institution, column by place less one. */
const placeCounts = (indices: Float64Array, count: number, draws: number): Uint32Array => {
  const counts = new Uint32Array(count * count)
  const sorted = new Float64Array(count)
  for (let draw = 0; draw < draws; draw += 1) {
    for (let row = 0; row < count; row += 1) sorted[row] = indices[row * draws + draw] ?? 0
    sorted.sort()
    for (let row = 0; row < count; row += 1) {
      const at = row * count + greater(sorted, indices[row * draws + draw] ?? 0)
      counts[at] = (counts[at] ?? 0) + 1
    }
  }
  return counts
}

/** The best place that at least this share of the draws does not exceed. */
const percentile = (counts: Uint32Array, draws: number, share: number): number => {
  let seen = 0
  const place = counts.findIndex((count) => {
    seen += count
    return seen >= share * draws - 1e-9
  })
  return place === -1 ? counts.length : place + 1
}

/** Draws in which the one that is ahead by the audit's own weights does not stay ahead. */
const reversals = (indices: Float64Array, ahead: number, behind: number, draws: number, most: number): number => {
  let found = 0
  for (let draw = 0; draw < draws && found <= most; draw += 1)
    if ((indices[behind * draws + draw] ?? 0) >= (indices[ahead * draws + draw] ?? 0)) found += 1
  return found
}

const contestOf = (scores: Scored[], seed: number, options: Options): PlaceRange[] => {
  const { draws, percentiles, flips } = options
  const count = scores.length
  const indices = drawn(weightsOf(scores), count, seed, options)
  const counts = placeCounts(indices, count, draws)
  const own = scores.map(({ index }) => billionths(index ?? 0))
  const extremes = scores.map((_, row) => {
    const part = indices.subarray(row * draws, (row + 1) * draws)
    return part.reduce((found, each) => ({ low: Math.min(found.low, each), high: Math.max(found.high, each) }), {
      low: Infinity,
      high: -Infinity,
    })
  })
  const isAlike = (one: number, other: number): boolean => {
    const [first = 0, second = 0] = [own[one], own[other]]
    if (first === second) return true
    const [ahead, behind] = first > second ? [one, other] : [other, one]
    if ((extremes[behind]?.high ?? 0) < (extremes[ahead]?.low ?? 0)) return false
    return reversals(indices, ahead, behind, draws, flips * draws) > flips * draws
  }
  const alike = scores.map((): number[] => [])
  for (let one = 0; one < count; one += 1)
    for (let other = one + 1; other < count; other += 1)
      if (isAlike(one, other)) {
        alike[one]?.push(other)
        alike[other]?.push(one)
      }
  return scores.map(({ id, rank }, row) => {
    const of = counts.subarray(row * count, (row + 1) * count)
    const [low, high] = percentiles.map((share) => percentile(of, draws, share)) as [number, number]
    return {
      id,
      low: Math.min(low, rank ?? low),
      high: Math.max(high, rank ?? high),
      alike: (alike[row] ?? []).sort((a, b) => a - b).flatMap((other) => scores[other]?.id ?? []),
    }
  })
}

/**
 * How firm the places are. In every draw the weight of each unit is changed by a number of its own, the indices are
 * computed anew and places given within kind and catalogue, as ever: to 9 decimals, equal ones sharing a place. Who has
 * no place by the audit's own weights takes no part. The own place always lies in the range. The same scores in any order
 * give the same ranges: numbers are drawn for each catalogue apart, in the order of its units' ids.
 */
export const stabilityOf = (scores: Scored[], changed: Partial<Options> = {}): Stability => {
  const options = { ...STABILITY, ...changed }
  const contests = new Map<string, Scored[]>()
  for (const score of scores) {
    if (score.level === null || score.index === null) continue
    const key = `${score.kind}\n${score.catalogue}`
    const peers = contests.get(key)
    if (peers === undefined) contests.set(key, [score])
    else peers.push(score)
  }
  const found = new Map<number, PlaceRange>()
  for (const [key, peers] of contests)
    for (const range of contestOf(peers, seedOf(options.seed, key), options)) found.set(range.id, range)
  return { ...options, places: scores.flatMap(({ id }) => found.get(id) ?? []) }
}
