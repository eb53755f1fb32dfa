import { describe, expect, test } from 'vitest'
import { areEditions, isLaterEdition, pairEditions } from '../../src/engine/catalogue/pair-editions'
import type { Criterion } from '../../src/engine/catalogue/criterion-types'
import type { Catalogue, Requirement } from '../../src/engine/catalogue/types'

const duty = (id: string, more: Partial<Requirement> = {}): Requirement => ({
  ...{ id, clause: '1.1', item: null, subitem: null, annex: null, unit: id, role: 'teacher', theme: 'training' },
  ...{ statement: 'Педагоги прошли обучение.', obligation: 'mandatory', weight: 1, critical: false },
  ...{ criticalWhy: null, appliesWhen: null, remedy: 'Обучите.' },
  criterion: { kind: 'at-least', table: 'events', count: 1, counted: 'занятий' },
  ...more,
})

const attested: Criterion = { kind: 'attested', confirmation: ['document'], why: 'Иначе не видно.' }

const catalogue = (id: string, requirements: Requirement[], follows?: string): Catalogue => ({
  ...{ id, title: id, edition: id, effectiveFrom: '2025-09-01', kinds: ['school'], terms: {}, roles: [], sections: [] },
  ...{ requirements, notes: [] },
  ...(follows === undefined ? {} : { follows }),
})

const pairsOf = (before: Requirement[], after: Requirement[]): string[] =>
  pairEditions(catalogue('a', before), catalogue('b', after)).pairs.map(
    (pair) => `${pair.before.id} ${pair.answerHolds ? '=' : '≠'} ${pair.after.id}`,
  )

describe('an answer holds in another edition', () => {
  test.each<[string, Partial<Requirement>]>([
    ['its clause and code are others', { id: 'other', clause: '7.7' }],
    ['data decide and it is only said otherwise', { statement: 'Обучение охватывает весь состав.' }],
    [
      'the reason is worded otherwise',
      { criterion: { kind: 'at-least', table: 'events', count: 1, counted: 'встреч' } },
    ],
  ])('when %s', (_, change) => {
    expect(pairsOf([duty('a')], [duty('a', change)])[0]).toContain(' = ')
  })

  test.each<[string, Partial<Requirement>]>([
    ['its role is another', { role: 'head' }],
    ['its target is another', { criterion: { kind: 'at-least', table: 'events', count: 2, counted: 'занятий' } }],
    ['it is only shown', { criterion: null, obligation: 'informative' }],
  ])('but not when %s', (_, change) => {
    expect(pairsOf([duty('a')], [duty('a', change)]).filter((each) => each.includes('='))).toEqual([])
  })

  test('but not under another theme: these are not paired at all', () => {
    expect(pairsOf([duty('a')], [duty('a', { theme: 'other' })])).toEqual([])
  })
})

describe('where the answer itself decides', () => {
  const asked = (statement: string): Requirement => duty('a', { criterion: attested, statement })

  test('the question must be the same', () => {
    const question = asked('Памятка о сообщениях передана родителям.')
    expect(pairsOf([question], [asked('Памятка о сообщениях передана всем родителям.')])).toEqual(['a = a'])
    expect(pairsOf([question], [asked('Дежурный назначен на выходные дни.')])).toEqual(['a ≠ a'])
  })

  test('and its figures too', () => {
    expect(pairsOf([asked('Встречи проходят 1 раз в год.')], [asked('Встречи проходят 4 раза в год.')])).toEqual([
      'a ≠ a',
    ])
  })
})

test('a code tells twins apart', () => {
  const [one, two] = [duty('one', { clause: '1.1' }), duty('two', { clause: '1.2' })]
  expect(pairsOf([one, two], [two, one])).toEqual(['two = two', 'one = one'])
})

test('what is left over is in one of them only', () => {
  const { onlyBefore, onlyAfter } = pairEditions(
    catalogue('a', [duty('kept'), duty('gone', { theme: 'x' })]),
    catalogue('b', [duty('kept'), duty('new', { theme: 'y' })]),
  )
  expect([onlyBefore, onlyAfter].map((each) => each.map(({ id }) => id))).toEqual([['gone'], ['new']])
})

test('editions of one regulation follow one another, in whatever steps', () => {
  const editions = [catalogue('a', []), catalogue('b', [], 'a'), catalogue('c', [], 'b'), catalogue('d', [], 'a')]
  const other = [...editions, catalogue('x', []), catalogue('loop', [], 'loop')]
  expect(isLaterEdition(other, 'c', 'a')).toBe(true)
  expect(isLaterEdition(other, 'a', 'c')).toBe(false)
  expect(isLaterEdition(other, 'd', 'b')).toBe(false)
  expect(isLaterEdition(other, 'loop', 'loop')).toBe(false)
  expect(areEditions(other, 'a', 'c')).toBe(true)
  expect(areEditions(other, 'd', 'c')).toBe(true)
  expect(areEditions(other, 'x', 'c')).toBe(false)
})
