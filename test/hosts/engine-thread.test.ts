import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { bridgeToEngine, type EngineBridge } from '../../src/hosts/engine-bridge'
import { engineOptions } from '../../src/hosts/engine-options'
import { engineThreadStarter } from '../../src/hosts/start-engine-thread'

const main = new URL('../../out/main/cli.js', import.meta.url)
if (!existsSync(main)) throw new Error('out/main is missing: run npm run build before the tests.')

let folder: string
let database: string
let bridge: EngineBridge
let workers: Worker[]
let notes: string[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'Сверка — поток '))
  database = join(folder, 'район.sqlite')
  workers = []
  notes = []
  const start = engineThreadStarter(
    engineOptions(main.href),
    new URL('./dying-thread.mjs', import.meta.url),
    // Enough for the engine, and soon full.
    { resourceLimits: { maxOldGenerationSizeMb: 128 }, stderr: true },
  )
  bridge = bridgeToEngine({
    start: () => {
      const worker = start()
      workers.push(worker)
      return worker
    },
    note: (text) => notes.push(text),
  })
})
afterEach(async () => {
  vi.useRealTimers()
  await bridge.close()
  rmSync(folder, { recursive: true })
})

const call = (path: string, init?: RequestInit): Promise<Response> =>
  bridge.answer(new Request(`http://127.0.0.1${path}`, init))

const refusalAt = async (path: string): Promise<unknown> => {
  const response = await call(path)
  return [response.status, ((await response.json()) as { code: string }).code]
}

const lock = (): { pid: number } => JSON.parse(readFileSync(`${database}.lock`, 'utf8')) as { pid: number }

const expectWorking = async (): Promise<void> => {
  const response = await call('/api/audits')
  expect([response.status, await response.json()]).toEqual([200, { audits: [] }])
}

describe('a database', () => {
  test('is made at once, opened for the API, and given back', async () => {
    expect(await refusalAt('/api/audits')).toEqual([409, 'no-database'])
    expect(await bridge.open(database, true)).toMatchObject({ path: database, isNew: true, isSealed: false })
    expect(readFileSync(database).subarray(0, 15).toString()).toBe('SQLite format 3')
    await expectWorking()
    expect(bridge.state()).toMatchObject({ database: 'район.sqlite', engine: { state: 'running', restarts: 0 } })
    await bridge.close()
    expect(existsSync(`${database}.lock`)).toBe(false)
  })

  test('is not made where it must be there', async () => {
    await expect(bridge.open(database, false)).rejects.toMatchObject({ code: 'no-database' })
    expect(existsSync(database)).toBe(false)
  })

  test('stays open when another cannot be opened, and is let go when another is', async () => {
    await bridge.open(database, true)
    const broken = join(folder, 'письмо.sqlite')
    writeFileSync(broken, 'Уважаемые коллеги')
    await expect(bridge.open(broken, false)).rejects.toMatchObject({ code: 'not-a-database' })
    await expectWorking()
    expect(lock().pid).toBe(process.pid)
    const other = join(folder, 'город.sqlite')
    await bridge.open(other, true)
    expect([existsSync(`${database}.lock`), existsSync(`${other}.lock`)]).toEqual([false, true])
    expect(bridge.state().database).toBe('город.sqlite')
  })

  test('calls wait for the first one, and hear of it as soon as it is there; the state names it meanwhile', async () => {
    await bridge.open(database, true)
    await bridge.close()
    const other = bridgeToEngine({ start: engineThreadStarter(engineOptions(main.href)), note: () => undefined })
    try {
      const opened = other.open(database, false)
      expect(other.state()).toMatchObject({ database: null, opening: { file: 'район.sqlite', failure: null } })
      const response = await other.answer(new Request('http://127.0.0.1/api/audits'))
      expect([response.status, await response.json()]).toEqual([200, { audits: [] }])
      await opened
      expect(other.state()).toMatchObject({ database: 'район.sqlite', opening: { file: null, failure: null } })
    } finally {
      await other.close()
    }
  })

  test('that could not be opened leaves its reason, until another is', async () => {
    const broken = join(folder, 'письмо.sqlite')
    writeFileSync(broken, 'Уважаемые коллеги')
    const refused = bridge.open(broken, false)
    const waiting = refusalAt('/api/audits')
    await expect(refused).rejects.toMatchObject({ code: 'not-a-database' })
    expect(await waiting).toEqual([409, 'no-database'])
    expect(bridge.state().opening).toMatchObject({ file: null, failure: expect.stringContaining('письмо.sqlite') })
    await bridge.open(database, true)
    expect(bridge.state().opening).toEqual({ readOnly: false, words: null, file: null, failure: null })
  })

  test.skipIf(process.platform === 'win32')('under another name is the same one', async () => {
    await bridge.open(database, true)
    const link = join(folder, 'ссылка.sqlite')
    symlinkSync(database, link)
    expect(await bridge.open(link, false)).toEqual({
      ...{ path: database, isNew: false, isSealed: false },
      ...{ readOnly: false, words: null },
    })
    await expectWorking()
  })

  test('that another program holds is refused, also after the thread died', async () => {
    const foreign = JSON.stringify({ pid: 1, host: hostname(), time: '2026-02-03T10:00:00.000Z' })
    writeFileSync(`${database}.lock`, foreign)
    await expect(bridge.open(database, true)).rejects.toMatchObject({ code: 'locked' })
    await call('/test/exit')
    await expect(bridge.open(database, true)).rejects.toMatchObject({ code: 'locked' })
    expect(readFileSync(`${database}.lock`, 'utf8')).toBe(foreign)
  })
})

