import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { apiOf, type FetchHandler } from '../../src/api/app'
import { openBrowserHost, type BrowserHost } from '../../src/hosts/browser/host'
import { fakeEngine } from '../api/fake-engine'

const files = new Map(
  Object.entries({ '/': 'page', '/assets/a.js': 'script' }).map(([path, text]) => [
    path,
    { bytes: new TextEncoder().encode(text), type: 'text/html; charset=utf-8' },
  ]),
)

let host: BrowserHost
let api: FetchHandler
let called = 0

beforeEach(async () => {
  called = 0
  api = apiOf({
    engine: () => fakeEngine(),
    host: () => {
      called += 1
      return {
        kind: 'browser',
        version: '1',
        can: { chooseDatabase: false, openRecent: false },
        database: null,
        opened: null,
        recent: [],
        engine: { state: 'running', restarts: 0, message: null },
        opening: { readOnly: false, words: null, file: null, failure: null },
        password: { isSet: false, wanted: null },
        saved: { state: 'saved', at: null, message: null },
      }
    },
  })
  host = await openBrowserHost({ api, files, port: 0 })
})
afterEach(() => host.close())

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: string }

/** Plain HTTP: fetch would not let a test choose Host. */
const send = (path: string, headers: Record<string, string> = {}, method = 'GET', body?: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const outgoing = httpRequest({ host: '127.0.0.1', port: host.port, path, method, headers }, (incoming) => {
      let text = ''
      incoming.on('data', (part) => (text += String(part)))
      incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: text }))
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })

const pathOf = (url: string): string => url.slice(new URL(url).origin.length)

const enter = async (): Promise<string> => {
  const { headers } = await send(pathOf(host.url))
  return String(headers['set-cookie']?.[0]).split(';')[0] ?? ''
}

