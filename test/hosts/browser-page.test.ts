import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { apiOf } from '../../src/api/app'
import type { Engine } from '../../src/engine/index'
import { openBrowserHost, type BrowserHost } from '../../src/hosts/browser/host'
import { readRendererFiles } from '../../src/hosts/renderer-files'
import { fakeEngine, SECOND } from '../api/fake-engine'
import { BROWSER_FLAGS, browserForTests } from './find-browser'

const built = fileURLToPath(new URL('../../out/renderer', import.meta.url))
const executable = browserForTests()

describe.skipIf(executable === null)('the page in a browser', () => {
  let browser: Browser
  let host: BrowserHost
  let page: Page
  let requested: string[]
  let complaints: string[]

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executable ?? '', args: BROWSER_FLAGS })
  })
  afterAll(() => browser.close())

  beforeEach(async () => {
    requested = []
    complaints = []
    page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    page.on('request', (request) => requested.push(request.url()))
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(String(error)))
  })
  afterEach(async () => {
    await page.close()
    await host.close()
  })

  const open = async (engine: Engine | null): Promise<void> => {
    const api = apiOf({
      engine: () => engine,
      host: () => ({
        kind: 'browser',
        version: '1.2.3',
        can: { chooseDatabase: false, openRecent: false },
        database: engine === null ? null : 'район.sqlite',
        recent: [],
        engine: { state: 'running', restarts: 0, message: null },
        saved: { state: 'saved', at: null, message: null },
      }),
    })
    host = await openBrowserHost({ api, files: await readRendererFiles(built), port: 0 })
    await page.goto(host.url)
  }

  /** Nothing went wrong unseen, and nothing left the machine. */
  const expectQuiet = (): void => {
    expect(complaints).toEqual([])
    expect(requested.length).toBeGreaterThan(3)
    expect(requested.filter((url) => new URL(url).host !== `127.0.0.1:${host.port}`)).toEqual([])
  }

  const rows = (): Promise<string[]> => page.locator('tbody tr').allInnerTexts()

  test('ranks the institutions and names who sent nothing', async () => {
    await open(fakeEngine())
    await page.getByRole('button', { name: 'МБОУ «СОШ № 10»' }).waitFor()
    const shown = (await rows()).map((row) => row.replace(/\s+/g, ' '))
    expect(shown).toHaveLength(4)
    expect(shown[0]).toMatch(/^1 МБОУ «СОШ № 10» 95,0 % 100,0 % 95,0 % высокий/)
    expect(shown[1]).toMatch(/^2 МБОУ «СОШ № 2 \/ филиал» 77,5 % 90,0 % 75,0 % достаточный/)
    expect(shown[2]).toMatch(/^3 МБОУ «Гимназия № 3» 50,0 % 75,0 % 75,0 % низкий/)
    expect(shown[3]).toMatch(/^— МБОУ «СОШ № 9» 30,0 % 75,0 % 40,0 % недостаточно данных/)
    expect(await page.locator('.absent li').allInnerTexts()).toEqual(['МБОУ «СОШ № 44»'])
    expect(page.url()).toBe(`http://127.0.0.1:${host.port}/`)
    expectQuiet()
  })

  test('leads from an institution to reasons, cells and discrepancies', async () => {
    await open(fakeEngine())
    await page.getByRole('button', { name: SECOND }).click()
    await page.getByRole('heading', { level: 1, name: SECOND }).waitFor()
    const partial = page.locator('.verdict.partial')
    await partial.waitFor()
    const text = (await partial.innerText()).replace(/\s+/g, ' ')
    expect(text).toContain('2.4, п. 3')
    expect(text).toContain('частично')
    expect(text).toContain('Все педагоги подключены к платформе.')
    expect(text).toContain('Подключено 31 из 40 педагогов (77,5 %), требуется 100 %.')
    expect(text).toContain('школа-2.xlsx · Участники')
    expect(await partial.locator('.cell').allInnerTexts()).toEqual(['C8 31', 'B8 40', 'E12 Да'])
    expect(await page.locator('.verdict.met .cell').allInnerTexts()).toEqual(['B5 14', 'C5 25.08.2025'])
    expect(await page.locator('.verdict.undetermined .cell').innerText()).toBe('весь лист')
    expect(await partial.locator('.discrepancy').innerText()).toContain('завышение')
    await page.getByRole('button', { name: 'не определено 1' }).click()
    expect(await page.locator('.verdict').count()).toBe(1)
    await page.getByRole('button', { name: 'с расхождением 1' }).click()
    expect(await page.locator('.verdict').allInnerTexts()).toEqual([await partial.innerText()])
    expectQuiet()
  })

  test('is worked with the keyboard alone', async () => {
    await open(fakeEngine())
    await page.getByRole('button', { name: 'МБОУ «СОШ № 10»' }).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.locator('.verdict.partial').waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('detail-title')
    await page.keyboard.press('Escape')
    await page.locator('.detail').waitFor({ state: 'detached' })
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent?.trim())).toBe(SECOND)
    await page.goBack()
    await page.locator('.detail').waitFor()
    expectQuiet()
  })

  test('comes back to the same institution after reloading', async () => {
    await open(fakeEngine())
    await page.getByRole('button', { name: SECOND }).click()
    await page.locator('.verdict.partial').waitFor()
    await page.reload()
    await page.locator('.verdict.partial').waitFor()
    expectQuiet()
  })

  test('without a database says how to get one', async () => {
    await open(null)
    await page.getByRole('heading', { name: 'База не открыта' }).waitFor()
    const text = await page.locator('main').innerText()
    expect(text).toContain('npm run demo')
    expect(text).toContain('sverka -- import --db')
    expectQuiet()
  })

  test('opened by a stranger shows why it is empty', async () => {
    await open(fakeEngine())
    const other = await browser.newContext()
    const stranger = await other.newPage()
    await stranger.goto(host.url)
    await stranger.getByText('Откройте ссылку, которую программа напечатала').waitFor()
    expect(await stranger.locator('tbody tr').count()).toBe(0)
    await other.close()
  })

  test.each([['light'], ['dark']] as const)('fits 1280 × 720 without sideways scrolling in %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme })
    await open(fakeEngine())
    await page.getByRole('button', { name: SECOND }).click()
    await page.locator('.verdict.partial').waitFor()
    const overflow = await page.evaluate(() =>
      ['html', '.pane', '.detail'].map((name) => {
        const element = document.querySelector(name)
        return element === null ? -1 : element.scrollWidth - element.clientWidth
      }),
    )
    expect(overflow).toEqual([0, 0, 0])
    const ground = await page.evaluate(
      () => getComputedStyle(document.querySelector('.detail') as Element).backgroundColor,
    )
    expect(ground).toBe(colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(28, 34, 41)')
  })
})
