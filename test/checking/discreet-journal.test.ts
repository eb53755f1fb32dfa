import { expect, test } from 'vitest'
import { Failure } from '../../src/engine/base/failure'
import { causesSince } from '../../src/engine/cases/issuing/freezing/causes'
import { journalPage } from '../../src/engine/cases/looking/journal'
import { decide } from '../../src/engine/cases/settling/decide'
import { withDiscreetJournal } from '../../src/engine/discreet-journal'
import { newSubmission } from '../store/samples'
import { PEOPLE, plantedAudit } from '../report/privacy/planted-audit'

const AT = '2026-02-03T10:00:00.000Z'
const REASON =
  'Был на месте: Указкиной в чате нет, за неё Тетрадкина Т. И., звонил 8 (000) 123-45-67, писал на primer@shkola.example.'

const namesIn = (said: unknown): string[] =>
  PEOPLE.filter((name) => JSON.stringify(said).toLowerCase().includes(name.toLowerCase()))

const discreet = async () => {
  const { context, audit } = await plantedAudit()
  return { context: { ...context, store: withDiscreetJournal(context.store) }, bare: context.store, audit }
}

test('a reason that names people is kept with the decision, and without them in the journal', async () => {
  const { context, audit } = await discreet()
  const [institution] = context.store.institutions(audit.id)
  if (institution === undefined) throw new RangeError('nobody is planted')
  await decide(context, audit, institution, { requirement: 'ps-2.4-3', outcome: 'unmet', value: null, reason: REASON })
  expect(context.store.overrides(audit.id).some(({ reason }) => reason === REASON)).toBe(true)
  const entry = context.store.entries().at(-1)
  expect([entry?.action, namesIn(entry)]).toEqual(['override', []])
  expect(entry?.detail).toMatchObject({
    ...{ institution: institution.name, requirement: 'ps-2.4-3', outcome: 'unmet' },
    reason: 'Был на месте: [скрыто] в чате нет, за неё [скрыто], звонил [скрыто], писал на [скрыто].',
  })
})

test('nor is anybody named by files, sheets and aliases, of one audit or of none', async () => {
  const { context, audit } = await discreet()
  const { store } = context
  const sha256 = 'a81234567890b'.padEnd(64, '0')
  store.journal(AT, 'correction', { audit: audit.id, file: 'Указкина.xlsx', sheet: 'Чаты Тетрадкиной', sha256 })
  store.journal(AT, 'mapping-confirmed', { sheet: 'Глобусов Г. Г.', title: 'у Примерова', keys: { kind: 'Указкина' } })
  store.journal(AT, 'alias-deleted', { name: 'школа Примерова П. П.', institution: 'Лицей им. Примерова П. П.' })
  store.journal(AT, 'ended-with-file', { file: 'от Тетрадкиной.xlsx', sha256 })
  const said = store.entries().slice(-4)
  expect(said.map(({ detail }) => detail)).toEqual([
    { audit: audit.id, file: '[скрыто].xlsx', sheet: 'Чаты [скрыто]', sha256 },
    { sheet: '[скрыто]', title: 'у [скрыто]', keys: { kind: '[скрыто]' } },
    { name: 'школа [скрыто]', institution: 'Лицей им. Примерова П. П.' },
    { file: 'от [скрыто].xlsx', sha256 },
  ])
  expect(store.trailFaults().problems).toEqual([])
})

test('what an earlier program wrote is shown without people too', async () => {
  const { context, bare, audit } = await discreet()
  bare.journal(AT, 'correction', { audit: audit.id, file: 'а.xlsx', sheet: 'Чаты', cell: 'B1', reason: REASON })
  expect(namesIn(bare.entries())).not.toEqual([])
  const page = journalPage(context, audit, {})
  expect(page.entries[0]?.sentence).toContain('Причина: Был на месте: [скрыто]')
  expect(namesIn(page)).toEqual([])
})

test('where the pinned rules are damaged the journal goes on, by the patterns alone', async () => {
  const { context, bare, audit } = await discreet()
  const damaged = {
    ...bare,
    rules: () => {
      throw new Failure('damaged-database', 'Правила изменены вне программы.')
    },
  }
  const store = withDiscreetJournal(damaged)
  store.journal(AT, 'rerun', { audit: audit.id, files: ['от Примеровой П. П..xlsx'] })
  expect(store.entries().at(-1)?.detail).toMatchObject({ files: ['от [скрыто].xlsx'] })
  expect(context.store.trailFaults().problems).toEqual([])
})

test('people of a form that has just come are known', async () => {
  const { context, audit } = await discreet()
  const { store } = context
  const say = (): unknown => {
    store.journal(AT, 'question-dropped', { audit: audit.id, file: 'Чернильницын.xlsx' })
    return store.entries().at(-1)?.detail
  }
  expect(say()).toMatchObject({ file: 'Чернильницын.xlsx' })
  const [institution] = store.institutions(audit.id)
  const [form] = store.submissions(audit.id)
  const head = { table: 'passport', row: '', column: 'head', value: 'Чернильницын', sheet: 'Учреждение', cell: 'B10' }
  store.applyFacts(audit.id, {
    ...{ submission: form?.id ?? 0, batch: form?.batch ?? 0, institution: institution?.id ?? 0 },
    ...{ insert: [head], supersede: [] },
  })
  expect(say()).toMatchObject({ file: '[скрыто].xlsx' })
})

test('a file whose name the journal does not tell is still known to be behind a changed result', async () => {
  const { context, audit } = await discreet()
  const { store } = context
  const [institution] = store.institutions(audit.id)
  const path = 'форма Указкиной У. В..xlsx'
  const sent = { institution: institution?.id ?? 0, path, sha256: 'e'.repeat(64) }
  store.addSubmission(audit.id, newSubmission(store.beginBatch(audit.id, AT), sent), AT)
  store.journal(AT, 'correction', { audit: audit.id, file: path, sheet: 'Чаты', cell: 'D7', reason: 'Ошибка.' })
  expect(causesSince(context, audit, 0).at(-1)).toMatchObject({ institutions: [institution?.id], files: [path] })
})
