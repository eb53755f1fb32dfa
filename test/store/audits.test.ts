import { createHash } from 'node:crypto'
import initSqlJs from 'sql.js'
import { expect, test } from 'vitest'
import { openStore } from '../../src/engine/store/open-store'
import { failureOf, newAudit, rules } from './samples'

test('an audit comes back as it was given, after a reopening too', async () => {
  const store = await openStore(null)
  const created = store.createAudit(newAudit(), rules)
  expect(created).toEqual({ ...newAudit(), id: 1, rulesSha256: created.rulesSha256 })
  const again = await openStore(store.export())
  expect(again.audits()).toEqual([created])
  expect(again.rules(1)).toEqual(rules)
})

test('the pinned copy does not follow later changes and has the SHA-256 of its text', async () => {
  const store = await openStore(null)
  const mine = structuredClone(rules)
  const { id, rulesSha256 } = store.createAudit(newAudit(), mine)
  mine.themes.push({ id: 'late', title: 'Позднее', consequence: 'plain' })
  expect(store.rules(id)).toEqual(rules)
  expect(rulesSha256).toBe(createHash('sha256').update(JSON.stringify(rules)).digest('hex'))
})

test('rules changed by hand are noticed', async () => {
  const store = await openStore(null)
  const { id } = store.createAudit(newAudit(), rules)
  const { Database } = await initSqlJs()
  const file = new Database(store.export())
  file.run("UPDATE audit_rules SET rules = replace(rules, 'СанПиН', 'Иное')")
  const again = await openStore(file.export())
  expect(failureOf(() => again.rules(id))).toBe('damaged-database')
})

test('two audits of one name are refused', async () => {
  const store = await openStore(null)
  store.createAudit(newAudit('Осень'), rules)
  expect(failureOf(() => store.createAudit(newAudit('Осень'), rules))).toBe('audit-exists')
  expect(store.createAudit(newAudit('Весна'), rules).id).toBe(2)
})

test('settings are replaced; an unknown audit is named', async () => {
  const store = await openStore(null)
  const { id, settings } = store.createAudit(newAudit(), rules)
  store.setSettings(id, { ...settings, lateValue: 0.25 })
  expect(store.audits()[0]?.settings.lateValue).toBe(0.25)
  expect(failureOf(() => store.setSettings(9, settings))).toBe('no-audit')
  expect(failureOf(() => store.rules(9))).toBe('no-audit')
})

test('the journal keeps its order and any detail', async () => {
  const store = await openStore(null)
  store.journal('2026-02-03T10:00:00Z', 'import', { files: 3, paths: ['а.xlsx'] })
  store.journal('2026-02-03T09:00:00Z', 'open', undefined)
  expect(store.entries()).toEqual([
    { id: 1, at: '2026-02-03T10:00:00Z', action: 'import', detail: { files: 3, paths: ['а.xlsx'] } },
    { id: 2, at: '2026-02-03T09:00:00Z', action: 'open', detail: null },
  ])
})
