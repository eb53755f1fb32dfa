import { describe, expect, it } from 'vitest'
import { stabilityOf } from '../../src/engine/comparison/stability'
import { withRanks } from '../../src/engine/comparison/rank'
import { rounded } from '../../src/engine/comparison/level'
import type { InstitutionScore, UnitScore } from '../../src/engine/comparison/types'

type Score = Parameters<typeof stabilityOf>[0][number]
/** Weight and value of each unit: null is undetermined, «–» does not apply. */
type Unit = [weight: number, value: number | null | '–']

const unit = ([weight, value]: Unit, at: number): UnitScore => ({
  ...{ unit: `unit-${at + 1}`, role: null, theme: 'theme', section: '2', critical: false, weight },
  outcome: value === '–' ? 'not-applicable' : value === null ? 'undetermined' : 'partial',
  value: value === '–' ? null : value,
})

const indexOf = (units: UnitScore[]): number => {
  const applied = units.filter(({ outcome }) => outcome !== 'not-applicable')
  const sum = (of: (each: UnitScore) => number): number => applied.reduce((total, each) => total + of(each), 0)
  return sum(({ weight, value }) => weight * (value ?? 0)) / sum(({ weight }) => weight)
}

const score = (id: number, marks: Unit[], more: Partial<Score> = {}): Score => {
  const units = marks.map(unit)
  return {
    ...{ id, kind: 'school', catalogue: 'test', level: 'sufficient', rank: null, index: indexOf(units), units },
    ...more,
  }
}

const of = (scores: Score[], changed: Parameters<typeof stabilityOf>[1] = {}) =>
  new Map(stabilityOf(withRanks(scores), changed).places.map(({ id, ...place }) => [id, place]))

/** One has the first unit, the other the second: the order is that of the two weights. */
const rivals = (first: number, second: number): Score[] => [
  score(1, [
    [first, 1],
    [second, 0],
  ]),
  score(2, [
    [first, 0],
    [second, 1],
  ]),
]

