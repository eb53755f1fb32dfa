import { describe, expect, test } from 'vitest'
import type { MatrixColumn, MatrixResult } from '../../src/api/matrix-results'
import { arranged, NO_MUNICIPALITY, type Choice } from '../../src/ui/pages/compare/arrange'
import { cellLook, outcomeOf, USUAL_BOUNDS } from '../../src/ui/pages/compare/cell-look'
import { partsOfCell } from '../../src/ui/pages/compare/cell-parts'
import { summaryOf } from '../../src/ui/pages/compare/column-summary'
import { gridOf } from '../../src/ui/pages/compare/grid-model'
import { placeAfter } from '../../src/ui/pages/compare/grid-keys'
import { inView, offsetFor } from '../../src/ui/pages/compare/grid-window'

const column = (id: string, given: Partial<MatrixColumn> = {}): MatrixColumn => ({
  id,
  label: `2.${id}`,
  title: `Требование ${id}`,
  role: 'administrator',
  roleTitle: 'Администратор',
  theme: 'chats',
  themeTitle: 'Чаты',
  critical: false,
  recommended: false,
  weight: 1,
  ...given,
})

type RequirementPart = Extract<MatrixResult, { by: 'requirement' }>['parts'][number]
type Row = RequirementPart['rows'][number]

const row = (name: string, cells: number[], given: Partial<Row> = {}): Row => ({
  id: name.length,
  key: name,
  name,
  kind: 'school',
  catalogue: 'school',
  municipality: null,
  index: 0.5,
  upper: 0.5,
  completeness: 1,
  level: 'low',
  rank: 1,
  cells,
  decided: [],
  differs: [],
  ...given,
})

const requirements = (rows: Row[], columns = [column('a'), column('b')]): MatrixResult => ({
  audit: 'Осень',
  by: 'requirement',
  parts: [{ catalogue: 'school', title: 'Школа', columns, rows }],
  absent: [],
})

const ANY = { catalogue: '', kind: '' }

const gridFrom = (matrix: MatrixResult) => {
  const grid = gridOf(matrix, ANY)
  if (grid === null) throw new Error('no part')
  return grid
}

const choice = (given: Partial<Choice> = {}): Choice => ({
  kind: '',
  catalogue: '',
  level: '',
  outcome: '',
  q: '',
  sort: { key: 'name', direction: 'asc' },
  group: 'none',
  ...given,
})

const names = (matrix: MatrixResult, given: Partial<Choice>): string[] =>
  arranged(gridFrom(matrix), choice(given)).lines.map((line) => ('group' in line ? `[${line.group}]` : line.row.name))

describe('the part of a matrix that is shown', () => {
  const part = (catalogue: string | null, kinds: Row['kind'][]): RequirementPart => ({
    catalogue,
    title: catalogue ?? 'Все',
    columns: [column('a')],
    rows: kinds.map((kind, at) => row(`${catalogue} ${at}`, [1], { kind })),
  })
  const matrix: MatrixResult = {
    audit: 'Осень',
    by: 'requirement',
    parts: [part('garden', ['preschool']), part('school', ['school', 'school'])],
    absent: [],
  }

  test('is the catalogue asked for, else the one with most institutions, also of the type asked for', () => {
    expect(gridOf(matrix, { catalogue: 'garden', kind: '' })?.catalogue).toBe('garden')
    expect(gridOf(matrix, ANY)?.catalogue).toBe('school')
    expect(gridOf(matrix, { catalogue: '', kind: 'preschool' })?.catalogue).toBe('garden')
    expect(gridOf({ ...matrix, parts: [] }, ANY)).toBeNull()
  })

  test('has recommended requirements last, each with its place in the cells', () => {
    const columns = [column('a', { recommended: true }), column('b'), column('c')]
    expect(gridFrom(requirements([], columns)).columns.map(({ id, at }) => [id, at])).toEqual([
      ['b', 1],
      ['c', 2],
      ['a', 0],
    ])
  })
})

describe('a cell of a requirement', () => {
  const looks = gridFrom(requirements([row('Школа', [1, 0, 0.5, -1, -2, -3], { decided: [0], differs: [1] })])).rows[0]
  test.each([
    [0, 'met', 'Выполнено, решение куратора'],
    [1, 'unmet', 'Не выполнено, расхождение'],
    [2, 'partial', 'Частично, 50,0\u00a0%'],
    [3, 'undetermined', 'Не определено'],
    [4, 'not-applicable', 'Неприменимо'],
    [5, 'none', 'Нет результата'],
  ])('%i is %s and says so', (at, tone, words) => {
    if (looks === undefined) throw new Error('no row')
    const look = cellLook(looks, at, USUAL_BOUNDS)
    expect([look.tone, look.words]).toEqual([tone, words])
  })

  test('never takes what is unknown for a value', () => {
    expect([outcomeOf(-1), outcomeOf(-2), outcomeOf(-3)]).toEqual(['undetermined', 'not-applicable', null])
  })
})

