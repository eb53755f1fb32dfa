import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare } from '../../src/engine/comparison/compare'
import { countsOf, measure, notApplicableShare } from '../../src/engine/comparison/measure'
import { catalogue, institution, outcomeOf, requirement, THRESHOLDS, type Mark } from './build'

const weighed = (...pairs: [number, Mark][]) => pairs.map(([weight, mark]) => ({ weight, ...outcomeOf(mark) }))

describe('an index computed by hand', () => {
  // weight  verdict          assessed  w·v
  //      3  met          1       yes   3 × 1     = 3
  //      2  partial  0.775       yes   2 × 0.775 = 1.55
  //      4  undetermined          no
  //      1  unmet        0       yes   1 × 0     = 0
  //      5  not applicable: in no sum
  //
  // applicable   = 3 + 2 + 4 + 1 = 10
  // index        = (3 + 1.55 + 0) ÷ 10      = 0.455
  // upper        = (3 + 1.55 + 0 + 4) ÷ 10  = 0.855
  // completeness = (3 + 2 + 1) ÷ 10         = 0.6
  // not applicable, of all weights: 5 ÷ 15  = 1/3
  const units = weighed([3, 1], [2, 0.775], [4, '?'], [1, 0], [5, '–'])

  it('from five verdicts, one undetermined and one not applicable', () => {
    const { index, upper, completeness } = measure(units)
    expect(index).toBeCloseTo(0.455, 12)
    expect(upper).toBeCloseTo(0.855, 12)
    expect(completeness).toBeCloseTo(0.6, 12)
    expect(notApplicableShare(units)).toBeCloseTo(1 / 3, 12)
    expect(countsOf(units)).toEqual({ met: 1, partial: 1, unmet: 1, undetermined: 1, notApplicable: 1 })
  })

  it('the same through the whole comparison, with a weight the audit sets', () => {
    const rules = catalogue([
      requirement('a', { weight: 3 }),
      requirement('b', { weight: 7, role: 'teacher', theme: 'chats', clause: '3.1' }),
      requirement('c', { weight: 4, role: 'teacher', theme: 'chats', clause: '2.6' }),
      requirement('d', { weight: 1, role: null, annex: '1', clause: '2.6' }),
      requirement('e', { weight: 5, clause: '10.2' }),
    ])
    const [score] = compare({
      institutions: [institution(1, 'СОШ № 1', rules, [1, 0.775, '?', 0, '–'])],
      absent: [],
      themes: [],
      settings: { thresholds: THRESHOLDS, weights: { b: 2 } },
    }).institutions
    expect(score?.index).toBeCloseTo(0.455, 12)
    expect(score?.upper).toBeCloseTo(0.855, 12)
    expect(score?.completeness).toBeCloseTo(0.6, 12)
    expect(score?.units.map(({ unit, weight, section }) => [unit, weight, section])).toEqual([
      ['a', 3, '2'],
      ['b', 2, '3'],
      ['c', 4, '2'],
      ['d', 1, 'прил. 1'],
      ['e', 5, '10'],
    ])
    // head: a and e (not applicable): 3 ÷ 3. teacher: b and c: 1.55 ÷ 6, upper (1.55 + 4) ÷ 6, completeness 2 ÷ 6.
    const [head, teacher] = score?.roles ?? []
    expect(head).toEqual({ role: 'head', index: 1, upper: 1, completeness: 1 })
    expect(teacher?.role).toBe('teacher')
    expect(teacher?.index).toBeCloseTo(1.55 / 6, 12)
    expect(teacher?.upper).toBeCloseTo(5.55 / 6, 12)
    expect(teacher?.completeness).toBeCloseTo(2 / 6, 12)
    expect(score?.roles).toHaveLength(2)
    // section 2: a and c: 3 ÷ 7; section 10 has nothing that applies
    expect(score?.sections.map(({ section }) => section)).toEqual(['2', '3', 'прил. 1', '10'])
    expect(score?.sections[0]?.index).toBeCloseTo(3 / 7, 12)
    expect(score?.sections[3]).toEqual({ section: '10', index: null, upper: null, completeness: null })
    expect(score?.themes.map(({ theme }) => theme)).toEqual(['acts', 'chats'])
  })

  it('is nothing where nothing applies, or nothing weighs', () => {
    const nothing = { index: null, upper: null, completeness: null }
    expect(measure([])).toEqual(nothing)
    expect(measure(weighed([3, '–']))).toEqual(nothing)
    expect(measure(weighed([0, 1]))).toEqual(nothing)
    expect(notApplicableShare(weighed([0, '–']))).toBe(0)
  })
})

describe('any index', () => {
  const mark = fc.oneof(fc.constantFrom<Mark>(0, 1, '?', '–'), fc.double({ min: 0.001, max: 0.999, noNaN: true }))
  const units = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 10 }), mark), { maxLength: 12 })
    .map((pairs) => weighed(...(pairs as [number, Mark][])))

  it('lies in 0…1, under the upper one, and with nothing undetermined they are one', () => {
    fc.assert(
      fc.property(units, (all) => {
        const { index, upper, completeness } = measure(all)
        if (index === null || upper === null || completeness === null) return
        for (const share of [index, upper, completeness]) {
          expect(share).toBeGreaterThanOrEqual(0)
          expect(share).toBeLessThanOrEqual(1)
        }
        expect(upper).toBeGreaterThanOrEqual(index)
        if (completeness === 1) expect(upper).toBe(index)
      }),
    )
  })
})
