import type { NoRow } from '../../../src/engine/catalogue/criterion-types'
import type { Example } from '../build'

const criterion: NoRow = {
  kind: 'no-row',
  table: 'moderation',
  where: [{ column: 'measure', in: ['Не принята'] }],
  what: 'нарушение без принятой меры',
}
const incident = (measure: string | null) => ['2025-10-01', measure, '2025-10-02']

export const examples: Example[] = [
  {
    id: 'no-row-met',
    criterion,
    sheets: { moderation: [incident('Удаление'), incident('Напоминание')] },
    outcome: 'met',
    value: 1,
    reason: /^Не выявлено: «.+» — проверено строк листа «.+»: 2$/,
    cells: ['Нарушения и инциденты!'],
  },
  {
    id: 'no-row-met-declared-none',
    criterion,
    sheets: { moderation: 'none' },
    outcome: 'met',
    value: 1,
    cells: ['Нарушения и инциденты!B2'],
  },
  {
    id: 'no-row-partial-1-of-4',
    criterion,
    sheets: { moderation: [incident('Удаление'), incident('Не принята'), incident('Удаление'), incident('Удаление')] },
    outcome: 'partial',
    // 3 of 4 rows are clean
    value: 0.75,
    reason: /^Выявлено: «.+» — в 1 строке из 4 на листе «.+», строка 6; без нарушений 75,0 %/,
    cells: ['Нарушения и инциденты!B6'],
  },
  {
    id: 'no-row-unmet-all',
    criterion,
    sheets: { moderation: [incident('Не принята'), incident('Не принята')] },
    outcome: 'unmet',
    value: 0,
    reason: /в 2 строках из 2 на листе «.+», строки 5, 6/,
  },
  {
    // A flat prohibition: three rows in order do not make up for one that breaks it.
    id: 'no-row-unmet-strict-1-of-4',
    criterion: { ...criterion, strict: true },
    sheets: { moderation: [incident('Удаление'), incident('Не принята'), incident('Удаление'), incident('Удаление')] },
    outcome: 'unmet',
    value: 0,
    reason: /^Выявлено: «.+» — в 1 строке из 4 на листе «.+», строка 6; запрет безусловный: хватает одного случая$/,
    cells: ['Нарушения и инциденты!B6'],
  },
  {
    id: 'no-row-unmet-strict-beside-an-empty-cell',
    criterion: { ...criterion, strict: true },
    sheets: { moderation: [incident('Не принята'), incident(null)] },
    outcome: 'unmet',
    value: 0,
    cells: ['Нарушения и инциденты!B5'],
  },
  {
    id: 'no-row-met-strict',
    criterion: { ...criterion, strict: true },
    sheets: { moderation: [incident('Удаление')] },
    outcome: 'met',
    value: 1,
  },
  {
    id: 'no-row-undetermined-strict-empty-cell',
    criterion: { ...criterion, strict: true },
    sheets: { moderation: [incident('Удаление'), incident(null)] },
    outcome: 'undetermined',
    value: null,
    cells: ['Нарушения и инциденты!B6'],
  },
  {
    id: 'no-row-undetermined-empty-cell',
    criterion,
    sheets: { moderation: [incident('Удаление'), incident(null)] },
    outcome: 'undetermined',
    value: null,
    cells: ['Нарушения и инциденты!B6'],
  },
  { id: 'no-row-undetermined-blank', criterion, sheets: { moderation: 'blank' }, outcome: 'undetermined', value: null },
  { id: 'no-row-undetermined-missing', criterion, outcome: 'undetermined', value: null },
]
