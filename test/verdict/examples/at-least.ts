import type { AtLeast } from '../../../src/engine/catalogue/criterion-types'
import type { Example } from '../build'

const criterion: AtLeast = {
  kind: 'at-least',
  table: 'events',
  where: [{ column: 'kind', in: ['Обучение', 'Методическое'] }],
  count: 2,
  counted: 'обучающих мероприятий',
}
const summed: AtLeast = { ...criterion, column: 'participants', count: 40, counted: 'участников' }
const event = (kind: string | null, participants: number | null = 10) => ['2025-10-01', kind, 'Сферум', participants]

export const examples: Example[] = [
  {
    id: 'at-least-met-2-of-2',
    criterion,
    sheets: { events: [event('Обучение'), event('методическое'), event('Совещание')] },
    outcome: 'met',
    value: 1,
    reason: 'Указано обучающих мероприятий: 2, требуется не менее 2',
    cells: ['Мероприятия!B5', 'Мероприятия!B6'],
  },
  {
    id: 'at-least-met-empty-cell-no-longer-matters',
    criterion,
    sheets: { events: [event('Обучение'), event('Обучение'), event(null)] },
    outcome: 'met',
    value: 1,
  },
  {
    id: 'at-least-met-by-sum',
    criterion: summed,
    sheets: { events: [event('Обучение', 25), event('Обучение', 15)] },
    outcome: 'met',
    value: 1,
    cells: ['Мероприятия!D5', 'Мероприятия!D6'],
  },
  {
    id: 'at-least-partial-1-of-2',
    criterion,
    sheets: { events: [event('Обучение'), event('Совещание')] },
    outcome: 'partial',
    value: 0.5,
    reason: 'Указано обучающих мероприятий: 1, требуется не менее 2',
  },
  {
    id: 'at-least-partial-by-sum',
    criterion: summed,
    sheets: { events: [event('Обучение', 10)] },
    outcome: 'partial',
    value: 0.25,
  },
  {
    id: 'at-least-unmet-none-matches',
    criterion,
    sheets: { events: [event('Совещание')] },
    outcome: 'unmet',
    value: 0,
    cells: ['Мероприятия!'],
  },
  {
    id: 'at-least-unmet-declared-none',
    criterion,
    sheets: { events: 'none' },
    outcome: 'unmet',
    value: 0,
    reason: 'На листе «Мероприятия» указано «не было». Указано обучающих мероприятий: 0, требуется не менее 2',
    cells: ['Мероприятия!B2'],
  },
  {
    id: 'at-least-undetermined-empty-kind',
    criterion,
    sheets: { events: [event('Обучение'), event(null)] },
    outcome: 'undetermined',
    value: null,
    cells: ['Мероприятия!B6'],
  },
  {
    id: 'at-least-undetermined-empty-number',
    criterion: summed,
    sheets: { events: [event('Обучение', 30), event('Обучение', null)] },
    outcome: 'undetermined',
    value: null,
    cells: ['Мероприятия!D6'],
  },
  {
    id: 'at-least-undetermined-blank',
    criterion,
    sheets: { events: 'blank' },
    outcome: 'undetermined',
    value: null,
    reason: 'Лист «Мероприятия» не заполнен: внесите данные или отметьте «не было» в ячейке «В периоде»',
  },
  { id: 'at-least-undetermined-missing', criterion, outcome: 'undetermined', value: null },
]
