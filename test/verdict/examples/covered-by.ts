import type { CoveredBy } from '../../../src/engine/catalogue/criterion-types'
import type { Example } from '../build'

const criterion: CoveredBy = {
  kind: 'covered-by',
  table: 'lessons',
  by: 'attendance',
  on: ['date', 'group'],
  equal: { sum: ['present', 'absent'], to: 'listed' },
  atMost: [{ column: 'ill', of: 'absent' }],
  what: 'посещаемость отмечена',
}
const lesson = (group: string | null, date = '2026-02-03') => [date, group, 'Компьютер', 20]
/** 25 on the list; 23 + 2 = 25, of the two absent one is ill. */
const seen = (group: string | null, present: number | null = 23, absent = 2, ill: number | null = 1) => [
  '2026-02-03',
  group,
  25,
  present,
  absent,
  ill,
]
const two = [lesson('7А'), lesson('7А'), lesson('7Б')]

export const examples: Example[] = [
  {
    id: 'covered-by-met-pairs-are-counted-once',
    criterion,
    sheets: { lessons: two, attendance: [seen('7Б'), seen('7А')] },
    outcome: 'met',
    value: 1,
    reason: 'Посещаемость отмечена: 2 из 2 записей (100,0 %) листа «Дистанционные занятия»',
  },
  {
    id: 'covered-by-met-class-spelled-otherwise',
    criterion,
    sheets: { lessons: [lesson('7 А')], attendance: [seen('7-а')] },
    outcome: 'met',
    value: 1,
    reason: /1 из 1 записи/,
  },
  {
    // The A of the lesson is Latin, that of the attendance Russian: a person sees one class.
    id: 'covered-by-met-latin-letter-that-looks-alike',
    criterion,
    sheets: { lessons: [lesson('7A')], attendance: [seen('7А')] },
    outcome: 'met',
    value: 1,
  },
  {
    id: 'covered-by-met-one-of-two-rows-is-right',
    criterion,
    sheets: { lessons: [lesson('7А')], attendance: [seen('7А', 20), seen('7А')] },
    outcome: 'met',
    value: 1,
  },
  {
    id: 'covered-by-partial-no-row',
    criterion,
    sheets: { lessons: two, attendance: [seen('7А')] },
    terms: { sampled: true },
    outcome: 'partial',
    value: 0.5,
    reason:
      'Посещаемость отмечена: 1 из 2 записей (50,0 %) листа «Дистанционные занятия» (по выборке контрольных дней); 03.02.2026, 7Б — нет строки на листе «Посещаемость»',
    cells: ['Дистанционные занятия!A7', 'Дистанционные занятия!B7'],
  },
  {
    id: 'covered-by-unmet-sums-differ',
    criterion,
    sheets: { lessons: [lesson('7А')], attendance: [seen('7А', 22)] },
    outcome: 'unmet',
    value: 0,
    reason: /числа не сходятся/,
    cells: ['Посещаемость!D5', 'Посещаемость!E5', 'Посещаемость!C5', 'Посещаемость!F5'],
  },
  {
    id: 'covered-by-unmet-more-ill-than-absent',
    criterion,
    sheets: { lessons: [lesson('7А')], attendance: [seen('7А', 23, 2, 3)] },
    outcome: 'unmet',
    value: 0,
  },
  {
    id: 'covered-by-unmet-attendance-declared-none',
    criterion,
    sheets: { lessons: two, attendance: 'none' },
    outcome: 'unmet',
    value: 0,
  },
  {
    id: 'covered-by-undetermined-empty-figure',
    criterion,
    sheets: { lessons: [lesson('7А')], attendance: [seen('7А', null)] },
    outcome: 'undetermined',
    value: null,
    cells: ['Посещаемость!D5'],
  },
  {
    id: 'covered-by-undetermined-row-without-class',
    criterion,
    sheets: { lessons: [lesson('7А')], attendance: [seen(null)] },
    outcome: 'undetermined',
    value: null,
    cells: ['Посещаемость!B5'],
  },
  {
    id: 'covered-by-undetermined-lesson-without-class',
    criterion,
    sheets: { lessons: [lesson(null)], attendance: [seen('7А')] },
    outcome: 'undetermined',
    value: null,
    cells: ['Дистанционные занятия!B5'],
  },
  {
    id: 'covered-by-undetermined-attendance-blank',
    criterion,
    sheets: { lessons: two, attendance: 'blank' },
    outcome: 'undetermined',
    value: null,
    cells: ['Посещаемость!'],
  },
  {
    id: 'covered-by-undetermined-lessons-missing',
    criterion,
    sheets: { attendance: [seen('7А')] },
    outcome: 'undetermined',
    value: null,
  },
  {
    id: 'covered-by-not-applicable-declared-none',
    criterion,
    sheets: { lessons: 'none', attendance: 'blank' },
    outcome: 'not-applicable',
    value: null,
  },
]
