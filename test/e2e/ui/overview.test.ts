import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OverviewResult } from '../../../src/api/overview-results'
import { expectNoSerious } from './axe'
import { browserPath, openBrowser, openUi, type Ui } from './open-ui'

describe.skipIf(browserPath === null)('overview', () => {
  let browser: Browser
  let ui: Ui
  beforeAll(async () => {
    browser = await openBrowser()
    ui = await openUi(browser)
  })
  afterAll(async () => {
    await ui.close()
    await browser.close()
  })

  const overview = (): Promise<OverviewResult> =>
    ui.page.evaluate(async () => {
      const { audits } = await (await fetch('/api/audits')).json()
      return (await fetch(`/api/audits/${audits.at(-1).id}/overview`)).json()
    })
  const show = async (): Promise<void> => {
    await ui.page.evaluate(() => (window.location.hash = '/overview'))
    await ui.page.getByRole('heading', { name: 'Сбор форм' }).waitFor()
  }
  const query = (): URLSearchParams => new URLSearchParams(new URL(ui.page.url()).hash.split('?')[1] ?? '')

  test('tells who sent a form out of how many, and who is overdue', async () => {
    await show()
    const { collection } = await overview()
    const panel = ui.page.getByRole('region', { name: 'Сбор форм' })
    const text = await panel.innerText()
    expect(text).toContain(`${collection.expected - collection.notSubmitted} из ${collection.expected}`)
    for (const { name } of collection.waiting.filter(({ daysOverdue }) => daysOverdue > 0).slice(0, 6))
      expect(text).toContain(name)
  })

  test('lists every task with its count as a link', async () => {
    await show()
    const { tasks } = await overview()
    const links = ui.page.getByRole('region', { name: 'Что сделать дальше' }).getByRole('link')
    expect(await links.count()).toBe(tasks.length)
    const texts = await links.allInnerTexts()
    for (const [at, { title }] of tasks.entries()) expect(texts[at]).toContain(title)
  })

  test('levels of all types add up to everybody, and are a table for those who do not see them', async () => {
    await show()
    const { collection } = await overview()
    const wholes = await ui.page
      .getByRole('table', { name: 'Уровни по типам учреждений' })
      .locator('tbody td:last-child')
      .allTextContents()
    expect(wholes.reduce((sum, each) => sum + Number(each), 0)).toBe(collection.expected)
  })

  test('a broken requirement leads to the matrix at its column with those who break it', async () => {
    await show()
    const { broken } = await overview()
    await ui.page.getByRole('region', { name: 'Что нарушают чаще всего' }).getByRole('link').first().click()
    await ui.page.locator('[role=grid]').waitFor()
    const id = query().get('sort')?.slice(2)
    const found = broken.find(
      ({ requirement, catalogue }) => requirement === id && catalogue === query().get('catalogue'),
    )
    if (found === undefined) throw new Error(`no ${id}`)
    expect(await ui.page.locator('[role=grid]').getAttribute('aria-rowcount')).toBe(
      String(found.unmet + found.partial + 2),
    )
    await ui.page.locator('[role=columnheader].sorted').waitFor()
    await ui.page.goBack()
    await ui.page.getByRole('heading', { name: 'Сбор форм' }).waitFor()
  })

  test('nothing was complained of', () => expect(ui.problems()).toEqual([]))
})

describe.skipIf(browserPath === null)('overview of an audit nobody has sent anything to', () => {
  test('says what to do first', async () => {
    const browser = await openBrowser()
    const ui = await openUi(browser, { database: 'empty' })
    await ui.page.evaluate(() =>
      fetch('/api/audits', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'Осень', schoolYear: 2025 }),
      }),
    )
    await ui.page.reload()
    await ui.page.getByText('В мониторинге ещё нет учреждений').waitFor()
    await expectNoSerious(ui.page)
    await ui.close()
    await browser.close()
  })
})
