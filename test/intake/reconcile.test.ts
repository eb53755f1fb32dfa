import { describe, expect, test } from 'vitest'
import { reconcile, type CurrentFact } from '../../src/engine/intake/reconcile'
import type { Fact } from '../../src/engine/intake/types'

type Short = [table: string, row: string, column: string, value: string | number]

const current = (...facts: Short[]): CurrentFact[] =>
  facts.map(([table, row, column, value], index) => ({ id: index + 1, table, row, column, value }))

const incoming = (...facts: Short[]): Fact[] =>
  facts.map(([table, row, column, value]) => ({ table, row, column, value, sheet: 'Лист', cell: 'A1' }))

const outcome = (older: CurrentFact[], newer: Fact[], present: string[]) => {
  const { insert, supersede, unchanged } = reconcile(older, newer, present)
  return { insert: insert.map(({ table, row, value }) => `${table}.${row}=${value}`), supersede, unchanged }
}

describe('a corrected form', () => {
  test('passport and answers supersede by key; a blank erases nothing', () => {
    const older = current(
      ['passport', '', 'phone', '1'],
      ['passport', '', 'site', 'a'],
      ['answers', 'r1', 'answer', 'Да'],
      ['answers', 'r2', 'answer', 'Нет'],
    )
    const newer = incoming(
      ['passport', '', 'phone', '2'],
      ['answers', 'r1', 'answer', 'Да'],
      ['answers', 'r3', 'answer', 'Да'],
    )
    expect(outcome(older, newer, [])).toEqual({
      insert: ['passport.=2', 'answers.r3=Да'],
      supersede: [1],
      unchanged: 1,
    })
  })

  test('a filled table replaces the older one whole, rows that vanished too', () => {
    const older = current(['chats', '2', 'name', 'А'], ['chats', '3', 'name', 'Б'], ['groups', '2', 'name', '5А'])
    expect(outcome(older, incoming(['chats', '2', 'name', 'А']), ['chats'])).toEqual({
      insert: ['chats.2=А'],
      supersede: [1, 2],
      unchanged: 0,
    })
  })

  test('the same table again changes nothing', () => {
    const older = current(['chats', '2', 'name', 'А'], ['chats', '2', 'pupils', 5])
    const newer = incoming(['chats', '2', 'pupils', 5], ['chats', '2', 'name', 'А'])
    expect(outcome(older, newer, ['chats'])).toEqual({ insert: [], supersede: [], unchanged: 2 })
  })

  test('«не было» clears the rows; a filled table takes back «не было»', () => {
    const filled = current(['lessons', '5', 'group', '5А'], ['declared', 'lessons', 'declared', 'были'])
    expect(outcome(filled, incoming(['declared', 'lessons', 'declared', 'не было']), ['lessons'])).toEqual({
      insert: ['declared.lessons=не было'],
      supersede: [2, 1],
      unchanged: 0,
    })
    const none = current(['declared', 'lessons', 'declared', 'не было'])
    expect(outcome(none, incoming(['lessons', '5', 'group', '5А']), ['lessons'])).toEqual({
      insert: ['lessons.5=5А'],
      supersede: [1],
      unchanged: 0,
    })
  })

  test('a table that came blank leaves the older one alone', () => {
    const older = current(['lessons', '5', 'group', '5А'], ['declared', 'lessons', 'declared', 'были'])
    expect(outcome(older, [], [])).toEqual({ insert: [], supersede: [], unchanged: 0 })
  })
})
