import { describe, expect, it } from 'vitest'
import { compare } from '../../src/engine/comparison/compare'
import { dynamicsOf } from '../../src/engine/comparison/dynamics'
import type { Catalogue } from '../../src/engine/catalogue/types'
import type { Comparison } from '../../src/engine/comparison/types'
import { catalogue, institution, requirement, THRESHOLDS, type Mark } from './build'

const first = catalogue(
  [
    requirement('a', { weight: 1, theme: 'acts' }),
    requirement('b', { weight: 2, theme: 'chats' }),
    requirement('c', { weight: 3, theme: 'lessons' }),
  ],
  'first',
)
/** The next edition: «lessons» is gone, «safety» has come, the chats weigh more. */
const second = catalogue(
  [
    requirement('a2', { weight: 1, theme: 'acts' }),
    requirement('b2', { weight: 4, theme: 'chats' }),
    requirement('d2', { weight: 5, theme: 'safety' }),
  ],
  'second',
)

const THEMES = ['acts', 'chats', 'lessons', 'safety'].map((id) => ({ id, title: `Тема ${id}`, consequence: '' }))

type Line = [id: number, name: string, of: Catalogue, marks: Mark[] | null]

const audit = (lines: Line[]): Comparison =>
  compare({
    institutions: lines.flatMap(([id, name, of, marks]) => (marks === null ? [] : [institution(id, name, of, marks)])),
    absent: lines.flatMap(([id, name, of, marks]) =>
      marks === null ? [{ id, name, kind: 'school' as const, catalogue: of.id }] : [],
    ),
    themes: THEMES,
    settings: { thresholds: THRESHOLDS, weights: {} },
  })

const between = (before: Line[], after: Line[], twins: [number, number][]) =>
  dynamicsOf(
    { name: 'Осень', periodFrom: '2025-09-01', periodTo: '2025-12-31', comparison: audit(before) },
    audit(after),
    new Map(twins),
  )

describe('dynamics', () => {
  it('compares indices of one edition as they are, with completeness of both', () => {
    const { institutions } = between([[7, 'Школа', first, [0, 1, '?']]], [[1, 'Школа', first, [1, 0.5, 1]]], [[1, 7]])
    const [only] = institutions
    // Before: 2 of 1 + 2 + 3 confirmed, 3 open. After: 1 + 2·0.5 + 3 of 6.
    expect(only?.before).toMatchObject({ catalogue: 'first', level: null })
    expect(only?.before?.index).toBeCloseTo(2 / 6, 12)
    expect(only?.before?.upper).toBeCloseTo(5 / 6, 12)
    expect(only?.before?.completeness).toBeCloseTo(3 / 6, 12)
    expect(only?.after?.index).toBeCloseTo(5 / 6, 12)
    expect(only?.after?.completeness).toBe(1)
    expect(only?.change).toBeCloseTo(3 / 6, 12)
    expect(only).toMatchObject({ id: 1, sameEdition: true, onThemes: null })
    // a: 0 → 1 better; b: 1 → 0.5 worse; c: was unknown.
    expect(only?.moved).toEqual({ better: 1, worse: 1, known: 1, lost: 0 })
  })

  it('compares two editions over the themes of both', () => {
    const { institutions, units } = between(
      [[1, 'Школа', first, [1, 0, 1]]],
      [[1, 'Школа', second, [0, 1, '?']]],
      [[1, 1]],
    )
    const [only] = institutions
    // «acts» and «chats» alone: before 1 of 1 + 2, after 4 of 1 + 4.
    expect(only?.onThemes?.before.index).toBeCloseTo(1 / 3, 12)
    expect(only?.onThemes?.after.index).toBeCloseTo(4 / 5, 12)
    expect(only?.onThemes?.after.completeness).toBe(1)
    expect(only?.change).toBeCloseTo(4 / 5 - 1 / 3, 12)
    expect(only).toMatchObject({ sameEdition: false, moved: null })
    expect(units).toEqual([])
  })

  it('says nothing of a change where one side is unknown', () => {
    const { institutions } = between(
      [
        [1, 'Молчала', first, null],
        [2, 'Замолчала', first, [1, 1, 1]],
      ],
      [
        [1, 'Молчала', first, [1, 1, 1]],
        [2, 'Замолчала', first, null],
      ],
      [
        [1, 1],
        [2, 2],
      ],
    )
    expect(institutions.map(({ name, change, before, after }) => [name, change, before?.index, after?.index])).toEqual([
      ['Замолчала', null, 1, undefined],
      ['Молчала', null, undefined, 1],
    ])
  })

  it('names who has come and who is gone, with what is known of them', () => {
    const { appeared, gone, institutions } = between(
      [
        [1, 'Ушедшая', first, [1, 1, 0]],
        [2, 'Ушедшая молча', first, null],
      ],
      [[3, 'Новая', first, [0, 1, 1]]],
      [],
    )
    expect(institutions).toEqual([])
    expect(gone.map(({ name, submitted, index }) => [name, submitted, index])).toEqual([
      ['Ушедшая', true, 0.5],
      ['Ушедшая молча', false, null],
    ])
    expect(appeared).toMatchObject([{ id: 3, name: 'Новая', submitted: true, completeness: 1 }])
    expect(appeared[0]?.index).toBeCloseTo(5 / 6, 12)
  })

  it('counts what moved by unit over those assessed in both', () => {
    const { units } = between(
      [
        [1, 'А', first, [0, 1, '?']],
        [2, 'Б', first, [0.5, 1, 1]],
        [3, 'В', first, [1, 0, '–']],
      ],
      [
        [1, 'А', first, [1, 1, 0]],
        [2, 'Б', first, [0.5, '?', 0.9]],
        [3, 'В', first, [0.2, 0, 1]],
      ],
      [
        [1, 1],
        [2, 2],
        [3, 3],
      ],
    )
    const none = { catalogue: 'first', better: 0, worse: 0, known: 0, lost: 0 }
    expect(units).toEqual([
      { ...none, unit: 'a', institutions: 3, metBefore: 1, metAfter: 1, better: 1, worse: 1 },
      { ...none, unit: 'b', institutions: 2, metBefore: 1, metAfter: 1, lost: 1 },
      { ...none, unit: 'c', institutions: 1, metBefore: 1, metAfter: 0, worse: 1, known: 1 },
    ])
  })

  it('puts themes of both audits side by side, and those of one alone', () => {
    const { themes } = between([[1, 'А', first, [1, 0, 1]]], [[1, 'А', second, [1, 1, 0]]], [[1, 1]])
    const shown = themes.map(({ theme, before, after }) => [theme, before?.index, after?.index, after?.institutions])
    expect(shown).toEqual([
      ['acts', 1, 1, 1],
      ['chats', 0, 1, 1],
      ['safety', undefined, 0, 1],
      ['lessons', 1, undefined, undefined],
    ])
  })
})
