import { afterEach, describe, expect, test } from 'vitest'
import type { FetchHandler } from '../../src/api/app'
import { clientOver } from '../../src/api/client'
import { Failure } from '../../src/engine/base/failure'
import type { EngineService } from '../../src/hosts/engine-service'
import { engineOverPort, type EngineOverPort } from './engine-over-port'

let wire: EngineOverPort
afterEach(() => wire.close())

const over = (answer: FetchHandler, rest?: Partial<EngineService>): EngineOverPort =>
  (wire = engineOverPort(answer, rest))

const asked = new Request('http://127.0.0.1/api/x')

const TOLD = 'event: failure\ndata: {"code":"engine-restarted","message":"Движок запущен заново."}\n\n'

const GONE = new Failure('engine-restarted', 'Движок запущен заново.')

test('method, address, headers and bytes of a request cross unchanged; so do those of the answer', async () => {
  const seen: unknown[] = []
  const { calls } = over(async (request) => {
    seen.push(request.method, request.url, request.headers.get('x-name'))
    return new Response(await request.arrayBuffer(), { status: 207, headers: { 'x-back': 'да'.length.toString() } })
  })
  const bytes = new Uint8Array(70_000).map((_, at) => at % 251)
  const url = 'http://127.0.0.1:5000/api/uploads/1/files?path=%D0%A8%D0%BA%D0%BE%D0%BB%D0%B0%2F1.xlsx'
  const response = await calls.call(new Request(url, { method: 'PUT', headers: { 'x-name': 'a' }, body: bytes }))
  expect(seen).toEqual(['PUT', url, 'a'])
  expect([response.status, response.headers.get('x-back')]).toEqual([207, '2'])
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array(70_000).map((_, at) => at % 251))
})

test.each([204, 304])('an answer %i has no body', async (status) => {
  const { calls } = over(async () => new Response(null, { status }))
  const response = await calls.call(asked)
  expect([response.status, response.body]).toEqual([status, null])
})

test('a stream arrives piece by piece, while it is still being written', async () => {
  let write: (text: string) => void = () => undefined
  const { calls } = over(
    async () =>
      new Response(
        new ReadableStream({
          start: (controller) => {
            write = (text) => controller.enqueue(new TextEncoder().encode(text))
          },
        }),
      ),
  )
  const reader = (await calls.call(asked)).body?.getReader()
  for (const text of ['раз', 'два']) {
    write(text)
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe(text)
  }
  await reader?.cancel()
})

describe('what is thrown', () => {
  test('as a Failure keeps its code and words', async () => {
    const { calls } = over(async () => {
      throw new Failure('locked', 'База занята.')
    })
    await expect(calls.call(asked)).rejects.toMatchObject({ code: 'locked', message: 'База занята.' })
  })

  test('as anything else says nothing of itself, but for developers', async () => {
    const { calls, heard } = over(async () => {
      throw new TypeError('secret path')
    })
    const refused = await calls.call(asked).catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: 'internal', message: expect.not.stringContaining('secret') })
    expect(heard).toEqual([{ type: 'trouble', text: expect.stringContaining('secret path') }])
  })

  test('on opening and closing is thrown here', async () => {
    const failing = async (): Promise<never> => {
      throw new Failure('busy', 'Идёт работа.')
    }
    const { calls } = over(async () => new Response(), { open: failing, close: failing })
    await expect(calls.open('/a.sqlite', true, null)).rejects.toMatchObject({ code: 'busy' })
    await expect(calls.close()).rejects.toMatchObject({ code: 'busy' })
  })
})

describe('once the thread is gone', () => {
  test('calls that wait and calls that come are refused', async () => {
    const { calls } = over(() => new Promise(() => undefined))
    const waiting = [calls.call(asked), calls.open('/a.sqlite', false, null), calls.close()]
    await Promise.resolve()
    calls.fail(GONE)
    for (const each of waiting) await expect(each).rejects.toBe(GONE)
    await expect(calls.call(asked)).rejects.toBe(GONE)
  })

  test('streams end: events with one that says so, a file with an error', async () => {
    const endless = (type: string) => async () =>
      new Response(new ReadableStream({ pull: () => new Promise(() => undefined) }), {
        headers: { 'content-type': type },
      })
    const events = over(endless('text/event-stream; charset=utf-8'))
    const told = await events.calls.call(asked)
    events.calls.fail(GONE)
    expect(await told.text()).toBe(TOLD)
    events.close()
    const watching = clientOver(async () => new Response(TOLD, { headers: { 'content-type': 'text/event-stream' } }))
    await expect(watching.watchJob('j1', () => undefined)).rejects.toMatchObject({ code: 'engine-restarted' })
    const file = over(endless('application/zip'))
    const broken = await file.calls.call(asked)
    file.calls.fail(GONE)
    await expect(broken.arrayBuffer()).rejects.toBe(GONE)
  })
})
