import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { damaged, grown } from '../../hosts/large-database'
import { expectNoSerious } from './axe'
import { browserPath, openBrowser, openUi } from './open-ui'
import { demoDatabase } from './serve.mjs'

const env = { NODE_OPTIONS: `--import ${new URL('hold-opening.mjs', import.meta.url).href}` }
const LONG = { timeout: 30_000 }

describe.skipIf(browserPath === null || process.platform === 'win32')('while a database is being opened', () => {
  let browser: Browser
  let folder: string
  /** A demonstration that is large enough for the page to come first. */
  let path: string

  beforeAll(async () => {
    browser = await openBrowser()
    folder = mkdtempSync(join(tmpdir(), 'Сверка — открытие '))
    path = join(folder, 'большая.sqlite')
    writeFileSync(path, await grown(readFileSync(demoDatabase()), 6))
  })
  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true })
  })

  test('the page stands and says so; then it shows what was asked for', async () => {
    const ui = await openUi(browser, { database: { path }, route: '/institutions', env })
    const { page, served } = ui
    try {
      await page.getByRole('heading', { level: 1, name: 'Открываю базу' }).waitFor(LONG)
      await page.getByText('район.sqlite').waitFor(LONG)
      expect(await page.getByRole('navigation').first().isVisible()).toBe(true)
      expect(await page.getByText('База не открыта').count()).toBe(0)
      await expectNoSerious(page)
      process.kill(served.pid, 'SIGUSR2')
      await page.locator('.row-link').first().waitFor(LONG)
      expect(ui.problems()).toEqual([])
    } finally {
      await ui.close()
    }
  })

  test('and cannot be, the page says why, and the program stays', async () => {
    const broken = join(folder, 'битая.sqlite')
    writeFileSync(broken, damaged(readFileSync(path)))
    const ui = await openUi(browser, { database: { path: broken }, env })
    const { page, served } = ui
    try {
      await page.getByRole('heading', { level: 1, name: 'Открываю базу' }).waitFor(LONG)
      process.kill(served.pid, 'SIGUSR2')
      await page.getByRole('alert').filter({ hasText: 'повреждён' }).waitFor(LONG)
      await page.getByRole('heading', { level: 1, name: 'База не открыта' }).waitFor(LONG)
      await expect.poll(served.told).toContain('повреждён')
    } finally {
      await ui.close()
    }
  })
})
