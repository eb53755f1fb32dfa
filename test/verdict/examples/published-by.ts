import type { PublishedBy } from '../../../src/engine/catalogue/criterion-types'
import type { Example } from '../build'

const ORDER = 'Приказ об использовании платформы'
/** 2.1: not after 1 May of the current school year, here 1 May 2026. */
const criterion: PublishedBy = { kind: 'published-by', acts: [ORDER], by: { month: 5, day: 1 } }
const published = (...days: (string | null)[]) => ({ acts: days.map((day) => [ORDER, '5', '2025-08-30', day]) })

export const examples: Example[] = [
  {
    id: 'published-by-met-in-time',
    criterion,
    sheets: published('2026-05-01'),
    outcome: 'met',
    value: 1,
    reason: '«Приказ об использовании платформы»: размещение на сайте — 01.05.2026, срок — 01.05.2026',
    cells: ['Документы!D5'],
  },
  { id: 'published-by-met-in-an-earlier-year', criterion, sheets: published('2024-06-15'), outcome: 'met', value: 1 },
  {
    id: 'published-by-met-first-of-two',
    criterion,
    sheets: published('2026-05-20', '2026-04-01'),
    outcome: 'met',
    value: 1,
    cells: ['Документы!D6'],
  },
  {
    id: 'published-by-met-without-a-day',
    criterion: { kind: 'published-by', acts: [ORDER] },
    sheets: published('2026-05-31'),
    outcome: 'met',
    value: 1,
  },
  {
    id: 'published-by-partial-late',
    criterion,
    sheets: published('2026-05-12'),
    outcome: 'partial',
    value: 0.5,
    // 1 May → 12 May
    reason:
      '«Приказ об использовании платформы»: размещение на сайте — 12.05.2026, на 11 дней позже срока (01.05.2026)',
  },
  {
    id: 'published-by-unmet-no-date',
    criterion,
    sheets: published(null),
    outcome: 'unmet',
    value: 0,
    reason: /дата размещения не указана или не читается \(«Документы», D5\)/,
    cells: ['Документы!D5'],
  },
  {
    id: 'published-by-unmet-future',
    criterion,
    sheets: published('2026-06-01'),
    outcome: 'unmet',
    value: 0,
    reason: /01\.06\.2026 \(«Документы», D5\) позже конца периода 31\.05\.2026/,
  },
  {
    id: 'published-by-unmet-no-such-document',
    criterion,
    sheets: { acts: [['Иное', null, null, '2025-09-01']] },
    outcome: 'unmet',
    value: 0,
    cells: ['Документы!'],
  },
  {
    id: 'published-by-unmet-without-a-day',
    criterion: { kind: 'published-by', acts: [ORDER] },
    sheets: published(null),
    terms: { asOf: '2025-12-31' },
    outcome: 'unmet',
    value: 0,
  },
  {
    id: 'published-by-unmet-on-the-day-itself',
    criterion,
    sheets: published(null),
    terms: { asOf: '2026-05-01' },
    outcome: 'unmet',
    value: 0,
  },
  {
    id: 'published-by-not-applicable-before-the-deadline',
    criterion,
    sheets: published(null),
    terms: { asOf: '2026-04-30', periodTo: '2026-04-30' },
    outcome: 'not-applicable',
    value: null,
    reason: /Срок не наступил: разместить нужно до 01\.05\.2026/,
  },
  {
    id: 'published-by-undetermined-kind-not-given',
    criterion,
    sheets: { acts: [[null, '5', '2025-08-30', '2025-09-01']] },
    outcome: 'undetermined',
    value: null,
    cells: ['Документы!A5'],
  },
  { id: 'published-by-undetermined-blank', criterion, sheets: { acts: 'blank' }, outcome: 'undetermined', value: null },
  { id: 'published-by-undetermined-missing', criterion, outcome: 'undetermined', value: null },
]
