import { describe, expect, test } from 'vitest'
import type { Observation } from '../../src/api/observations-results'
import { historyOf } from '../../src/ui/pages/institutions/tabs/history'
import {
  againBody,
  bodyOf,
  fieldsOf,
  partsOf,
  rowsOf,
  whatIsSeen,
  type Offers,
} from '../../src/ui/pages/institutions/tabs/observation-choice'

const field = (column: string, title: string, type: 'text' | 'integer' | 'date') => ({
  column,
  title,
  type,
  choices: null,
  unit: null,
  hint: null,
})

const offers: Offers = {
  passport: [field('site', 'Официальный сайт', 'text')],
  answers: [
    { requirement: 'r1', label: '2.2', statement: 'Условия созданы', role: null, choices: ['Да', 'Частично', 'Нет'] },
  ],
  tables: [
    {
      table: 'acts',
      title: 'Документы',
      columns: [field('published', 'Дата размещения на сайте', 'date')],
      rows: [
        { keys: { kind: 'Памятка' }, title: 'Памятка' },
        { keys: { kind: 'Иное' }, title: 'Иное' },
      ],
    },
  ],
}
const written = { value: '2026-03-09', on: '2026-03-10', seen: 'site', note: 'Раздел «Документы»' } as const

describe('what may be observed', () => {
  test('parts, their rows and fields', () => {
    expect(partsOf(offers).map(({ title }) => title)).toEqual(['Учреждение', 'Требования (ответ)', 'Документы'])
    expect(rowsOf(offers, 'passport')).toEqual([])
    expect(rowsOf(offers, 'answers')).toEqual([{ id: 'r1', title: '2.2 — Условия созданы' }])
    expect(rowsOf(offers, 'acts').map(({ id }) => id)).toEqual(['0', '1'])
    expect(fieldsOf(offers, { part: 'answers', row: '' })).toEqual([])
    expect(fieldsOf(offers, { part: 'answers', row: 'r1' })[0]?.choices).toEqual(['Да', 'Частично', 'Нет'])
  })

  test('a part with nothing to see is left out', () => {
    expect(partsOf({ passport: [], answers: [], tables: [] })).toEqual([])
  })

  test.each([
    [
      { part: 'passport', row: '', column: 'site' },
      { table: 'passport', keys: {}, value: '2026-03-09' },
    ],
    [
      { part: 'answers', row: 'r1', column: 'answer' },
      { table: 'answers', keys: { requirement: 'r1' } },
    ],
    // A day goes as it is written in forms.
    [
      { part: 'acts', row: '1', column: 'published' },
      { table: 'acts', keys: { kind: 'Иное' }, value: '09.03.2026' },
    ],
  ])('%j is sent with the names of its row', (choice, expected) => {
    const body = bodyOf(offers, choice, written)
    expect(body).toMatchObject({ ...expected, column: choice.column, on: '2026-03-10', seen: 'site' })
  })
})

const seen: Observation = {
  id: 4,
  batch: 9,
  file: 'Наблюдение куратора № 4',
  table: 'acts',
  tableTitle: 'Документы',
  keys: { kind: 'Памятка' },
  rowTitle: 'Памятка',
  column: 'published',
  title: 'Дата размещения на сайте',
  value: '2026-03-09',
  shown: '09.03.2026',
  on: '2026-03-10',
  seen: 'visit',
  seenTitle: 'посещение',
  note: '',
  addedAt: '2026-03-10T09:00:00Z',
  inForce: true,
  why: null,
  said: null,
}

test('an observation taken back can be made again as it was', () => {
  expect(againBody(seen)).toEqual({
    table: 'acts',
    keys: { kind: 'Памятка' },
    column: 'published',
    value: '09.03.2026',
    on: '2026-03-10',
    seen: 'visit',
    note: '',
  })
  expect(whatIsSeen(seen)).toBe('Документы: Памятка, Дата размещения на сайте')
  expect(whatIsSeen({ ...seen, rowTitle: '' })).toBe('Документы: Дата размещения на сайте')
})

test('history is the institution’s own entries and its forms, the newest first', () => {
  const entry = (id: number, at: string, institution: string | null) => ({
    ...{ id, at, institution, action: 'decision', title: 'Решение', sentence: `запись ${id}`, batch: null, who: null },
  })
  const file = {
    ...{ submission: 7, batch: 1, at: '2026-03-05T10:00:00Z', path: 'форма.xlsx', bytes: 1, sha256: '' },
    ...{ status: 'accepted' as const, catalogue: null, inForce: true, original: true },
    rows: { read: 3, accepted: 2, quarantined: 1, skipped: 0 },
    remarks: { error: 0, warning: 0, info: 0 },
  }
  const entries = [
    entry(1, '2026-03-04T10:00:00Z', 'СОШ № 5'),
    entry(2, '2026-03-06T10:00:00Z', 'СОШ № 51'),
    entry(3, '2026-03-07T10:00:00Z', 'СОШ № 5'),
    entry(4, '2026-03-08T10:00:00Z', null),
  ]
  expect(historyOf(entries, [file], 'СОШ № 5').map(({ text }) => text)).toEqual(['запись 3', 'форма.xlsx', 'запись 1'])
})
