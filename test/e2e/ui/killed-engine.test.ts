import process from 'node:process'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserPath, openBrowser, openUi } from './open-ui'

const KILL = new URL('kill-engine.mjs', import.meta.url).href
const LONG = { timeout: 30_000 }

describe.skipIf(browserPath === null || process.platform === 'win32')('an engine that dies', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  test('is started again, the page says so, what was typed stays and can be saved', async () => {
    const ui = await openUi(browser, { route: '/institutions', env: { NODE_OPTIONS: `--import ${KILL}` } })
    const { page } = ui
    try {
      await page.locator('.row-link').first().click()
      await page
        .getByRole('button', { name: /Вынести решение/ })
        .first()
        .click(LONG)
      const why = page.getByLabel('Основание (обязательно)')
      await why.fill('Показали при посещении')
      await page.getByRole('radio').first().check()

      process.kill(ui.served.pid, 'SIGUSR2')
      await page.getByText('Программа перезапустилась и снова работает.').waitFor(LONG)
      expect(await why.inputValue()).toBe('Показали при посещении')
      expect(ui.served.told()).not.toContain('SIGUSR2')

      await page.getByRole('button', { name: 'Записать решение' }).click()
      await page.getByText('По данным:', { exact: false }).first().waitFor(LONG)
      const journal = (): Promise<string> =>
        page.evaluate(async () => {
          const { audits } = (await (await fetch('/api/audits')).json()) as { audits: { id: number }[] }
          return (await fetch(`/api/audits/${audits.at(-1)?.id}/journal`)).text()
        })
      await expect.poll(journal).toContain('Показали при посещении')
    } finally {
      await ui.close()
    }
  })
})
