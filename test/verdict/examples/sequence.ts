import type { Sequence } from '../../../src/engine/catalogue/criterion-types'
import type { Example } from '../build'

/** Omsk's annex 1, 2.6: a moderator may block whoever broke the rules more than three times, for a month at most. */
const criterion: Sequence = {
  kind: 'sequence',
  table: 'moderation',
  by: ['participant'],
  measure: 'measure',
  in: ['Блокировка'],
  date: 'date',
  applied: 'measureDate',
  until: 'until',
  moreThan: 3,
  maxMonths: 1,
  what: 'блокировка после более чем трёх нарушений и не дольше месяца',
}
const violation = (date: string | null, participant: string | null = 'У-01') => [
  date,
  'Напоминание',
  date,
  participant,
  null,
]
const block = (
  date: string | null,
  applied: string | null,
  until: string | null,
  participant: string | null = 'У-01',
) => [date, 'Блокировка', applied, participant, until]
/** «Разблокировка» of the same participant: a row, and no violation. */
const lifting = (date: string) => [date, 'Разблокировка', date, 'У-01', null]
const counting: Sequence = {
  ...criterion,
  counting: [{ column: 'measure', notIn: ['Разблокировка'] }],
}
/** Whether a row counts is told by a column that is empty in most. */
const countingOpen: Sequence = { ...criterion, counting: [{ column: 'until', notIn: ['нет'] }] }
const three = ['2025-10-01', '2025-10-02', '2025-10-03'].map((date) => violation(date))
const SHEET = 'Нарушения и инциденты'

const held = (id: string, rows: Example['sheets']): Example => ({
  id,
  criterion,
  sheets: rows ?? {},
  outcome: 'met',
  value: 1,
  cells: [`${SHEET}!`],
})

