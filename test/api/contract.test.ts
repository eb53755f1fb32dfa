import { afterEach, describe, expect, test } from 'vitest'
import type { ApiParts } from '../../src/api/app'
import { ApiFailure, clientOver } from '../../src/api/client'
import { auditsResult, failureResult, scoresResult, verdictsResult } from '../../src/api/results'
import { Failure } from '../../src/engine/base/failure'
import { fakeEngine, SECOND } from './fake-engine'
import { HOST, WAYS, type Way } from './ways'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

const over = async (way: Way, engine: ApiParts['engine'] = () => fakeEngine(), onError?: ApiParts['onError']) => {
  const parts: ApiParts = { engine, host: () => HOST }
  return way(onError === undefined ? parts : { ...parts, onError }, (close) => closers.push(close))
}

describe.each(WAYS)('API over %s', (_name, way) => {
  test('tells what the host is and can do', async () => {
    const response = await (await over(way))('/api/host')
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.json()).toEqual(HOST)
  })

  test('lists audits without their settings', async () => {
    const body: unknown = await (await (await over(way))('/api/audits')).json()
    expect(auditsResult.strict().parse(body).audits).toEqual([
      {
        id: 7,
        name: 'Мониторинг 2025–2026',
        schoolYear: 2025,
        periodFrom: '2025-09-01',
        periodTo: '2026-08-31',
        dueDate: null,
        controlDays: [],
      },
    ])
  })

  test('gives scores in the shape the command line gives', async () => {
    const body: unknown = await (await (await over(way))('/api/audits/7/scores')).json()
    const { audit, institutions, absent } = scoresResult.strict().parse(body)
    expect(audit).toBe('Мониторинг 2025–2026')
    expect(institutions).toHaveLength(4)
    expect(institutions[0]).toMatchObject({ name: SECOND, index: 0.775, upper: 0.9, rank: 2, level: 'sufficient' })
    expect(institutions[0]).not.toHaveProperty('units')
    expect(absent.map(({ name }) => name)).toEqual(['МБОУ «СОШ № 44»'])
  })

  test('gives verdicts of an institution whose name holds a slash, quotes and spaces', async () => {
    const address = `/api/audits/7/institutions/${encodeURIComponent(SECOND)}/verdicts`
    const body: unknown = await (await (await over(way))(address)).json()
    const { institution, verdicts, discrepancies, indicators } = verdictsResult.strict().parse(body)
    expect(institution).toBe(SECOND)
    expect(verdicts[1]).toMatchObject({
      clause: '2.4',
      item: 3,
      outcome: 'partial',
      reason: 'Подключено 31 из 40 педагогов (77,5 %), требуется 100 %.',
    })
    expect(verdicts[1]?.evidence[0]).toEqual({ file: 'школа-2.xlsx', sheet: 'Участники', cell: 'C8', value: 31 })
    expect(discrepancies[0]?.kind).toBe('overstated')
    expect(indicators).toMatchObject([{ id: 'parents', state: 'known', part: 410, whole: 512, value: 0.80078125 }])
  })

  test('gives the catalogue the audit pinned', async () => {
    const client = clientOver(await over(way))
    const { requirements } = await client.catalogue(7, 'sample-school')
    expect(requirements.map(({ clause }) => clause)).toEqual(['2.1', '2.4', '3.2', '3.3'])
  })

  test.each([
    ['/api/audits/8/scores', 404, 'no-audit'],
    ['/api/audits/7/institutions/%D0%A9/verdicts', 404, 'which-institution'],
    ['/api/audits/7/catalogues/none', 404, 'no-catalogue'],
    ['/api/nothing', 404, 'no-address'],
    ['/api/../etc/passwd', 404, 'no-address'],
  ])('refuses %s with %i %s in Russian', async (path, status, code) => {
    const response = await (await over(way))(path)
    expect(response.status).toBe(status)
    const failure = failureResult.strict().parse(await response.json())
    expect(failure.code).toBe(code)
    expect(failure.message).toMatch(/[а-яё]{3}/)
  })

  test('says that no database is open, and still tells about the host', async () => {
    const call = await over(way, () => null)
    const response = await call('/api/audits')
    expect(response.status).toBe(409)
    expect(failureResult.parse(await response.json()).code).toBe('no-database')
    expect((await call('/api/host')).status).toBe(200)
  })

  test('says which methods an address answers to', async () => {
    const response = await (await over(way))('/api/audits/7/scores', { method: 'POST', body: '{}' })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('GET')
    expect(failureResult.strict().parse(await response.json()).code).toBe('wrong-method')
  })

  test('has no address for a method that is nowhere', async () => {
    expect((await (await over(way))('/api/nothing', { method: 'DELETE' })).status).toBe(404)
  })

  test('does not tell the page what broke inside, but tells the host', async () => {
    const told: unknown[] = []
    const broken = fakeEngine({
      comparison: () => {
        throw new TypeError('secret path /home/curator')
      },
    })
    const call = await over(
      way,
      () => broken,
      (error) => told.push(error),
    )
    const response = await call('/api/audits/7/scores')
    expect(response.status).toBe(500)
    const text = await response.text()
    expect(text).not.toContain('secret')
    expect(failureResult.parse(JSON.parse(text)).code).toBe('internal')
    expect(told).toEqual([new TypeError('secret path /home/curator')])
  })

  test('an engine that gives what the schema forbids is an inner error, not an answer', async () => {
    const wrong = fakeEngine({ audits: () => [{ id: 'seven' }] as never })
    expect((await (await over(way, () => wrong))('/api/audits')).status).toBe(500)
  })

  test("passes the engine's own words on", async () => {
    const silent = fakeEngine({
      verdicts: () => {
        throw new Failure('nothing-submitted', '«Школа» ещё не прислала форму.')
      },
    })
    const client = clientOver(await over(way, () => silent))
    const refused = await client.verdicts(7, 'Школа').catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(ApiFailure)
    expect(refused).toMatchObject({ code: 'nothing-submitted', message: '«Школа» ещё не прислала форму.' })
  })
})

describe('client', () => {
  test('says in Russian that the program does not answer', async () => {
    const client = clientOver(() => Promise.reject(new TypeError('fetch failed')))
    await expect(client.host()).rejects.toThrow(/Программа не отвечает/)
  })

  test('takes an answer that is no JSON for no answer', async () => {
    const client = clientOver(async () => new Response('<html>', { status: 502 }))
    await expect(client.audits()).rejects.toMatchObject({ code: 'unreachable' })
  })
})
