import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectNoSerious } from './axe'
import { browserPath, openBrowser, openUi } from './open-ui'

const PASSWORD = 'синий трамвай у моста'

describe.skipIf(browserPath === null)('a password', () => {
  let browser: Browser
  const folder = mkdtempSync(join(tmpdir(), 'Сверка — пароль '))
  const sealed = join(folder, 'район.sqlite')
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('is put on the file in settings, said twice alike', async () => {
    const ui = await openUi(browser, { database: 'empty', route: '/settings' })
    const panel = ui.page.getByRole('region', { name: 'Пароль на файл' })
    await panel.getByLabel('Новый пароль').fill(PASSWORD)
    await panel.getByLabel('Ещё раз').fill('синий')
    await panel.getByText('Пароли пока не совпадают.').waitFor()
    expect(await panel.getByRole('button', { name: 'Поставить пароль' }).isDisabled()).toBe(true)
    await panel.getByLabel('Ещё раз').fill(PASSWORD)
    await panel.getByRole('button', { name: 'Поставить пароль' }).click()
    await panel.getByText('защищён паролем').waitFor()
    await expectNoSerious(ui.page)
    await panel.getByLabel('Нынешний пароль').fill('не тот')
    await panel.getByRole('button', { name: 'Снять пароль' }).click()
    await panel.getByRole('alert').waitFor()
    await expectNoSerious(ui.page)
    cpSync(ui.served.database, sealed)
    await ui.close()
  })

  test.each(['light', 'dark'] as const)('is asked for before anything is shown, in %s', async (colorScheme) => {
    const ui = await openUi(browser, { database: { path: sealed }, colorScheme })
    const field = ui.page.getByLabel('Пароль', { exact: true })
    await field.waitFor()
    await expectNoSerious(ui.page)
    await field.fill('не тот')
    await field.press('Enter')
    await ui.page.locator('input[aria-invalid=true]').waitFor()
    await expectNoSerious(ui.page)
    await field.fill(PASSWORD)
    await field.press('Enter')
    await ui.page.getByText('С чего начать').waitFor()
    await ui.close()
  })
})