describe.each([
  ['process.exit', () => void call('/test/exit')],
  ['an error nobody caught', () => void call('/test/throw')],
  ['all memory used', () => void call('/test/memory')],
  ['terminate', () => void workers.at(-1)?.terminate()],
])('a thread ended by %s', (_name, kill) => {
  test('fails the call it had and is started again with its database', async () => {
    await bridge.open(database, true)
    const states: string[] = []
    bridge.onChange(() => states.push(bridge.state().engine.state))
    const pending = call('/api/audits')
    const stream = await call('/test/events')
    kill()
    const text = await stream.text()
    expect(text).toMatch(
      /^(data: \{\}\n\n)*event: failure\ndata: \{"code":"engine-restarted","message":"[^"]*повторите/,
    )
    expect([200, 503]).toContain((await pending).status)
    await expectWorking()
    expect(states).toEqual(['restarting', 'running'])
    expect(bridge.state()).toMatchObject({ database: 'район.sqlite', engine: { restarts: 1, message: null } })
    expect(workers).toHaveLength(2)
    expect(lock().pid).toBe(process.pid)
  })
})

test('a call under way is refused with a code, never left hanging', async () => {
  await bridge.open(database, true)
  expect(await refusalAt('/test/exit')).toEqual([503, 'engine-restarted'])
})

test('a file under way breaks off: half of it never looks whole', async () => {
  const response = await call('/test/bytes')
  const reading = response.arrayBuffer()
  await call('/test/exit')
  await expect(reading).rejects.toMatchObject({ code: 'engine-restarted' })
})

test('who leaves ends the stream in the thread', async () => {
  const { body } = await call('/test/events')
  const reader = body?.getReader()
  await reader?.read()
  await reader?.cancel()
  await expect.poll(() => notes).toContain('cancelled')
})

test('three deaths in a row end it; opening a database begins anew', async () => {
  // All within one minute, however long a thread takes to start.
  vi.useFakeTimers({ toFake: ['Date'] })
  await bridge.open(database, true)
  for (let death = 1; death <= 3; death += 1) expect(await refusalAt('/test/exit')).toEqual([503, 'engine-restarted'])
  expect(await refusalAt('/api/audits')).toEqual([503, 'engine-stopped'])
  expect(bridge.state().engine).toMatchObject({ state: 'stopped', restarts: 2, message: expect.stringMatching(/цело/) })
  expect(workers).toHaveLength(3)
  await bridge.open(database, false)
  await expectWorking()
})

test('a database under a password is opened again with it when the thread has died; the page never has it', async () => {
  await bridge.open(database, true)
  expect(await bridge.setPassword({ next: 'сосновый бор' })).toMatchObject({ sealed: true })
  expect(bridge.state().isSealed).toBe(true)
  await call('/test/exit')
  await expectWorking()
  expect(bridge.state()).toMatchObject({ database: 'район.sqlite', isSealed: true })
  expect(JSON.stringify(bridge.state())).not.toContain('бор')
  await bridge.open(join(folder, 'другая.sqlite'), true)
  expect(bridge.state().isSealed).toBe(false)
  await expect(bridge.open(database, false)).rejects.toMatchObject({ code: 'password-needed' })
  await expect(bridge.open(database, false, 'еловый бор')).rejects.toMatchObject({ code: 'wrong-password' })
  expect(bridge.state().database).toBe('другая.sqlite')
  expect(await bridge.open(database, false, 'сосновый бор')).toMatchObject({ isSealed: true })
  await expect(bridge.setPassword({ current: 'еловый бор', next: null })).rejects.toMatchObject({
    code: 'wrong-password',
  })
  expect(await bridge.setPassword({ current: 'сосновый бор', next: null })).toMatchObject({ sealed: false })
  await bridge.open(join(folder, 'другая.sqlite'), false)
  expect(await bridge.open(database, false)).toMatchObject({ isSealed: false })
})

