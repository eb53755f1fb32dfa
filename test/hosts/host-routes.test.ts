import { expect, test } from 'vitest'
import type { HostResult } from '../../src/api/host-results'
import { Failure } from '../../src/engine/base/failure'
import { withHost } from '../../src/hosts/host-routes'

const state = (database: string | null): HostResult => ({
  kind: 'browser',
  version: '1',
  can: { chooseDatabase: true, openRecent: true },
  database,
  opened: database,
  recent: [],
  engine: { state: 'running', restarts: 0, message: null },
  opening: { readOnly: false, words: null, file: null, failure: null },
  password: { isSet: false, wanted: null },
  saved: { state: 'saved', at: null, message: null },
})

const hosted = () => {
  const listeners = new Set<() => void>()
  const wishes: unknown[] = []
  let now = state(null)
  const answer = withHost(
    {
      state: () => now,
      onChange: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      act: async (wish) => {
        wishes.push(wish)
        if (wish.action === 'create') throw new Failure('exists', 'Файл уже есть.')
        now = state('район.sqlite')
      },
      setPassword: async (wish) => {
        wishes.push(wish)
        if (wish.current !== 'прежний пароль') throw new Failure('wrong-password', 'Пароль не подходит.')
        now = { ...now, password: { isSet: wish.next !== null, wanted: null } }
        return { sealed: wish.next !== null, words: 'Пароль изменён.' }
      },
      onError: () => undefined,
    },
    async () => new Response('engine'),
  )
  const change = (next: HostResult): void => {
    now = next
    for (const listener of listeners) listener()
  }
  return {
    listeners,
    wishes,
    change,
    call: (path: string, init?: RequestInit) => answer(new Request(`http://x${path}`, init)),
  }
}

const ask = (body: object): RequestInit => ({ method: 'POST', body: JSON.stringify(body) })

test('the host answers for itself, all else is the engine’s', async () => {
  const { call } = hosted()
  expect(await (await call('/api/host')).json()).toEqual(state(null))
  expect(await (await call('/api/audits')).text()).toBe('engine')
})

test('what the page asks of the shell is done and answered with the new state; it can name no path', async () => {
  const { call, wishes } = hosted()
  expect(await (await call('/api/host/database', ask({ action: 'open', path: '/etc/passwd' }))).json()).toEqual(
    state('район.sqlite'),
  )
  expect(wishes).toEqual([{ action: 'open' }])
  const refused = await call('/api/host/database', ask({ action: 'create' }))
  expect([refused.status, await refused.json()]).toEqual([422, { code: 'exists', message: 'Файл уже есть.' }])
  expect((await call('/api/host/database', ask({ action: 'delete' }))).status).toBe(400)
})

test('a password is changed by the host, and no answer holds it', async () => {
  const { call } = hosted()
  const body = ask({ current: 'прежний пароль', next: 'новый пароль' })
  const changed = await (await call('/api/host/password', body)).text()
  expect(JSON.parse(changed)).toEqual({
    words: 'Пароль изменён.',
    host: { ...state(null), password: { isSet: true, wanted: null } },
  })
  expect(changed).not.toMatch(/прежний|новый/)
  const refused = await call('/api/host/password', ask({ next: null }))
  expect([refused.status, await refused.json()]).toEqual([
    422,
    { code: 'wrong-password', message: 'Пароль не подходит.' },
  ])
  expect((await call('/api/host/password', ask({ current: 'а' }))).status).toBe(400)
})

test('events tell the state now and after each change, the same one once, until the reader leaves', async () => {
  const { call, change, listeners } = hosted()
  const response = await call('/api/host/events')
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  const reader = response.body?.getReader()
  const next = async (): Promise<unknown> => {
    const text = new TextDecoder().decode((await reader?.read())?.value)
    return JSON.parse(/^data: (.*)\n\n$/.exec(text)?.[1] ?? '')
  }
  expect(await next()).toEqual(state(null))
  change(state(null))
  const dying: HostResult = { ...state(null), engine: { state: 'restarting', restarts: 1, message: 'Запускается.' } }
  change(dying)
  expect(await next()).toEqual(dying)
  await reader?.cancel()
  expect(listeners.size).toBe(0)
})
