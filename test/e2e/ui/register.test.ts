import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { browserPath, openBrowser, openUi, type Ui } from './open-ui'

const eventually = <Value>(get: () => Value | Promise<Value>) => expect.poll(get, { timeout: 30_000 })

/** What the register of institutions shows of the part that every register shares. */
describe.skipIf(browserPath === null)('a register', () => {
  let browser: Browser
  let ui: Ui
  let page: Page
  let all: number

  const table = () => page.getByRole('table').first()
  const row = (): Promise<string | null> =>
    page.evaluate(() => document.activeElement?.closest('[role=row]')?.getAttribute('aria-rowindex') ?? null)

  beforeAll(async () => {
    browser = await openBrowser()
    ui = await openUi(browser, { route: '/institutions' })
    page = ui.page
    await page.locator('.row-link').first().waitFor()
    all = await page.evaluate(async () => {
      const { institutions } = await (await fetch('/api/audits/1/institutions')).json()
      return institutions.length as number
    })
  })
  beforeEach(async () => {
    await page.locator('.row-link').first().waitFor()
  })
  afterAll(async () => {
    await ui.close()
    await browser.close()
  })

  test('has a name, a count of all its rows, and one stop of the Tab key among them', async () => {
    expect(await table().getAttribute('aria-label')).not.toBeNull()
    expect(await table().getAttribute('aria-rowcount')).toBe(String(all + 1))
    expect(await page.locator('.row-link[tabindex="0"]').count()).toBe(1)
    expect(await table().locator('[role=columnheader]').count()).toBeGreaterThan(3)
  })

  test('is gone through with arrows, Home and End, also past what is drawn', async () => {
    await page.locator('.row-link[tabindex="0"]').focus()
    expect(await row()).toBe('2')
    await page.keyboard.press('ArrowDown')
    await eventually(row).toBe('3')
    await page.keyboard.press('ArrowUp')
    await eventually(row).toBe('2')
    await page.keyboard.press('ArrowUp')
    await eventually(row).toBe('2')
    await page.keyboard.press('End')
    await eventually(row).toBe(String(all + 1))
    await page.keyboard.press('Home')
    await eventually(row).toBe('2')
  })

  test('keys that come faster than it is drawn are all heard', async () => {
    await page.locator('.row-link[tabindex="0"]').focus()
    await page.keyboard.press('Home')
    await eventually(row).toBe('2')
    await page.evaluate(() => {
      for (let times = 0; times < 3; times += 1)
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }))
    })
    await eventually(row).toBe('5')
    await page.keyboard.press('Home')
    await eventually(row).toBe('2')
  })

  test('is ordered by its titles with the keyboard, says so, and keeps the order in the address', async () => {
    const header = table().locator('[role=columnheader]').first()
    await header.getByRole('button').focus()
    await page.keyboard.press('Enter')
    await eventually(() => header.getAttribute('aria-sort')).toBe('ascending')
    await eventually(() => new URL(page.url()).hash).toContain('sort=')
    await page.keyboard.press('Enter')
    await eventually(() => header.getAttribute('aria-sort')).toBe('descending')
    const names = (await page.locator('.row-link').allInnerTexts()).map((name) => name.split('\n')[0] ?? '')
    const ordered = [...names].sort((a, b) => b.localeCompare(a, 'ru', { numeric: true }))
    expect(names.slice(0, 5)).toEqual(ordered.slice(0, 5))
  })

  test('opens a row with Enter, and the way back leads to the same list', async () => {
    const hash = new URL(page.url()).hash
    await page.locator('.row-link[tabindex="0"]').focus()
    await page.keyboard.press('Enter')
    await eventually(() => new URL(page.url()).hash).toMatch(/^#\/institutions\/.+/)
    await page.goBack()
    await page.locator('.row-link').first().waitFor()
    expect(new URL(page.url()).hash).toBe(hash)
    expect(ui.problems()).toEqual([])
  })
})