describe('token', () => {
  test('is exchanged for a strict cookie that scripts cannot read', async () => {
    const answer = await send(pathOf(host.url))
    expect(answer.status).toBe(200)
    const [cookie] = answer.headers['set-cookie'] ?? []
    expect(cookie).toMatch(new RegExp(`^sverka-${host.port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`))
    expect(cookie).not.toContain(new URL(host.url).searchParams.get('token'))
  })

  test('works once', async () => {
    await enter()
    const second = await send(pathOf(host.url))
    expect(second.status).toBe(401)
    expect(second.headers['set-cookie']).toBeUndefined()
    expect(second.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(second.body).toContain('Эта ссылка уже использована')
    expect(second.body).toContain('запустите снова')
  })

  test('followed once more by whoever has the session leads to the page', async () => {
    const cookie = await enter()
    expect((await send(pathOf(host.url), { cookie })).body).toBe('page')
    expect((await send('/', { cookie })).body).toBe('page')
  })

  test('is missed politely by who comes without it; a link on another site hides the session and gets the page', async () => {
    const bare = await send('/')
    expect([bare.status, bare.body.includes('Нужна ссылка с ключом')]).toEqual([401, true])
    expect((await send('/', { 'sec-fetch-site': 'cross-site' })).body).toBe('page')
  })

  test('of another shape opens nothing and does not spend the right one', async () => {
    expect((await send('/?token=')).headers['set-cookie']).toBeUndefined()
    expect((await send(`/?token=${'A'.repeat(43)}`)).headers['set-cookie']).toBeUndefined()
    const cookie = await enter()
    expect((await send('/api/host', { cookie })).status).toBe(200)
  })

  test.each<Record<string, string>>([{}, { cookie: 'sverka=1' }, { cookie: 'sverka-1=' }])(
    'without its cookie the API refuses: %o',
    async (headers) => {
      const answer = await send('/api/host', headers)
      expect(answer.status).toBe(401)
      expect(JSON.parse(answer.body)).toMatchObject({ code: 'no-session' })
      expect(called).toBe(0)
    },
  )

  test('in place of the cookie opens nothing', async () => {
    const token = new URL(host.url).searchParams.get('token') ?? ''
    expect((await send('/api/host', { cookie: `sverka-${host.port}=${token}` })).status).toBe(401)
    expect((await send(`/api/host?token=${token}`)).status).toBe(401)
  })
})

describe('Host', () => {
  test.each(['evil.example', 'evil.example:80', '127.0.0.1', 'localhost', '[::1]:1', '127.0.0.1.evil.example'])(
    '%s is refused, even for the page',
    async (name) => {
      const cookie = await enter()
      for (const path of ['/', '/api/host']) {
        const answer = await send(path, { host: name, cookie })
        expect(answer.status).toBe(403)
        expect(JSON.parse(answer.body)).toMatchObject({ code: 'foreign-host' })
      }
      expect(called).toBe(0)
    },
  )

  test('localhost with the port is this program too', async () => {
    const cookie = await enter()
    expect((await send('/api/host', { host: `localhost:${host.port}`, cookie })).status).toBe(200)
  })

  test('is checked in an absolute request line as well', async () => {
    const cookie = await enter()
    const answer = await send('http://evil.example/api/host', { host: `127.0.0.1:${host.port}`, cookie })
    expect(answer.status).toBe(403)
  })

  test('only 127.0.0.1 listens', async () => {
    const reached = await new Promise<boolean>((resolve) => {
      const socket = connect({ host: '127.0.0.2', port: host.port }, () => {
        socket.destroy()
        resolve(true)
      })
      socket.on('error', () => resolve(false))
    })
    expect(reached).toBe(false)
  })
})

describe('Origin', () => {
  test.each<Record<string, string>>([
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: 'https://127.0.0.1' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('a call from %o is refused with the right cookie', async (headers) => {
    const cookie = await enter()
    const answer = await send('/api/host', { ...headers, cookie })
    expect(answer.status).toBe(403)
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'foreign-origin' })
    expect(called).toBe(0)
  })

  test('the page itself may call', async () => {
    const cookie = await enter()
    const own = { cookie, origin: `http://127.0.0.1:${host.port}`, 'sec-fetch-site': 'same-origin' }
    expect((await send('/api/host', own)).status).toBe(200)
  })

  test('a call that would write needs one', async () => {
    const cookie = await enter()
    expect((await send('/api/audits', { cookie }, 'POST', '{}')).status).toBe(403)
  })

  test('preflights get no permission', async () => {
    const answer = await send('/api/host', { origin: 'http://evil.example' }, 'OPTIONS')
    expect(answer.status).toBe(403)
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})

describe('answers', () => {
  test('carry a strict policy, page and API alike', async () => {
    const cookie = await enter()
    for (const path of ['/', '/api/host', '/nothing']) {
      const { headers } = await send(path, { cookie })
      const policy = String(headers['content-security-policy'])
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("script-src 'self'")
      expect(policy.replace("style-src-attr 'unsafe-inline'", '')).not.toMatch(/unsafe|\*|https?:/)
      expect(headers['x-content-type-options']).toBe('nosniff')
    }
  })

  test.each(['/../package.json', '/%2e%2e/package.json', '/assets/..%2f..%2fpackage.json', '/assets/', '//etc/passwd'])(
    '%s is not in the list of files',
    async (path) => {
      expect((await send(path)).status).toBe(404)
    },
  )

  test('files are served from memory, with HEAD too', async () => {
    expect((await send('/assets/a.js')).body).toBe('script')
    const head = await send('/assets/a.js', {}, 'HEAD')
    expect([head.status, head.body, head.headers['content-length']]).toEqual([200, '', '6'])
  })

  test('a call that fails answers a link with a page to read, and a script with JSON', async () => {
    const cookie = await enter()
    const followed = await send('/api/nothing', { cookie, accept: 'text/html,application/xhtml+xml' })
    expect([followed.status, followed.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
    expect(followed.body).toContain('<p>По этому адресу ничего нет.</p>')
    const asked = await send('/api/nothing', { cookie, accept: '*/*' })
    expect(JSON.parse(asked.body)).toMatchObject({ code: 'no-address' })
  })
})

describe('bounds', () => {
  const KB = 1024
  const MB = 1024 * KB
  const post = async (method: string, path: string, bytes: number): Promise<number> => {
    const own = { cookie: await enter(), origin: `http://127.0.0.1:${host.port}` }
    return (await send(path, own, method, 'x'.repeat(bytes))).status
  }

  test.each([
    ['PUT', '/api/uploads/u1/files?path=a.xlsx', 20 * MB],
    ['POST', '/api/catalogues?file=a.xlsx', 20 * MB],
    ['POST', '/api/audits/1/register?file=a.xlsx', 20 * MB],
    ['POST', '/api/audits', 64 * KB],
    ['PUT', '/api/audits/1/settings', 64 * KB],
  ])('%s %s takes %i bytes and not one more', async (method, path, most) => {
    expect(await post(method, path, most + 1)).toBe(413)
    await host.close()
    host = await openBrowserHost({ api, files, port: 0 })
    expect(await post(method, path, most)).not.toBe(413)
  })

  test('a body that does not tell its length is refused', async () => {
    const own = { cookie: await enter(), origin: `http://127.0.0.1:${host.port}`, 'transfer-encoding': 'chunked' }
    expect((await send('/api/audits', own, 'POST', '{}')).status).toBe(411)
  })

  test('too many calls at once are sent away, and the next ones are taken again', async () => {
    await host.close()
    let go = (): void => undefined
    const gate = new Promise<void>((resolve) => (go = resolve))
    let working = 0
    const slow = async (): Promise<Response> => {
      working += 1
      await gate
      return new Response('done')
    }
    host = await openBrowserHost({ api: slow, files, port: 0 })
    const cookie = await enter()
    const calls = Array.from({ length: 64 }, () => send('/api/x', { cookie }))
    await expect.poll(() => working).toBe(64)
    expect((await send('/api/x', { cookie })).status).toBe(503)
    go()
    expect((await Promise.all(calls)).every(({ status }) => status === 200)).toBe(true)
    expect((await send('/api/x', { cookie })).status).toBe(200)
  })
})

test('a busy port is a plain message', async () => {
  const taken = openBrowserHost({
    api: apiOf({ engine: () => null, host: () => null as never }),
    files,
    port: host.port,
  })
  await expect(taken).rejects.toMatchObject({
    code: 'port',
    message: expect.stringContaining(`Порт ${host.port} занят`),
  })
})
