import { readFileSync } from 'node:fs'
import { read, utils, write } from '@e965/xlsx'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { expectNoSerious } from './axe'
import { browserPath, openBrowser, openUi, type Ui } from './open-ui'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

describe.skipIf(browserPath === null)('catalogues', () => {
  let browser: Browser
  let ui: Ui
  let page: Page

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    ui = await openUi(browser, { route: '/catalogues' })
    page = ui.page
    await page.getByRole('table').first().waitFor()
  })
  afterEach(async () => {
    expect(ui.problems()).toEqual([])
    await ui.close()
  })

  test('lead from the list to a requirement, its rule in words, and back by a link to it', async () => {
    await page
      .getByRole('link', { name: /школа, Пермский край/ })
      .first()
      .click()
    await page.getByLabel('Пункт, слова, лист формы').fill('размещ сайте 1 мая')
    const item = page.locator('#requirement-ps-2\\.1-b')
    expect(await item.innerText()).toContain('указана дата размещения на сайте не позже 1 мая')
    expect(await item.innerText()).toContain('юридическая обязанность')
    await item.getByRole('link', { name: 'на это требование' }).click()
    await page.reload()
    await item.getByText('Как решается').waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY')
    await expectNoSerious(page)
  })

  test('two are held side by side by theme, and each difference leads to its requirement', async () => {
    await page.getByLabel('Первое').selectOption('perm-school')
    await page.getByLabel('Второе').selectOption('omsk-school')
    await page.getByRole('button', { name: 'Сравнить' }).click()
    await page.getByRole('heading', { level: 1, name: 'Сравнение положений' }).waitFor()
    await page.getByRole('button', { name: /Только в первом/ }).click()
    await page.locator('details summary').first().click()
    await page.locator('details[open] a').first().click()
    await expect.poll(() => page.url()).toMatch(/catalogues\/perm-school\?.*requirement=ps-/)
  })

  test('a workbook with a mistake names its cell, a corrected one becomes a new edition that one may pass to', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /^Книга Excel.+школа, Пермский край/ }).click(),
    ])
    const whole = readFileSync(await download.path())
    const book = read(whole)
    const sheet = book.Sheets['Положение']
    if (sheet === undefined) throw new Error('the workbook has no «Положение»')
    const edition =
      Object.keys(sheet)
        .find((cell) => sheet[cell]?.v === 'Редакция')
        ?.replace(/^A/, 'B') ?? ''
    utils.sheet_add_aoa(sheet, [['проверочная редакция']], { origin: edition })
    const bytes = (): Buffer => write(book, { type: 'buffer', bookType: 'xlsx' })
    const picker = page.locator('[data-test=catalogue]')

    // Read without its format, the day has become a bare number.
    await picker.setInputFiles({ name: 'с ошибкой.xlsx', mimeType: XLSX, buffer: bytes() })
    await page.getByText('не добавлена, ничего не изменилось: 1').waitFor()
    await page.getByRole('row', { name: /^Положение B7 .+Действует с/ }).waitFor()
    utils.sheet_add_aoa(sheet, [['01.09.2025']], { origin: 'B7' })
    await picker.setInputFiles({ name: 'новое.xlsx', mimeType: XLSX, buffer: bytes() })
    await page.getByText('Прежняя редакция сохранена.').waitFor()
    await page.getByText('своё', { exact: true }).waitFor()

    const offer = page.getByRole('region', { name: 'Есть новая редакция' })
    await offer.getByRole('button', { name: 'Посмотреть, что изменится' }).click()
    await offer.getByText('Пока ничего не сохранено.').waitFor()
    await offer.getByRole('button', { name: 'Перейти на новую редакцию' }).click()
    await page.getByText('Учреждения переведены на другую редакцию.').waitFor()
    await page.getByRole('button', { name: 'Отменить' }).click()
    await page.getByText(/^Отменено: /).waitFor()
    await expectNoSerious(page)
  })
})
