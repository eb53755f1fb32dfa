import { expect, test } from 'vitest'
import type { Intake } from '../../src/engine/intake/types'
import { AT, LATER, newSubmission, started, type Started } from './samples'

const INTAKE = { facts: [{ table: 'passport', value: 'Школа' }], remarks: [] } as unknown as Intake

const sha = (letter: string): string => letter.repeat(64)

const waiting = (
  { store, audit }: Started,
  { at = 'школа.xlsx', letter = 'b', name = 'СОШ 1 Образцова', candidates = [{ id: 1, score: 0.84 }] } = {},
): { batch: number; submission: number } => {
  const batch = store.beginBatch(audit, AT)
  const submission = store.addSubmission(
    audit,
    newSubmission(batch, { path: at, sha256: sha(letter), status: 'unassigned' }),
    AT,
  )
  store.addQuestion({ submission, name, inn: null, kind: 'school', message: 'Чья?', candidates, intake: INTAKE })
  return { batch, submission }
}

test('a file that waits comes back with what was read of it', async () => {
  const start = await started()
  const { batch, submission } = waiting(start)
  expect(start.store.questions(start.audit)).toEqual([
    {
      submission,
      batch,
      file: 'школа.xlsx',
      name: 'СОШ 1 Образцова',
      inn: null,
      kind: 'school',
      message: 'Чья?',
      candidates: [{ id: 1, score: 0.84 }],
    },
  ])
  expect(start.store.intakeInQuestion(submission)).toEqual(INTAKE)
  expect(start.store.intakeInQuestion(submission + 1)).toBeNull()
})

test('a question is over when the same bytes come again, and stands again when that batch is undone', async () => {
  const start = await started()
  const { store, audit, one } = start
  waiting(start)
  const batch = store.beginBatch(audit, LATER)
  store.addSubmission(audit, newSubmission(batch, { path: 'иначе.xlsx', sha256: sha('b'), institution: one }), LATER)
  expect(store.questions(audit)).toEqual([])
  store.undoBatch(batch, LATER)
  expect(store.questions(audit)).toHaveLength(1)
})

test('a file of the same name ends a question only where it is of the same sender', async () => {
  const start = await started()
  const { store, audit, one, two } = start
  waiting(start)
  const send = (institution: number, letter: string): void => {
    const batch = store.beginBatch(audit, LATER)
    store.addSubmission(audit, newSubmission(batch, { path: 'школа.xlsx', sha256: sha(letter), institution }), LATER)
  }
  send(two, 'c')
  expect(store.questions(audit)).toHaveLength(1)
  waiting(start, { letter: 'd', name: 'Лицей' })
  expect(store.questions(audit)).toHaveLength(2)
  waiting(start, { letter: 'e' })
  expect(store.questions(audit).map(({ name }) => name)).toEqual(['Лицей', 'СОШ 1 Образцова'])
  send(one, 'f')
  expect(store.questions(audit)).toEqual([])
})

test('a dropped question is asked no more; one of an undone batch neither', async () => {
  const start = await started()
  const { submission } = waiting(start)
  const { batch } = waiting(start, { letter: 'c', at: 'другая.xlsx', name: 'Лицей' })
  start.store.dropQuestion(submission, LATER)
  expect(start.store.questions(start.audit).map(({ name }) => name)).toEqual(['Лицей'])
  expect(start.store.askAgain(start.audit + 1, submission)).toBe(false)
  expect(start.store.askAgain(start.audit, submission)).toBe(true)
  expect(start.store.questions(start.audit)).toHaveLength(2)
  expect(start.store.askAgain(start.audit, submission)).toBe(false)
  start.store.dropQuestion(submission, LATER)
  start.store.undoBatch(batch, LATER)
  expect(start.store.questions(start.audit)).toEqual([])
})

test('the last answer to a name holds, as long as the batch of its file; deleting forgets them all', async () => {
  const { store, audit, one, two } = await started()
  const answer = (institution: number, letter: string, inn: string | null = null): number => {
    const batch = store.beginBatch(audit, AT)
    const submission = store.addSubmission(audit, newSubmission(batch, { institution, sha256: sha(letter) }), AT)
    const key = { name: 'Школа «Первая»', nameKey: 'школа первая||', kind: 'school' as const, subdivision: '' }
    store.addAlias({ ...key, inn, institution, submission, at: AT })
    return batch
  }
  answer(one, 'b')
  const last = answer(two, 'c')
  const held = (): number[] => store.aliases().map(({ institutionId }) => institutionId)
  expect(held()).toEqual([two])
  expect(store.aliases()[0]).toMatchObject({ institution: 'МБОУ «СОШ № 2»', file: 'формы/сош-1.xlsx', addedAt: AT })
  store.undoBatch(last, LATER)
  expect(held()).toEqual([one])
  answer(two, 'd', '5900000002')
  expect(held()).toEqual([one, two])
  const [first] = store.aliases()
  if (first === undefined) throw new Error('no answer')
  store.forgetAlias(first, LATER)
  expect(held()).toEqual([two])
})

test('a forgotten answer is remembered again as it was, with those it had taken the place of; a later one goes before it', async () => {
  const { store, audit, one, two } = await started()
  const answer = (institution: number, letter: string): number => {
    const batch = store.beginBatch(audit, AT)
    const submission = store.addSubmission(audit, newSubmission(batch, { institution, sha256: sha(letter) }), AT)
    const key = { name: 'Школа «Первая»', nameKey: 'школа первая||', kind: 'school' as const, subdivision: '' }
    store.addAlias({ ...key, inn: null, institution, submission, at: AT })
    return batch
  }
  answer(one, 'b')
  const last = answer(two, 'c')
  const [before] = store.aliases()
  if (before === undefined) throw new Error('no answer')
  store.forgetAlias(before, LATER)
  expect(store.aliases()).toEqual([])
  expect(store.rememberAlias(before.id)).toMatchObject({ nameKey: 'школа первая||', inn: null })
  expect(store.aliases()).toEqual([before])
  expect(store.rememberAlias(before.id)).toBeNull()
  // The earlier one came back with it.
  store.undoBatch(last, LATER)
  expect(store.aliases().map(({ institutionId }) => institutionId)).toEqual([one])
  const [earlier] = store.aliases()
  if (earlier === undefined) throw new Error('no answer')
  store.forgetAlias(earlier, LATER)
  answer(two, 'd')
  store.rememberAlias(earlier.id)
  expect(store.aliases().map(({ institutionId }) => institutionId)).toEqual([two])
})
