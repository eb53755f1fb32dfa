import initSqlJs from 'sql.js'
import { expect, test } from 'vitest'
import type { Store } from '../../src/engine/store/open-store'
import { failureOf, newAudit, newSubmission, rules, school, started } from './samples'

/** The due day of the sample audit is 2026-02-10. */
const ON_TIME = '2026-02-10T20:59:00.000Z'
const LATE = '2026-02-11T00:00:00.000Z'

const shown = async (store: Store): Promise<unknown[][]> => {
  const { Database } = await initSqlJs()
  return (
    new Database(store.export()).exec(
      'SELECT institution_id, due_date, extended_to, deadline, status, files, received_on, late FROM v_collection ORDER BY 1',
    )[0]?.values ?? []
  )
}

const send = (store: Store, audit: number, institution: number, at: string): { batch: number; submission: number } => {
  const batch = store.beginBatch(audit, at)
  const sha256 = String(batch).padStart(64, '0')
  return { batch, submission: store.addSubmission(audit, newSubmission(batch, { institution, sha256 }), at) }
}

test('who has sent what by when, and who has not', async () => {
  const { store, audit, one, two } = await started()
  const three = store.expect(audit, school(3), 'perm-school')
  send(store, audit, one, ON_TIME)
  send(store, audit, two, LATE)
  send(store, audit, two, LATE)
  expect(await shown(store)).toEqual([
    [one, '2026-02-10', null, '2026-02-10', 'received', 1, '2026-02-10', 0],
    [two, '2026-02-10', null, '2026-02-10', 'received', 2, '2026-02-11', 1],
    [three, '2026-02-10', null, '2026-02-10', 'not-submitted', 0, null, 0],
  ])
})

test('an extension, a day of its own and the day a form really came decide who is late', async () => {
  const { store, audit, one, two } = await started()
  send(store, audit, one, LATE)
  send(store, audit, two, LATE)
  store.setTerms(audit, one, { extendedTo: '2026-02-11' })
  store.setTerms(audit, two, { receivedOn: '2026-02-09', extendedTo: '2026-02-20' })
  store.setTerms(audit, two, { extendedTo: null })
  expect((await shown(store)).map((row) => row.slice(3))).toEqual([
    ['2026-02-11', 'received', 1, '2026-02-11', 0],
    ['2026-02-10', 'received', 1, '2026-02-09', 0],
  ])
  store.setTerms(audit, two, { dueDate: '2026-02-08' })
  store.setDueDate(audit, '2026-02-01')
  expect((await shown(store)).map((row) => [row[1], row[2], row[7]])).toEqual([
    ['2026-02-01', '2026-02-11', 0],
    ['2026-02-08', null, 1],
  ])
  expect(failureOf(() => store.setDueDate(99, '2026-02-01'))).toBe('no-audit')
})

test('what the curator says is of one form: a newer one is received again, undoing it brings the word back', async () => {
  const { store, audit, one } = await started()
  const { submission } = send(store, audit, one, ON_TIME)
  const status = async (): Promise<unknown> => (await shown(store))[0]?.[4]
  store.setStatus(audit, one, { status: 'rework', on: '2026-02-11', submission })
  expect(await status()).toBe('rework')
  const { batch } = send(store, audit, one, LATE)
  expect(await status()).toBe('received')
  store.undoBatch(batch, LATE)
  expect(await status()).toBe('rework')
  store.setStatus(audit, one, null)
  expect(await status()).toBe('received')
  expect(store.participants(audit)[0]).toMatchObject({
    id: one,
    status: null,
    submissions: [{ id: submission, day: '2026-02-10' }],
  })
})

test('an institution of another audit is known, and joins this one without being added again', async () => {
  const { store, one, two } = await started()
  const next = store.createAudit(newAudit('Весна'), rules).id
  expect(store.knownInstitutions(next).map(({ id, catalogue, isExpected }) => [id, catalogue, isExpected])).toEqual([
    [one, null, false],
    [two, null, false],
  ])
  store.joinAudit(next, one, 'omsk-school', '2026-03-01')
  store.joinAudit(next, two, 'omsk-school', null)
  expect(store.knownInstitutions(next).map(({ catalogue, isExpected }) => [catalogue, isExpected])).toEqual([
    ['omsk-school', true],
    ['omsk-school', false],
  ])
})

test('an institution is added under the name of another, but never under its ИНН; blank particulars erase nothing', async () => {
  const { store, audit } = await started()
  expect(failureOf(() => store.addInstitution(school(1)))).toBe('inn-taken')
  const id = store.addInstitution(school(1, { inn: null, municipality: 'г. Лесной' }))
  store.joinAudit(audit, id, 'perm-school', null)
  store.describeInstitution(id, { name: 'МБОУ «Школа»', email: 'school@example.test', municipality: null })
  expect(store.knownInstitutions(audit).at(-1)).toMatchObject({
    id,
    name: 'МБОУ «Школа»',
    email: 'school@example.test',
    municipality: 'г. Лесной',
  })
})
