import { afterEach, describe, expect, test } from 'vitest'
import { clientOver } from '../../src/api/client'
import { ApiFailure } from '../../src/api/client/call'
import { CELL } from '../../src/api/matrix-cells'
import type { Engine } from '../../src/engine/index'
import { lookedAudit } from '../engine/looking-audit'
import { fakeEngine } from './fake-engine'
import { HOST, WAYS } from './ways'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

/** A page over the use cases themselves, on an audit of three invented schools. */
const opened = async (way: (typeof WAYS)[number][1]) => {
  const { look, context, current } = await lookedAudit()
  const engine: Engine = fakeEngine({ ...look, audits: context.store.audits })
  const send = await way({ engine: () => engine, host: () => HOST }, (close) => void closers.push(close))
  return { send, audit: current().id, ...clientOver(send) }
}

const codeOf = (call: Promise<unknown>): Promise<string | undefined> =>
  call.then(
    () => undefined,
    (error: unknown) => (error instanceof ApiFailure ? error.code : String(error)),
  )

describe.each(WAYS)('reading over %s', (_name, way) => {
  test('overview, list and matrix answer in their shapes', async () => {
    const client = await opened(way)
    const { collection, tasks } = await client.overview(client.audit)
    expect([collection.expected, collection.notSubmitted]).toEqual([4, 1])
    expect(tasks.map(({ code }) => code)).toContain('low-completeness')
    const { institutions } = await client.institutions(client.audit)
    expect(institutions.map(({ key }) => key)).toEqual(['Школа № 1', 'Школа № 2', 'Школа № 3', 'Школа № 4'])
    const { parts } = await client.requirementMatrix(client.audit)
    expect(parts[0]?.rows[0]?.cells).toEqual([0.4, CELL.undetermined, 0])
    expect((await client.measureMatrix(client.audit, 'role')).by).toBe('role')
    expect((await client.institution(client.audit, 'Школа № 1')).files).toHaveLength(1)
  })

  test('a decision is made, told of in the journal, and taken back', async () => {
    const client = await opened(way)
    const body = { outcome: 'met', reason: 'видел приказ' } as const
    expect(await client.decide(client.audit, 'Школа № 1', 'c', body)).toMatchObject({
      before: null,
      verdict: { outcome: 'met', computed: { outcome: 'unmet' } },
    })
    const back = await client.dropDecision(client.audit, 'Школа № 1', 'c')
    expect(back).toMatchObject({ before: { outcome: 'met' }, verdict: { outcome: 'unmet', computed: null } })
    const { entries } = await client.journal(client.audit, { text: 'видел приказ' })
    expect(entries.map(({ action }) => action)).toEqual(['override-removed', 'override'])
    if (back.before === null) throw new Error('no decision')
    expect(await client.restoreDecision(client.audit, 'Школа № 1', 'c', back.before)).toMatchObject({
      before: null,
      verdict: { outcome: 'met', computed: { outcome: 'unmet' } },
    })
    expect((await client.dropDecision(client.audit, 'Школа № 1', 'c')).before).toEqual(back.before)
    const later = { ...back.before, date: '2099-01-01' }
    expect(await codeOf(client.restoreDecision(client.audit, 'Школа № 1', 'c', later))).toBe('usage')
    const never = { ...back.before, date: '31 февраля' }
    expect(await codeOf(client.restoreDecision(client.audit, 'Школа № 1', 'c', never))).toBe('usage')
  })

  test('an observation is added and taken back', async () => {
    const client = await opened(way)
    const { offers } = await client.observations(client.audit, 'Школа № 1')
    const [table] = offers.tables
    const { observation } = await client.observe(client.audit, 'Школа № 1', {
      ...{ table: 'people', keys: table?.rows[0]?.keys ?? {}, column: 'linked', value: '9' },
      ...{ on: '2026-02-01', seen: 'site', note: 'на сайте' },
    })
    expect(observation).toMatchObject({ inForce: true, said: { shown: '4' }, seenTitle: 'сайт' })
    expect((await client.requirementMatrix(client.audit)).parts[0]?.rows[0]?.cells[0]).toBe(0.9)
    await client.dropObservation(client.audit, 'Школа № 1', observation.id)
    expect((await client.requirementMatrix(client.audit)).parts[0]?.rows[0]?.cells[0]).toBe(0.4)
    expect(await codeOf(client.dropObservation(client.audit, 'Школа № 1', observation.id))).toBe('no-observation')
  })

  test('settings are tried and saved', async () => {
    const client = await opened(way)
    const thresholds = { high: 0.9, sufficient: 0.65, completeness: 0.6 }
    const tried = await client.previewSettings(client.audit, { thresholds })
    expect([tried.saved, tried.changed.levels]).toEqual([false, 1])
    expect((await client.settings(client.audit)).settings.thresholds.high).toBe(0.85)
    const { job } = await client.saveSettings(client.audit, { thresholds })
    const ended = await client.watchJob(job, () => undefined)
    expect(ended).toMatchObject({ kind: 'settings', state: 'done', result: { saved: true, changed: { levels: 1 } } })
    expect((await client.settings(client.audit)).settings.thresholds).toEqual(thresholds)
  })

  test('what cannot be done is refused by code', async () => {
    const client = await opened(way)
    const source = { file: 'нет.xlsx', sheet: 'Участники', cell: 'A1' }
    expect(
      await Promise.all([
        codeOf(client.institution(client.audit, 'Щ')),
        codeOf(client.source(client.audit, source)),
        codeOf(client.dropDecision(client.audit, 'Школа № 1', 'c')),
        codeOf(client.decide(client.audit, 'Школа № 1', 'zz', { outcome: 'met', reason: 'так' })),
        codeOf(client.compareAudits(client.audit, client.audit)),
        codeOf(client.compareAudits(client.audit, 99)),
        codeOf(client.previewSettings(client.audit, { ratioTolerance: 7 })),
        codeOf(client.journal(client.audit, { from: 'вчера' })),
      ]),
    ).toEqual([
      ...['which-institution', 'which-file', 'no-decision', 'no-requirement'],
      ...['usage', 'no-audit', 'usage', 'usage'],
    ])
    const bad = await client.send(`/api/audits/${client.audit}/matrix?by=colour`)
    expect(bad.status).toBe(400)
  })
})
