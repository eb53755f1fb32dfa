import { describe, expect, test } from 'vitest'
import { compare } from '../../src/engine/comparison/compare'
import { partOf } from '../../src/engine/comparison/part'
import type { Assessed } from '../../src/engine/comparison/compare'
import type { Comparison } from '../../src/engine/comparison/types'
import type { Verdict } from '../../src/engine/verdict/types'
import { catalogue, requirement } from '../report/comparative-input'

const school = catalogue('school', ['school'], [requirement('1', 1), requirement('2', 1, { theme: 'theme-2' })])
const garden = catalogue('garden', ['preschool'], [requirement('3', 1), requirement('4', 1, { theme: 'theme-3' })])

const verdict = (unit: string, theme: string, value: number): Verdict => ({
  ...{ requirement: `r-${unit}`, clause: unit, item: null, unit, role: 'role-1', theme, value, weight: 1 },
  ...{ outcome: value === 1 ? 'met' : value === 0 ? 'unmet' : 'partial', critical: false, reason: '', evidence: [] },
  computed: null,
})

const sent = (id: number, held: typeof school, values: [number, number]): Assessed => {
  const [first, second] = held.requirements
  return {
    ...{ id, name: `№ ${id}`, kind: held === school ? 'school' : 'preschool', catalogue: held, discrepancies: [] },
    verdicts: [
      verdict(first?.unit ?? '', first?.theme ?? '', values[0]),
      verdict(second?.unit ?? '', second?.theme ?? '', values[1]),
    ],
  }
}

const THEMES = [1, 2, 3].map((at) => ({ id: `theme-${at}`, title: `Тема ${at}`, consequence: 'plain' }))

/** Indices: 1, 0,5 and 0 of the schools, 0,5 of the kindergarten. */
const whole: Comparison = compare({
  institutions: [
    sent(1, school, [1, 1]),
    sent(2, school, [1, 0]),
    sent(3, school, [0, 0]),
    sent(4, garden, [0.5, 0.5]),
  ],
  absent: [{ id: 5, name: '№ 5', kind: 'school', catalogue: 'school' }],
  themes: THEMES,
  settings: { thresholds: { high: 0.85, sufficient: 0.65, completeness: 0.7 }, weights: {} },
})

const part = (...ids: number[]): Comparison => partOf(whole, (id) => ids.includes(id), [school, garden], THEMES)

describe('a part of a comparison', () => {
  test('keeps the figures and places of the whole', () => {
    const { institutions } = part(2, 3)
    expect(institutions.map(({ id, index, rank }) => [id, index, rank])).toEqual([
      [2, 0.5, 2],
      [3, 0, 3],
    ])
    expect(institutions).toEqual(whole.institutions.filter(({ id }) => id === 2 || id === 3))
  })

  test('takes means over those it shows', () => {
    const first = (found: Comparison) => found.themes.find(({ theme }) => theme === 'theme-1')
    expect(first(whole)).toMatchObject({
      index: (1 + 1 + 0 + 0.5) / 4,
      institutions: 4,
      catalogues: ['garden', 'school'],
    })
    expect(first(part(2, 3))).toMatchObject({ index: (1 + 0) / 2, institutions: 2, lowest: 0, highest: 1 })
  })

  test('has the themes of its regulations only; which are common is as in the whole', () => {
    expect(part(1, 2).themes.map(({ theme, common }) => [theme, common])).toEqual([
      ['theme-1', true],
      ['theme-2', false],
    ])
  })

  test('lists of those who sent nothing only whom it shows', () => {
    expect(part(1).absent).toEqual([])
    expect(part(1, 5).absent).toEqual(whole.absent)
  })

  test('of everybody is the whole', () => expect(part(1, 2, 3, 4, 5)).toEqual(whole))
})
