import type { WithinHours } from '../../../src/engine/catalogue/criterion-types'
import type { Example } from '../build'

/** Tomsk's 2.9.2: chats work from 7.30 to 20.30. */
const criterion: WithinHours = {
  kind: 'within-hours',
  table: 'chats',
  where: [{ column: 'messages', atLeast: 1 }],
  first: 'earliest',
  last: 'latest',
  from: '07:30',
  to: '20:30',
  what: 'сообщения с 7.30 до 20.30',
}
const chat = (earliest: string | null, latest: string | null, messages: number | null = 12) => [
  'Чат',
  'Родительский',
  'Петрова',
  messages,
  earliest,
  latest,
]
const good = chat('08:05', '19:40')

export const examples: Example[] = [
  {
    id: 'within-hours-met-to-the-minute',
    criterion,
    sheets: { chats: [good, chat('07:30', '20:30'), chat(null, null, 0)] },
    outcome: 'met',
    value: 1,
    reason: 'Сообщения с 7.30 до 20.30: соблюдается в 2 из 2 строк (100,0 %) листа «Чаты»',
    cells: ['Чаты!'],
  },
  {
    id: 'within-hours-partial-a-minute-late',
    criterion,
    sheets: { chats: [good, chat('07:30', '20:31')] },
    outcome: 'partial',
    value: 0.5,
    reason: /в 1 из 2 строк \(50,0 %\) листа «Чаты»; не соблюдается: строка 6 — 20:31, а можно до 20:30$/,
    cells: ['Чаты!F6'],
  },
  {
    id: 'within-hours-partial-a-minute-early',
    criterion,
    sheets: { chats: [good, chat('07:29', '20:30')] },
    outcome: 'partial',
    value: 0.5,
    reason: /не соблюдается: строка 6 — 07:29, а можно с 07:30$/,
    cells: ['Чаты!E6'],
  },
  {
    id: 'within-hours-unmet-both-ends',
    criterion,
    sheets: { chats: [chat('06:00', '23:15')] },
    outcome: 'unmet',
    value: 0,
    reason: /строка 5 — 06:00, а можно с 07:30; 23:15, а можно до 20:30$/,
    cells: ['Чаты!E5', 'Чаты!F5'],
  },
  {
    id: 'within-hours-unmet-one-end-is-enough',
    criterion,
    sheets: { chats: [chat(null, '23:15')] },
    outcome: 'unmet',
    value: 0,
    cells: ['Чаты!F5'],
  },
  {
    id: 'within-hours-undetermined-empty-time',
    criterion,
    sheets: { chats: [good, chat('08:00', null)] },
    outcome: 'undetermined',
    value: null,
    reason: 'На листе «Чаты» в 1 строке нет данных или они не читаются («latest»): исправьте эти ячейки',
    cells: ['Чаты!F6'],
  },
  {
    id: 'within-hours-undetermined-not-a-time',
    criterion,
    sheets: { chats: [chat('утром', '19:00')] },
    outcome: 'undetermined',
    value: null,
    cells: ['Чаты!E5'],
  },
  {
    // Midnight passed, or the columns are swapped: 00:40 is not «до 20:30».
    id: 'within-hours-undetermined-wrong-way-round',
    criterion,
    sheets: { chats: [chat('08:00', '00:40')] },
    outcome: 'undetermined',
    value: null,
    reason: /строка 5 — 00:40 раньше, чем 08:00/,
    cells: ['Чаты!E5', 'Чаты!F5'],
  },
  {
    id: 'within-hours-undetermined-empty-condition',
    criterion,
    sheets: { chats: [chat('08:00', '19:00', null)] },
    outcome: 'undetermined',
    value: null,
    cells: ['Чаты!D5'],
  },
  {
    id: 'within-hours-undetermined-blank',
    criterion,
    sheets: { chats: 'blank' },
    outcome: 'undetermined',
    value: null,
  },
  { id: 'within-hours-undetermined-missing', criterion, outcome: 'undetermined', value: null },
  {
    id: 'within-hours-not-applicable-no-matching-row',
    criterion,
    sheets: { chats: [chat(null, null, 0)] },
    outcome: 'not-applicable',
    value: null,
    cells: ['Чаты!'],
  },
  {
    id: 'within-hours-not-applicable-declared-none',
    criterion: { ...criterion, table: 'moderation', where: undefined, first: 'date', last: 'until' },
    sheets: { moderation: 'none' },
    outcome: 'not-applicable',
    value: null,
    cells: ['Нарушения и инциденты!B2'],
  },
]
