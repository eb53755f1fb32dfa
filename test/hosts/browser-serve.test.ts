import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'

const built = (name: string): string => {
  const path = fileURLToPath(new URL(`../../out/main/${name}`, import.meta.url))
  if (!existsSync(path)) throw new Error(`${path} is missing: run npm run build before the tests.`)
  return path
}

type Started = ChildProcessByStdio<null, Readable, Readable>

let running: Started | null = null
afterEach(() => {
  running?.kill('SIGKILL')
  running = null
})

const started = (file: string, args: string[]) => {
  const env = { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' }
  const child = spawn(process.execPath, [built(file), ...args], { stdio: ['ignore', 'pipe', 'pipe'], env })
  running = child
  const told = { out: '', err: '' }
  child.stdout.on('data', (part) => (told.out += String(part)))
  child.stderr.on('data', (part) => (told.err += String(part)))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const url = new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (part) => resolve(String(part).trim()))
    child.once('exit', () => reject(new Error(`ended without an address: ${told.err}`)))
  })
  url.catch(() => undefined)
  return { child, told, url, ended }
}

const URL_LINE = /^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}\n$/

describe.skipIf(process.platform === 'win32')('sverka serve', () => {
  test('prints one line, answers behind it, and ends at a signal with code 0', async () => {
    const { child, told, url, ended } = started('cli.js', ['serve'])
    const page = await fetch(await url)
    expect(await page.text()).toContain('<div id="app">')
    const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? ''
    const host: unknown = await (await fetch(new URL('/api/host', await url), { headers: { cookie } })).json()
    expect(host).toMatchObject({ kind: 'browser', database: null, version: expect.stringMatching(/^\d+\.\d+\.\d+/) })
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect(told.out).toMatch(URL_LINE)
  })

  test.each([
    [['serve', '--port', '0x50'], 'Порт «0x50»'],
    [['serve', '--port', '70000'], 'Порт «70000»'],
    [['serve', '--db', 'нет такой.sqlite'], 'нет такой.sqlite'],
  ])('%j is refused with code 2 and nothing on stdout', async (args, message) => {
    const { told, ended } = started('cli.js', args)
    expect(await ended).toBe(2)
    expect(told.out).toBe('')
    expect(told.err).toContain(message)
  })
})

test.skipIf(process.platform === 'win32')(
  'npm start without a screen says so in one line and serves the browser',
  async () => {
    const { child, told, url, ended } = started('start.js', [])
    expect((await fetch(await url)).status).toBe(200)
    expect(told.err.trim().split('\n')).toHaveLength(1)
    expect(told.err).toMatch(/[а-яё]{4}/)
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect(told.out).toMatch(URL_LINE)
  },
)
