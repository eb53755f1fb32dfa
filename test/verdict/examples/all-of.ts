import type { AllOf } from '../../../src/engine/catalogue/criterion-types'
import type { Example } from '../build'
import { chat, chats, clean, EVENT, four, lessons } from './parts'

const criterion: AllOf = { kind: 'all-of', of: [four, chats, lessons] }

export const examples: Example[] = [
  {
    id: 'all-of-met-without-the-part-that-does-not-apply',
    criterion,
    sheets: { events: [EVENT, EVENT, EVENT, EVENT], chats: [chat('Петрова')], lessons: 'none' },
    outcome: 'met',
    value: 1,
  },
  {
    id: 'all-of-partial-mean',
    criterion,
    sheets: { events: [EVENT], chats: [chat('Петрова'), chat('Петрова')], lessons: 'none' },
    outcome: 'partial',
    // (1 ÷ 4 + 1) ÷ 2; the third part does not apply
    value: 0.625,
    reason: 'Выполнено в среднем на 62,5 %. Указано мероприятий: 1, требуется не менее 4',
  },
  {
    id: 'all-of-unmet',
    criterion,
    sheets: { events: 'none', chats: [chat(null)], lessons: 'none' },
    outcome: 'unmet',
    value: 0,
  },
  {
    id: 'all-of-undetermined-one-part',
    criterion,
    sheets: { events: [EVENT], chats: 'missing', lessons: 'none' },
    outcome: 'undetermined',
    value: null,
    cells: ['Чаты!'],
  },
  {
    id: 'all-of-not-applicable-all',
    criterion: { kind: 'all-of', of: [lessons] },
    sheets: { lessons: 'none' },
    outcome: 'not-applicable',
    value: null,
  },
  {
    id: 'all-of-met-declared-none-is-data',
    criterion: { kind: 'all-of', of: [clean, lessons] },
    sheets: { moderation: 'none', lessons: 'none' },
    outcome: 'met',
    value: 1,
  },
]
