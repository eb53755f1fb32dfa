import initSqlJs from 'sql.js'
import { expect, test } from 'vitest'
import { journalPage } from '../../src/engine/cases/looking/journal'
import { openStore, type Store } from '../../src/engine/store/open-store'
import { newAudit, rules } from '../store/samples'

const at = (hour: number): string => `2026-02-03T${hour}:00:00.000Z`

/** Three entries of one audit: by a program that knew nobody, by petrova, by sidorov. */
const threeEntries = async (): Promise<Store> => {
  const first = await openStore(null)
  const audit = first.createAudit(newAudit(), rules)
  first.journal(at(10), 'import', { audit: audit.id, batch: 7 })
  const second = await openStore(first.export(), { who: 'petrova' })
  second.journal(at(11), 'undo', { audit: audit.id, batch: 7 })
  const third = await openStore(second.export(), { who: 'sidorov' })
  third.journal(at(12), 'password-set', null)
  return third
}

test('an entry says who made it, beside what it says, and the chain holds both', async () => {
  const store = await threeEntries()
  expect(store.entries()).toEqual([
    { id: 1, at: at(10), action: 'import', detail: { audit: 1, batch: 7 } },
    { id: 2, at: at(11), action: 'undo', detail: { audit: 1, batch: 7 }, who: 'petrova' },
    { id: 3, at: at(12), action: 'password-set', detail: null, who: 'sidorov' },
  ])
  expect(store.trailFaults()).toEqual({ examined: 3, problems: [] })
})

test('another name put in place of who it was is found', async () => {
  const { Database } = await initSqlJs()
  const file = new Database((await threeEntries()).export())
  file.run("DROP TRIGGER log_is_not_changed; UPDATE log SET detail = replace(detail, 'petrova', 'ivanova')")
  const { problems } = (await openStore(file.export())).trailFaults()
  expect(problems[0]).toBe('Содержание записи № 2 изменено.')
})

test('the journal is narrowed to one of those who worked, and found by the name', async () => {
  const store = await threeEntries()
  const [audit] = store.audits()
  if (audit === undefined) throw new RangeError('the audit is lost')
  const page = journalPage({ store }, audit, {})
  expect(page.people).toEqual([
    { who: 'petrova', count: 1 },
    { who: 'sidorov', count: 1 },
  ])
  expect(page.entries.map(({ who }) => who)).toEqual(['sidorov', 'petrova', null])
  expect(journalPage({ store }, audit, { who: 'petrova' }).entries.map(({ id }) => id)).toEqual([2])
  expect(journalPage({ store }, audit, { text: 'SIDOROV' }).entries.map(({ id }) => id)).toEqual([3])
})
