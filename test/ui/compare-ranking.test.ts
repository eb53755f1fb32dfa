import { expect, test } from 'vitest'
import type { InstitutionRow } from '../../src/api/institutions-results'
import { rankingOf } from '../../src/ui/pages/compare/ranking'
import { institutionRow } from './institution-row'

const TITLES = new Map([
  ['school', 'Школа'],
  ['garden', 'Детский сад'],
])
const ALL = { kind: '', catalogue: '', level: '', q: '' }

const ranked = (name: string, rank: number, index: number): InstitutionRow =>
  institutionRow({ name, rank, index, upper: index, completeness: 1, level: 'high' })

const SCHOOLS = [
  ranked('СОШ № 10', 2, 0.9),
  ranked('СОШ № 1', 1, 0.95),
  ranked('СОШ № 2', 2, 0.9),
  ranked('СОШ № 4', 4, 0.8),
]

test('places come in order, and those who share one are told so', () => {
  const [group] = rankingOf(SCHOOLS, TITLES, ALL)
  expect(group?.ranked.map(({ row, rank, tied }) => [row.name, rank, tied])).toEqual([
    ['СОШ № 1', 1, false],
    ['СОШ № 2', 2, true],
    ['СОШ № 10', 2, true],
    ['СОШ № 4', 4, false],
  ])
})

test('what is left out by a choice changes neither places nor ties', () => {
  const [group] = rankingOf(SCHOOLS, TITLES, { ...ALL, q: 'сош 10' })
  expect(group?.ranked.map(({ rank, tied }) => [rank, tied])).toEqual([[2, true]])
  expect(rankingOf(SCHOOLS, TITLES, { ...ALL, kind: 'preschool' })).toEqual([])
})

test('who has no place is listed apart by the reason, and never as a zero', () => {
  const [group] = rankingOf(
    [
      institutionRow({ name: 'Мало данных', index: 0.3, upper: 0.9, completeness: 0.4 }),
      institutionRow({ name: 'Ничего не применимо', index: null }),
      institutionRow({ name: 'Не сдали', index: null, counts: null, status: 'not-submitted' }),
    ],
    TITLES,
    ALL,
  )
  expect(group?.ranked).toEqual([])
  expect(group?.insufficient.map(({ name }) => name)).toEqual(['Мало данных'])
  expect(group?.notRated.map(({ name }) => name)).toEqual(['Ничего не применимо'])
  expect(group?.absent.map(({ name }) => name)).toEqual(['Не сдали'])
})

test('places are within one type and one catalogue', () => {
  const groups = rankingOf(
    [
      ranked('СОШ № 1', 1, 0.9),
      { ...ranked('Сад № 1', 1, 0.9), kind: 'preschool', catalogue: 'garden' },
      { ...ranked('Школа-сад № 2', 1, 0.5), kind: 'preschool' },
    ],
    TITLES,
    ALL,
  )
  expect(
    groups.map(({ kind, title, ranked: rows }) => [kind, title, rows.map(({ rank, tied }) => [rank, tied])]),
  ).toEqual([
    ['preschool', 'Детский сад', [[1, false]]],
    ['preschool', 'Школа', [[1, false]]],
    ['school', 'Школа', [[1, false]]],
  ])
})
