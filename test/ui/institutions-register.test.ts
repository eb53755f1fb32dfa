import { describe, expect, test } from 'vitest'
import type { InstitutionRow } from '../../src/api/institutions-results'
import { columnTitles, registerColumns } from '../../src/ui/pages/institutions/register/register-columns'
import {
  filtered,
  openPoints,
  statusCounts,
  type RegisterFilter,
} from '../../src/ui/pages/institutions/register/register-filter'
import { sorted } from '../../src/ui/shared/table-columns'
import { institutionRow } from './institution-row'

const row = (name: string, more: Partial<InstitutionRow> = {}): InstitutionRow =>
  institutionRow({ id: name.length, name, catalogue: 'perm-school', counts: null, ...more })

const ALL: RegisterFilter = { text: '', kind: null, catalogue: null, status: null, level: null, concern: null }
const names = (rows: InstitutionRow[]): string[] => rows.map(({ name }) => name)

const five = row('СОШ № 5', { inn: '0099000050', municipality: 'Учебный округ', level: 'high' })
const garden = row('Детский сад № 11', { kind: 'preschool', status: 'not-submitted', overdue: true, daysOverdue: 3 })
const late = row('СОШ № 51', { status: 'accepted', late: true, level: 'low', questions: 1 })
const rows = [five, garden, late]

describe('the register narrows', () => {
  test.each<[string, Partial<RegisterFilter>, string[]]>([
    ['by nothing', {}, ['СОШ № 5', 'Детский сад № 11', 'СОШ № 51']],
    ['by a name, the whole word first', { text: 'сош 5' }, ['СОШ № 5', 'СОШ № 51']],
    ['by a part of the ИНН', { text: '9900005' }, ['СОШ № 5']],
    ['by the municipality', { text: 'учебный' }, ['СОШ № 5']],
    ['by kind', { kind: 'preschool' }, ['Детский сад № 11']],
    ['by being overdue', { status: 'overdue' }, ['Детский сад № 11']],
    ['by status', { status: 'accepted' }, ['СОШ № 51']],
    ['by level', { level: 'low' }, ['СОШ № 51']],
    ['by having none', { level: 'none' }, ['Детский сад № 11']],
    ['by open questions', { concern: 'questions' }, ['СОШ № 51']],
    ['by everything at once', { text: 'сош', level: 'high', kind: 'school' }, ['СОШ № 5']],
    ['to nothing', { text: 'гимназия' }, []],
  ])('%s', (_, filter, expected) => {
    expect(names(filtered(rows, { ...ALL, ...filter }))).toEqual(expected)
  })
})

test('statuses are counted, who is overdue counts among those who sent nothing too', () => {
  expect(statusCounts(rows)).toEqual({ 'not-submitted': 1, received: 1, rework: 0, accepted: 1, overdue: 1 })
})

test('what is open are errors, warnings, rows put aside, questions and reviews, not words for information', () => {
  const open = row('СОШ', { remarks: { error: 2, warning: 3, info: 40 }, quarantined: 5, questions: 7, reviews: 11 })
  expect(openPoints(open)).toBe(2 + 3 + 5 + 7 + 11)
})

test('by term the longest overdue come first, then who sent nothing, then the rest', () => {
  const worse = row('СОШ № 9', { status: 'not-submitted', overdue: true, daysOverdue: 30 })
  const waits = row('СОШ № 8', { status: 'not-submitted' })
  const columns = registerColumns((id) => id)
  const order = sorted([five, late, waits, garden, worse], columns, { key: 'status', direction: 'asc' })
  expect(names(order)).toEqual(['СОШ № 9', 'Детский сад № 11', 'СОШ № 8', 'СОШ № 5', 'СОШ № 51'])
})

test('who has no figures comes last in the order of figures, both ways', () => {
  const known = [row('А', { index: 0.2 }), row('Б', { index: 0.9 })]
  const columns = registerColumns((id) => id)
  const by = (direction: 'asc' | 'desc') => names(sorted([garden, ...known], columns, { key: 'index', direction }))
  expect(by('desc')).toEqual(['Б', 'А', 'Детский сад № 11'])
  expect(by('asc')).toEqual(['А', 'Б', 'Детский сад № 11'])
})

test('a title is short where its brackets tell it apart from all others', () => {
  const titles = columnTitles([
    { id: 'a', title: 'Положение об использовании (школа, Омск)' },
    { id: 'b', title: 'Положение об использовании (детский сад)' },
    { id: 'c', title: 'Положение о чатах' },
    { id: 'd', title: 'Положение одно (центр)' },
    { id: 'e', title: 'Положение другое (центр)' },
    { id: 'f', title: 'Положение о занятиях (центр дополнительного образования, Томск)' },
  ])
  expect([...titles.values()]).toEqual([
    'Омск: школа',
    'Детский сад',
    'Положение о чатах',
    'Положение одно (центр)',
    'Положение другое (центр)',
    'Томск: центр',
  ])
})
