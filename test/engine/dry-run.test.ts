import { expect, test } from 'vitest'
import { correctCell } from '../../src/engine/cases/settling/correct'
import { dryRun } from '../../src/engine/cases/taking/dry-run'
import { settleDecision } from '../../src/engine/cases/taking/settle'
import { send, seen, sourcesOf, tinyEngine, type Form, type Tiny } from './tiny-engine'

const first: Form = {
  file: 'а.xlsx',
  school: 0,
  people: [[10, 4]],
  answer: 'Да',
  confirmation: 'Приказ № 1 от 01.09.2025',
}
const second: Form = { file: 'б.xlsx', school: 0, people: [[10, 10]] }

const tried = ({ context, audit }: Tiny, forms: Form[]) =>
  dryRun(context, sourcesOf(forms), { audit, wish: {}, catalogue: null })

const decide = ({ context, audit }: Tiny, requirement: string): void => {
  const { store } = context
  const [institution] = store.institutions(audit.id)
  if (institution === undefined) throw new Error('nobody')
  const decision = { requirement, outcome: 'met', value: 1, reason: 'Видел сам', date: '2026-02-03' } as const
  store.setOverride(audit.id, institution.id, decision)
  settleDecision(context, audit, store.rules(audit.id), institution.id)
}

test('a dry run tells what the import then does, fact by fact, and changes nothing', async () => {
  const tiny = await tinyEngine()
  await send(tiny, [first])
  const { store } = tiny.context
  const bytes = store.export()
  const before = seen(tiny)
  const run = await tried(tiny, [second])
  expect(Buffer.compare(store.export(), bytes)).toBe(0)
  expect(seen(tiny)).toEqual(before)
  // ИНН, category and total are as they were; 4 linked of 10 become 10.
  expect(run.total).toEqual({ new: 0, changed: 1, unchanged: 3, gone: 0, conflicting: 0, quarantined: 0 })
  expect(run.files.map(({ path, status }) => [path, status])).toEqual([['б.xlsx', 'accepted']])
  const { files } = await send(tiny, [second])
  expect(files.map(({ facts }) => facts)).toEqual(run.files.map(({ facts }) => facts))
  const after = seen(tiny)
  const [change, ...others] = run.institutions
  expect(others).toEqual([])
  expect([change?.before?.index, change?.after.index]).toEqual([before.scores[0]?.index, after.scores[0]?.index])
  expect(change?.verdicts.map(({ requirement, before: was, after: is }) => [requirement, was, is])).toEqual([
    ['a', 'partial', 'met'],
    // 10 of 4 is a part greater than its whole.
    ['b', 'undetermined', 'met'],
  ])
})

test('two files of one import that disagree are a conflict, and so is one that brings less', async () => {
  const tiny = await tinyEngine()
  const run = await tried(tiny, [
    {
      ...first,
      people: [
        [10, 4],
        [5, 5],
      ],
    },
    second,
  ])
  expect(run.total).toMatchObject({ new: 9, changed: 0, unchanged: 3, gone: 0, conflicting: 4 })
  expect(run.conflicts.map(({ file, cell, value, other }) => [file, cell, value, other.file, other.value])).toEqual([
    ['б.xlsx', 'C2', 10, 'а.xlsx', 4],
    ['б.xlsx', 'A3', null, 'а.xlsx', 'Педагоги'],
    ['б.xlsx', 'B3', null, 'а.xlsx', 5],
    ['б.xlsx', 'C3', null, 'а.xlsx', 5],
  ])
  expect(run.institutions.map(({ name, before }) => [name, before])).toEqual([['Школа № 1', null]])
})

test('a file against the correction of a cell, and decisions that would have to be looked at again', async () => {
  const tiny = await tinyEngine()
  await send(tiny, [first])
  await correctCell(tiny.context, tiny.audit, {
    file: 'а.xlsx',
    cell: 'Лист people!C2',
    value: '9',
    reason: 'по телефону',
  })
  decide(tiny, 'a')
  decide(tiny, 'c')
  const run = await tried(tiny, [second])
  expect(run.conflicts).toMatchObject([
    { with: 'correction', cell: 'C2', value: 10, other: { file: 'а.xlsx', value: 9 } },
  ])
  expect(run.institutions.map(({ reviews }) => reviews)).toEqual([['a']])
})

test('decisions are flagged while their facts are others, and no longer when these are back', async () => {
  const tiny = await tinyEngine()
  const { store } = tiny.context
  const flagged = () =>
    store.reviews(tiny.audit.id).flatMap(({ requirement, since }) => (since === null ? [] : requirement))
  await send(tiny, [first])
  decide(tiny, 'a')
  decide(tiny, 'c')
  expect(flagged()).toEqual([])
  await send(tiny, [{ ...second, answer: 'Нет' }])
  expect(flagged()).toEqual(['a', 'c'])
  expect(store.reviews(tiny.audit.id)[0]?.why).toContain('Сейчас по данным: выполнено')
  await send(tiny, [{ ...first, file: 'в.xlsx', clears: true }])
  expect(flagged()).toEqual([])
  const outcomes = Object.values(seen(tiny).verdicts).flatMap((each) => each?.verdicts.map(({ outcome }) => outcome))
  expect(outcomes).toEqual(['met', 'undetermined', 'met'])
})
