import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { SettingsResult } from '../../../src/api/settings-results'
import { expectNoSerious } from './axe'
import { browserPath, openBrowser, openUi, type Ui } from './open-ui'

const eventually = <Value>(get: () => Value | Promise<Value>) => expect.poll(get, { timeout: 30_000 })

const kept = (page: Page): Promise<SettingsResult['settings']> =>
  page.evaluate(async () => {
    const { audits } = (await (await fetch('/api/audits')).json()) as { audits: { id: number }[] }
    const answer = await fetch(`/api/audits/${audits.at(-1)?.id}/settings`)
    return ((await answer.json()) as SettingsResult).settings
  })

describe.skipIf(browserPath === null)('settings and the journal', () => {
  let browser: Browser
  let ui: Ui
  let page: Page

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    ui = await openUi(browser, { route: '/settings' })
    page = ui.page
    await page.getByRole('heading', { name: 'Пороги и допуски' }).waitFor()
  })
  afterEach(async () => {
    expect(ui.problems()).toEqual([])
    await ui.close()
  })

  test('what a threshold changes is shown before it is saved, and a saved one is taken back', async () => {
    const high = page.getByLabel('Высокий уровень — от')
    await high.fill('99,9')
    await page.getByText('Изменится индексов: 0', { exact: false }).waitFor()
    expect((await kept(page)).thresholds.high).toBe(0.85)
    await expectNoSerious(page)
    await page.getByRole('button', { name: 'Сохранить и пересчитать' }).click()
    await eventually(async () => (await kept(page)).thresholds.high).toBe(0.999)
    await page.getByRole('button', { name: 'Отменить' }).click()
    await eventually(async () => (await kept(page)).thresholds.high).toBe(0.85)
    await eventually(() => high.inputValue()).toBe('85')

    await page.goto(`${new URL(page.url()).origin}/#/journal`)
    await page.getByRole('heading', { name: 'Журнал' }).waitFor()
    await page.getByText(/порог высокого уровня: 85(,0)?\s%\s→\s99,9\s%/).waitFor()
    await page.getByLabel('Действие').selectOption({ index: 1 })
    await eventually(() => new URL(page.url()).hash).toContain('action=')
    await expectNoSerious(page)
  })

  test('what cannot be is told at its field and not sent', async () => {
    const before = await kept(page)
    await page.getByLabel('Высокий уровень — от').fill('60')
    await page.getByText('Порог высокого уровня должен быть выше порога достаточного.').waitFor()
    expect(await page.getByRole('button', { name: 'Сохранить и пересчитать' }).isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'Вернуть как было' }).click()
    await eventually(() => page.getByLabel('Высокий уровень — от').inputValue()).toBe('85')
    expect(await kept(page)).toEqual(before)
  })

  test('what personal data would go is shown, asked about and only then taken away', async () => {
    const panel = page.getByRole('region', { name: 'Обезличить' })
    const look = panel.getByRole('button', { name: 'Показать, что уйдёт' })
    const act = panel.getByRole('button', { name: 'Обезличить', exact: true })
    await look.click()
    await panel.getByText(/имена, телефоны и адреса людей: \d/).waitFor()
    await panel.getByText('Вернуть удалённое невозможно', { exact: false }).waitFor()
    await expectNoSerious(page)
    expect(await act.isDisabled()).toBe(true)
    await panel.getByRole('button', { name: 'Не надо' }).click()
    await look.click()
    expect(await act.isDisabled()).toBe(true)
    await panel.getByLabel('Понимаю, что вернуть это будет нельзя').check()
    await act.click()
    await page.getByText('Мониторинг обезличен. Результаты остались прежними.').waitFor()
    expect(await panel.getByRole('alert').count()).toBe(0)
    await look.click()
    await panel.getByText(/имена, телефоны и адреса людей: 0/).waitFor()
    await page.goto(`${new URL(page.url()).origin}/#/journal`)
    await page.getByText('Личные данные удалены без возможности вернуть', { exact: false }).first().waitFor()
  })

  test('what personal data would go is never shown under the name of another audit', async () => {
    await page.evaluate(() =>
      fetch('/api/audits', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'Пустой', schoolYear: 2024 }),
      }),
    )
    await page.reload()
    let come = (): void => undefined
    const held = new Promise<void>((resolve) => (come = resolve))
    await page.route('**/api/audits/1/anonymise', async (route) => {
      await held
      await route.continue()
    })
    const panel = page.getByRole('region', { name: 'Обезличить' })
    const look = panel.getByRole('button', { name: 'Показать, что уйдёт' })
    await look.click()
    await page.locator('#audit-chooser').selectOption({ label: 'Пустой' })
    await panel.getByText('Когда мониторинг «Пустой» закончен', { exact: false }).waitFor()
    come()
    await look.click()
    await panel.getByText(/имена, телефоны и адреса людей: 0/).waitFor()
  })

  test('a day is typed as dd.mm.yyyy whatever the browser speaks, or picked from a calendar', async () => {
    const english = await browser.newContext({ locale: 'en-US', storageState: await page.context().storageState() })
    const foreign = await english.newPage()
    await foreign.goto(page.url())
    const due = foreign.getByRole('textbox', { name: 'Срок сдачи' }).last()
    await due.fill('31.02.2026')
    await due.press('Tab')
    await foreign.getByText('Такого дня нет').waitFor()
    expect(await due.getAttribute('aria-invalid')).toBe('true')
    await due.fill('5.6.26')
    await due.press('Tab')
    await eventually(() => due.inputValue()).toBe('05.06.2026')
    await foreign.getByRole('button', { name: 'Выбрать день в календаре' }).last().click()
    const calendar = foreign.getByRole('dialog', { name: 'Календарь' })
    await calendar.getByText('пн', { exact: false }).first().waitFor()
    await expectNoSerious(foreign)
    await calendar.getByText('12', { exact: true }).first().click()
    await eventually(() => due.inputValue()).toBe('12.06.2026')
    await due.press('Alt+ArrowDown')
    await calendar.waitFor()
    await foreign.keyboard.press('Escape')
    await calendar.waitFor({ state: 'detached' })
    expect(await due.evaluate((field) => field === document.activeElement)).toBe(true)
    await english.close()
  })

  test('a weight of the audit is kept apart from that of the catalogue', async () => {
    const [unit] = await page.getByRole('region', { name: 'Веса требований' }).getByRole('textbox').all()
    await unit?.fill('7')
    await unit?.press('Tab')
    await page.getByText('Изменено: 1.', { exact: false }).waitFor()
    await page.getByRole('button', { name: 'Сохранить и пересчитать' }).click()
    await eventually(async () => Object.values((await kept(page)).weights)).toEqual([7])
  })
})
