import type { AnyOf } from '../../../src/engine/catalogue/criterion-types'
import type { Example } from '../build'
import { chat, chats, clean, EVENT, four, lessons } from './parts'

const criterion: AnyOf = { kind: 'any-of', of: [four, chats] }

export const examples: Example[] = [
  {
    id: 'any-of-met-one-is-enough',
    criterion,
    sheets: { events: [EVENT], chats: [chat('Петрова')] },
    outcome: 'met',
    value: 1,
    cells: ['Чаты!'],
  },
  {
    id: 'any-of-met-despite-an-unknown-one',
    criterion: { kind: 'any-of', of: [four, clean] },
    sheets: { events: 'blank', moderation: 'none' },
    outcome: 'met',
    value: 1,
  },
  // 1 ÷ 4 against 1 ÷ 2
  {
    id: 'any-of-partial-best',
    criterion,
    sheets: { events: [EVENT], chats: [chat('Петрова'), chat(null)] },
    outcome: 'partial',
    value: 0.5,
    reason: /1 из 2 строк/,
  },
  {
    id: 'any-of-unmet',
    criterion,
    sheets: { events: 'none', chats: [chat(null)] },
    outcome: 'unmet',
    value: 0,
    reason: /^Ни один из способов не выполнен\. .+; либо [а-я].+/,
  },
  {
    id: 'any-of-unmet-beside-one-that-does-not-apply',
    criterion: { kind: 'any-of', of: [four, lessons] },
    sheets: { events: 'none', lessons: 'none' },
    outcome: 'unmet',
    value: 0,
  },
  {
    id: 'any-of-undetermined-though-another-is-unmet',
    criterion,
    sheets: { events: 'none', chats: 'blank' },
    outcome: 'undetermined',
    value: null,
    cells: ['Чаты!'],
  },
  {
    id: 'any-of-not-applicable-all',
    criterion: { kind: 'any-of', of: [lessons, lessons] },
    sheets: { lessons: 'none' },
    outcome: 'not-applicable',
    value: null,
  },
]
