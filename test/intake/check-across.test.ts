import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { checkAcross } from '../../src/engine/cases/judging/check-across'
import type { Rules } from '../../src/engine/catalogue/types'
import { readRules } from '../../src/engine/resources'
import { openStore, type Store } from '../../src/engine/store/open-store'
import { fact, newAudit, newSubmission, school } from '../store/samples'

const rules: Rules = await readRules(fileURLToPath(new URL('../../resources', import.meta.url)))

const AT = '2026-02-03T10:00:00.000Z'

const started = async () => {
  const store = await openStore(null)
  const audit = store.createAudit(newAudit(), rules)
  return { store, audit }
}

type Given = { digest?: string; pupils?: number }

/** One accepted form with one table worth comparing and a number of pupils. */
const send = (store: Store, audit: number, number: number, { digest = 'own', pupils }: Given = {}, batch?: number) => {
  const into = batch ?? store.beginBatch(audit, AT)
  const institution = store.expect(audit, school(number), 'perm-school')
  const path = `${number}.xlsx`
  const prints = [
    { table: 'attendance', sheet: 'Посещаемость', rows: 9, telling: 40, digest, undated: digest },
    { table: 'groups', sheet: 'Классы и группы', rows: 9, telling: 40, digest: `${digest}${number}`, undated: digest },
  ]
  const balance = [{ sheet: 'Посещаемость', read: 0, accepted: 0, quarantined: 0, skipped: 0, reasons: {} }]
  const submission = store.addSubmission(
    audit,
    newSubmission(into, { path, sha256: `${into} ${number} ${digest}`, institution, prints, balance }),
    AT,
  )
  const older = store.currentFacts(audit, institution).map(({ id }) => id)
  const insert = pupils === undefined ? [] : [{ ...fact('passport', '', 'pupils', pupils, 'B18'), sheet: 'Учреждение' }]
  store.applyFacts(audit, { submission, batch: into, institution, insert, supersede: older })
  return into
}

const told = (store: Store, audit: number): string[] =>
  store.remarks(audit).map(({ institution, file, sheet, cell }) => `${institution}: ${file}, ${sheet} ${cell}`)

describe('what is found between forms', () => {
  test('is kept with the later file, once, however often it is looked for', async () => {
    const { store, audit } = await started()
    send(store, audit.id, 1)
    send(store, audit.id, 2)
    checkAcross({ store }, audit, rules)
    const first = told(store, audit.id)
    expect(first).toEqual(['МБОУ «СОШ № 2»: 2.xlsx, Посещаемость null'])
    checkAcross({ store }, audit, rules)
    expect(told(store, audit.id)).toEqual(first)
  })

  test('goes when a corrected form differs', async () => {
    const { store, audit } = await started()
    send(store, audit.id, 1)
    send(store, audit.id, 2)
    checkAcross({ store }, audit, rules)
    send(store, audit.id, 2, { digest: 'corrected' })
    checkAcross({ store }, audit, rules)
    expect(told(store, audit.id)).toEqual([])
    send(store, audit.id, 1, { digest: 'corrected' })
    checkAcross({ store }, audit, rules)
    expect(told(store, audit.id)).toEqual(['МБОУ «СОШ № 1»: 1.xlsx, Посещаемость null'])
  })

  test.each([1, 2])('goes when the batch of file %i is undone, before anything is looked for again', async (which) => {
    const { store, audit } = await started()
    const batches = [send(store, audit.id, 1), send(store, audit.id, 2)]
    checkAcross({ store }, audit, rules)
    store.undoBatch(batches[which - 1] ?? 0, AT)
    expect(told(store, audit.id)).toEqual([])
    checkAcross({ store }, audit, rules)
    expect(told(store, audit.id)).toEqual([])
  })

  test('compares with the latest earlier audit, in the words of the regulation', async () => {
    const store = await openStore(null)
    const period = (name: string, from: string, to: string) =>
      store.createAudit({ ...newAudit(name), periodFrom: from, periodTo: to }, rules)
    const spring = period('Весна', '2025-01-01', '2025-05-31')
    const autumn = period('Осень', '2025-09-01', '2025-12-31')
    const now = period('Зима', '2026-01-01', '2026-05-31')
    send(store, spring.id, 1, { digest: 'x', pupils: 400 })
    send(store, autumn.id, 1, { digest: 'y', pupils: 100 })
    send(store, now.id, 1, { digest: 'y', pupils: 300 })
    checkAcross({ store }, now, rules)
    const messages = store.remarks(now.id).map(({ message }) => message)
    expect(messages).toHaveLength(2)
    expect(messages[0]).toContain('листы «Посещаемость», «Классы и группы» те же, что в мониторинге «Осень»')
    expect(messages[1]).toContain('«Обучающихся» с прошлого мониторинга изменилось не больше чем вдвое')
    expect(messages[1]).toContain('стоит 300, в мониторинге «Осень» было 100')
    expect(told(store, autumn.id)).toEqual([])
  })
})
