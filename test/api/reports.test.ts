import { afterEach, describe, expect, test } from 'vitest'
import { clientOver, downloadLinks } from '../../src/api/client'
import { ApiFailure } from '../../src/api/client/call'
import type { StartedResult } from '../../src/api/job-results'
import { reporting } from '../../src/engine/cases/issuing/reporting'
import { lookedAudit } from '../engine/looking-audit'
import { partsOf } from '../report/comparative-reading'
import { fakeEngine } from './fake-engine'
import { HOST, WAYS } from './ways'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

const opened = async (way: (typeof WAYS)[number][1]) => {
  const { look, context, current } = await lookedAudit()
  const engine = fakeEngine({ ...look, ...reporting(context), audits: context.store.audits })
  const send = await way({ engine: () => engine, host: () => HOST }, (close) => void closers.push(close))
  const client = clientOver(send)
  /** The one file a job ends with. */
  const made = async ({ job }: StartedResult): Promise<{ name: string; bytes: Uint8Array }> => {
    const { failure, result } = await client.watchJob(job, () => undefined)
    const [file] = result !== null && 'downloads' in result ? result.downloads : []
    if (file === undefined) throw new ApiFailure(failure ?? { code: 'none', message: '' })
    const answer = await send(downloadLinks.produced(file.id))
    return { name: file.name, bytes: new Uint8Array(await answer.arrayBuffer()) }
  }
  return { send, made, audit: current().id, ...client }
}

const codeOf = (call: Promise<unknown>): Promise<string | undefined> =>
  call.then(
    () => undefined,
    (error: unknown) => (error instanceof ApiFailure ? error.code : String(error)),
  )

describe.each(WAYS)('reports over %s', (_name, way) => {
  test('one that is sent is listed and given out again byte for byte, and the next one amends it', async () => {
    const client = await opened(way)
    const options = { freeze: true, title: 'Свод для отдела', sheets: ['absent'] }
    const sent = await client.made(await client.startReport(client.audit, { kind: 'comparative', options }))
    const { reports } = await client.frozenReports(client.audit)
    expect(reports).toMatchObject([{ id: 1, title: 'Свод для отдела', against: null, bytes: sent.bytes.length }])
    const again = await client.send(downloadLinks.frozenReport(client.audit, 1))
    expect(new Uint8Array(await again.arrayBuffer())).toEqual(sent.bytes)
    const amended = await client.made(
      await client.startReport(client.audit, { kind: 'comparative', options: { against: 'last', sheets: ['absent'] } }),
    )
    expect(amended.name).toContain('Уточнённый свод')
  })

  test('open data come as one archive', async () => {
    const client = await opened(way)
    const { name, bytes } = await client.made(await client.startReport(client.audit, { kind: 'open-data' }))
    expect(name).toMatch(/^Открытые данные — .*\.zip$/)
    expect(partsOf(bytes).get('data.json')).toContain('"format": "sverka-open-data"')
    expect(partsOf(bytes).get('uchrezhdeniya.csv')).toContain('Школа № 4')
  })

  test('a sheet, an institution and a report nobody has are refused by name', async () => {
    const client = await opened(way)
    const started = (options: object) =>
      client.startReport(client.audit, { kind: 'comparative', options }).then(client.made)
    expect(await codeOf(started({ sheets: ['Тайное'] }))).toBe('no-sheet')
    expect(await codeOf(started({ institutions: ['Школа № 99'] }))).toBe('which-institution')
    expect(await codeOf(started({ against: 5 }))).toBe('no-report')
    expect(await codeOf(started({ kinds: ['university'] }))).toBe('usage')
    expect((await client.reportSheets()).sheets[0]).toMatchObject({ id: 'overview', title: 'Свод' })
  })
})
