import { problemsOf } from './problems'
import { expect, test } from 'vitest'
import type { ScoreRow } from '../../src/engine/store/summaries'
import type { Discrepancy } from '../../src/engine/verdict/types'
import { started, verdict } from './samples'

const discrepancy: Discrepancy = {
  requirement: 'r1',
  clause: '2.4',
  item: null,
  kind: 'overstated',
  answer: 'Да',
  outcome: 'partial',
  message: 'Ответ «Да», а по данным выполнено частично.',
  evidence: [{ file: 'а.xlsx', sheet: 'Требования', cell: 'E7', value: true }],
}

test('an assessment comes back as it was given, in its order', async () => {
  const { store, audit, one, two } = await started()
  const given = {
    verdicts: [
      verdict('z', { item: null, role: null, value: null, outcome: 'undetermined', evidence: [] }),
      verdict('a', { critical: false, computed: { outcome: 'unmet', value: 0, reason: 'Нет приказа' } }),
    ],
    discrepancies: [discrepancy, { ...discrepancy, item: 3 }],
    programVersion: '0.1.0',
  }
  store.saveAssessment(audit, one, given)
  expect(store.assessment(audit, one)).toEqual(given)
  expect(store.assessment(audit, two)).toBeNull()
})

test('saving replaces one institution whole and touches no other', async () => {
  const { store, audit, one, two } = await started()
  const both = { verdicts: [verdict('a'), verdict('b')], discrepancies: [discrepancy], programVersion: '0.1.0' }
  store.saveAssessment(audit, one, both)
  store.saveAssessment(audit, two, both)
  store.saveAssessment(audit, one, { verdicts: [verdict('b')], discrepancies: [], programVersion: '0.2.0' })
  expect(store.assessment(audit, one)).toEqual({
    verdicts: [verdict('b')],
    discrepancies: [],
    programVersion: '0.2.0',
  })
  expect(store.assessment(audit, two)).toEqual(both)
})

test('a requirement judged twice is refused and the old assessment stays', async () => {
  const { store, audit, one } = await started()
  const good = { verdicts: [verdict('a')], discrepancies: [], programVersion: '0.1.0' }
  store.saveAssessment(audit, one, good)
  const twice = { ...good, verdicts: [verdict('b'), verdict('b')] }
  expect(() => store.saveAssessment(audit, one, twice)).toThrow('UNIQUE')
  expect(store.assessment(audit, one)).toEqual(good)
})

test('an override is set, replaced and removed; it needs a reason', async () => {
  const { store, audit, one, two } = await started()
  const override = { requirement: 'a', outcome: 'met', value: 1, reason: 'Приказ показан', date: '2026-02-03' } as const
  store.setOverride(audit, one, override)
  store.setOverride(audit, two, { ...override, outcome: 'not-applicable', value: null })
  store.setOverride(audit, one, { ...override, outcome: 'partial', value: 0.5 })
  expect(store.overrides(audit)).toEqual([
    { institution: one, catalogue: 'perm-school', ...override, outcome: 'partial', value: 0.5 },
    { institution: two, catalogue: 'perm-school', ...override, outcome: 'not-applicable', value: null },
  ])
  expect(() => store.setOverride(audit, one, { ...override, reason: '  ' })).toThrow('CHECK')
  expect(store.removeOverride(audit, one, 'a')).toBe(true)
  expect(store.removeOverride(audit, one, 'a')).toBe(false)
  expect(store.overrides(audit).map(({ institution }) => institution)).toEqual([two])
})

test('score rows of an audit are replaced together', async () => {
  const { store, audit, one, two } = await started()
  const row = (id: number): ScoreRow => ({
    id,
    index: 0.5,
    upper: 0.75,
    completeness: 0.8,
    level: 'low',
    levelReason: null,
    rank: 1,
    notApplicableShare: 0,
    counts: { met: 1, partial: 0, unmet: 1, undetermined: 0, notApplicable: 0 },
    discrepancies: 0,
  })
  store.saveScores(audit, [row(one), row(two)])
  store.saveScores(audit, [row(two)])
  expect(() => store.saveScores(audit, [row(one), row(one)])).toThrow('UNIQUE')
  expect(problemsOf(store)).toEqual([])
})
