import initSqlJs from 'sql.js'
import { describe, expect, test } from 'vitest'
import { settleInterrupted } from '../../src/engine/cases/taking/interrupted'
import { judgedNow } from '../../src/engine/cases/judging/score-audit'
import { openStore } from '../../src/engine/store/open-store'
import type { Verdict } from '../../src/engine/verdict/types'
import { seen, send, tinyEngine, type Form, type Tiny } from './tiny-engine'

const forms = [0, 1, 2, 3, 0, 1, 2, 3].map((school, index): Form => ({
  file: `${index}.xlsx`,
  school,
  people: [[10, 2 + index]],
  answer: 'Нет',
}))

/** The database as each save in the middle of the import finds it: what a killed program leaves. */
const leftBehind = async (): Promise<Uint8Array[]> => {
  const tiny = await tinyEngine()
  const left: Uint8Array[] = []
  const { store } = tiny.context
  tiny.context.saver.maybeSave = () => Promise.resolve(void left.push(store.export()))
  await send(tiny, forms)
  return left
}

const scoresOf = async ({ context: { store } }: Tiny): Promise<unknown> => {
  const file = new (await initSqlJs()).Database(store.export())
  return file.exec(
    'SELECT institution, index_value, upper_value, completeness, rank FROM v_scores ORDER BY institution',
  )
}

/** Verdicts by institution as kept and as its facts now come to. */
const freshly = ({ context, audit }: Tiny): { kept: Verdict[]; fresh: Verdict[] }[] => {
  const { store } = context
  const rules = store.rules(audit.id)
  return store.institutions(audit.id).map((institution) => ({
    kept: store.assessment(audit.id, institution.id)?.verdicts ?? [],
    fresh: judgedNow(context, audit, rules, institution).verdicts,
  }))
}

describe('a database whose import was killed', () => {
  test('has the scores of exactly its files once it is opened, and is settled once', async () => {
    const states = await leftBehind()
    expect(states.length).toBeGreaterThan(1)
    for (const bytes of states) {
      const tiny = await tinyEngine()
      const store = await openStore(bytes)
      const killed = { ...tiny, context: { ...tiny.context, store } }
      const held = store.submissions(tiny.audit.id).length
      const fresh = await tinyEngine()
      await send(fresh, forms.slice(0, held))
      expect(await scoresOf(killed)).not.toEqual(await scoresOf(fresh))
      expect(settleInterrupted(killed.context)).toBe(true)
      expect(await scoresOf(killed)).toEqual(await scoresOf(fresh))
      expect(seen(killed)).toEqual(seen(fresh))
      expect(settleInterrupted(killed.context)).toBe(false)
      expect(store.batches(tiny.audit.id)[0]?.finishedAt).toBeNull()
      expect(store.entries().at(-1)).toMatchObject({ action: 'import-interrupted', detail: { batch: 1 } })
    }
  })

  test('has each file with the verdicts of whom it changed or not at all, also one with rows of many', async () => {
    const tiny = await tinyEngine()
    const { store } = tiny.context
    const left: Promise<Uint8Array>[] = []
    const transactionByTurns: typeof store.transactionByTurns = (begin, giveWay) =>
      store.transactionByTurns(begin, async () => {
        left.push(store.snapshot())
        await giveWay?.()
      })
    await send({ ...tiny, context: { ...tiny.context, store: { ...store, transactionByTurns } } }, [
      ...forms,
      { file: 'свод.xlsx', school: 0, rows: [0, 1, 2, 3].map((school) => [school, 1]) },
    ])
    const held = new Set<number>()
    for (const bytes of left) {
      const killed = { ...tiny, context: { ...tiny.context, store: await openStore(await bytes) } }
      for (const { kept, fresh } of freshly(killed)) expect(kept).toEqual(fresh)
      held.add(killed.context.store.submissions(tiny.audit.id).length)
    }
    // Two groups of four forms, then the table: a submission for each of its rows and one for itself.
    expect([...held].sort((one, other) => one - other)).toEqual([4, 8, 13])
  })

  test('one whose imports ended, or were taken back, is left as it is', async () => {
    const tiny = await tinyEngine()
    await send(tiny, forms.slice(0, 2))
    const before = tiny.context.store.entries().length
    expect(settleInterrupted(tiny.context)).toBe(false)
    const [bytes] = await leftBehind()
    const store = await openStore(bytes ?? null)
    store.undoBatch(1, '2026-02-04T10:00:00.000Z')
    expect(settleInterrupted({ ...tiny.context, store })).toBe(false)
    expect(tiny.context.store.entries()).toHaveLength(before)
  })
})