describe('a database under a password that another program holds', () => {
  const SECRET = 'сосновый бор'
  let holder: EngineBridge

  beforeEach(async () => {
    holder = bridgeToEngine({ start: engineThreadStarter(engineOptions(main.href)), note: () => undefined })
    await holder.open(database, true)
    await holder.setPassword({ next: SECRET })
    expect(await bridge.open(database, false, SECRET)).toMatchObject({ readOnly: true, isSealed: true })
  })
  afterEach(() => holder.close())

  test('is told to be protected, and its password is not changed from here', async () => {
    expect(bridge.state()).toMatchObject({ isSealed: true, opening: { readOnly: true } })
    await expect(bridge.setPassword({ current: SECRET, next: null })).rejects.toMatchObject({
      code: 'read-only',
      message: expect.stringMatching(/открыта только для чтения.*Закройте её в другой программе/) as string,
    })
  })

  test('is opened again with it when the thread has died, to be written if the other has let it go', async () => {
    await call('/test/exit')
    await expectWorking()
    expect(bridge.state()).toMatchObject({ isSealed: true, opening: { readOnly: true }, engine: { message: null } })
    await holder.close()
    await call('/test/exit')
    await expectWorking()
    expect(bridge.state()).toMatchObject({ isSealed: true, opening: { readOnly: false, words: null } })
    expect(await bridge.setPassword({ current: SECRET, next: null })).toMatchObject({ sealed: false })
  })

  test('is asked for when the other program has changed it meanwhile', async () => {
    const locked: string[] = []
    bridge.onLocked((path) => locked.push(path))
    await holder.setPassword({ current: SECRET, next: 'еловый бор' })
    await call('/test/exit')
    expect(await refusalAt('/api/audits')).toEqual([409, 'no-database'])
    expect(locked).toEqual([database])
    expect(bridge.state()).toMatchObject({
      ...{ database: null, isSealed: false, opening: { readOnly: false, words: null } },
      engine: { state: 'running', message: expect.stringMatching(/пароль базы «район\.sqlite» тем временем сменили/) },
    })
    expect(await bridge.open(database, false, 'еловый бор')).toMatchObject({ readOnly: true, isSealed: true })
    await expectWorking()
  })

  test('is opened again with the password it was opened with, whatever is given for it later', async () => {
    await holder.close()
    expect(await bridge.open(database, false, SECRET)).toMatchObject({ readOnly: false, isSealed: true })
    await bridge.open(database, false, 'совсем другой')
    await call('/test/exit')
    await expectWorking()
    expect(bridge.state()).toMatchObject({ database: 'район.sqlite', isSealed: true })
  })
})

test('a database that is gone when the thread starts again is told of, and another may be opened', async () => {
  await bridge.open(database, true)
  rmSync(database)
  await call('/test/exit')
  expect(await refusalAt('/api/audits')).toEqual([409, 'no-database'])
  expect(bridge.state()).toMatchObject({
    database: null,
    engine: { state: 'running', message: expect.stringMatching(/район\.sqlite/) },
  })
  await bridge.open(join(folder, 'другая.sqlite'), true)
  await expectWorking()
})

describe('a job of many files', () => {
  type Shown = { done: number; total: number; state: string; saved: number }
  const post = async (path: string, body: object): Promise<{ job: string }> => {
    const headers = { 'content-type': 'application/json' }
    return (await call(path, { method: 'POST', headers, body: JSON.stringify(body) })).json() as Promise<{
      job: string
    }>
  }
  const job = async (id: string): Promise<Shown> => (await call(`/api/jobs/${id}`)).json() as Promise<Shown>

  test('cut off by its thread’s death is told of, and leaves a database that goes on', async () => {
    await bridge.open(database, true)
    const begun = await post('/api/demo', { institutions: 24, seed: 1 })
    const events = await call(`/api/jobs/${begun.job}/events`)
    const told = events.text()
    // Half of it is filling forms; past that they are being taken.
    await expect.poll(async () => (await job(begun.job)).done, { interval: 20 }).toBeGreaterThan(25)
    await workers.at(-1)?.terminate()
    expect(await told).toMatch(/event: failure\ndata: \{"code":"engine-restarted"/)
    expect(await (await call('/api/jobs')).json()).toEqual({ jobs: [] })
    expect(bridge.state()).toMatchObject({ database: 'район.sqlite', engine: { state: 'running', restarts: 1 } })
    const again = await post('/api/demo', { institutions: 6, seed: 2 })
    await expect.poll(async () => (await job(again.job)).state).toBe('done')
    expect(bridge.state().saved).toMatchObject({ state: 'saved', message: null })
  })

  test('is stopped and the database given back when the program is closed', async () => {
    await bridge.open(database, true)
    const { job: id } = await post('/api/demo', { institutions: 40, seed: 3 })
    await expect.poll(async () => (await job(id)).done, { interval: 20 }).toBeGreaterThan(1)
    await expect(bridge.open(join(folder, 'другая.sqlite'), true)).rejects.toMatchObject({ code: 'busy' })
    await bridge.close()
    expect(existsSync(`${database}.lock`)).toBe(false)
    expect(notes).toEqual([])
  })
})
