import { afterEach, describe, expect, test } from 'vitest'
import { clientOver } from '../../src/api/client'
import { failureResult } from '../../src/api/results'
import { openDownloads } from '../../src/api/downloads'
import { openJobs } from '../../src/api/jobs'
import { openUploads, tidyPath } from '../../src/api/uploads'
import { fakeEngine } from './fake-engine'
import { HOST, WAYS } from './ways'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

const of = (length: number): ArrayBuffer => new ArrayBuffer(length)

describe.each(WAYS)('bounds over %s', (_name, way) => {
  const over = async () =>
    way(
      { engine: () => fakeEngine(), host: () => HOST, bounds: { fileBytes: 1000, files: 2, allBytes: 1500 } },
      (close) => closers.push(close),
    )

  test('a file, files and all of them have bounds, and what was sent before stays', async () => {
    const call = await over()
    const client = clientOver(call)
    const { upload } = await client.newUpload()
    expect(await client.sendFile(upload, 'папка\\а.xlsx', of(1000))).toEqual({ path: 'папка/а.xlsx', bytes: 1000 })
    const put = async (path: string, bytes: number): Promise<number> =>
      (await call(`/api/uploads/${upload}/files?path=${encodeURIComponent(path)}`, { method: 'PUT', body: of(bytes) }))
        .status
    expect(await put('б.xlsx', 1001)).toBe(413)
    expect(await put('б.xlsx', 501)).toBe(413)
    expect(await put('б.xlsx', 500)).toBe(200)
    expect(await put('в.xlsx', 0)).toBe(413)
    // The same path again takes the place of what was there.
    expect(await put('папка/а.xlsx', 10)).toBe(200)
    expect(await client.upload(upload)).toEqual({
      upload,
      bytes: 510,
      files: [
        { path: 'б.xlsx', bytes: 500 },
        { path: 'папка/а.xlsx', bytes: 10 },
      ],
    })
    expect(await client.dropUpload(upload)).toEqual({ removed: true })
  })

  test.each([
    ['GET', '/api/jobs/none', undefined, 404, 'no-job'],
    ['GET', '/api/jobs/none/events', undefined, 404, 'no-job'],
    ['DELETE', '/api/jobs/none', undefined, 404, 'no-job'],
    ['GET', '/api/uploads/none', undefined, 404, 'no-upload'],
    ['PUT', '/api/uploads/none/files?path=a.xlsx', 'x', 404, 'no-upload'],
    ['DELETE', '/api/uploads/none', undefined, 404, 'no-upload'],
    ['GET', '/api/downloads/none', undefined, 404, 'no-download'],
    ['POST', '/api/audits/7/imports', '{"upload":"none"}', 404, 'no-upload'],
    ['POST', '/api/audits/8/imports', '{"upload":"none"}', 404, 'no-audit'],
    ['POST', '/api/audits/7/batches/3/undo', undefined, 404, 'no-batch'],
    ['POST', '/api/audits/7/batches/x/undo', undefined, 404, 'no-address'],
    ['POST', '/api/audits/7/imports', '{"upload":', 400, 'usage'],
    ['POST', '/api/audits/7/imports', '{}', 400, 'usage'],
    ['POST', '/api/audits/7/reports', '{"kind":"poem"}', 400, 'usage'],
    ['POST', '/api/audits', '{"name":" "}', 400, 'usage'],
    ['POST', '/api/audits', '{"dueDate":"31.02.2026"}', 400, 'usage'],
    ['POST', '/api/audits', '{"unheardOf":1}', 400, 'usage'],
    ['POST', '/api/audits/7/questions/1', '{"institution":null}', 400, 'usage'],
    ['PATCH', '/api/audits/7/collection', '{"institution":null,"status":"lost"}', 400, 'usage'],
    ['GET', '/api/catalogues/compare?a=x', undefined, 400, 'usage'],
  ])('%s %s %s is refused with %i %s in Russian', async (method, path, body, status, code) => {
    const response = await (await over())(path, { method, ...(body !== undefined && { body }) })
    const failure = failureResult.strict().parse(await response.json())
    expect([response.status, failure.code]).toEqual([status, code])
    expect(failure.message).toMatch(/[а-яё]{3}/)
  })

  test('nothing is taken of an upload without files', async () => {
    const client = clientOver(await over())
    const { upload } = await client.newUpload()
    await expect(client.startImport(7, { upload })).rejects.toMatchObject({ code: 'no-files' })
  })
})

