import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  ATTACKS,
  ODD_ADDRESSES,
  WAYS_OUT,
  exchanged,
  opened,
  rightCall,
  served,
  statusesOf,
  type Served,
} from './hostile-client'

/** What the program may hold at the most, MB, whatever is thrown at it. */
const MOST_MEMORY = 512

describe.skipIf(process.platform === 'win32')('a hostile client of the running program', () => {
  let home: string
  let program: Served
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'Сверка — чужой '))
    program = await served(home)
  })
  afterEach(async () => {
    expect(program.isRunning()).toBe(true)
    expect(await rightCall(program)).toBe(200)
  })
  afterAll(async () => {
    expect(await program.stop()).toBe(0)
    rmSync(home, { recursive: true })
  })

  const filesOf = (): string[] => readdirSync(home, { recursive: true }).map(String).sort()
  const sent = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const origin = `http://127.0.0.1:${program.port}`
    return fetch(`${origin}${path}`, { ...init, headers: { cookie: program.cookie, origin, ...init.headers } })
  }

  test.skipIf(process.platform !== 'linux')('the program listens on 127.0.0.1 and nowhere else', () => {
    const port = program.port.toString(16).toUpperCase().padStart(4, '0')
    const LISTENING = '0A'
    const places = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) =>
      readFileSync(table, 'utf8')
        .split('\n')
        .map((line) => line.trim().split(/\s+/))
        .filter(([, local, , state]) => state === LISTENING && local?.endsWith(`:${port}`) === true)
        .map(([, local]) => local),
    )
    // 127.0.0.1, its bytes as the processor keeps them.
    expect(places).toEqual([`0100007F:${port}`])
  })

  test.each(ATTACKS.map((attack): [string, (typeof ATTACKS)[number]] => [attack.name, attack]))(
    '%s is refused',
    async (_name, { said, statuses }) => {
      const answer = await exchanged(program.port, said(program))
      const answered = [...new Set(statusesOf(answer))]
      if (statuses.length === 0) expect(answered).toEqual([])
      else {
        expect(answered.length).toBeGreaterThan(0)
        expect(answered.filter((status) => !statuses.includes(status))).toEqual([])
      }
      expect(answer).not.toMatch(/set-cookie|мониторинг\.sqlite|access-control-allow|\bat .*\.js:\d+/i)
    },
  )

  test('no address leads out of the program, and none makes it stumble', async () => {
    const before = filesOf()
    for (const path of [...WAYS_OUT, ...ODD_ADDRESSES]) {
      const answer = await sent(path)
      const text = await answer.text()
      expect([path, answer.status]).toEqual([path, expect.toSatisfy((status) => status >= 400 && status < 500)])
      expect(text).not.toMatch(/root:|\[fonts\]/)
    }
    expect(filesOf()).toEqual(before)
  })

  test('a name of a file is a name: nothing is written where it points', async () => {
    const before = filesOf()
    const { upload } = (await (await sent('/api/uploads', { method: 'POST' })).json()) as { upload: string }
    const body = new TextEncoder().encode('а;б\n1;2\n')
    const bytes = { method: 'PUT', body, headers: { 'content-type': 'application/octet-stream' } }
    const outside = encodeURIComponent(join(home, '..', 'sverka-outside.csv'))
    const put = await sent(`/api/uploads/${upload}/files?path=${encodeURIComponent('../../../../')}${outside}`, bytes)
    expect(put.status).toBe(200)
    const { files } = (await (await sent(`/api/uploads/${upload}`)).json()) as { files: { path: string }[] }
    expect(files.every(({ path }) => !path.startsWith('/') && !path.split('/').includes('..'))).toBe(true)
    for (const path of ['/api/catalogues?file=', '/api/audits/1/register?file=']) {
      const answer = await sent(`${path}${outside}`, { ...bytes, method: 'POST' })
      expect([path, answer.status]).toEqual([path, expect.toSatisfy((status) => status < 500)])
    }
    expect(existsSync(join(home, '..', 'sverka-outside.csv'))).toBe(false)
    expect((await sent(`/api/uploads/${upload}`, { method: 'DELETE' })).status).toBe(200)
    expect(filesOf()).toEqual(before)
  })

  test('connections that say nothing do not shut out the right one, however many', async () => {
    const silent = Array.from({ length: 300 }, () => opened(program.port, ''))
    await Promise.all(silent.map((socket) => once(socket, 'connect').catch(() => undefined)))
    for (let call = 0; call < 5; call++) expect(await rightCall(program)).toBe(200)
    for (const socket of silent) socket.destroy()
  })

  test('whoever is slow is let go, in the headers and in the body', async () => {
    const { port, cookie } = program
    const head = `POST /api/audits HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n`
    const entered = `Cookie: ${cookie}\r\nOrigin: http://127.0.0.1:${port}\r\nContent-Type: application/json\r\n`
    const slow = [
      '',
      'GET / HT',
      head,
      `${head}Content-Length: 100\r\n\r\n{`,
      `${head}${entered}Content-Length: 100\r\n\r\n{`,
      `${head}${entered}Expect: 100-continue\r\nContent-Length: 9000000000\r\n\r\n`,
    ].map((said) => opened(port, said))
    const closed = Promise.all(slow.map((socket) => once(socket, 'close')))
    // A byte now and then is no reason to wait for longer.
    const drip = setInterval(() => slow.slice(1).forEach((socket) => socket.writable && socket.write('x')), 1_000)
    await closed
    clearInterval(drip)
  })

  test('fifty at once are refused one by one, and the right one is answered meanwhile', async () => {
    const refused: number[] = []
    let isOver = false
    const attacker = async (first: number): Promise<void> => {
      for (let at = first; !isOver; at++) {
        const attack = ATTACKS[at % ATTACKS.length]
        if (attack !== undefined) refused.push(...statusesOf(await exchanged(program.port, attack.said(program))))
      }
    }
    const attackers = Array.from({ length: 50 }, (_, at) => attacker(at))
    const took: number[] = []
    for (let call = 0; call < 40; call++) {
      const began = performance.now()
      expect(await rightCall(program, call % 2 === 0 ? '/api/host' : '/api/audits')).toBe(200)
      took.push(performance.now() - began)
    }
    isOver = true
    await Promise.all(attackers)
    expect(refused.filter((status) => status < 400 || status === 500)).toEqual([])
    expect(refused.length).toBeGreaterThan(50)
    took.sort((one, other) => one - other)
    const [median = 0, worst = 0] = [took[20], took.at(-1)]
    console.log(
      `50 hostile clients: ${refused.length} refused; the right one waited ${median.toFixed(0)} ms, ${worst.toFixed(0)} ms at most; ${program.megabytes()} MB`,
    )
  })

  test('all this cost no memory, and the program had nothing to complain of', () => {
    expect(program.megabytes()).toBeLessThan(MOST_MEMORY)
    expect(program.told.err.trim().split('\n')).toEqual([expect.stringMatching(/^Создана новая база/)])
  })
})
