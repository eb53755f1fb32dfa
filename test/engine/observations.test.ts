import { expect, test } from 'vitest'
import {
  dropObservation,
  observationOffers,
  observationsOf,
  observe,
  type ObservationWish,
} from '../../src/engine/cases/settling/observations'
import { undoBatch } from '../../src/engine/cases/taking/undo'
import type { Institution } from '../../src/engine/store/types'
import { send, seen, tinyEngine, type Form, type Tiny } from './tiny-engine'

const first: Form = { file: 'а.xlsx', school: 0, people: [[10, 4]], answer: 'Да' }

const linked: ObservationWish = {
  table: 'people',
  keys: { category: 'Педагоги' },
  column: 'linked',
  value: '10',
  on: '2026-02-01',
  seen: 'site',
  note: 'список на сайте',
}

const answer: ObservationWish = {
  table: 'answers',
  keys: { requirement: 'c' },
  column: 'answer',
  value: 'Да',
  on: '2026-02-01',
  seen: 'visit',
  note: '',
}

const school = ({ context, audit }: Tiny): Institution => {
  const [found] = context.store.institutions(audit.id)
  if (found === undefined) throw new Error('nobody')
  return found
}

const see = (tiny: Tiny, wish: Partial<ObservationWish> & Pick<ObservationWish, 'table'>) =>
  observe(tiny.context, tiny.audit, school(tiny), { ...(wish.table === 'answers' ? answer : linked), ...wish })

const verdict = (tiny: Tiny, requirement: string) =>
  seen(tiny).verdicts['Школа № 1']?.verdicts.find((each) => each.requirement === requirement)

const remarks = ({ context, audit }: Tiny): string[] =>
  context.store.remarks(audit.id).map(({ file, code, value, expected }) => `${file} ${code} ${value} ${expected}`)

test('what the curator saw counts in place of a cell, says so, and goes without a trace', async () => {
  const tiny = await tinyEngine()
  await send(tiny, [first])
  const before = seen(tiny)
  expect(verdict(tiny, 'a')).toMatchObject({ outcome: 'partial', value: 0.4 })
  const { id, file } = await see(tiny, { table: 'people' })
  expect(file).toBe('Наблюдение куратора № 1, 01.02.2026: сайт')
  expect(verdict(tiny, 'a')).toMatchObject({ outcome: 'met', value: 1 })
  expect(verdict(tiny, 'a')?.evidence).toContainEqual({ file, sheet: 'Лист people', cell: '', value: 10 })
  expect(verdict(tiny, 'a')?.evidence).toContainEqual({ file: 'а.xlsx', sheet: 'Лист people', cell: 'B2', value: 10 })
  expect(verdict(tiny, 'a')?.reason).toContain(
    'Наблюдение куратора № 1, 01.02.2026: сайт: «10», в форме «4» (файл «а.xlsx»). Примечание куратора: список на сайте.',
  )
  expect(remarks(tiny)).toEqual(['а.xlsx observation-differs 4 10'])
  expect(seen(tiny).facts).toEqual(before.facts)
  await dropObservation(tiny.context, tiny.audit, school(tiny), id)
  expect(seen(tiny)).toEqual(before)
  expect(observationsOf(tiny.context, tiny.audit, school(tiny))).toEqual([])
})

test('a later form does not outdo an observation; without it the form counts as if nothing had been seen', async () => {
  const later: Form = { ...first, file: 'б.xlsx', people: [[20, 12]] }
  const plain = await tinyEngine()
  await send(plain, [first])
  await send(plain, [later])
  const tiny = await tinyEngine()
  await send(tiny, [first])
  const { id } = await see(tiny, { table: 'people', value: '15' })
  await send(tiny, [later])
  expect(verdict(tiny, 'a')).toMatchObject({ outcome: 'partial', value: 15 / 20 })
  expect(remarks(tiny)).toEqual(['б.xlsx observation-differs 12 15'])
  await dropObservation(tiny.context, tiny.audit, school(tiny), id)
  expect(seen(tiny)).toEqual(seen(plain))
})

test('an observed answer needs no confirmation, and against it the own word of the institution is a discrepancy', async () => {
  const tiny = await tinyEngine()
  await send(tiny, [first])
  expect(verdict(tiny, 'c')).toMatchObject({ outcome: 'undetermined' })
  await see(tiny, { table: 'answers' })
  expect(verdict(tiny, 'c')).toMatchObject({ outcome: 'met', value: 1 })
  expect(seen(tiny).verdicts['Школа № 1']?.discrepancies).toEqual([])
  await see(tiny, { table: 'answers', value: 'нет', on: '2026-02-02', note: 'журнала не показали' })
  expect(verdict(tiny, 'c')).toMatchObject({ outcome: 'unmet', value: 0 })
  expect(verdict(tiny, 'c')?.reason).toContain('По наблюдению куратора: «Нет»: журнала не показали.')
  expect(seen(tiny).verdicts['Школа № 1']?.discrepancies).toMatchObject([
    { requirement: 'c', kind: 'overstated', answer: 'Да', outcome: 'unmet' },
  ])
})

