import { describe, expect, test } from 'vitest'
import { collectedOn } from '../../src/engine/cases/settling/collection'
import type { ParticipantRow } from '../../src/engine/store/collection'

const DUE = '2026-04-10'

const participant = (part: Partial<ParticipantRow>): ParticipantRow => ({
  ...{ id: 1, name: 'СОШ № 1', inn: null, kind: 'school', subdivision: null, municipality: null, email: null },
  ...{ catalogue: 'town-school', expectedSince: null, dueDate: null, extendedTo: null, receivedOn: null },
  ...{ status: null, statusOn: null, statusOf: null, submissions: [] },
  ...part,
})

const sent = (...days: string[]) => ({ submissions: days.map((day, index) => ({ id: index + 1, day })) })

describe('where an institution stands on a day', () => {
  test.each<[string, Partial<ParticipantRow>, string, string, number, number]>([
    ['nothing yet, on the last day', {}, '2026-04-10', 'not-submitted', 0, 0],
    ['nothing, a day after', {}, '2026-04-11', 'not-submitted', 1, 0],
    ['nothing, but extended', { extendedTo: '2026-04-20' }, '2026-04-20', 'not-submitted', 0, 0],
    ['nothing, after its extension', { extendedTo: '2026-04-20' }, '2026-05-02', 'not-submitted', 12, 0],
    ['a due day of its own', { dueDate: '2026-04-01' }, '2026-04-05', 'not-submitted', 4, 0],
    ['in time', sent('2026-04-10'), '2026-04-30', 'received', 0, 0],
    ['late', sent('2026-04-13'), '2026-04-30', 'received', 0, 3],
    ['late, asked of a day before it came', sent('2026-04-13'), '2026-04-12', 'not-submitted', 2, 0],
    ['a correction is not late', sent('2026-04-09', '2026-04-30'), '2026-05-01', 'received', 0, 0],
    [
      'taken in late, but came in time',
      { ...sent('2026-04-30'), receivedOn: '2026-04-10' },
      '2026-05-01',
      'received',
      0,
      0,
    ],
    [
      'sent back',
      { ...sent('2026-04-09'), status: 'rework', statusOn: '2026-04-11', statusOf: 1 },
      '2026-04-30',
      'rework',
      0,
      0,
    ],
    [
      'sent back until a day that has passed',
      { ...sent('2026-04-09'), status: 'rework', statusOn: '2026-04-11', statusOf: 1, extendedTo: '2026-04-20' },
      '2026-04-22',
      'rework',
      2,
      0,
    ],
    [
      'before it was sent back',
      { ...sent('2026-04-09'), status: 'rework', statusOn: '2026-04-11', statusOf: 1 },
      '2026-04-10',
      'received',
      0,
      0,
    ],
    [
      'corrected after it was sent back',
      { ...sent('2026-04-09', '2026-04-15'), status: 'rework', statusOn: '2026-04-11', statusOf: 1 },
      '2026-04-15',
      'received',
      0,
      0,
    ],
    [
      'accepted',
      { ...sent('2026-04-12'), status: 'accepted', statusOn: '2026-04-14', statusOf: 1 },
      '2026-04-14',
      'accepted',
      0,
      2,
    ],
  ])('%s', (_, part, on, status, daysOverdue, daysLate) => {
    const found = collectedOn(participant(part), DUE, on)
    expect([found.status, found.daysOverdue, found.daysLate]).toEqual([status, daysOverdue, daysLate])
    expect([found.overdue, found.late]).toEqual([daysOverdue > 0, daysLate > 0])
  })

  test('without a due day nobody is overdue or late', () => {
    expect(collectedOn(participant({}), null, '2030-01-01')).toMatchObject({ deadline: null, overdue: false })
    expect(collectedOn(participant(sent('2029-01-01')), null, '2030-01-01')).toMatchObject({ late: false })
  })
})
