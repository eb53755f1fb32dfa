import type { Ordered } from '../../../src/engine/catalogue/criterion-types'
import type { Example } from '../build'

const criterion: Ordered = {
  kind: 'ordered',
  table: 'moderation',
  where: [{ column: 'measure', notIn: ['Не принята'] }],
  first: 'date',
  then: 'measureDate',
  maxDays: 3,
  what: 'мера принята не позднее трёх дней после нарушения',
}
const incident = (date: string | null, measureDate: string | null, measure: string | null = 'Удаление') => [
  date,
  measure,
  measureDate,
]
const good = incident('2025-10-01', '2025-10-04')

export const examples: Example[] = [
  {
    id: 'ordered-met',
    criterion,
    sheets: { moderation: [good, incident('2025-10-01', '2025-10-01'), incident('2025-10-01', null, 'Не принята')] },
    outcome: 'met',
    value: 1,
  },
  {
    id: 'ordered-met-without-a-limit-of-days',
    criterion: { ...criterion, maxDays: undefined },
    sheets: { moderation: [incident('2025-10-01', '2026-10-01')] },
    outcome: 'met',
    value: 1,
  },
  {
    id: 'ordered-partial-too-late',
    criterion,
    sheets: { moderation: [good, incident('2025-10-01', '2025-10-05')] },
    outcome: 'partial',
    value: 0.5,
    // 1 October → 5 October
    reason: /строка 6 — 05\.10\.2025 — через 4 дня, а можно не более 3/,
    cells: ['Нарушения и инциденты!A6', 'Нарушения и инциденты!C6'],
  },
  {
    id: 'ordered-unmet-wrong-order',
    criterion,
    sheets: { moderation: [incident('2025-10-05', '2025-10-04')] },
    outcome: 'unmet',
    value: 0,
    reason: /строка 5 — 05\.10\.2025 позже 04\.10\.2025/,
  },
  {
    id: 'ordered-undetermined-empty-date',
    criterion,
    sheets: { moderation: [good, incident('2025-10-01', null)] },
    outcome: 'undetermined',
    value: null,
    cells: ['Нарушения и инциденты!C6'],
  },
  {
    id: 'ordered-undetermined-not-comparable',
    criterion,
    sheets: { moderation: [incident('2025-10-01', 'скоро')] },
    outcome: 'undetermined',
    value: null,
  },
  {
    id: 'ordered-undetermined-blank',
    criterion,
    sheets: { moderation: 'blank' },
    outcome: 'undetermined',
    value: null,
  },
  { id: 'ordered-undetermined-missing', criterion, outcome: 'undetermined', value: null },
  {
    id: 'ordered-not-applicable-no-matching-row',
    criterion,
    sheets: { moderation: [incident('2025-10-01', null, 'Не принята')] },
    outcome: 'not-applicable',
    value: null,
  },
  {
    id: 'ordered-not-applicable-declared-none',
    criterion,
    sheets: { moderation: 'none' },
    outcome: 'not-applicable',
    value: null,
  },
]