export const examples: Example[] = [
  held('sequence-met-fourth-violation-a-month-to-the-day', {
    moderation: [...three, block('2025-10-05', '2025-10-06', '2025-11-06')],
  }),
  held('sequence-met-code-written-in-latin', {
    moderation: [...three, block('2025-10-05', '2025-10-06', '2025-11-06', 'y-01')],
  }),
  // January has 31 days, February of 2026 has 28, of 2028 29.
  held('sequence-met-month-end', { moderation: [...three, block('2026-01-30', '2026-01-31', '2026-02-28')] }),
  held('sequence-met-month-end-of-a-leap-year', {
    moderation: [...three, block('2028-01-30', '2028-01-31', '2028-02-29')],
  }),
  held('sequence-met-violations-of-the-same-day', {
    moderation: [...three.map(() => violation('2025-10-05')), block('2025-10-05', '2025-10-05', '2025-10-06')],
  }),
  held('sequence-met-a-foreign-row-without-a-code-changes-nothing', {
    moderation: [...three, violation('2025-10-04', null), block('2025-10-05', '2025-10-06', '2025-11-06')],
  }),
  {
    id: 'sequence-partial-one-of-two-too-long',
    criterion,
    sheets: {
      moderation: [
        ...three,
        block('2025-10-05', '2025-10-06', '2025-11-06'),
        block('2025-12-05', '2026-01-31', '2026-03-01'),
      ],
    },
    outcome: 'partial',
    value: 0.5,
    reason: /в 1 из 2 строк .*строка 9 — с 31\.01\.2026 по 01\.03\.2026, а можно не более 1 месяца: по 28\.02\.2026$/,
    cells: [`${SHEET}!C9`, `${SHEET}!E9`],
  },
  {
    id: 'sequence-unmet-third-violation',
    criterion,
    sheets: { moderation: [...three.slice(1), block('2025-10-05', '2025-10-06', '2025-10-07')] },
    outcome: 'unmet',
    value: 0,
    reason: /строка 7 — на 06\.10\.2025 у участника 3 нарушения \(строки 5, 6, 7\), а нужно более 3$/,
    cells: [`${SHEET}!A7`, `${SHEET}!C7`, `${SHEET}!D7`],
  },
  {
    id: 'sequence-unmet-others-violations-do-not-count',
    criterion,
    sheets: {
      moderation: [
        ...three.map(([date]) => violation(String(date), 'У-02')),
        block('2025-10-05', '2025-10-06', '2025-10-07'),
      ],
    },
    outcome: 'unmet',
    value: 0,
    reason: /1 нарушение \(строка 8\), а нужно более 3$/,
  },
  {
    id: 'sequence-unmet-later-violations-do-not-count',
    criterion,
    sheets: {
      moderation: [block('2025-10-05', '2025-10-06', '2025-10-07'), ...three.map(() => violation('2025-10-07'))],
    },
    outcome: 'unmet',
    value: 0,
  },
  {
    id: 'sequence-unmet-both-faults',
    criterion,
    sheets: { moderation: [block('2025-10-05', '2025-10-06', '2025-11-07')] },
    outcome: 'unmet',
    value: 0,
    reason: /1 нарушение \(строка 5\), а нужно более 3; с 06\.10\.2025 по 07\.11\.2025, а можно не более 1 месяца/,
  },
  {
    id: 'sequence-unmet-too-long-whoever-it-is',
    criterion,
    sheets: { moderation: [block('2025-10-05', '2025-10-06', '2026-10-06', null)] },
    outcome: 'unmet',
    value: 0,
    cells: [`${SHEET}!C5`, `${SHEET}!E5`],
  },
  {
    // Two violations, the block itself makes three; the lifting of an earlier block is not the fourth.
    id: 'sequence-unmet-lifting-a-block-is-no-violation',
    criterion: counting,
    sheets: {
      moderation: [...three.slice(1), lifting('2025-10-04'), block('2025-10-05', '2025-10-06', '2025-10-07')],
    },
    outcome: 'unmet',
    value: 0,
    reason: /строка 8 — на 06\.10\.2025 у участника 3 нарушения \(строки 5, 6, 8\), а нужно более 3$/,
    cells: [`${SHEET}!A8`, `${SHEET}!C8`, `${SHEET}!D8`],
  },
  {
    // The same rows where nothing is left out: four of them.
    id: 'sequence-met-every-row-counts-unless-said',
    criterion,
    sheets: {
      moderation: [...three.slice(1), lifting('2025-10-04'), block('2025-10-05', '2025-10-06', '2025-10-07')],
    },
    outcome: 'met',
    value: 1,
  },
  {
    id: 'sequence-met-four-violations-and-a-lifting',
    criterion: counting,
    sheets: { moderation: [...three, lifting('2025-10-04'), block('2025-10-05', '2025-10-06', '2025-10-07')] },
    outcome: 'met',
    value: 1,
  },
  {
    // Whether a row records a violation is not known; with it and the block itself there may be more than three.
    id: 'sequence-undetermined-rows-of-which-nobody-can-tell',
    criterion: countingOpen,
    sheets: { moderation: [...three, block('2025-10-05', '2025-10-06', '2025-10-07')] },
    outcome: 'undetermined',
    value: null,
    cells: [`${SHEET}!E5`, `${SHEET}!E6`, `${SHEET}!E7`],
  },
  {
    id: 'sequence-undetermined-participant-empty',
    criterion,
    sheets: { moderation: [...three, block('2025-10-05', '2025-10-06', '2025-10-07', null)] },
    outcome: 'undetermined',
    value: null,
    reason: `На листе «${SHEET}» в 1 строке нет данных или они не читаются («participant»): исправьте эти ячейки`,
    cells: [`${SHEET}!D8`],
  },
  {
    id: 'sequence-undetermined-dates-empty',
    criterion,
    sheets: { moderation: [...three, block(null, null, null)] },
    outcome: 'undetermined',
    value: null,
    cells: [`${SHEET}!A8`, `${SHEET}!C8`, `${SHEET}!E8`],
  },
  {
    // Two known violations, the block itself, and one that may be the fourth.
    id: 'sequence-undetermined-a-violation-without-a-code-may-be-the-fourth',
    criterion,
    sheets: {
      moderation: [...three.slice(1), violation('2025-10-04', null), block('2025-10-05', '2025-10-06', '2025-10-07')],
    },
    outcome: 'undetermined',
    value: null,
    cells: [`${SHEET}!D7`],
  },
  {
    id: 'sequence-undetermined-a-violation-without-a-date-may-be-the-fourth',
    criterion,
    sheets: {
      moderation: [...three.slice(1), violation(null), block('2025-10-05', '2025-10-06', '2025-10-07')],
    },
    outcome: 'undetermined',
    value: null,
    cells: [`${SHEET}!A7`],
  },
  {
    id: 'sequence-undetermined-measure-empty',
    criterion,
    sheets: { moderation: [...three, ['2025-10-05', null, '2025-10-06', 'У-01', null]] },
    outcome: 'undetermined',
    value: null,
    cells: [`${SHEET}!B8`],
  },
  {
    id: 'sequence-undetermined-blank',
    criterion,
    sheets: { moderation: 'blank' },
    outcome: 'undetermined',
    value: null,
  },
  { id: 'sequence-undetermined-missing', criterion, outcome: 'undetermined', value: null },
  {
    id: 'sequence-not-applicable-nobody-blocked',
    criterion,
    sheets: { moderation: three },
    outcome: 'not-applicable',
    value: null,
    reason: /нет строк, к которым относится «блокировка после более чем трёх нарушений/,
    cells: [`${SHEET}!`],
  },
  {
    id: 'sequence-not-applicable-declared-none',
    criterion,
    sheets: { moderation: 'none' },
    outcome: 'not-applicable',
    value: null,
    cells: [`${SHEET}!B2`],
  },
]