describe('stability of places', () => {
  it('says 1,000 draws of ±20 % as it stands, and its seed', () => {
    const { seed, draws, spread, percentiles, flips } = stabilityOf([])
    expect({ draws, spread, percentiles, flips }).toEqual({
      ...{ draws: 1000, spread: 0.2, percentiles: [0.05, 0.95], flips: 0.1 },
    })
    expect(Number.isInteger(seed)).toBe(true)
  })

  it('never turns what weights cannot turn: 1.5 × 0.8 ≥ 1 × 1.2', () => {
    expect(of(rivals(1.5, 1), { draws: 5000 })).toEqual(
      new Map([
        [1, { low: 1, high: 1, alike: [] }],
        [2, { low: 2, high: 2, alike: [] }],
      ]),
    )
  })

  it('turns as often as the areas say', () => {
    // The first falls behind where 1.1·f < g with f and g even over [0.8, 1.2]: over g from 0.88 to 1.2 the strip is
    // g/1.1 − 0.8, so the area is (1.2² − 0.88²)/2.2 − 0.8·(1.2 − 0.88) = 0.0465455, of 0.4² = 0.16 it is 29.09 %.
    const exact = ((1.2 ** 2 - 0.88 ** 2) / 2.2 - 0.8 * (1.2 - 0.88)) / 0.16
    expect(exact).toBeCloseTo(0.2909, 4)
    // Of 20,000 draws the share lies within four deviations of √(p·(1 − p)/20,000) = 0.0032.
    const alike = (flips: number) => of(rivals(1.1, 1), { draws: 20_000, flips }).get(1)?.alike
    expect(alike(exact - 0.013)).toEqual([2])
    expect(alike(exact + 0.013)).toEqual([])
    expect(of(rivals(1.1, 1)).get(1)).toEqual({ low: 1, high: 2, alike: [2] })
    expect(of(rivals(1.1, 1)).get(2)).toEqual({ low: 1, high: 2, alike: [1] })
  })

  it('leaves rare turns out of the range: 1.43 % of the draws are less than 5 %', () => {
    // 1.4·f < g: (1.2² − 1.12²)/2.8 − 0.8·(1.2 − 1.12) = 0.0022857, of 0.16 it is 1.43 %.
    expect(of(rivals(1.4, 1)).get(1)).toEqual({ low: 1, high: 1, alike: [] })
    expect(of(rivals(1.4, 1), { percentiles: [0, 1], flips: 0 }).get(1)).toEqual({ low: 1, high: 2, alike: [2] })
  })

  it('does not tell equal ones apart, whatever the weights', () => {
    const same: Unit[] = [
      [1, 1],
      [3, 0.5],
    ]
    const places = of([
      score(1, same),
      score(2, [...same]),
      score(
        3,
        same.map(([weight]): Unit => [weight, 0]),
      ),
    ])
    expect(places).toEqual(
      new Map([
        [1, { low: 1, high: 1, alike: [2] }],
        [2, { low: 1, high: 1, alike: [1] }],
        [3, { low: 3, high: 3, alike: [] }],
      ]),
    )
  })

  it('keeps the own place in the range where an equal one is always between two others', () => {
    // 1, 2 and 3 have 1 of 2 by the audit's weights and share place 1; the third is the mean of the others in any draw.
    const places = of([
      score(1, [
        [1, 1],
        [1, 0],
      ]),
      score(2, [
        [1, 0],
        [1, 1],
      ]),
      score(3, [
        [1, 0.5],
        [1, 0.5],
      ]),
    ])
    expect(places.get(3)).toEqual({ low: 1, high: 2, alike: [1, 2] })
    expect(places.get(1)).toEqual({ low: 1, high: 3, alike: [2, 3] })
  })

  it('says each place is certain where weights do not change', () => {
    expect(of(rivals(1.0001, 1), { spread: 0 })).toEqual(
      new Map([
        [1, { low: 1, high: 1, alike: [] }],
        [2, { low: 2, high: 2, alike: [] }],
      ]),
    )
  })

  it('counts what is undetermined as not earned and leaves out what does not apply', () => {
    // 1: 2 of 3 parts known as met; 2: its only applicable unit is met, so it is ahead in every draw.
    const places = of([
      score(1, [
        [2, 1],
        [1, null],
      ]),
      score(2, [
        [2, 1],
        [1, '–'],
      ]),
    ])
    expect(places.get(1)).toEqual({ low: 2, high: 2, alike: [] })
    expect(places.get(2)).toEqual({ low: 1, high: 1, alike: [] })
  })

  it('is told within kind and catalogue, and of those who have a place', () => {
    const [one, other] = rivals(1, 1) as [Score, Score]
    expect(of([one, { ...other, kind: 'preschool' }]).get(1)).toEqual({ low: 1, high: 1, alike: [] })
    expect(of([one, { ...other, catalogue: 'other' }]).get(1)).toEqual({ low: 1, high: 1, alike: [] })
    const places = of([one, { ...other, level: null }])
    expect(places.get(1)).toEqual({ low: 1, high: 1, alike: [] })
    expect(places.has(2)).toBe(false)
  })

  it('is the same whatever the order of institutions and units, and whoever else takes part', () => {
    const scores = Array.from({ length: 12 }, (_, at) =>
      score(
        at + 1,
        Array.from({ length: 9 }, (__, own): Unit => [1 + (own % 3), ((at * 7 + own * 5) % 11) / 10]),
      ),
    )
    const straight = of(scores)
    const turned = of([...scores].reverse().map((each) => ({ ...each, units: [...each.units].reverse() })))
    const among = of([...scores, ...rivals(1, 1).map((each) => ({ ...each, id: each.id + 100, catalogue: 'other' }))])
    for (const [id, place] of straight) {
      expect({ ...turned.get(id), alike: turned.get(id)?.alike.sort((a, b) => a - b) }).toEqual(place)
      expect(among.get(id)).toEqual(place)
    }
    expect([...straight.values()].some(({ low, high }) => low < high)).toBe(true)
    expect(of(scores)).toEqual(straight)
    expect(of(scores, { seed: 1, draws: 50 })).not.toEqual(of(scores, { seed: 2, draws: 50 }))
  })

  it('agrees with a plain count of draws made apart', () => {
    // Two units of equal weight: the order of 1 and 2 in a draw is the order of two factors, so either is first in half
    // of the draws; the third beats both or none.
    const third: InstitutionScore['units'][number][] = [unit([1, 0.9], 0), unit([1, 0.9], 1)]
    const places = of([...rivals(1, 1), score(3, [], { units: third, index: rounded(0.9) })])
    expect(places.get(3)).toEqual({ low: 1, high: 1, alike: [] })
    expect(places.get(1)).toEqual({ low: 2, high: 3, alike: [2] })
  })
})
