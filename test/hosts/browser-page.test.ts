import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SCREENS } from '../../electron/screens'
import { BROWSER_FLAGS, browserForTests } from './find-browser'

const executable = browserForTests()
const OUT = process.env['SVERKA_OUT'] ?? fileURLToPath(new URL('../../out', import.meta.url))
const cli = join(OUT, 'main/cli.js')

/** What is refused to whoever tries all ways out of the page, and all ways to make code of text. */
const WAYS_OUT = [
  ...['connect-src', 'img-src', 'script-src-elem', 'style-src-elem', 'media-src', 'frame-src', 'object-src'],
  ...['form-action', 'base-uri', 'script-src eval', 'script-src-attr inline', 'script-src-elem inline'],
]

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

  test('can reach nobody else even by scripts of its own, and makes no code of text', async () => {
    let reached = 0
    const elsewhere = createServer((_request, response) => {
      reached += 1
      response.setHeader('access-control-allow-origin', '*').end('x')
    })
    elsewhere.on('upgrade', (_request, socket) => {
      reached += 1
      socket.destroy()
    })
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
    const port = (elsewhere.address() as AddressInfo).port
    const before = refused.length
    await page.evaluate(async (to) => {
      const address = `http://127.0.0.1:${to}/`
      const put = (name: string, attributes: Record<string, string>): void => {
        const element = document.createElement(name)
        for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
        document.body.append(element)
        if (element instanceof HTMLFormElement) element.submit()
      }
      const tries: (() => unknown)[] = [
        () => fetch(address),
        () => import(`${address}x.js`),
        () => navigator.sendBeacon(address, 'x'),
        () => new WebSocket(address.replace('http', 'ws')),
        () => new EventSource(address),
        () => new Worker(address),
        () => put('img', { src: address }),
        () => put('script', { src: address }),
        () => put('link', { rel: 'stylesheet', href: address }),
        () => put('iframe', { src: address }),
        () => put('object', { data: address }),
        () => put('video', { src: address }),
        () => put('form', { action: address, method: 'post' }),
        () => put('script', { src: 'data:text/javascript,window.ranAway=1' }),
        () => put('base', { href: address }),
      ]
      for (const each of tries)
        await Promise.resolve()
          .then(each)
          .then(null, () => undefined)
      // A test's own eval is let through, what the page calls later is not.
      window.setTimeout('window.ranAway = 1')
      const inline = document.createElement('script')
      inline.textContent = 'window.ranAway = 1'
      const button = document.createElement('button')
      button.setAttribute('onclick', 'window.ranAway = 1')
      document.body.append(inline, button)
      button.click()
    }, port)
    const told = (what: string): boolean => refused.slice(before).some((each) => each.startsWith(what))
    await expect.poll(() => WAYS_OUT.filter((what) => !told(what))).toEqual([])
    expect(refused.length).toBeGreaterThan(before + 10)
    expect(await page.evaluate(() => 'ranAway' in window)).toBe(false)
    expect(reached).toBe(0)
    // A browser that may not ask still gets connected ahead, and says nothing.
    elsewhere.closeAllConnections()
    await new Promise((resolve) => elsewhere.close(resolve))
    left.length = 0
    await page.reload()
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
