import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { damaged, grown } from './large-database'

const built = (name: string): string => {
  const path = fileURLToPath(new URL(`../../out/main/${name}`, import.meta.url))
  if (!existsSync(path)) throw new Error(`${path} is missing: run npm run build before the tests.`)
  return path
}

type Started = ChildProcessByStdio<null, Readable, Readable>

let running: { child: Started; ended: Promise<number | null> } | null = null
let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'Сверка — дом '))
})
afterEach(async () => {
  running?.child.kill('SIGKILL')
  await running?.ended
  running = null
  rmSync(home, { recursive: true })
})

const started = (file: string, args: string[]) => {
  const env = { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', HOME: home, XDG_CONFIG_HOME: join(home, 'config') }
  const child = spawn(process.execPath, [built(file), ...args], { stdio: ['ignore', 'pipe', 'pipe'], env })
  const told = { out: '', err: '' }
  child.stdout.on('data', (part) => (told.out += String(part)))
  child.stderr.on('data', (part) => (told.err += String(part)))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  running = { child, ended }
  const url = new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (part) => resolve(String(part).trim()))
    child.once('exit', () => reject(new Error(`ended without an address: ${told.err}`)))
  })
  url.catch(() => undefined)
  return { child, told, url, ended }
}

const enter = async (url: string): Promise<string> => (await fetch(url)).headers.get('set-cookie')?.split(';')[0] ?? ''

const stop = async ({ child, ended }: ReturnType<typeof started>): Promise<number | null> => {
  child.kill('SIGTERM')
  return ended
}

const URL_LINE = /^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}\n$/

describe.skipIf(process.platform === 'win32')('sverka serve', () => {
  test('prints one line, answers behind it, and ends at a signal with code 0', async () => {
    const { child, told, url, ended } = started('cli.js', ['serve'])
    const page = await fetch(await url)
    expect(await page.text()).toContain('<div id="app">')
    const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? ''
    const host: unknown = await (await fetch(new URL('/api/host', await url), { headers: { cookie } })).json()
    expect(host).toMatchObject({
      kind: 'browser',
      database: 'мониторинг.sqlite',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    })
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect(told.out).toMatch(URL_LINE)
    expect(told.err).toBe(`Создана новая база: «${join(home, 'Сверка', 'мониторинг.sqlite')}»\n`)
  })

  test('makes a named database, and without a name opens the last one that is still there', async () => {
    const first = join(home, 'первая.sqlite')
    const second = join(home, 'вторая.sqlite')
    for (const path of [first, second]) {
      const program = started('cli.js', ['serve', '--db', path])
      await program.url
      await expect.poll(() => program.told.err).toBe(`Создана новая база: «${path}»\n`)
      expect(await stop(program)).toBe(0)
      expect([existsSync(path), existsSync(`${path}.lock`)]).toEqual([true, false])
    }
    const again = started('cli.js', ['serve'])
    await again.url
    await expect.poll(() => again.told.err).toBe(`База: «${second}»\n`)
    await stop(again)
    rmSync(second)
    const other = started('cli.js', ['serve'])
    await other.url
    await expect.poll(() => other.told.err).toBe(`База: «${first}»\n`)
  })

  test('opens a recent database for the page, which never sends a path', async () => {
    const paths = ['один.sqlite', 'два.sqlite'].map((name) => join(home, name))
    for (const path of paths.slice(0, 1)) {
      const program = started('cli.js', ['serve', '--db', path])
      await program.url
      await stop(program)
    }
    const program = started('cli.js', ['serve', '--db', paths[1] ?? ''])
    const url = await program.url
    const headers = { cookie: await enter(url), origin: new URL(url).origin, 'content-type': 'application/json' }
    const host = (await (await fetch(new URL('/api/host', url), { headers })).json()) as {
      recent: { id: string; name: string }[]
    }
    expect(host.recent.map(({ name }) => name)).toEqual(['два.sqlite', 'один.sqlite'])
    const ask = async (body: object): Promise<unknown> =>
      (await fetch(new URL('/api/host/database', url), { method: 'POST', headers, body: JSON.stringify(body) })).json()
    expect(await ask({ action: 'recent', id: host.recent[1]?.id })).toMatchObject({ database: 'один.sqlite' })
    expect(await ask({ action: 'recent', id: paths[1] })).toMatchObject({ code: 'no-recent' })
    expect(await ask({ action: 'open' })).toMatchObject({ code: 'no-dialogs' })
    expect(await ask({ action: 'open', path: paths[1] })).toMatchObject({ code: 'no-dialogs' })
    expect([existsSync(`${paths[0]}.lock`), existsSync(`${paths[1]}.lock`)]).toEqual([true, false])
  })

  test.each([
    [['serve', '--port', '0x50'], 'Порт «0x50»'],
    [['serve', '--port', '70000'], 'Порт «70000»'],
    [['serve', '--db', 'нет такой папки/база.sqlite'], 'такой папки нет'],
    [['serve', '--db', built('cli.js')], 'cli.js'],
  ])('%j is refused with code 2 and nothing on stdout', async (args, message) => {
    const { told, ended } = started('cli.js', args)
    expect(await ended).toBe(2)
    expect(told.out).toBe('')
    expect(told.err).toContain(message)
  })
})

describe.skipIf(process.platform === 'win32')('a large database', () => {
  const made = async (change: (bytes: Uint8Array) => Uint8Array): Promise<string> => {
    const path = join(home, 'большая.sqlite')
    const program = started('cli.js', ['serve', '--db', path])
    await program.url
    await stop(program)
    writeFileSync(path, change(await grown(readFileSync(path), 24)))
    rmSync(`${path}.backup`, { recursive: true, force: true })
    return path
  }

  test('is opened behind the page: the address comes first, calls wait, the state says what is being done', async () => {
    const path = await made((bytes) => bytes)
    const { told, url, ended, child } = started('cli.js', ['serve', '--db', path])
    const headers = { cookie: await enter(await url) }
    const audits = await fetch(new URL('/api/audits', await url), { headers })
    expect([audits.status, await audits.json()]).toEqual([200, { audits: [] }])
    const host: unknown = await (await fetch(new URL('/api/host', await url), { headers })).json()
    expect(host).toMatchObject({ database: 'большая.sqlite', opening: { file: null, failure: null } })
    await expect.poll(() => told.err).toBe(`База: «${path}»\n`)
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  })

  test('that is damaged is told of: where nobody has opened the page, the program ends with code 2', async () => {
    const path = await made(damaged)
    const { told, ended } = started('cli.js', ['serve', '--db', path])
    expect(await ended).toBe(2)
    expect(told.err).toContain('повреждён')
    expect(existsSync(`${path}.lock`)).toBe(false)
  })
})

test.skipIf(process.platform === 'win32')(
  'npm start without a screen says so in one line and serves the browser',
  async () => {
    const { child, told, url, ended } = started('start.js', [])
    expect((await fetch(await url)).status).toBe(200)
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    const [why, ...rest] = told.err.trim().split('\n')
    expect(why).toMatch(/[а-яё]{4}/)
    expect(rest).toEqual([expect.stringMatching(/^Создана новая база/)])
    expect(told.out).toMatch(URL_LINE)
  },
)
