import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectNoSerious } from './axe'
import { browserPath, openBrowser, openUi, type Ui } from './open-ui'
import { SCREENS } from './screens.mjs'
import { showScreen } from './show-screen.mjs'

/** Elements that a reader has to scroll sideways to see whole, apart from those that are made to. */
const overflow = (ui: Ui): Promise<string[]> =>
  ui.page.evaluate(() =>
    ['html', 'main']
      .map((name) => document.querySelector(name))
      .filter((each) => each !== null && each.scrollWidth > each.clientWidth)
      .map((each) => `${each?.tagName}: ${each?.scrollWidth} > ${each?.clientWidth}`),
  )

describe.skipIf(browserPath === null)('every screen', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  describe.each(['demo', 'empty'] as const)('over a database %s', (database) => {
    describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
      let ui: Ui
      beforeAll(async () => {
        ui = await openUi(browser, { database, colorScheme })
      })
      afterAll(() => ui.close())

      test.each(SCREENS.filter((screen) => (screen.database ?? 'demo') === database))(
        '$id: accessible, quiet, within its width',
        async (screen) => {
          await showScreen(ui.page, screen)
          expect(await ui.page.locator('h1').count()).toBe(1)
          expect(await ui.page.title()).toMatch(/.+ — Сверка$/)
          await expectNoSerious(ui.page)
          expect(await overflow(ui)).toEqual([])
          expect(ui.problems()).toEqual([])
        },
      )
    })
  })
})
