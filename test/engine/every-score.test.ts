import { expect, test } from 'vitest'
import { compareAudit, everyScore, scoreNow } from '../../src/engine/cases/judging/score-audit'
import { lookedAudit } from './looking-audit'

test('scores made one by one come to the comparison that is made at once', async () => {
  const { context, current } = await lookedAudit()
  const rules = context.store.rules(current().id)
  const scores = await everyScore(context, current(), rules, new Map())
  // Three sent something; the fourth is listed and has no score.
  expect(scores.size).toBe(3)
  expect(compareAudit(context, current(), scores)).toEqual(compareAudit(context, current()))
})

test('a score that is known already is not made again', async () => {
  const { context, current } = await lookedAudit()
  const audit = current()
  const rules = context.store.rules(audit.id)
  const [first] = context.store.institutions(audit.id)
  if (first === undefined) throw new Error('nobody')
  const known = scoreNow(audit, rules, first, { verdicts: [], discrepancies: [] })
  expect((await everyScore(context, audit, rules, new Map([[first.id, known]]))).get(first.id)).toBe(known)
})
