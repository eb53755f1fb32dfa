import { readFileSync } from 'node:fs'
import { read } from '@e965/xlsx'
import type { Browser, Download, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ownParts } from '../../../src/engine/report/package/own-parts'
import { expectNoSerious } from './axe'
import { browserPath, openBrowser, openUi, type Ui } from './open-ui'

const downloaded = async (page: Page, click: Promise<void>): Promise<{ name: string; bytes: Buffer }> => {
  const [download] = await Promise.all([page.waitForEvent('download') as Promise<Download>, click])
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

/** As the last record of an archive counts its files (APPNOTE 4.3.16). */
const filesIn = (zip: Buffer): number => zip.readUInt16LE(zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1') + 10)

describe.skipIf(browserPath === null)('reports', () => {
  let browser: Browser
  let ui: Ui
  let page: Page

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    ui = await openUi(browser, { route: '/reports?kind=forms' })
    page = ui.page
    await page.getByRole('heading', { name: 'Бланки форм' }).waitFor()
  })
  afterEach(async () => {
    expect(ui.problems()).toEqual([])
    await ui.close()
  })

  const panel = (name: string) => page.getByRole('region', { name })

  test('the comparative report is made, kept over a step away, and opens as a workbook', async () => {
    await panel('Сравнительный отчёт').getByRole('button', { name: 'Сформировать отчёт' }).click()
    await page.getByRole('link', { name: 'Журнал' }).click()
    await page.getByRole('link', { name: 'Отчёты' }).click()
    const link = panel('Сравнительный отчёт').getByRole('link')
    await link.waitFor()
    const { name, bytes } = await downloaded(page, link.click())
    expect(name).toMatch(/^Сравнительный отчёт — .+\.xlsx$/)
    expect(read(bytes).SheetNames).toEqual(expect.arrayContaining(['Свод', 'Рейтинг', 'Методика']))
    const made = panel('Что уже составлено').getByRole('row').nth(1)
    expect(await made.innerText()).toContain('Сравнительный отчёт')
    expect(await made.innerText()).toMatch(/\d+\s[КМ]Б/)
    await expectNoSerious(page)
  })

  test('one kept as it is sent is given out again, and the next amends it', async () => {
    const comparative = panel('Сравнительный отчёт')
    await comparative.getByText('Что показать').click()
    await comparative.getByLabel('Не представили сведения').check()
    await comparative.getByRole('button', { name: 'Зафиксировать как отправленный' }).click()
    const sent = panel('Отправленные отчёты').getByRole('link')
    await sent.waitFor()
    const first = await downloaded(page, sent.click())
    const again = await downloaded(page, sent.click())
    expect(again.bytes.equals(first.bytes)).toBe(true)
    await expectNoSerious(page)
    await comparative.getByRole('button', { name: 'Уточнённый свод' }).click()
    const link = comparative.getByRole('link', { name: /Уточнённый свод/ })
    await link.waitFor()
    const { bytes } = await downloaded(page, link.click())
    expect(read(bytes).SheetNames.slice(0, 2)).toEqual(['Свод', 'Изменения'])
  })

  test('the note is of a part and under aliases where that is chosen', async () => {
    const note = panel('Аналитическая справка')
    await note.getByText('Что показать').click()
    await note.getByLabel('Дошкольные').check()
    await note.getByLabel('Условные, для открытого совещания').check()
    await expectNoSerious(page)
    await note.getByText('типы, условные имена учреждений').waitFor()
    await note.getByRole('button', { name: 'Составить справку' }).click()
    const link = note.getByRole('status').getByRole('link')
    await link.waitFor()
    const { name, bytes } = await downloaded(page, link.click())
    expect(name).toMatch(/^Аналитическая справка — .+\.docx$/)
    const text = String(
      ownParts(bytes)
        .find((part) => part.name === 'word/document.xml')
        ?.read(),
    )
    expect(text).toContain('Учреждение 1')
    expect(text).not.toMatch(/Детский сад №|МБДОУ/)
  })

  test('a letter to one institution is one document', async () => {
    const letters = panel('Письма учреждениям')
    await letters.getByLabel('Выбранным').check()
    expect(await letters.getByRole('button', { name: 'Составить письма' }).isDisabled()).toBe(true)
    const names = letters.getByRole('list', { name: 'Учреждения для выбора' }).getByRole('checkbox')
    await letters.getByLabel('Найти учреждение').fill('сад')
    await names.first().check()
    await expectNoSerious(page)
    await letters.getByRole('button', { name: 'Составить письма' }).click()
    const link = letters.getByRole('status').getByRole('link')
    await link.waitFor()
    expect((await downloaded(page, link.click())).name).toMatch(/\.docx$/)
  })

  test('forms are for those who sent nothing, unless one says otherwise', async () => {
    const forms = panel('Бланки форм')
    expect(await forms.getByLabel(/Тем, кто ещё не сдал/).isChecked()).toBe(true)
    const expected = Number(/\((\d+)\)/.exec(await forms.getByText(/Тем, кто ещё не сдал/).innerText())?.[1])
    expect(expected).toBeGreaterThan(1)
    await forms.getByRole('button', { name: 'Составить бланки' }).click()
    const link = forms.getByRole('status').getByRole('link')
    await link.waitFor()
    const { name, bytes } = await downloaded(page, link.click())
    expect(name).toMatch(/^Формы — .+\.zip$/)
    expect(filesIn(bytes)).toBe(expected)
  })

  test('one institution chosen gives one workbook with its days', async () => {
    const forms = panel('Бланки форм')
    await forms.getByLabel('Выбранным').check()
    expect(await forms.getByRole('button', { name: 'Составить бланки' }).isDisabled()).toBe(true)
    await forms.getByLabel('Найти учреждение').fill('сад')
    await forms.getByRole('list', { name: 'Учреждения для выбора' }).getByRole('checkbox').first().check()
    await forms.getByRole('button', { name: 'Составить бланки' }).click()
    const link = forms.getByRole('status').getByRole('link')
    await link.waitFor()
    const { name, bytes } = await downloaded(page, link.click())
    expect(name).toMatch(/\.xlsx$/)
    expect(read(bytes).SheetNames).toContain('Учреждение')
  })
})
