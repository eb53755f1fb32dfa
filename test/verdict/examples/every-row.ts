import type { EveryRow } from '../../../src/engine/catalogue/criterion-types'
import type { Example } from '../build'

const criterion: EveryRow = {
  kind: 'every-row',
  table: 'chats',
  where: [{ column: 'kind', notIn: ['Иной'] }],
  holds: [
    { column: 'administrator', is: 'filled' },
    { column: 'messages', atLeast: 10 },
  ],
  what: 'в чате есть администратор и не менее 10 сообщений',
}
const chat = (administrator: string | null, messages: number | null, kind: string | null = 'Родительский') => [
  'Чат',
  kind,
  administrator,
  messages,
]
const good = chat('Петрова', 12)

export const examples: Example[] = [
  {
    id: 'every-row-met',
    criterion,
    sheets: { chats: [good, chat(null, 0, 'Иной'), good] },
    outcome: 'met',
    value: 1,
    reason: 'В чате есть администратор и не менее 10 сообщений: соблюдается в 2 из 2 строк (100,0 %) листа «Чаты»',
    cells: ['Чаты!'],
  },
  {
    id: 'every-row-partial-2-of-4',
    criterion,
    sheets: { chats: [good, chat(null, 12), good, chat('Петрова', 9)] },
    outcome: 'partial',
    value: 0.5,
    reason: /в 2 из 4 строк \(50,0 %\) листа «Чаты»; не соблюдается: строки 6, 8/,
    cells: ['Чаты!C6', 'Чаты!D8'],
  },
  {
    id: 'every-row-partial-failing-row-needs-no-more-data',
    criterion,
    sheets: { chats: [good, chat(null, null)] },
    outcome: 'partial',
    value: 0.5,
  },
  {
    id: 'every-row-unmet-1-row',
    criterion,
    sheets: { chats: [chat('Петрова', 0)] },
    outcome: 'unmet',
    value: 0,
    reason: /в 0 из 1 строки \(0,0 %\) листа «Чаты»; не соблюдается: строка 5/,
  },
  {
    id: 'every-row-undetermined-empty-cell',
    criterion,
    sheets: { chats: [good, chat('Петрова', null), chat('Петрова', null)] },
    outcome: 'undetermined',
    value: null,
    reason: 'На листе «Чаты» в 2 строках нет данных или они не читаются («messages»): исправьте эти ячейки',
    cells: ['Чаты!D6', 'Чаты!D7'],
  },
  {
    id: 'every-row-undetermined-empty-kind',
    criterion,
    sheets: { chats: [good, chat('Петрова', 12, null)] },
    outcome: 'undetermined',
    value: null,
    cells: ['Чаты!B6'],
  },
  { id: 'every-row-undetermined-blank', criterion, sheets: { chats: 'blank' }, outcome: 'undetermined', value: null },
  { id: 'every-row-undetermined-missing', criterion, outcome: 'undetermined', value: null },
  {
    id: 'every-row-not-applicable-no-matching-row',
    criterion,
    sheets: { chats: [chat(null, 0, 'Иной')] },
    outcome: 'not-applicable',
    value: null,
    cells: ['Чаты!'],
  },
  {
    id: 'every-row-not-applicable-declared-none',
    criterion: { ...criterion, table: 'events', where: [], holds: [{ column: 'topic', mentions: ['сферум'] }] },
    sheets: { events: 'none' },
    outcome: 'not-applicable',
    value: null,
    cells: ['Мероприятия!B2'],
  },
]
