import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { HostResult } from '../../../src/api/host-results'
import { expectNoSerious } from './axe'
import { browserPath, openBrowser, openUi, type Ui } from './open-ui'
import { standBack } from './stand-back'

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: at } = document
    return `${at?.tagName.toLowerCase() ?? ''} ${at?.textContent?.trim() ?? ''}`.trim()
  })

/** The machine may be busy: what is awaited is that it happens, not when. */
const eventually = <Value>(get: () => Value | Promise<Value>) => expect.poll(get, { timeout: 30_000 })

const hash = (page: Page): string => decodeURIComponent(new URL(page.url()).hash)

describe.skipIf(browserPath === null)('the shell', () => {
  let browser: Browser
  let ui: Ui
  let page: Page

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())
  afterEach(() => ui.close())

  describe('over a demonstration', () => {
    beforeEach(async () => {
      ui = await openUi(browser)
      page = ui.page
      await page.locator('#audit-chooser').waitFor()
    })
    afterEach(() => expect(ui.problems()).toEqual([]))

    test('is walked with the keyboard: skip link, sections, focus on the heading of what was opened', async () => {
      await page.keyboard.press('Tab')
      expect(await focused(page)).toBe('a К содержанию страницы')
      await page.keyboard.press('Enter')
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
      await page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Отчёты' }).focus()
      await page.keyboard.press('Enter')
      await eventually(() => focused(page)).toBe('h1 Отчёты')
      await eventually(() => page.title()).toBe('Отчёты — Сверка')
      await eventually(() => page.locator('.nav [aria-current=page]').innerText()).toContain('Отчёты')
    })

    test('leads to every section, and back', async () => {
      const sections = page.getByRole('navigation', { name: 'Разделы' }).getByRole('link')
      const titles = (await sections.allInnerTexts()).map((title) => title.trim())
      expect(titles).toEqual([
        'Обзор',
        'Приём файлов',
        'Учреждения',
        'Сравнение',
        'Положения',
        'Отчёты',
        'Журнал',
        'Настройки',
        'Справка',
      ])
      for (const title of titles) {
        await sections.filter({ hasText: title }).click()
        await eventually(() => page.title()).toContain(' — Сверка')
        await eventually(() => page.locator('.nav [aria-current=page]').innerText()).toContain(title)
      }
      await page.goBack()
      await eventually(() => page.locator('.nav [aria-current=page]').innerText()).toContain('Настройки')
    })

    test('a step begins at the top of its page, the way back ends where one was', async () => {
      const scrolled = (): Promise<number> => page.evaluate(() => document.querySelector('main')?.scrollTop ?? -1)
      const sections = page.getByRole('navigation', { name: 'Разделы' }).getByRole('link')
      await sections.filter({ hasText: 'Настройки' }).click()
      await page.getByRole('heading', { name: 'Веса требований' }).waitFor()
      await page.evaluate(() => document.querySelector('main')?.scrollTo({ top: 300 }))
      expect(await scrolled()).toBe(300)
      await sections.filter({ hasText: 'Отчёты' }).click()
      await page.getByRole('heading', { name: 'Бланки форм' }).waitFor()
      expect(await scrolled()).toBe(0)
      await page.goBack()
      await page.getByRole('heading', { name: 'Веса требований' }).waitFor()
      await eventually(scrolled).toBe(300)
    })

    test('finds an institution from anywhere and opens it', async () => {
      await page.keyboard.press('/')
      await page.keyboard.type('101')
      const options = page.locator('#search-list [role=option]')
      await options.first().waitFor()
      expect(await page.getByRole('combobox', { name: 'Найти учреждение' }).getAttribute('aria-expanded')).toBe('true')
      const names = await options.locator('.name').allInnerTexts()
      expect(names.every((name) => name.includes('101'))).toBe(true)
      await expectNoSerious(page)
      await page.keyboard.press('Enter')
      await eventually(() => hash(page)).toContain(`#/institutions/${names[0]}`)
      await page.keyboard.press('Control+k')
      await page.keyboard.type('/ такого нет /')
      await page.getByText('Такого учреждения нет.').waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('listbox').waitFor({ state: 'hidden' })
    })

    test('names the audit in the address, in links, and after a step', async () => {
      await eventually(() => hash(page)).toMatch(/[?&]audit=1\b/)
      const links = page.getByRole('navigation', { name: 'Разделы' }).getByRole('link')
      await eventually(() => links.nth(3).getAttribute('href')).toBe('#/compare?audit=1')
      await links.nth(7).click()
      await eventually(() => hash(page)).toBe('#/settings?audit=1')
    })

    test('naming the audit never takes back a step that is under way', async () => {
      let answer = (): void => undefined
      const held = new Promise<void>((resolve) => (answer = resolve))
      await page.goto('about:blank')
      await page.route('**/api/audits', async (route) => {
        await held
        await route.continue()
      })
      await page.route('**/assets/HelpPage*', async (route) => {
        answer()
        await page.locator('#audit-chooser').waitFor()
        await route.continue()
      })
      await page.goto(`${new URL(ui.served.url).origin}/#/settings`)
      await page.locator('.nav [aria-current=page]', { hasText: 'Настройки' }).waitFor()
      await page.evaluate(() => (window.location.hash = '/help'))
      await eventually(() => hash(page)).toBe('#/help?audit=1')
      await page.locator('.nav [aria-current=page]', { hasText: 'Справка' }).waitFor()
    })

    test('an address given before the first page has come is gone to', async () => {
      await page.goto('about:blank')
      await page.route('**/assets/SettingsPage*', async (route) => {
        await page.evaluate(() => (window.location.hash = '/journal'))
        await route.continue()
      })
      await page.goto(`${new URL(ui.served.url).origin}/#/settings`)
      await page.locator('.nav [aria-current=page]', { hasText: 'Журнал' }).waitFor()
      await eventually(() => hash(page)).toBe('#/journal?audit=1')
    })

    test('a filter typed while a step is under way does not take it back', async () => {
      let come = (): void => undefined
      const held = new Promise<void>((resolve) => (come = resolve))
      await page.goto('about:blank')
      await page.route('**/assets/JournalPage*', async (route) => {
        await held
        await route.continue()
      })
      await page.goto(`${new URL(ui.served.url).origin}/#/institutions?audit=1`)
      await page.locator('.row-link').first().waitFor()
      await page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Журнал' }).click()
      await page.getByRole('searchbox', { name: 'Название, ИНН, район' }).fill('сад')
      come()
      await page.locator('.nav [aria-current=page]', { hasText: 'Журнал' }).waitFor()
      await eventually(() => hash(page)).toBe('#/journal?audit=1')
    })

    test('nobody is said to be missing before it is known who is there', async () => {
      let come = (): void => undefined
      const held = new Promise<void>((resolve) => (come = resolve))
      await page.goto('about:blank')
      await page.route('**/api/audits/1/institutions', async (route) => {
        await held
        await route.continue()
      })
      await page.goto(`${new URL(ui.served.url).origin}/#/journal?audit=1`)
      await page.locator('#audit-chooser').waitFor()
      await page.keyboard.press('/')
      await page.keyboard.type('101')
      expect(await page.getByText('Такого учреждения нет.').count()).toBe(0)
      come()
      await page.locator('#search-list [role=option]').first().waitFor()
    })

    test('an audit that is not there is the newest one', async () => {
      await page.evaluate(() => (window.location.hash = '/journal?audit=999'))
      await eventually(() => hash(page)).toBe('#/journal?audit=1')
    })

    test('an address of nothing leads to the overview', async () => {
      await page.evaluate(() => (window.location.hash = '/nowhere'))
      await eventually(() => hash(page)).toMatch(/^#\/overview/)
    })

    test('keeps its appearance over a reload', async () => {
      const ground = (): Promise<string> =>
        page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
      const theme = page.getByRole('button', { name: /^Оформление/ })
      const light = await ground()
      await theme.click()
      expect(await theme.getAttribute('aria-label')).toBe('Оформление: светлое')
      await theme.click()
      expect(await theme.getAttribute('aria-label')).toBe('Оформление: тёмное')
      const dark = await ground()
      expect(dark).not.toBe(light)
      await page.reload()
      await theme.waitFor()
      expect(await ground()).toBe(dark)
      await theme.click()
      expect(await ground()).toBe(light)
    })

    test('the token never stays on the screen, and the same window may be loaded anew', async () => {
      expect(page.url()).not.toContain('token')
      await page.reload()
      await page.locator('#audit-chooser').waitFor()
    })
  })

  test('a stranger is told why there is nothing for him', async () => {
    ui = await openUi(browser)
    const context = await browser.newContext()
    const stranger = await context.newPage()
    await stranger.goto(new URL(ui.served.url).origin)
    await eventually(() => stranger.locator('body').innerText()).toMatch(/ссылк/)
    expect(await stranger.locator('#audit-chooser').count()).toBe(0)
    await context.close()
  })

  test('when nothing answers any more the page says so and keeps what was typed', async () => {
    ui = await openUi(browser, { database: 'empty' })
    page = ui.page
    await page.getByLabel('Название').fill('Мониторинг района')
    process.kill(ui.served.pid, 'SIGKILL')
    await page.getByText('Программа не отвечает.').waitFor()
    await expectNoSerious(page)
    expect(await page.getByLabel('Название').inputValue()).toBe('Мониторинг района')
    await page.getByRole('button', { name: 'Создать мониторинг' }).click()
    const said = page.getByRole('region', { name: 'Сообщения программы' })
    await said.getByText('Программа не отвечает').waitFor()
    expect(await page.getByLabel('Название').inputValue()).toBe('Мониторинг района')
  })

  test('an engine started anew is told of, everything is fetched again and what was typed stays', async () => {
    ui = await openUi(browser, { database: 'empty' })
    page = ui.page
    const field = page.getByLabel('Название')
    await field.fill('Мониторинг района')
    const host = (await page.evaluate(async () => (await fetch('/api/host')).json())) as HostResult
    const states: HostResult['engine'][] = [
      { state: 'running', restarts: 0, message: null },
      { state: 'restarting', restarts: 1, message: 'Начатое надо повторить.' },
      { state: 'running', restarts: 1, message: null },
    ]
    let asked = 0
    page.on('request', (request) => {
      if (request.url().endsWith('/api/audits')) asked += 1
    })
    let goOn = (): void => undefined
    const seen = new Promise<void>((resolve) => (goOn = resolve))
    // A stream that ends with each state, as one does that breaks; the page takes it up again.
    await page.route('**/api/host/events', async (route) => {
      const engine = states.length > 1 ? states.shift() : states[0]
      if (engine === states[0]) await seen
      await route.fulfill({
        contentType: 'text/event-stream',
        body: `data: ${JSON.stringify({ ...host, engine })}\n\n`,
      })
    })
    await page.reload()
    await field.fill('Мониторинг района')
    await page.getByText('Программа восстанавливается.').waitFor()
    const before = asked
    goOn()
    await page.getByText('Программа перезапустилась и снова работает.').waitFor()
    await expectNoSerious(page)
    await eventually(() => asked).toBeGreaterThan(before)
    expect(await field.inputValue()).toBe('Мониторинг района')
    await page.getByRole('button', { name: 'Понятно' }).click()
    await page.getByText('Программа перезапустилась').waitFor({ state: 'detached' })
  })

  test('an empty database says what to do first, and doing it leads on', async () => {
    ui = await openUi(browser, { database: 'empty' })
    page = ui.page
    await page.getByRole('heading', { level: 1, name: 'С чего начать' }).waitFor()
    await page.getByLabel('Название').fill('Мониторинг района')
    await page.getByRole('button', { name: 'Создать мониторинг' }).click()
    await eventually(() => hash(page)).toMatch(/^#\/intake\?audit=1/)
    await eventually(() => page.locator('#audit-chooser option').allInnerTexts()).toEqual(['Мониторинг района'])
    expect(ui.problems()).toEqual([])
  })

  test('the demonstration is filled in while one looks on, and its results are shown', async () => {
    ui = await openUi(browser, { database: 'empty' })
    page = ui.page
    standBack(ui.served.pid)
    await page.getByRole('button', { name: 'Показать на примере' }).click()
    await page.locator('header .job progress').waitFor()
    await page.locator('#audit-chooser').waitFor({ timeout: 90_000 })
    await page.keyboard.press('Control+k')
    await page.keyboard.type('сад')
    await page.locator('#search-list [role=option]').first().waitFor()
    expect(ui.problems()).toEqual([])
  })
})