test.each([
  ['/etc/passwd', 'etc/passwd'],
  ['C:\\Мои формы\\школа.xlsx', 'Мои формы/школа.xlsx'],
  ['../../вверх/./а.xlsx', 'вверх/а.xlsx'],
  ['a\u0000b//c.xlsx', 'a b/c.xlsx'],
  // «й» as macOS writes it is one letter.
  ['и\u0306.xlsx', 'й.xlsx'],
])('a path is only a name: %j', (path, tidy) => {
  expect(tidyPath(path)).toBe(tidy)
})

test.each(['', '..', '/', './..\\'])('%j names no file', (path) => {
  expect(() => openUploads().put('none', path, new Uint8Array())).toThrow(/Загруженных файлов больше нет/)
  expect(() => tidyPath(path)).toThrow(/не годится/)
})

test('made files are held to so many bytes in all: the oldest go first, the last stays whatever its size', () => {
  const downloads = openDownloads(100)
  const keep = (length: number): string =>
    downloads.keep({ name: 'а.xlsx', type: 'x', bytes: new Uint8Array(length) }).id
  const [one, two] = [keep(60), keep(40)]
  expect([downloads.has(one), downloads.has(two)]).toEqual([true, true])
  const three = keep(50)
  expect([downloads.has(one), downloads.has(two), downloads.has(three)]).toEqual([false, true, true])
  const four = keep(500)
  expect([downloads.has(two), downloads.has(three), downloads.has(four)]).toEqual([false, false, true])
})

describe('jobs', () => {
  const now = (): Date => new Date('2026-06-01T00:00:00Z')
  const wish = { kind: 'report', audit: 1, title: 'Отчёт', mode: 'beside' } as const

  test('one that breaks tells its listeners no inner words, and the host all of them', async () => {
    const told: unknown[] = []
    const jobs = openJobs(now, (error) => told.push(error))
    const id = jobs.start({ ...wish, run: () => Promise.reject(new TypeError('/home/curator')) })
    let last
    for await (const event of jobs.watch(id, 0)) last = event
    expect(last).toMatchObject({ state: 'failed', failure: { code: 'internal' }, result: null })
    expect(last?.failure?.message).not.toContain('curator')
    expect(told).toHaveLength(1)
  })

  test('a result its schema forbids is a failure, not a result', async () => {
    const jobs = openJobs(now)
    const id = jobs.start({ ...wish, run: () => Promise.resolve({ downloads: [{ id: 5 }] }) })
    const states: string[] = []
    for await (const { state } of jobs.watch(id, 0)) states.push(state)
    expect(states.at(-1)).toBe('failed')
  })

  test('lines are told once, from where one stopped listening', async () => {
    const jobs = openJobs(now)
    const run = async ({ log }: { log: (text: string) => void }) => {
      for (const text of ['а', 'б', 'в']) log(text)
      return { downloads: [] }
    }
    const id = jobs.start({ ...wish, run })
    const all: string[] = []
    for await (const { log } of jobs.watch(id, 0)) all.push(...log)
    expect(all).toEqual(['а', 'б', 'в'])
    for await (const { log } of jobs.watch(id, 2)) expect(log).toEqual(['в'])
  })

  test('what changes the database is done one after another, and one that fails lets the next go on', async () => {
    const jobs = openJobs(now)
    const done: string[] = []
    const slow = jobs.writing(async () => {
      await new Promise((resolve) => setImmediate(resolve))
      done.push('first')
      throw new Error('first')
    })
    const next = jobs.writing(() => done.push('second'))
    await expect(slow).rejects.toThrow('first')
    await next
    expect(done).toEqual(['first', 'second'])
  })
})
