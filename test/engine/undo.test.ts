import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listBatches } from '../../src/engine/cases/taking/batches'
import { redoBatch } from '../../src/engine/cases/taking/redo'
import { undoBatch } from '../../src/engine/cases/taking/undo'
import { send, seen, tinyEngine, type Form, type Tiny } from './tiny-engine'

const first: Form = {
  file: 'а.xlsx',
  school: 0,
  people: [[10, 4]],
  answer: 'Да',
  confirmation: 'Приказ № 1 от 01.09.2025',
}
const second: Form = { file: 'б.xlsx', school: 0, people: [[10, 10]], answer: 'Нет' }
const third: Form = { file: 'в.xlsx', school: 0, people: [[10, 10]], answer: 'Да' }
const other: Form = { file: 'г.xlsx', school: 1, people: [[5, 5]] }

const failure = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  )

const afterwards = async (batches: Form[][]): Promise<ReturnType<typeof seen>> => {
  const fresh = await tinyEngine()
  for (const forms of batches) await send(fresh, forms)
  return seen(fresh)
}

const orders = <T>(items: T[]): T[][] =>
  items.length < 2
    ? [items]
    : items.flatMap((item, index) => orders(items.filter((_, at) => at !== index)).map((rest) => [item, ...rest]))

test.each(orders([0, 1, 2]))(
  'three batches taken back in the order %i, %i, %i leave at each step what the others alone would',
  async (...order) => {
    const tiny = await tinyEngine()
    const batches = [[first, other], [second], [third]]
    const ids: number[] = []
    for (const forms of batches) ids.push((await send(tiny, forms)).batch)
    expect(seen(tiny)).toEqual(await afterwards(batches))
    const undone = new Set<number>()
    for (const index of order) {
      await undoBatch(tiny.context, ids[index] ?? 0)
      undone.add(index)
      expect(seen(tiny)).toEqual(await afterwards(batches.filter((_, at) => !undone.has(at))))
    }
  },
)

test('what repeats an earlier file comes in when that is taken back, in its own place', async () => {
  const tiny = await tinyEngine()
  const { batch } = await send(tiny, [first])
  const again = await send(tiny, [{ ...first, file: 'а.xlsx' }])
  expect(again.files.map(({ status }) => status)).toEqual(['duplicate'])
  await send(tiny, [second])
  await undoBatch(tiny.context, batch)
  expect(seen(tiny)).toEqual(await afterwards([[first], [second]]))
  expect(listBatches(tiny.context).map(({ files }) => files.accepted)).toEqual([1, 1, 1])
})

test('an institution takes its name from the first form that is left', async () => {
  const tiny = await tinyEngine()
  const { batch } = await send(tiny, [{ ...first, name: 'Гимназия Лесная' }])
  await send(tiny, [{ ...second, name: 'Школа № 1' }])
  const waiting = seen(tiny).files
  expect(waiting).toEqual(['а.xlsx accepted', 'б.xlsx unassigned'])
  await undoBatch(tiny.context, batch)
  expect(seen(tiny)).toEqual(await afterwards([[{ ...second, name: 'Школа № 1' }]]))
})

test('whoever is expected stays listed; a batch is taken back once; its files can be taken again', async () => {
  const tiny = await tinyEngine()
  const { store } = tiny.context
  const identity = { inn: '5900000002', kind: 'school', subdivision: null, name: 'Школа № 1' } as const
  store.expect(tiny.audit.id, { ...identity, fullName: null, municipality: null }, 'tiny')
  const before = seen(tiny)
  const { batch } = await send(tiny, [first, other])
  const after = seen(tiny)
  const { institutions, silent } = await undoBatch(tiny.context, batch)
  expect([institutions, silent]).toEqual([
    ['Школа № 1', 'Школа № 2'],
    ['Школа № 1', 'Школа № 2'],
  ])
  expect(seen(tiny)).toEqual(before)
  expect(before.absent.map(({ institution }) => institution)).toEqual(['Школа № 1'])
  expect(await failure(undoBatch(tiny.context, batch))).toBe('already-undone')
  expect(await failure(undoBatch(tiny.context, 99))).toBe('no-batch')
  expect((await send(tiny, [first, other])).files.map(({ status }) => status)).toEqual(['accepted', 'accepted'])
  expect(seen(tiny)).toEqual(after)
  expect(listBatches(tiny.context)).toMatchObject([
    { batch, undoneAt: expect.any(String), files: { accepted: 2 }, institutions: ['Школа № 1', 'Школа № 2'] },
    { undoneAt: null, files: { accepted: 2 }, institutions: ['Школа № 1', 'Школа № 2'] },
  ])
  expect(store.entries().map(({ action }) => action)).toContain('undo')
})

test('an undone batch is taken again from its kept originals, as if it came now', async () => {
  const tiny = await tinyEngine()
  const { batch } = await send(tiny, [first, other])
  const after = seen(tiny)
  await expect(redoBatch(tiny.context, tiny.audit, batch)).rejects.toMatchObject({ code: 'not-undone' })
  await undoBatch(tiny.context, batch)
  expect(listBatches(tiny.context).map(({ again }) => again)).toEqual([2])
  const { files, batch: next } = await redoBatch(tiny.context, tiny.audit, batch)
  expect(files.map(({ path, status }) => [path, status])).toEqual([
    ['а.xlsx', 'accepted'],
    ['г.xlsx', 'accepted'],
  ])
  expect(seen(tiny)).toEqual(after)
  expect(tiny.context.store.entries().at(-1)).toMatchObject({
    action: 'import',
    detail: { batch: next, redone: batch },
  })
  expect(listBatches(tiny.context).map(({ again }) => again)).toEqual([0, 0])
  await expect(redoBatch(tiny.context, tiny.audit, batch)).rejects.toMatchObject({ code: 'nothing-kept' })
})

