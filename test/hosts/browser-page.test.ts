import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SCREENS } from '../../electron/screens'
import { BROWSER_FLAGS, browserForTests } from './find-browser'

const executable = browserForTests()
const cli = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url))

describe.skipIf(executable === null || process.platform === 'win32')('the page behind the browser host', () => {
  let home: string
  let program: ChildProcess
  let url: string
  let browser: Browser
  let context: BrowserContext
  let page: Page
  const refused: string[] = []
  const left: string[] = []

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'Сверка — страница '))
    const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: join(home, 'config') }
    program = spawn(process.execPath, [cli, 'serve'], { stdio: ['ignore', 'pipe', 'ignore'], env })
    const [line] = (await once(program.stdout as NodeJS.ReadableStream, 'data')) as [Buffer]
    url = line.toString().trim()
    browser = await chromium.launch({ executablePath: executable ?? '', args: BROWSER_FLAGS })
    context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
    page = await context.newPage()
    await page.exposeFunction('refusedByPolicy', (what: string) => refused.push(what))
    await page.addInitScript(() => {
      const told = window as unknown as { refusedByPolicy: (what: string) => void }
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
        told.refusedByPolicy(`${violatedDirective} ${blockedURI} ${sample}`),
      )
    })
    page.on('request', (request) => {
      if (!request.url().startsWith(new URL(url).origin)) left.push(request.url())
    })
    await page.goto(url)
  })
  afterAll(async () => {
    await browser.close()
    const ended = once(program, 'close')
    program.kill('SIGTERM')
    await ended
    rmSync(home, { recursive: true })
  })

  test('keeps every screen the menu knows within its policy and on this machine', async () => {
    for (const { path } of SCREENS) {
      await page.goto(`${new URL(url).origin}/#${path}`)
      await page.getByRole('heading', { level: 1 }).first().waitFor()
    }
    expect(refused).toEqual([])
    expect(left.filter((address) => !address.startsWith('data:'))).toEqual([])
  })

  test('stays open when it is loaded again, and when its link is followed again', async () => {
    await page.reload()
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await page.goto(url)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    expect(await page.evaluate(async () => (await fetch('/api/host')).status)).toBe(200)
  })

  test('a link to a file that is gone says so on a page with a way back', async () => {
    await page.goto(`${new URL(url).origin}/api/downloads/none`)
    await page.getByRole('heading', { name: 'Не получилось' }).waitFor()
    await page.getByRole('link', { name: 'Вернуться в программу' }).click()
    await page.waitForURL(`${new URL(url).origin}/**`)
    await page.locator('#app').waitFor()
  })

  test('a file larger than 20 МБ is refused in words, not by a broken connection', async () => {
    const told = await page.evaluate(async () => {
      const body = new Uint8Array(21 * 1024 * 1024).buffer
      const response = await fetch('/api/uploads/u/files?path=a.xlsx', { method: 'PUT', body })
      return (await response.json()) as unknown
    })
    expect(told).toMatchObject({ code: 'too-large', message: expect.stringContaining('20 МБ') })
  })

  test('in another browser the used link says what to do', async () => {
    const stranger = await (await browser.newContext()).newPage()
    await stranger.goto(url)
    await stranger.getByRole('heading', { name: 'Эта ссылка уже использована' }).waitFor()
    expect(await stranger.locator('main').innerText()).toContain('запустите снова')
  })
})