describe('a cell of a theme', () => {
  const looksOf = (cell: [number | null, number | null, number | null] | null) => {
    const matrix: MatrixResult = {
      audit: 'Осень',
      by: 'theme',
      parts: [
        { catalogue: null, title: 'Все', columns: [column('chats')], rows: [{ ...row('Школа', []), cells: [cell] }] },
      ],
      absent: [],
    }
    const found = gridFrom(matrix).rows[0]
    if (found === undefined) throw new Error('no row')
    return cellLook(found, 0, USUAL_BOUNDS)
  }
  test('is filled by the bounds of levels', () => {
    expect(looksOf([0.85, 0.85, 1]).tone).toBe('high')
    expect(looksOf([0.849, 0.849, 1]).tone).toBe('sufficient')
    expect(looksOf([0.649, 0.649, 1]).tone).toBe('low')
  })
  test('shows how far the unknown may raise it, and is not judged where too little is known', () => {
    expect(looksOf([0.459, 0.9, 0.75])).toEqual({
      sign: '46–90',
      tone: 'low',
      words: '46–90: индекс 45,9\u00a0%, возможный 90,0\u00a0%, полнота данных 75,0\u00a0%',
    })
    expect(looksOf([0.3, 1, 0.3]).tone).toBe('unclear')
    expect(looksOf([0.5, 0.5, 1]).sign).toBe('50\u00a0%')
    expect(looksOf([2 / 3, 2 / 3, 1]).sign).toBe('67\u00a0%')
  })
  test('is no zero where nothing applies', () => {
    expect(looksOf(null)).toEqual({ sign: '–', tone: 'not-applicable', words: 'Неприменимо' })
  })
})

describe('the order of rows', () => {
  const matrix = requirements([
    row('СОШ № 10', [0, 1], { index: 0.2, municipality: 'Яр' }),
    row('СОШ № 2', [-1, 1], { index: null, level: null, municipality: 'Бор' }),
    row('СОШ № 3', [0.5, 0], { index: 0.9, level: 'high', kind: 'additional', municipality: 'Бор' }),
    row('СОШ № 1', [-2, 0], { index: 0.7, level: 'sufficient' }),
  ])
  test('by name counts numbers as numbers', () => {
    expect(names(matrix, {})).toEqual(['СОШ № 1', 'СОШ № 2', 'СОШ № 3', 'СОШ № 10'])
  })
  test('by index has those without one last in both directions', () => {
    expect(names(matrix, { sort: { key: 'index', direction: 'desc' } })).toEqual([
      'СОШ № 3',
      'СОШ № 1',
      'СОШ № 10',
      'СОШ № 2',
    ])
    expect(names(matrix, { sort: { key: 'index', direction: 'asc' } }).at(-1)).toBe('СОШ № 2')
  })
  test('by a column has the unknown and then the inapplicable last', () => {
    const sort = { key: 'c:a', direction: 'asc' as const }
    expect(names(matrix, { sort })).toEqual(['СОШ № 10', 'СОШ № 3', 'СОШ № 2', 'СОШ № 1'])
    expect(names(matrix, { sort: { ...sort, direction: 'desc' } })).toEqual([
      'СОШ № 3',
      'СОШ № 10',
      'СОШ № 2',
      'СОШ № 1',
    ])
  })
  test('by a column may be narrowed to those who break it, wholly or in part', () => {
    const sort = { key: 'c:a', direction: 'asc' as const }
    expect(names(matrix, { sort, outcome: 'broken' })).toEqual(['СОШ № 10', 'СОШ № 3'])
    expect(names(matrix, { sort, outcome: 'undetermined' })).toEqual(['СОШ № 2'])
    expect(names(matrix, { outcome: 'broken' })).toHaveLength(4)
  })
  test('stays within groups', () => {
    expect(names(matrix, { group: 'municipality' })).toEqual([
      '[Бор]',
      'СОШ № 2',
      'СОШ № 3',
      '[Яр]',
      'СОШ № 10',
      `[${NO_MUNICIPALITY}]`,
      'СОШ № 1',
    ])
    expect(names(matrix, { group: 'kind' }).filter((each) => each.startsWith('['))).toEqual([
      '[Общеобразовательные учреждения]',
      '[Учреждения дополнительного образования]',
    ])
  })
  test('is narrowed by type, level and words', () => {
    expect(names(matrix, { kind: 'additional' })).toEqual(['СОШ № 3'])
    expect(names(matrix, { level: 'none' })).toEqual(['СОШ № 2'])
    expect(names(matrix, { q: 'сош бор' })).toEqual(['СОШ № 2', 'СОШ № 3'])
  })
})

