import { expect, test } from 'vitest'
import {
  bySection,
  criterionLines,
  filtered,
  heldBy,
  passings,
  sectionTitle,
  type Listed,
  type RequirementFilter,
  type ShownRequirement,
} from '../../src/ui/pages/catalogues/catalogue-lists'

const listed = (id: string, follows?: string): Listed => ({
  id,
  title: `Положение ${id}`,
  edition: id,
  kinds: ['school'],
  requirements: 2,
  scored: 1,
  own: follows !== undefined,
  ...(follows === undefined ? {} : { follows }),
})

const requirement = (id: string, parts: Partial<ShownRequirement> = {}): ShownRequirement => ({
  id,
  clause: '2.1',
  item: null,
  subitem: null,
  annex: null,
  label: '2.1',
  section: '2',
  unit: id,
  role: 'administrator',
  theme: 'joining',
  statement: 'Педагоги подключены.',
  obligation: 'mandatory',
  weight: 2,
  critical: false,
  criticalWhy: null,
  appliesWhen: null,
  criterion: { kind: 'ratio' },
  criterionText: 'Доля педагогов на листе «Участники».',
  remedy: null,
  ...parts,
})

const NONE: RequirementFilter = { text: '', role: null, theme: null, obligation: null, critical: false }
const WORDS = { roles: new Map([['administrator', 'Администратор платформы']]), themes: new Map([['joining', 'Вход']]) }

test('an audit may pass to every later edition of what its institutions are held to, never back', () => {
  const catalogues = [listed('a'), listed('a.2', 'a'), listed('a.3', 'a.2'), listed('b')]
  const held = heldBy([{ catalogue: 'a' }, { catalogue: 'a' }, { catalogue: 'b' }])
  expect(passings(catalogues, held).map(({ from, to, institutions }) => [from.id, to.id, institutions])).toEqual([
    ['a', 'a.2', 2],
    ['a', 'a.3', 2],
  ])
  expect(passings(catalogues, heldBy([{ catalogue: 'a.3' }]))).toEqual([])
})

test('editions that follow one another in a circle end', () => {
  expect(passings([listed('a', 'b'), listed('b', 'a')], heldBy([{ catalogue: 'a' }])).map(({ to }) => to.id)).toEqual([
    'b',
  ])
})

test('requirements are found by their words, role, sheet and clause, and stay in the order of the text', () => {
  const rules = requirement('rules', { clause: '3.1', label: '3.1', statement: 'Правила изданы.', role: null })
  const all = [requirement('joined'), rules, requirement('order', { critical: true, obligation: 'recommended' })]
  const ids = (filter: Partial<RequirementFilter>): string[] =>
    filtered(all, { ...NONE, ...filter }, WORDS).map(({ id }) => id)
  expect(ids({})).toEqual(['joined', 'rules', 'order'])
  expect(ids({ text: 'правила' })).toEqual(['rules'])
  expect(ids({ text: 'администратор' })).toEqual(['joined', 'order'])
  expect(ids({ text: 'участники' })).toEqual(['joined', 'rules', 'order'])
  expect(ids({ text: '3.1' })).toEqual(['rules'])
  expect(ids({ critical: true })).toEqual(['order'])
  expect(ids({ obligation: 'mandatory', role: 'administrator' })).toEqual(['joined'])
  expect(ids({ text: 'лицей' })).toEqual([])
})

test('sections and clauses keep the order of the text, annexes apart from clauses of the same number', () => {
  const found = bySection(
    [requirement('a'), requirement('b'), requirement('c', { annex: '1', section: 'прил. 1' })],
    [
      { id: '2', title: 'Работа' },
      { id: 'прил. 1', title: 'Этика' },
    ],
  )
  expect(found.map(sectionTitle)).toEqual(['Раздел 2. Работа', 'Приложение 1. Этика'])
  expect(found.map(({ clauses }) => clauses.map(({ title }) => title))).toEqual([
    ['Пункт 2.1'],
    ['Приложение 1, пункт 2.1'],
  ])
  expect(found[0]?.clauses[0]?.requirements.map(({ id }) => id)).toEqual(['a', 'b'])
  expect(sectionTitle({ id: '7', title: '' })).toBe('Раздел 7')
})

test('a criterion is cut into lines with their depth', () => {
  expect(criterionLines('Достаточно одного:\n— Первое.\n  — Второе — глубже.')).toEqual([
    { depth: 0, words: 'Достаточно одного:' },
    { depth: 1, words: 'Первое.' },
    { depth: 2, words: 'Второе — глубже.' },
  ])
})