test('of an undone batch only that is taken again which nothing in force says', async () => {
  const tiny = await tinyEngine()
  const { batch } = await send(tiny, [first, other])
  await undoBatch(tiny.context, batch)
  await send(tiny, [first])
  const { files } = await redoBatch(tiny.context, tiny.audit, batch)
  expect(files.map(({ path }) => path)).toEqual(['г.xlsx'])
  expect(seen(tiny)).toEqual(await afterwards([[first], [other]]))
})

test('whoever came by himself and is expected since stays listed', async () => {
  const tiny = await tinyEngine()
  const { batch } = await send(tiny, [first])
  const identity = { inn: '5900000002', kind: 'school', subdivision: null, name: 'Школа № 1' } as const
  tiny.context.store.expect(tiny.audit.id, { ...identity, fullName: null, municipality: null }, 'tiny')
  await undoBatch(tiny.context, batch)
  expect(seen(tiny).absent.map(({ institution }) => institution)).toEqual(['Школа № 1'])
})

test('an earlier file after a later one says what to do, and is taken when asked to', async () => {
  const tiny = await tinyEngine()
  await send(tiny, [first])
  const { batch } = await send(tiny, [second])
  const refused = await send(tiny, [first])
  expect(refused.files[0]?.status).toBe('duplicate')
  expect(refused.files[0]?.remarks[0]?.message).toContain(`отмените пакет № ${batch} или примите этот файл ещё раз`)
  expect((await send(tiny, [first], { again: true })).files[0]).toMatchObject({
    status: 'accepted',
    facts: { new: 0, changed: 2, unchanged: 4, gone: 0, conflicting: 0 },
  })
  const teachers = seen(tiny).facts['Школа № 1']?.filter((each) => !each.includes('passport'))
  expect(teachers).toEqual(
    (await afterwards([[first]])).facts['Школа № 1']?.filter((each) => !each.includes('passport')),
  )
  expect((await send(tiny, [first], { again: true })).files[0]?.status).toBe('duplicate')
})

test('a sheet with rows of many institutions is read again where one of them was brought by what is taken back', async () => {
  const form = (school: number): Form => ({ file: `форма ${school}.xlsx`, school, people: [[10, 4]] })
  const rows: Form = {
    file: 'свод.xlsx',
    school: 0,
    rows: [
      [0, 7],
      [1, 4],
      [2, 9],
    ],
  }
  const batches = [[form(0)], [form(1), form(2)], [rows], [{ ...form(2), people: [[10, 8]] } satisfies Form]]
  for (const order of [[0], [1], [2], [3], [0, 1], [2, 0], [3, 1]]) {
    const tiny = await tinyEngine()
    const ids: number[] = []
    for (const forms of batches) ids.push((await send(tiny, forms)).batch)
    for (const index of order) await undoBatch(tiny.context, ids[index] ?? 0)
    const others = await afterwards(batches.filter((_, index) => !order.includes(index)))
    // How many rows of the sheet stand by themselves depends on who was known when it came.
    expect({ ...seen(tiny), files: [] }).toEqual({ ...others, files: [] })
  }
})

type Step = { kind: 'send'; forms: Form[] } | { kind: 'undo'; which: number }

const count = fc.integer({ min: 1, max: 3 })
const form: fc.Arbitrary<Form> = fc.record(
  {
    file: fc.constantFrom('а.xlsx', 'б.xlsx', 'в.xlsx', 'г.xlsx'),
    school: fc.integer({ min: 0, max: 2 }),
    people: fc.array(fc.tuple(count, count), { maxLength: 2 }),
    answer: fc.constantFrom('Да', 'Нет'),
    confirmation: fc.constant('Приказ № 1 от 01.09.2025'),
    clears: fc.boolean(),
  },
  { requiredKeys: ['file', 'school'] },
)
const batchOf = fc.uniqueArray(form, { selector: ({ file }) => file, minLength: 1, maxLength: 3 })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: batchOf.map((forms): Step => ({ kind: 'send', forms })) },
  { weight: 2, arbitrary: fc.nat(3).map((which): Step => ({ kind: 'undo', which })) },
)

test('after any imports and undos the state is that of the batches left, replayed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 5 }), async (steps) => {
      const tiny: Tiny = await tinyEngine()
      const sent: { id: number; forms: Form[] }[] = []
      for (const each of steps)
        if (each.kind === 'send') sent.push({ id: (await send(tiny, each.forms)).batch, forms: each.forms })
        else if (sent.length > 0) {
          const [gone] = sent.splice(each.which % sent.length, 1)
          await undoBatch(tiny.context, gone?.id ?? 0)
        }
      expect(seen(tiny)).toEqual(await afterwards(sent.map(({ forms }) => forms)))
    }),
    { numRuns: 12, seed: 11 },
  )
})
