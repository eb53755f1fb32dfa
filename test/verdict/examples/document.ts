import type { DocumentCriterion } from '../../../src/engine/catalogue/criterion-types'
import type { Example } from '../build'

const ORDER = 'Приказ о назначении администратора'
const criterion: DocumentCriterion = { kind: 'document', acts: [ORDER] }
const before: DocumentCriterion = { ...criterion, before: { table: 'lessons', column: 'date' } }
const lessons = [
  ['2025-11-12', '7А', 'Компьютер', 20],
  ['2025-11-10', '7Б', 'Компьютер', 20],
]
const order = (number: string | null, date: string | null, responsible: string | null = null) => [
  ORDER,
  number,
  date,
  null,
  responsible,
]

export const examples: Example[] = [
  {
    id: 'document-met',
    criterion,
    sheets: { acts: [['Иное', null, null], order('12', '2025-09-01')] },
    outcome: 'met',
    value: 1,
    reason: 'Есть «Приказ о назначении администратора» № 12 от 01.09.2025',
    cells: ['Документы!B6', 'Документы!C6'],
  },
  {
    id: 'document-met-best-of-several-rows',
    criterion,
    sheets: { acts: [order(null, null), order('12', '2025-09-01')] },
    outcome: 'met',
    value: 1,
  },
  {
    id: 'document-met-unnumbered-where-allowed',
    criterion: { ...criterion, unnumbered: true },
    sheets: { acts: [order('б/н', '2025-09-01')] },
    outcome: 'met',
    value: 1,
  },
  {
    id: 'document-met-before-the-first-lesson',
    criterion: before,
    sheets: { acts: [order('12', '2025-11-10')], lessons },
    outcome: 'met',
    value: 1,
  },
  {
    id: 'document-met-nothing-to-precede',
    criterion: before,
    sheets: { acts: [order('12', '2025-11-20')], lessons: 'none' },
    outcome: 'met',
    value: 1,
  },
  {
    id: 'document-met-responsible-given',
    criterion: { ...criterion, where: [{ column: 'responsible', is: 'filled' }] },
    sheets: { acts: [order('12', '2025-09-01', 'Иванова А. А.')] },
    outcome: 'met',
    value: 1,
  },
  {
    id: 'document-partial-late',
    criterion: before,
    sheets: { acts: [order('12', '2025-11-14')], lessons },
    outcome: 'partial',
    value: 0.5,
    // 14 November is four days after the earliest lesson, 10 November.
    reason: '«Приказ о назначении администратора» № 12 от 14.11.2025 — на 4 дня позже, чем нужно (10.11.2025)',
    cells: ['Документы!B5', 'Документы!C5', 'Дистанционные занятия!A6'],
  },
  {
    id: 'document-partial-late-by-another-value',
    criterion: before,
    sheets: { acts: [order('12', '2025-11-11')], lessons },
    terms: { lateValue: 0.25 },
    outcome: 'partial',
    value: 0.25,
    reason: /на 1 день позже/,
  },
  {
    id: 'document-unmet-no-such-row',
    criterion,
    sheets: { acts: [['Иное', '1', '2025-09-01']] },
    outcome: 'unmet',
    value: 0,
    reason: 'На листе «Документы» нет документа «Приказ о назначении администратора»',
    cells: ['Документы!'],
  },
  {
    id: 'document-undetermined-no-number-no-date',
    criterion,
    sheets: { acts: [order(null, null, 'Иванова А. А.')] },
    outcome: 'undetermined',
    value: null,
    reason:
      '«Приказ о назначении администратора»: номер не указан («Документы», B5); дата не указана или не читается («Документы», C5)',
    cells: ['Документы!B5', 'Документы!C5'],
  },
  {
    id: 'document-unmet-unnumbered-where-not-allowed',
    criterion,
    sheets: { acts: [order('б/н', '2025-09-01')] },
    outcome: 'unmet',
    value: 0,
    reason: /«б\/н» — не номер \(«Документы», B5\)/,
  },
  {
    id: 'document-unmet-dated-after-the-period',
    criterion,
    sheets: { acts: [order('12', '2026-06-01')] },
    outcome: 'unmet',
    value: 0,
    reason: /позже конца периода 31\.05\.2026/,
  },
  {
    id: 'document-unmet-dated-before-the-period',
    criterion: { ...criterion, inPeriod: true },
    sheets: { acts: [order('12', '2025-08-31')] },
    outcome: 'unmet',
    value: 0,
    reason: /раньше начала периода 01\.09\.2025/,
  },
  {
    id: 'document-unmet-nobody-responsible',
    criterion: { ...criterion, where: [{ column: 'responsible', is: 'filled' }] },
    sheets: { acts: [order('12', '2025-09-01')] },
    outcome: 'unmet',
    value: 0,
    reason: /не заполнено «responsible» \(«Документы», E5\)/,
    cells: ['Документы!E5'],
  },
  {
    id: 'document-undetermined-two-conditions-on-one-empty-cell',
    criterion: {
      ...criterion,
      where: [
        { column: 'responsible', mentions: ['воспитатель'] },
        { column: 'responsible', lacks: ['младший воспитатель'] },
      ],
    },
    sheets: { acts: [order('12', '2025-09-01')] },
    outcome: 'undetermined',
    value: null,
    reason: '«Приказ о назначении администратора» № 12 от 01.09.2025: не заполнено «responsible» («Документы», E5)',
    cells: ['Документы!E5'],
  },
  {
    id: 'document-undetermined-blank',
    criterion,
    sheets: { acts: 'blank' },
    outcome: 'undetermined',
    value: null,
    cells: ['Документы!'],
  },
  { id: 'document-undetermined-missing', criterion, outcome: 'undetermined', value: null, cells: ['Документы!'] },
  {
    id: 'document-undetermined-kind-not-given',
    criterion,
    sheets: { acts: [[null, '12', '2025-09-01']] },
    outcome: 'undetermined',
    value: null,
    reason: /\(A5\)/,
    cells: ['Документы!A5'],
  },
  {
    id: 'document-undetermined-lessons-unknown',
    criterion: before,
    sheets: { acts: [order('12', '2025-11-01')], lessons: 'blank' },
    outcome: 'undetermined',
    value: null,
  },
  {
    id: 'document-undetermined-a-lesson-without-date',
    criterion: before,
    sheets: { acts: [order('12', '2025-11-01')], lessons: [...lessons, [null, '7В', 'Компьютер', 20]] },
    outcome: 'undetermined',
    value: null,
    cells: ['Документы!B5', 'Документы!C5', 'Дистанционные занятия!A7'],
  },
]
