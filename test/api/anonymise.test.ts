import { afterEach, describe, expect, test } from 'vitest'
import { clientOver } from '../../src/api/client'
import { anonymisePreviewResult, anonymiseResult } from '../../src/api/anonymise-results'
import { anonymising } from '../../src/engine/cases/anonymising/anonymising'
import { PEOPLE, plantedAudit } from '../report/privacy/planted-audit'
import { fakeEngine } from './fake-engine'
import { HOST, WAYS, type Way } from './ways'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

/** The use case itself over the planted audit; all else of the engine is not asked. */
const over = async (way: Way, isSaved = true) => {
  const { context, audit } = await plantedAudit()
  const saver = { ...context.saver, save: () => Promise.resolve(isSaved) }
  const engine = fakeEngine({ ...anonymising({ ...context, saver }, null), audits: () => [audit] })
  const call = await way({ engine: () => engine, host: () => HOST }, (close) => closers.push(close))
  return { call, client: clientOver(call), store: context.store, audit: audit.id }
}

const namesIn = (bytes: Uint8Array): string[] => PEOPLE.filter((name) => Buffer.from(bytes).includes(name))

describe.each(WAYS)('taking personal data away over %s', (_name, way) => {
  test('is looked at first, which changes nothing, and then done as it was said', async () => {
    const { client, call, store, audit } = await over(way)
    const preview = await client.anonymisePreview(audit)
    expect(anonymisePreviewResult.strict().parse(preview)).toMatchObject({ done: false, counts: { shared: 0 } })
    expect(preview.counts.facts).toBeGreaterThan(10)
    expect(namesIn(store.export())).toEqual(PEOPLE)
    const raw: unknown = await (await call(`/api/audits/${audit}/anonymise`, { method: 'POST' })).json()
    const done = anonymiseResult.strict().parse(raw)
    expect(done).toEqual({ ...preview, done: true, copies: 0, left: [] })
    expect(namesIn(store.export())).toEqual([])
    expect((await client.anonymisePreview(audit)).counts.facts).toBe(0)
  })

  test('is refused for an audit that is not there and by another method', async () => {
    const { client, call, store, audit } = await over(way)
    const refusal = await client.anonymise(99).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'no-audit' })
    expect((await call(`/api/audits/${audit}/anonymise`, { method: 'DELETE' })).status).toBe(405)
    expect(namesIn(store.export())).toEqual(PEOPLE)
  })

  test('that is not on the disk is not said to be done', async () => {
    const { client, audit } = await over(way, false)
    const refusal = await client.anonymise(audit).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'not-saved', message: expect.stringContaining('повторите') as string })
  })
})