describe('what a column comes to', () => {
  test('is the share met of all it applies to, and tells of the unknown', () => {
    const grid = gridFrom(requirements([1, 1, 0, 0.5, -1, -2, -3].map((value, at) => row(`Школа ${at}`, [value, -2]))))
    const [a, b] = summaryOf('requirement', grid.columns, grid.rows)
    // 2 met of met 2 + unmet 1 + partial 1 + undetermined 1
    expect(a).toEqual({
      value: 0.4,
      sign: '40',
      words: '40: выполнили 2 из 5, к кому применимо (40,0\u00a0%), не определено у 1',
    })
    expect(b?.value).toBeNull()
  })
  test('is the mean of themes over those that have it', () => {
    const matrix: MatrixResult = {
      audit: 'Осень',
      by: 'theme',
      parts: [
        {
          catalogue: null,
          title: 'Все',
          columns: [column('chats')],
          rows: [[0.5, 0.7, 0.8] as [number, number, number], [1, 1, 1] as [number, number, number], null].map(
            (cell, at) => ({ ...row(`Школа ${at}`, []), cells: [cell] }),
          ),
        },
      ],
      absent: [],
    }
    const grid = gridFrom(matrix)
    // (0,5 + 1) ÷ 2 and (0,7 + 1) ÷ 2
    expect(summaryOf('theme', grid.columns, grid.rows)[0]?.words).toBe(
      '75–85: в среднем индекс 75,0\u00a0%, возможный 85,0\u00a0%: по 2 из 3',
    )
  })
})

describe('keys in the grid', () => {
  const extent = { lines: 10, columns: 5, page: 4 }
  const key = (name: string, from: [number, number], ctrlKey = false): [number, number] | null => {
    const to = placeAfter({ key: name, ctrlKey }, { line: from[0], column: from[1] }, extent)
    return to === null ? null : [to.line, to.column]
  }
  test('move by one, to ends and by pages, and stay inside', () => {
    expect(key('ArrowDown', [9, 0])).toEqual([9, 0])
    expect(key('ArrowRight', [3, 3])).toEqual([3, 4])
    expect(key('ArrowLeft', [3, 0])).toEqual([3, 0])
    expect(key('ArrowUp', [1, 2])).toEqual([0, 2])
    expect(key('Home', [3, 3])).toEqual([3, 0])
    expect(key('End', [3, 1])).toEqual([3, 4])
    expect(key('Home', [3, 3], true)).toEqual([0, 0])
    expect(key('End', [3, 1], true)).toEqual([9, 4])
    expect(key('PageDown', [3, 1])).toEqual([7, 1])
    expect(key('PageUp', [3, 1])).toEqual([0, 1])
  })
  test('leave others to the page', () => {
    expect(key('Tab', [3, 1])).toBeNull()
    expect(key('a', [3, 1])).toBeNull()
  })
})

describe('what is drawn', () => {
  // A box of 100 px with a header of 40 over lines of 20: three are seen, two more are drawn on either side.
  const lines = { count: 50, size: 20, margin: 40 }
  const at = (offset: number) => ({ offset, extent: 100 })
  test('is what is seen and little more', () => {
    expect(inView(lines, at(0), -1, undefined)).toEqual([0, 1, 2, 3, 4])
    expect(inView(lines, at(200), -1, undefined)).toEqual([8, 9, 10, 11, 12, 13, 14])
    // Half a line above, half below: four are seen.
    expect(inView(lines, at(210), -1, undefined)).toEqual([8, 9, 10, 11, 12, 13, 14, 15])
  })
  test('holds the cell with the focus wherever one scrolls', () => {
    expect(inView(lines, at(200), 1, undefined)).toEqual([1, 8, 9, 10, 11, 12, 13, 14])
    expect(inView(lines, at(200), 49, undefined)).toEqual([8, 9, 10, 11, 12, 13, 14, 49])
    expect(inView(lines, at(200), 9, undefined)).toEqual([8, 9, 10, 11, 12, 13, 14])
  })
  test('forgets what is gone, and is the same list while nothing changes', () => {
    const few = { ...lines, count: 4 }
    expect(inView(few, at(0), 9, undefined)).toEqual([0, 1, 2, 3])
    const known = inView(lines, at(200), 1, undefined)
    expect(inView(lines, at(199), 1, known)).not.toBe(known)
    expect(inView(lines, at(200), 1, known)).toBe(known)
  })
  test('is scrolled to no further than needed', () => {
    // Under the header 60 px are left for lines.
    expect(offsetFor(lines, at(200), 9)).toBe(180)
    expect(offsetFor(lines, at(200), 10)).toBe(200)
    expect(offsetFor(lines, at(200), 13)).toBe(220)
    expect(offsetFor(lines, at(200), 30, 'center')).toBe(580)
    expect(offsetFor(lines, at(200), 0, 'center')).toBe(0)
  })
})

test('a theme tells which clauses stand behind it, the worst first', () => {
  const columns = [
    column('a'),
    column('b', { theme: 'other' }),
    column('c'),
    column('d', { recommended: true }),
    column('e', { label: '2.a' }),
  ]
  const matrix = requirements([row('Школа', [1, 0, 0, 0, 1])], columns)
  if (matrix.by !== 'requirement') throw new Error('by requirement')
  expect(partsOfCell(matrix, 'Школа'.length, 'theme', 'chats')).toEqual([
    { outcome: 'unmet', count: 1, labels: ['2.c'] },
    { outcome: 'met', count: 2, labels: ['2.a'] },
  ])
  expect(partsOfCell(matrix, 99, 'theme', 'chats')).toEqual([])
})
