import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { electronRuntime, hasDisplay } from '../../src/hosts/launch'

const root = fileURLToPath(new URL('../..', import.meta.url))
const runtime = electronRuntime(join(root, 'node_modules/electron'))
const canRun = runtime !== null && hasDisplay(process.platform, process.env)

if (!canRun) {
  const missing =
    runtime === null ? "Electron's runtime is not installed (npx install-electron)" : 'there is no display'
  const message = `${missing}: tests in real Electron`
  if (process.env['SVERKA_REQUIRE_ELECTRON'] === '1') throw new Error(`${message} cannot run, and they are required.`)
  console.warn(`${message} are SKIPPED.`)
}

describe.skipIf(!canRun)('the window in real Electron', () => {
  let home: string
  let program: ElectronApplication
  let page: Page

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'Сверка — Electron '))
    const database = join(home, 'район.sqlite')
    const demo = process.env['SVERKA_DEMO_DATABASE']
    if (demo !== undefined) copyFileSync(demo, database)
    program = await _electron.launch({
      executablePath: runtime ?? '',
      args: ['--no-sandbox', root, '--db', database],
      env: { ...(process.env as Record<string, string>), HOME: home, XDG_CONFIG_HOME: join(home, 'config') },
    })
    page = await program.firstWindow()
  })
  afterAll(async () => {
    await program.close()
    rmSync(home, { recursive: true })
  })

  const inPage = <T>(path: string, init?: { method: string; bytes: number }): Promise<T> =>
    page.evaluate(
      async ([address, wanted]) => {
        const body = wanted === null ? undefined : new Uint8Array(wanted.bytes).fill(7).buffer
        const response = await fetch(address, wanted === null ? {} : { method: wanted.method, body: body ?? null })
        return { status: response.status, body: (await response.json()) as unknown } as never
      },
      [path, init ?? null] as const,
    )

  test('shows its page from the private scheme, over the database it was given', async () => {
    expect(page.url()).toMatch(/^sverka:\/\/app\//)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await inPage('/api/host')).toMatchObject({
      status: 200,
      body: { kind: 'desktop', database: 'район.sqlite', engine: { state: 'running' } },
    })
    expect(existsSync(join(home, 'район.sqlite'))).toBe(true)
  })

  test('the page has no Node, and nothing leaves the machine', async () => {
    expect(await page.evaluate(() => [typeof require, typeof process])).toEqual(['undefined', 'undefined'])
    const reached = await page.evaluate(() =>
      fetch('https://127.0.0.1/').then(
        () => true,
        () => false,
      ),
    )
    expect(reached).toBe(false)
  })

  test('raw bytes of 5 MB arrive whole through the scheme', async () => {
    const { body } = await inPage<{ body: { upload: string } }>('/api/uploads', { method: 'POST', bytes: 0 })
    const address = `/api/uploads/${body.upload}`
    await inPage(`${address}/files?path=${encodeURIComponent('Школа/форма.xlsx')}`, { method: 'PUT', bytes: 5_000_000 })
    expect(JSON.stringify(await inPage(address))).toContain('5000000')
  })

  test('events of the host come as a stream', async () => {
    const kind = await page.evaluate(async () => {
      const reader = (await fetch('/api/host/events')).body?.getReader()
      const text = new TextDecoder().decode((await reader?.read())?.value)
      await reader?.cancel()
      return (JSON.parse(text.slice('data: '.length)) as { kind: string }).kind
    })
    expect(kind).toBe('desktop')
  })

  test('the menu moves the page to a screen without loading it again', async () => {
    await page.evaluate(() => Object.assign(window, { stayed: true }))
    await program.evaluate(({ Menu }) => {
      const item = Menu.getApplicationMenu()
        ?.items.find(({ label }) => label === 'Переход')
        ?.submenu?.items.find(({ label }) => label === 'Журнал')
      item?.click()
    })
    await page.waitForURL(/#\/journal/)
    expect(await page.evaluate(() => 'stayed' in window)).toBe(true)
  })

  test('no other page and no second window open', async () => {
    await page.evaluate(() => window.open('https://example.invalid/'))
    await page.evaluate(() => void (location.href = 'https://example.invalid/'))
    expect(program.windows()).toHaveLength(1)
    expect(page.url()).toMatch(/^sverka:\/\/app\//)
  })
})
