import { expect, test } from 'vitest'
import { byDay, timeOf, type Entry } from '../../src/ui/pages/journal/journal-days'

const entry = (id: number, at: string): Entry => ({
  id,
  at,
  action: 'import',
  who: null,
  title: 'Приём файлов',
  sentence: '',
  institution: null,
  batch: null,
})

/** A moment of this computer's clock as the ISO text the journal keeps. */
const local = (day: number, hour: number, minute: number): string => new Date(2026, 1, day, hour, minute).toISOString()

test('entries stand under the days of this computer, in the order given', () => {
  const given = [entry(3, local(4, 0, 5)), entry(2, local(3, 23, 55)), entry(1, local(3, 9, 7))]
  expect(byDay(given).map(({ day, entries }) => [day, entries.map(({ id }) => id)])).toEqual([
    ['2026-02-04', [3]],
    ['2026-02-03', [2, 1]],
  ])
  expect(given.map(({ at }) => timeOf(at))).toEqual(['00:05', '23:55', '09:07'])
})
