import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { browserPath, openBrowser } from './ui/open-ui'

const CLI = join(process.env['SVERKA_OUT'] ?? fileURLToPath(new URL('../../out', import.meta.url)), 'main/cli.js')

let folder: string
let database: string

type Serving = {
  child: ChildProcess
  url: Promise<string>
  ended: Promise<number | null>
  visit: (path: string, init?: RequestInit) => Promise<Response>
  cookie: () => string
  told: () => string
}

let running: Serving[]

const environment = () => ({ ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder })

/** `sverka serve` over the database; `visit` is a request as the page makes it. */
const serve = (more: Record<string, string> = {}): Serving => {
  const child = spawn(process.execPath, [CLI, 'serve', '--db', database], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...environment(), ...more },
  })
  let told = ''
  child.stderr.on('data', (part) => (told += String(part)))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const url = new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (part) => resolve(String(part).trim()))
    child.once('close', (code) => reject(new Error(`serve ended with ${code}: ${told}`)))
  })
  url.catch(() => undefined)
  let cookie = ''
  const visit = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const { origin } = new URL(await url)
    if (cookie === '')
      cookie =
        (await fetch(await url, { headers: { connection: 'close' } })).headers.get('set-cookie')?.split(';')[0] ?? ''
    // On a connection of its own: one that was kept may have been closed while another program was waited for.
    const headers = { cookie, origin, 'content-type': 'application/json', connection: 'close' }
    return fetch(new URL(path, origin), { ...init, headers })
  }
  const one = { child, url, ended, visit, cookie: () => cookie, told: () => told }
  running.push(one)
  return one
}

const sverka = (...args: string[]) =>
  spawnSync(process.execPath, [CLI, ...args, '--db', database], { encoding: 'utf8', env: environment() })

const newAudit = (name: string) => ({ method: 'POST', body: JSON.stringify({ name, schoolYear: 2025 }) })

beforeEach(() => {
  running = []
  folder = mkdtempSync(join(tmpdir(), 'Сверка — двое '))
  database = join(folder, 'район.sqlite')
})

afterEach(async () => {
  for (const { child, ended } of running) {
    child.kill('SIGKILL')
    await ended
  }
  rmSync(folder, { recursive: true, force: true })
})

/** Looks at a page of the program, where there is a browser; skipped aloud otherwise. */
const seen = async (serving: Serving, route: string, look: (page: Page) => Promise<void>): Promise<void> => {
  if (browserPath === null) return
  const browser = await openBrowser()
  try {
    const context = await browser.newContext()
    const { origin } = new URL(await serving.url)
    const [name = '', value = ''] = serving.cookie().split('=')
    await context.addCookies([{ name, value, url: origin }])
    const page = await context.newPage()
    await page.goto(`${origin}/#${route}`)
    await look(page)
  } finally {
    await browser.close()
  }
}