test('of two observations the one seen later holds, whichever was written down first', async () => {
  const tiny = await tinyEngine()
  await send(tiny, [first])
  const newer = await see(tiny, { table: 'people', value: '8', on: '2026-02-02' })
  await see(tiny, { table: 'people', value: '6', on: '2026-01-20' })
  expect(verdict(tiny, 'a')).toMatchObject({ value: 8 / 10 })
  expect(observationsOf(tiny.context, tiny.audit, school(tiny)).map(({ shown, why }) => [shown, why])).toEqual([
    ['8', null],
    ['6', 'Действует наблюдение № 1.'],
  ])
  await undoBatch(tiny.context, newer.batch)
  expect(verdict(tiny, 'a')).toMatchObject({ value: 6 / 10 })
})

test('an observation waits for its row: a form without it leaves it without effect', async () => {
  const tiny = await tinyEngine()
  await send(tiny, [first])
  await see(tiny, { table: 'people' })
  const other = await send(tiny, [
    {
      ...first,
      file: 'в.xlsx',
      people: [
        [10, 4],
        [5, 5],
      ],
    },
  ])
  expect(observationsOf(tiny.context, tiny.audit, school(tiny))).toMatchObject([
    { inForce: false, why: 'Строк с такими же данными в сданной форме несколько.' },
  ])
  await undoBatch(tiny.context, other.batch)
  expect(observationsOf(tiny.context, tiny.audit, school(tiny))).toMatchObject([{ inForce: true, said: { value: 4 } }])
})

test('what was seen before any form came is heard when one comes', async () => {
  const tiny = await tinyEngine()
  const { batch } = await send(tiny, [first])
  await see(tiny, { table: 'answers' })
  await undoBatch(tiny.context, batch)
  expect(seen(tiny).verdicts).toEqual({})
  await send(tiny, [{ ...first, file: 'г.xlsx' }])
  expect(verdict(tiny, 'c')).toMatchObject({ outcome: 'met' })
})

test('a decision whose facts an observation changes is to be looked at again', async () => {
  const tiny = await tinyEngine()
  await send(tiny, [first])
  const { store } = tiny.context
  store.setOverride(tiny.audit.id, school(tiny).id, {
    ...{ requirement: 'a', outcome: 'met', value: null, reason: 'проверено', date: '2026-02-03' },
  })
  await undoBatch(tiny.context, (await see(tiny, { table: 'answers' })).batch)
  const flagged = (): (string | null)[] => store.reviews(tiny.audit.id).map(({ since }) => since)
  expect(flagged()).toEqual([null])
  const { id } = await see(tiny, { table: 'people' })
  expect(flagged()).toEqual(['2026-02-03'])
  await dropObservation(tiny.context, tiny.audit, school(tiny), id)
  expect(flagged()).toEqual([null])
})

test.each<[Partial<ObservationWish> & Pick<ObservationWish, 'table'>, string]>([
  [{ table: 'people', value: 'много' }, 'not-taken'],
  [{ table: 'people', value: ' ' }, 'not-taken'],
  [{ table: 'people', column: 'category', value: 'Родители' }, 'usage'],
  [{ table: 'people', keys: { category: 'Родители' } }, 'no-row'],
  [{ table: 'people', on: '2026-02-31' }, 'usage'],
  [{ table: 'people', on: '2026-02-04' }, 'usage'],
  [{ table: 'passport', keys: {}, column: 'inn', value: '5900000002' }, 'usage'],
  [{ table: 'answers', keys: { requirement: 'a' } }, 'not-taken'],
  [{ table: 'answers', keys: { requirement: 'zz' } }, 'usage'],
  [{ table: 'answers', value: 'Частично' }, 'not-taken'],
  [{ table: 'answers', value: 'Неприменимо', note: 'нет такого' }, 'not-taken'],
])('%j is refused with %s and changes nothing', async (wish, code) => {
  const tiny = await tinyEngine()
  await send(tiny, [first])
  const [before, batches] = [seen(tiny), tiny.context.store.batches(tiny.audit.id).length]
  await expect(see(tiny, wish)).rejects.toMatchObject({ code })
  expect(seen(tiny)).toEqual(before)
  expect(tiny.context.store.batches(tiny.audit.id)).toHaveLength(batches)
})

test('what may be observed: answers that decide, rows the form has, columns that are read', async () => {
  const tiny = await tinyEngine()
  await send(tiny, [first])
  const { passport, answers, tables } = observationOffers(tiny.context, tiny.audit, school(tiny))
  expect(passport).toEqual([])
  expect(answers.map(({ requirement, choices }) => [requirement, choices])).toEqual([['c', ['Да', 'Частично', 'Нет']]])
  expect(tables.map(({ table, columns, rows }) => [table, columns.map(({ column }) => column), rows])).toEqual([
    ['people', ['total', 'linked'], [{ keys: { category: 'Педагоги' }, title: 'Педагоги' }]],
  ])
})
