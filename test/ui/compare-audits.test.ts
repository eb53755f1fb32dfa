import { describe, expect, test } from 'vitest'
import type { CompareResult } from '../../src/api/compare-results'
import {
  changeRows,
  levelMove,
  moveCounts,
  movedRequirements,
  movedThemes,
  points,
} from '../../src/ui/pages/compare/audit-changes'

type Both = CompareResult['institutions'][number]
type Figures = NonNullable<Both['before']>

const figures = (index: number | null, upper = index, given: Partial<Figures> = {}): Figures => ({
  catalogue: 'school',
  index,
  upper,
  completeness: 1,
  level: 'sufficient',
  rank: 1,
  ...given,
})

const both = (name: string, before: Figures | null, after: Figures | null): Both => ({
  key: name,
  name,
  kind: 'school',
  before,
  after,
  change:
    before?.index === undefined || before.index === null || after?.index === undefined || after.index === null
      ? null
      : after.index - before.index,
})

const NOTHING: CompareResult = {
  before: { id: 1, name: 'Осень' },
  after: { id: 2, name: 'Весна' },
  institutions: [],
  appeared: [],
  gone: [],
  requirements: [],
  themes: [],
}

const RESULT: CompareResult = {
  ...NOTHING,
  institutions: [
    both('Чуть', figures(0.7), figures(0.7004)),
    both('Вырос', figures(0.5, 0.6), figures(0.7, 0.8)),
    both('Может быть', figures(0.5, 0.9), figures(0.6, 0.6)),
    both('Упал', figures(0.8), figures(0.4, 0.7)),
    both('Не сдал', figures(0.8), null),
    both('Сменил', figures(0.5), figures(0.55, 0.55, { catalogue: 'lyceum' })),
  ],
  appeared: [{ key: 'Новый', name: 'Новый', kind: 'school', figures: figures(0.9) }],
  gone: [{ key: 'Ушёл', name: 'Ушёл', kind: 'school', figures: figures(0.1) }],
}

describe('institutions between two audits', () => {
  const rows = changeRows(RESULT)
  const of = (name: string) => rows.find((row) => row.name === name)

  test('have risen, fallen, stayed, come or gone; without a figure nothing is said', () => {
    expect(moveCounts(rows)).toEqual({ improved: 3, fell: 1, same: 1, unknown: 1, new: 1, gone: 1 })
    expect(of('Не сдал')?.move).toBe('unknown')
    expect(of('Чуть')?.move).toBe('same')
  })
  test('moved surely only where the unknown cannot explain it', () => {
    // 0,5…0,6 before and 0,7…0,8 after do not meet; 0,5…0,9 holds 0,6
    expect(of('Вырос')?.sure).toBe(true)
    expect(of('Может быть')?.sure).toBe(false)
    // 0,4…0,7 after stays below 0,8
    expect(of('Упал')?.sure).toBe(true)
  })
  test('held to another catalogue are marked', () => {
    expect(rows.filter(({ otherCatalogue }) => otherCatalogue).map(({ name }) => name)).toEqual(['Сменил'])
  })
  test('come with the greatest changes first', () => {
    expect(rows[0]?.name).toBe('Упал')
    expect(of('Ушёл')?.present).toBe(false)
    expect(of('Новый')?.after?.index).toBe(0.9)
  })
  test('tell how their level moved', () => {
    expect(
      levelMove({ before: figures(0.5, 0.5, { level: 'low' }), after: figures(0.9, 0.9, { level: 'high' }) }),
    ).toBe('низкий → высокий')
    expect(levelMove({ before: figures(0.7), after: figures(0.7) })).toBe('достаточный')
    expect(levelMove({ before: null, after: figures(0.7, 1, { level: null }) })).toBe('— → недостаточно данных')
  })
})

test('points of percent bear their sign', () => {
  expect(points(0.0416)).toBe('+4,2\u00a0п.\u00a0п.')
  expect(points(-0.3)).toBe('−30,0\u00a0п.\u00a0п.')
  expect(points(0.0001)).toBe('0,0\u00a0п.\u00a0п.')
  expect(points(null)).toBe('—')
})

test('themes and requirements come with the most moved first, and with how many each figure is of', () => {
  const mean = (index: number | null, institutions: number) => ({ index, upper: index, completeness: 1, institutions })
  const held = (share: number | null, applicable: number) => ({
    ...{ applicable, assessed: applicable, met: 0, partial: 0, unmet: 0, undetermined: 0, notApplicable: 0 },
    share,
  })
  const themes = movedThemes({
    themes: [
      { theme: 'a', title: 'Чаты', before: mean(0.5, 4), after: mean(0.6, 5) },
      { theme: 'b', title: 'Документы', before: null, after: mean(0.6, 5) },
      { theme: 'c', title: 'Занятия', before: mean(0.9, 4), after: mean(0.5, 5) },
    ],
  })
  expect(themes.map(({ id, ofBefore, ofAfter }) => [id, ofBefore, ofAfter])).toEqual([
    ['c', 4, 5],
    ['a', 4, 5],
    ['b', 0, 5],
  ])
  expect(themes.at(-1)?.change).toBeNull()
  const [first] = movedRequirements({
    requirements: [
      {
        ...{ catalogue: 'school', requirement: 'x', label: '2.1', statement: 'Чат есть', theme: 'a' },
        before: held(0.25, 8),
        after: held(0.75, 4),
      },
    ],
  })
  expect(first).toMatchObject({ before: 0.25, after: 0.75, change: 0.5, ofBefore: 8, ofAfter: 4 })
})