describe.skipIf(process.platform === 'win32')('two programs and one database', () => {
  test('while one serves it, another reads it and says who holds it; what would write is refused', async () => {
    const first = serve()
    expect((await first.visit('/api/audits', newAudit('Первый'))).status).toBeLessThan(300)
    const read = sverka('scores', '--json')
    expect(read.stderr).toContain('открыта только для чтения')
    expect(read.stderr).toContain(`процесс ${first.child.pid}`)
    expect(JSON.parse(read.stdout)).toMatchObject({ audit: 'Первый' })
    const written = sverka('import', folder)
    expect([written.status, written.stderr]).toEqual([2, expect.stringContaining('уже открыта')])
    expect(written.stderr).toContain(`процесс ${first.child.pid}`)
    // Whoever holds it still saves into it.
    expect((await first.visit('/api/audits', newAudit('Второй'))).status).toBeLessThan(300)
    const ofFirst = ['--audit', 'Первый']
    for (const look of [['remarks', ...ofFirst], ['assign', ...ofFirst], ['mappings'], ['catalogue', 'perm-school']])
      expect([look, sverka(...look, '--json').status]).toEqual([look, 0])
    const form = sverka('form', 'perm-school', '--out', join(folder, 'Форма.xlsx'), ...ofFirst)
    expect([form.status, form.stderr]).toEqual([0, expect.stringContaining('открыта только для чтения')])
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)
    expect(sverka('batches').stderr).not.toContain('только для чтения')
  })

  test('a second window shows who holds it and refuses writing in words; a dead holder holds nothing', async () => {
    const first = serve()
    await first.visit('/api/audits', newAudit('Первый'))
    const second = serve()
    const host = (await (await second.visit('/api/host')).json()) as { opening: { readOnly: boolean; words: string } }
    expect(host.opening.readOnly).toBe(true)
    expect(host.opening.words).toContain(`процесс ${first.child.pid}`)
    expect(await (await second.visit('/api/audits')).text()).toContain('Первый')
    const refused = await second.visit('/api/audits', newAudit('Второй'))
    expect(refused.status).toBeGreaterThanOrEqual(400)
    expect(refused.status).toBeLessThan(500)
    expect(await refused.json()).toMatchObject({
      code: 'read-only',
      message: expect.stringContaining('только для чтения') as string,
    })
    await seen(second, '/', async (page) => {
      await page.getByText('открыта только для чтения').waitFor({ timeout: 60_000 })
    })
    first.child.kill('SIGKILL')
    await first.ended
    const third = serve()
    expect((await third.visit('/api/audits', newAudit('Третий'))).status).toBeLessThan(300)
  })
})

test('a second window over a protected file says that it is, and why its password is not changed there', async () => {
  const first = serve()
  const set = { method: 'POST', body: JSON.stringify({ next: 'сосновый бор' }) }
  expect((await first.visit('/api/host/password', set)).status).toBe(200)
  const second = serve({ SVERKA_PASSWORD: 'сосновый бор' })
  expect(await (await second.visit('/api/host')).json()).toMatchObject({
    opening: { readOnly: true },
    password: { isSet: true, wanted: null },
  })
  const taken = { method: 'POST', body: JSON.stringify({ current: 'сосновый бор', next: null }) }
  expect(await (await second.visit('/api/host/password', taken)).json()).toMatchObject({ code: 'read-only' })
  await seen(second, '/settings', async (page) => {
    const panel = page.getByRole('region', { name: 'Пароль на файл' })
    await panel.getByText('защищён паролем').waitFor({ timeout: 60_000 })
    await panel.getByText('Сменить или снять пароль отсюда сейчас нельзя', { exact: false }).waitFor()
    expect(await panel.getByRole('textbox').count()).toBe(0)
    expect(await panel.getByRole('button').count()).toBe(0)
  })
})

const canMount = process.platform === 'linux' && process.getuid?.() === 0

test.skipIf(!canMount)('a program that ends over a full disk says what is lost, and its code is 2', async (context) => {
  const disk = folder
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', disk], { stdio: 'pipe' })
  } catch {
    console.warn('skipped: no disk may be mounted here')
    return context.skip()
  }
  try {
    const only = serve()
    await only.visit('/api/audits', newAudit('До'))
    for (const size of [1024 * 1024, 4096])
      try {
        for (let each = 0; ; each += 1) writeFileSync(join(disk, `занято ${size} ${each}`), Buffer.alloc(size))
      } catch {
        continue
      }
    expect((await only.visit('/api/audits', newAudit('Без места'))).status).toBeLessThan(300)
    only.child.kill('SIGTERM')
    expect(await only.ended).toBe(2)
    expect(only.told()).toContain('на диске нет места')
    expect(only.told()).toContain('последние изменения в базу не попали')
    for (const name of readdirSync(disk)) if (name.startsWith('занято')) rmSync(join(disk, name))
    const later = serve()
    expect(await (await later.visit('/api/audits')).text()).toContain('До')
  } finally {
    for (const { child, ended } of running) {
      child.kill('SIGKILL')
      await ended
    }
    execFileSync('umount', ['-l', disk])
  }
})
