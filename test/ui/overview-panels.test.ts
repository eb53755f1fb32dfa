import { describe, expect, test } from 'vitest'
import type { OverviewResult } from '../../src/api/overview-results'
import { barParts, brokenLink, brokenShare, mostBroken, type Broken } from '../../src/ui/pages/overview/broken-list'
import { figuresByKind } from '../../src/ui/pages/overview/kind-figures'
import { levelQuery, levelsTable, partsInUse } from '../../src/ui/pages/overview/level-bars'
import { taskLink, type Task } from '../../src/ui/pages/overview/task-links'
import { shortTitles } from '../../src/ui/shared/catalogue-titles'
import { institutionRow } from './institution-row'

const task = (code: Task['code'], institutions: string[] = [], count = institutions.length): Task => ({
  code,
  count,
  title: 'Дело',
  institutions: institutions.map((name) => ({ key: name, name })),
})

describe('a task leads to where it is done', () => {
  test('files to the intake, institutions to the register narrowed to them', () => {
    expect(taskLink(task('questions', [], 3))).toEqual({ path: '/intake', query: { tab: 'questions' } })
    expect(taskLink(task('overdue', ['А', 'Б']))).toEqual({ path: '/institutions', query: { status: 'overdue' } })
  })
  test('the only institution to its page; files of one institution still to the intake', () => {
    expect(taskLink(task('rework', ['СОШ № 5']))).toEqual({ path: `/institutions/${encodeURIComponent('СОШ № 5')}` })
    expect(taskLink(task('quarantine', ['СОШ № 5'])).path).toBe('/intake')
  })
})

describe('means of types', () => {
  test('are of those who have an index, and tell out of how many', () => {
    const figures = figuresByKind([
      institutionRow({ index: 0.5, upper: 0.7, completeness: 0.8 }),
      institutionRow({ index: 0.9, upper: 0.9, completeness: 1 }),
      institutionRow({ counts: null }),
    ])
    // (0,5 + 0,9) ÷ 2, (0,7 + 0,9) ÷ 2, (0,8 + 1) ÷ 2: who sent nothing is no zero
    expect(figures).toHaveLength(1)
    expect(figures[0]).toMatchObject({ scored: 2, expected: 3 })
    expect(figures[0]?.index).toBeCloseTo(0.7, 12)
    expect(figures[0]?.upper).toBeCloseTo(0.8, 12)
    expect(figures[0]?.completeness).toBeCloseTo(0.9, 12)
  })
  test('are never over two catalogues, and nothing where nobody has one', () => {
    const figures = figuresByKind([
      institutionRow({ catalogue: 'b', index: 1, upper: 1, completeness: 1 }),
      institutionRow({ catalogue: 'a', counts: null }),
      institutionRow({ kind: 'preschool', catalogue: 'c', counts: null }),
    ])
    expect(figures.map(({ kind, catalogue, index }) => [kind, catalogue, index])).toEqual([
      ['preschool', 'c', null],
      ['school', 'a', null],
      ['school', 'b', 1],
    ])
  })
})

const broken = (requirement: string, given: Partial<Broken>): Broken => ({
  catalogue: 'school',
  requirement,
  label: '2.1',
  statement: 'Чат есть',
  theme: 'chats',
  themeTitle: 'Чаты',
  role: null,
  roleTitle: null,
  critical: false,
  institutions: 10,
  applicable: 10,
  assessed: 10,
  met: 10,
  partial: 0,
  unmet: 0,
  undetermined: 0,
  notApplicable: 0,
  ...given,
})

describe('the most broken requirements', () => {
  const a = broken('a', { unmet: 2, partial: 2, undetermined: 1, met: 5 })
  const b = broken('b', { unmet: 4, met: 6 })
  const c = broken('c', { applicable: 2, unmet: 1, met: 1 })
  test('go by the share of those they apply to', () => {
    // c: 1 of 2; b and a: 4 of 10, b with more not met at all; d is not broken
    expect(mostBroken([a, b, c, broken('d', {})]).map(({ requirement }) => requirement)).toEqual(['c', 'b', 'a'])
    expect(brokenShare(a)).toBe(0.4)
  })
  test('have bars of everybody they apply to, the unknown among them', () => {
    expect(barParts(a)).toEqual([
      { outcome: 'unmet', count: 2, share: 0.2 },
      { outcome: 'partial', count: 2, share: 0.2 },
      { outcome: 'undetermined', count: 1, share: 0.1 },
      { outcome: 'met', count: 5, share: 0.5 },
    ])
  })
  test('lead to the matrix at that column, narrowed to who breaks it', () => {
    expect(brokenLink(a)).toEqual({
      path: '/compare',
      query: { catalogue: 'school', sort: 'c:a', outcome: 'broken' },
    })
  })
})

describe('levels', () => {
  const levels: OverviewResult['levels'] = [
    { kind: 'preschool', high: 4, sufficient: 0, low: 1, insufficient: 0, notRated: 0, absent: 2 },
    { kind: 'school', high: 1, sufficient: 0, low: 0, insufficient: 3, notRated: 0, absent: 0 },
  ]
  test('are shown where somebody has them, and as a table with the whole', () => {
    expect(partsInUse(levels).map(({ key }) => key)).toEqual(['high', 'low', 'insufficient', 'absent'])
    expect(levelsTable(levels)).toEqual({
      columns: ['Тип', 'Высокий', 'Низкий', 'Недостаточно данных', 'Не представили', 'Всего'],
      rows: [
        ['Дошкольные учреждения', 4, 1, 0, 2, 7],
        ['Общеобразовательные учреждения', 1, 0, 3, 0, 4],
      ],
    })
  })
  test('every part has a word and a texture or is plain in its own way', () => {
    const textures = partsInUse(levels).map(({ decal }) => JSON.stringify(decal))
    expect(new Set(textures.slice(0, 3)).size).toBe(3)
  })
  test('lead to the register narrowed to them', () => {
    expect(levelQuery('school', 'low')).toEqual({ kind: 'school', level: 'low' })
    expect(levelQuery('school', 'absent')).toEqual({ kind: 'school', status: 'not-submitted' })
    expect(levelQuery('school', 'insufficient')).toEqual({ kind: 'school', level: 'none' })
  })
})

test('catalogues are told apart by their last brackets, else by whole titles', () => {
  const titles = (...all: string[]): string[] => [
    ...shortTitles(all.map((title, at) => ({ id: String(at), title }))).values(),
  ]
  expect(titles('Положение (школа, Омск)', 'Положение о чатах (детский сад)')).toEqual(['Школа, Омск', 'Детский сад'])
  expect(titles('Положение (школа)', 'Положение о чатах (школа)')).toEqual([
    'Положение (школа)',
    'Положение о чатах (школа)',
  ])
  expect(titles('Положение (школа)', 'Положение')).toEqual(['Положение (школа)', 'Положение'])
})
