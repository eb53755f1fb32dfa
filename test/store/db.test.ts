import { expect, test } from 'vitest'
import { openStore } from '../../src/engine/store/open-store'
import { AT, failureOf, fact, newAudit, newSubmission, rules, started } from './samples'

test('work that throws leaves nothing behind; the inner part of nested work can fail alone', async () => {
  const store = await openStore(null)
  expect(() =>
    store.transaction(() => {
      store.journal(AT, 'lost', null)
      throw new Error('stop')
    }),
  ).toThrow('stop')
  expect(store.entries()).toEqual([])

  store.transaction(() => {
    store.journal(AT, 'outer', null)
    const inner = (): void =>
      store.transaction(() => {
        store.journal(AT, 'inner', null)
        throw new Error('inner stop')
      })
    expect(inner).toThrow('inner stop')
  })
  expect(store.entries().map(({ action }) => action)).toEqual(['outer'])
})

test('async work is refused: its end would come after the commit', async () => {
  const store = await openStore(null)
  expect(() => store.transaction(() => Promise.resolve(store.journal(AT, 'lost', null)))).toThrow('must not be async')
  expect(store.entries()).toEqual([])
})

test('export inside a transaction is refused in words, and works right after', async () => {
  const store = await openStore(null)
  store.transaction(() => {
    expect(failureOf(store.export)).toBe('in-transaction')
    store.journal(AT, 'kept', null)
  })
  expect((await openStore(store.export())).entries()).toHaveLength(1)
})

test('export keeps the store usable, with its references still enforced', async () => {
  const { store, audit } = await started()
  store.export()
  expect(() => store.beginBatch(audit + 1, AT)).toThrow('FOREIGN KEY')
  expect(store.beginBatch(audit, AT)).toBe(1)
})

test('the same steps give the same bytes, but for what is random of the journal', async () => {
  const run = async (): Promise<Uint8Array> => {
    const { store, audit, one } = await started({ random: () => '0123456789abcdef' })
    store.journal(AT, 'import', { batch: 1 })
    const batch = store.beginBatch(audit, AT)
    const submission = store.addSubmission(audit, newSubmission(batch, { institution: one }), AT)
    store.applyFacts(audit, {
      submission,
      batch,
      institution: one,
      insert: [fact('passport', '', 'pupils', 512)],
      supersede: [],
    })
    return store.export()
  }
  expect(Buffer.from(await run()).equals(Buffer.from(await run()))).toBe(true)
})

test('two open stores do not see each other', async () => {
  const [one, two] = [await openStore(null), await openStore(null)]
  one.createAudit(newAudit(), rules)
  expect(two.audits()).toEqual([])
  one.close()
  expect(two.createAudit(newAudit(), rules).id).toBe(1)
})

test('a text is not cut at NUL', async () => {
  const store = await openStore(null)
  store.journal(AT, 'до\0после', null)
  expect(store.entries()[0]?.action).toBe('до\uFFFDпосле')
})
