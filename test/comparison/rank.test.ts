import { describe, expect, it } from 'vitest'
import { compare } from '../../src/engine/comparison/compare'
import { withRanks } from '../../src/engine/comparison/rank'
import type { InstitutionScore } from '../../src/engine/comparison/types'
import { catalogue, institution, requirement, THRESHOLDS, type Mark } from './build'

type Score = Pick<InstitutionScore, 'kind' | 'catalogue' | 'level' | 'index' | 'rank'>
const score = (index: number | null, change: Partial<Score> = {}): Score => ({
  kind: 'school',
  catalogue: 'test',
  level: 'sufficient',
  rank: null,
  index,
  ...change,
})
const ranks = (scores: Score[]) => withRanks(scores).map(({ rank }) => rank)

describe('places', () => {
  it('are shared by equal ones: 1, 2, 2, 4', () => {
    expect(ranks([score(0.7), score(0.9), score(0.8), score(0.8)])).toEqual([4, 1, 2, 2])
  })

  it('compare nine decimals', () => {
    expect(ranks([score(0.1 + 0.2), score(0.3), score(0.300000002)])).toEqual([2, 2, 1])
  })

  it('are taken by no one without a level', () => {
    expect(ranks([score(0.9, { level: null }), score(0.8), score(null, { level: null })])).toEqual([null, 1, null])
  })

  it('are counted within kind and catalogue', () => {
    expect(
      ranks([score(0.9), score(0.8, { kind: 'preschool' }), score(0.7, { catalogue: 'other' }), score(0.6)]),
    ).toEqual([1, 1, 1, 2])
  })
})

describe('a comparison', () => {
  const rules = catalogue([requirement('a'), requirement('b'), requirement('c'), requirement('d')])
  const marks: [string, Mark[]][] = [
    ['СОШ № 10', [1, 1, 1, 0]],
    ['СОШ № 2', [1, 1, 1, 1]],
    ['Лицей № 1', [1, 1, 0, 1]],
    ['Гимназия № 3', [1, 0, 0, 0]],
    ['Ёлочка', [1, 1, '?', '?']],
    ['Арктика', ['–', '–', '–', '–']],
  ]
  const input = {
    institutions: marks.map(([name, each], at) => institution(at + 1, name, rules, each)),
    absent: [
      { id: 8, name: 'Школа Б', kind: 'school' as const, catalogue: 'test' },
      { id: 7, name: 'Школа А', kind: 'school' as const, catalogue: 'test' },
    ],
    themes: [],
    settings: { thresholds: THRESHOLDS, weights: {} },
  }
  const compared = compare(input)

  it('lists institutions by their Russian names, numbers as numbers', () => {
    expect(compared.institutions.map(({ name }) => name)).toEqual([
      'Арктика',
      'Гимназия № 3',
      'Ёлочка',
      'Лицей № 1',
      'СОШ № 2',
      'СОШ № 10',
    ])
    expect(compared.absent.map(({ name }) => name)).toEqual(['Школа А', 'Школа Б'])
  })

  it('gives places, levels and why there is none', () => {
    const lines = compared.institutions.map(({ name, index, level, rank }) => [name, index, level, rank])
    expect(lines).toEqual([
      ['Арктика', null, null, null],
      ['Гимназия № 3', 0.25, 'low', 4],
      ['Ёлочка', 0.5, null, null],
      ['Лицей № 1', 0.75, 'sufficient', 2],
      ['СОШ № 2', 1, 'high', 1],
      ['СОШ № 10', 0.75, 'sufficient', 2],
    ])
    expect(compared.institutions[2]?.levelReason).toMatch(/^Недостаточно данных: полнота 50,0 %/)
    expect(compared.institutions[0]).toMatchObject({ notApplicableShare: 1, counts: { notApplicable: 4, met: 0 } })
  })

  it('does not depend on the order of institutions and changes nothing it is given', () => {
    const before = structuredClone(input)
    const turned = compare({ ...input, institutions: [...input.institutions].reverse() })
    expect(turned).toEqual(compared)
    expect(input).toEqual(before)
  })
})

describe('two catalogues of one kind', () => {
  const one = catalogue([requirement('a', { weight: 3, critical: true }), requirement('b')], 'centre-one')
  const other = catalogue([requirement('x'), requirement('y'), requirement('z'), requirement('w')], 'centre-two')
  const { institutions } = compare({
    institutions: [
      institution(1, 'А', one, [1, 0], 'additional'),
      institution(2, 'Б', one, [1, 0], 'additional'),
      institution(3, 'В', one, [1, '–'], 'additional'),
      institution(4, 'Г', other, [1, 1, 1, 0], 'additional'),
      institution(5, 'Д', other, [1, 1, 0.4, 0], 'additional'),
      institution(6, 'Е', other, [1, 1, '?', '?'], 'additional'),
      institution(7, 'Ж', one, [0.5, 1], 'additional'),
    ],
    absent: [],
    themes: [],
    settings: { thresholds: THRESHOLDS, weights: {} },
  })

  it('do not compete, share places among equals and are held to the same thresholds', () => {
    expect(institutions.map(({ name, index, level, rank }) => [name, index, level, rank])).toEqual([
      // 3 ÷ 4
      ['А', 0.75, 'sufficient', 2],
      ['Б', 0.75, 'sufficient', 2],
      // 3 ÷ 3
      ['В', 1, 'high', 1],
      // 3 ÷ 4 under the other catalogue: equal to А, yet first among its own
      ['Г', 0.75, 'sufficient', 1],
      // 2.4 ÷ 4
      ['Д', 0.6, 'low', 2],
      // half of the weight is unknown
      ['Е', 0.5, null, null],
      // (1.5 + 1) ÷ 4
      ['Ж', 0.625, 'low', 4],
    ])
  })
})
