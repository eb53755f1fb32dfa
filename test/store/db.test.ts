import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { openStore, type Store } from '../../src/engine/store/open-store'
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

describe('a transaction by turns', () => {
  const words = (store: Store): string[] => store.entries().map(({ action }) => action)
  const steps = (store: Store, ...said: string[]) =>
    function* (): Generator<void, number, void> {
      for (const word of said) {
        store.journal(AT, word, null)
        yield
      }
      return said.length
    }

  test('shows what is done so far to who looks, lets nobody else write, and is in at its end', async () => {
    const store = await openStore(null)
    const seen: string[][] = []
    const done = await store.transactionByTurns(steps(store, 'раз', 'два'), async () => {
      seen.push(words(store))
      expect(failureOf(() => store.journal(AT, 'чужое', null))).toBe('in-transaction')
      expect(failureOf(() => store.transaction(() => 1))).toBe('in-transaction')
      await setImmediate()
    })
    expect([done, seen, words(store)]).toEqual([2, [['раз'], ['раз', 'два']], ['раз', 'два']])
    store.journal(AT, 'потом', null)
    expect(words(store)).toEqual(['раз', 'два', 'потом'])
  })

  test('leaves nothing behind where it fails, and what was remembered of it does not hold', async () => {
    const store = await openStore(null)
    const stamps: string[] = []
    const failing = function* (): Generator<void, void, void> {
      yield* steps(store, 'раз')()
      throw new Error('stop')
    }
    const work = store.transactionByTurns(failing, async () => {
      stamps.push(store.changes())
      await setImmediate()
    })
    await expect(work).rejects.toThrow('stop')
    expect(words(store)).toEqual([])
    expect(store.changes()).not.toBe(stamps[0])
    expect(await store.transactionByTurns(steps(store, 'снова'))).toBe(1)
  })

  test('where it cannot begin, nobody waits for its end', async () => {
    const store = await openStore((await openStore(null)).export(), { readOnly: true })
    await expect(store.transactionByTurns(steps(store, 'раз'))).rejects.toThrow('только для чтения')
    expect(await store.whenSettled(() => words(store))).toEqual([])
  })

  test('two follow one another, and who waits for them writes after', async () => {
    const store = await openStore(null)
    const turn = () => setImmediate()
    const both = [steps(store, 'а', 'б'), steps(store, 'в', 'г')].map((each) => store.transactionByTurns(each, turn))
    await Promise.all([...both, store.whenSettled(() => store.journal(AT, 'между', null))])
    expect(words(store).join('')).toMatch(/^(между)?аб(между)?вг(между)?$/)
    expect(words(store)).toHaveLength(5)
  })

  test('a snapshot has all of it or nothing, whenever it is asked for', async () => {
    for (let before = 0; before < 6; before += 1) {
      const store = await openStore(null)
      const [early, late] = [[] as Promise<Uint8Array>[], [] as Promise<Uint8Array>[]]
      early.push(store.snapshot())
      for (let turn = 0; turn < before; turn += 1) await setImmediate()
      await store.transactionByTurns(steps(store, 'раз', 'два', 'три'), async () => {
        late.push(store.snapshot())
        await setImmediate()
      })
      for (const bytes of await Promise.all(early)) expect([0, 3]).toContain((await openStore(bytes)).entries().length)
      for (const bytes of await Promise.all(late)) expect((await openStore(bytes)).entries()).toHaveLength(3)
    }
  })
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
