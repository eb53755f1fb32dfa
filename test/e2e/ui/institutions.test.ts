import exceljs from 'exceljs'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { InstitutionResult, InstitutionsResult } from '../../../src/api/institutions-results'
import type { ObservationsResult } from '../../../src/api/observations-results'
import type { VerdictsResult } from '../../../src/api/results'
import { expectNoSerious } from './axe'
import { browserPath, openBrowser, openUi, type Ui } from './open-ui'

/** Control digit: 9·10 + 9·3 + 9·4 + 1·8 = 161, the rest of it by 11 is 7. */
const SCHOOL_INN = '0099009017'

const LONG = { timeout: 90_000 }

/** The machine may be busy: what is awaited is that it happens, not when. */
const eventually = <Value>(get: () => Value | Promise<Value>) => expect.poll(get, { timeout: 60_000 })

const asked = async <Result>(page: Page, path: string): Promise<Result> =>
  page.evaluate(async (each) => (await fetch(`/api/audits/1/${each}`)).json(), path)
const at = (key: string): string => `institutions/${encodeURIComponent(key)}`
const go = (page: Page, route: string): Promise<unknown> =>
  page.evaluate((hash) => (window.location.hash = hash), `/${route}`)
const address = (page: Page): URLSearchParams => new URLSearchParams(new URL(page.url()).hash.split('?')[1] ?? '')
const toasts = (page: Page): Locator => page.getByRole('region', { name: 'Сообщения программы' })
const toast = (page: Page, said: RegExp): Locator => toasts(page).locator('.toast').filter({ hasText: said })
/** Waits for a message and closes it, so that it is neither taken for the next one nor stands over what is behind it. */
const told = async (page: Page, said: RegExp): Promise<void> => {
  await toast(page, said).getByRole('button', { name: 'Закрыть сообщение' }).click(LONG)
  await toast(page, said).waitFor({ state: 'detached' })
}
const takeBack = async (page: Page, said: RegExp): Promise<void> => {
  await toast(page, said).getByRole('button', { name: 'Отменить' }).click(LONG)
  await told(page, new RegExp(`Отменено: .*${said.source}`))
}
/** A name as it is kept: on the screen its number does not part from its sign. */
const plain = (shown: string): string => shown.replaceAll('\u00a0', ' ').trim()
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '')

describe.skipIf(browserPath === null)('institutions', () => {
  let browser: Browser
  let ui: Ui
  let page: Page
  let rows: InstitutionsResult['institutions']
  /** Whoever has most that is not met. */
  let worst: InstitutionsResult['institutions'][number]

  beforeAll(async () => {
    browser = await openBrowser()
    ui = await openUi(browser, { route: '/institutions' })
    page = ui.page
    await page.locator('[data-row]').first().waitFor()
    rows = (await asked<InstitutionsResult>(page, 'institutions')).institutions
    const found = rows.filter(({ counts }) => counts !== null)
    worst = found.sort((a, b) => (b.counts?.unmet ?? 0) - (a.counts?.unmet ?? 0))[0] as typeof worst
  })
  afterAll(async () => {
    await ui.close()
    await browser.close()
  })

  describe('the register', () => {
    beforeEach(async () => {
      await go(page, 'institutions')
      await page.locator('[data-row]').first().waitFor()
    })

    test('narrows as one types, by what was sent and by level, and keeps that in the address', async () => {
      await page.getByRole('searchbox', { name: 'Название, ИНН, район' }).fill(worst.inn ?? '')
      await eventually(() => page.locator('[data-row]').count()).toBe(1)
      await eventually(() => address(page).get('q')).toBe(worst.inn)
      await page.getByRole('button', { name: 'Сбросить отбор' }).click()
      const silent = rows.filter(({ status }) => status === 'not-submitted')
      await page.getByRole('button', { name: /^Не представлено/ }).click()
      await eventually(() => page.locator('[data-row]').count()).toBe(silent.length)
      await eventually(() => address(page).get('status')).toBe('not-submitted')
      await page.getByRole('combobox', { name: 'Уровень' }).selectOption('high')
      await page.getByText('Под отбор не подходит ни одно учреждение').waitFor()
      await expectNoSerious(page)
      await page.locator('.data-table').getByRole('button', { name: 'Сбросить отбор' }).click()
      await eventually(() => address(page).get('status')).toBeNull()
    })

    test('is sorted by any column and opened by keyboard', async () => {
      await page.getByRole('button', { name: 'Индекс' }).click()
      await eventually(() => address(page).get('sort')).toBe('-index')
      const best = Math.max(...rows.map(({ index }) => index ?? 0))
      const names = rows.filter(({ index }) => index === best).map(({ name }) => name)
      const links = page.locator('.row-link')
      await eventually(async () => names.includes(plain(await links.first().locator('.two-lines').innerText()))).toBe(
        true,
      )
      await links.first().focus()
      await page.keyboard.press('ArrowDown')
      await eventually(() =>
        page.evaluate(() => document.activeElement?.closest('[data-row]')?.getAttribute('data-row')),
      ).toBe('1')
      const shown = await page.evaluate(() => document.activeElement?.querySelector('.two-lines')?.textContent)
      const name = plain(shown ?? '')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
      await page.goBack()
      await eventually(() => address(page).get('sort')).toBe('-index')
    })

    test('says what is with a form and till when it is waited for, and takes that back', async () => {
      await page.getByRole('searchbox', { name: 'Название, ИНН, район' }).fill(worst.inn ?? '')
      const status = page.getByRole('combobox', { name: `Статус формы: ${worst.name}` })
      await status.selectOption('rework')
      await toasts(page).getByText('форма отмечена «На доработке»').waitFor(LONG)
      const now = async () =>
        (await asked<InstitutionsResult>(page, 'institutions')).institutions.find(({ key }) => key === worst.key)
      expect((await now())?.status).toBe('rework')
      await takeBack(page, /форма отмечена/)
      expect((await now())?.status).toBe('received')

      await page.getByRole('button', { name: new RegExp('Продлить срок: ') }).click()
      await page.getByLabel(`Продлить срок: ${worst.name}`).fill('15.01.2027')
      await page.keyboard.press('Enter')
      await toasts(page).getByText('форму ждут до 15.01.2027').waitFor(LONG)
      expect((await now())?.deadline).toBe('2027-01-15')
      await takeBack(page, /форму ждут до 15\.01\.2027/)
      expect((await now())?.deadline).toBe(worst.deadline)
    })

    test('grows by a register from a workbook, which says what became of each row', async () => {
      const book = new exceljs.Workbook()
      const sheet = book.addWorksheet('Реестр')
      sheet.addRow(['Наименование', 'ИНН', 'Тип', 'Муниципальное образование'])
      sheet.addRow(['МБОУ «СОШ № 901»', SCHOOL_INN, 'Общеобразовательное', 'Учебный округ'])
      sheet.addRow(['МБОУ «СОШ № 902»', 'двенадцать', 'Общеобразовательное', 'Учебный округ'])
      const buffer = Buffer.from(await book.xlsx.writeBuffer())
      await page.getByLabel('Файл реестра учреждений').setInputFiles({
        ...{ name: 'реестр.xlsx', buffer },
        mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      })
      const outcome = page.getByRole('region', { name: 'Реестр «реестр.xlsx»' })
      await outcome.waitFor(LONG)
      expect(await outcome.innerText()).toContain('новых 0, изменено 0, без изменений 0, не принято строк 2')
      expect(await outcome.getByRole('list').innerText()).toContain('двенадцать')
      await expectNoSerious(page)
      // One of them only lacks its regulation.
      await outcome.getByRole('combobox').selectOption('perm-school')
      await outcome.getByRole('button', { name: 'Загрузить ещё раз' }).click()
      await outcome.getByText('новых 1, изменено 0, без изменений 0, не принято строк 1').waitFor(LONG)
      await outcome.getByRole('link', { name: 'МБОУ «СОШ № 901»' }).waitFor()
      await outcome.getByRole('button', { name: 'Закрыть итог загрузки' }).click()
    })
  })

  describe('the page of one', () => {
    beforeEach(async () => {
      await go(page, `${at(worst.key)}?by=section`)
      await page.getByRole('heading', { level: 1, name: worst.name }).waitFor()
      await page.locator('.requirement').first().waitFor()
    })

    const verdicts = (): Promise<VerdictsResult> => asked(page, `${at(worst.key)}/verdicts`)
    const requirement = (id: string): Locator => page.locator(`[id="requirement-${id}"]`)
    const figures = (): Promise<InstitutionResult> => asked(page, at(worst.key))

    test('shows every requirement with its reason, grouped and narrowed as the address says', async () => {
      const all = (await verdicts()).verdicts
      await eventually(() => page.locator('.requirement').count()).toBe(all.length)
      await page.getByRole('button', { name: /^Не выполнено/ }).click()
      const unmet = all.filter(({ outcome }) => outcome === 'unmet')
      await eventually(() => page.locator('.requirement').count()).toBe(unmet.length)
      await eventually(() => address(page).get('outcome')).toBe('unmet')
      await page.getByRole('combobox', { name: 'Группировка' }).selectOption('role')
      await eventually(() => page.locator('.requirement').first().innerText()).toContain('Не выполнено')
      await expectNoSerious(page)
    })

    test('an address names a requirement', async () => {
      const last = (await verdicts()).verdicts.at(-1)?.requirement ?? ''
      await go(page, `${at(worst.key)}?requirement=${last}`)
      const item = requirement(last)
      await item.waitFor()
      await eventually(() => item.evaluate((each) => each === document.activeElement)).toBe(true)
    })

    test('a cell opens the sheet as it was sent, walked by keyboard; Escape leads back to where one was', async () => {
      const link = page.locator('.requirement a.cell', { has: page.locator('b') }).first()
      const cell = (await link.locator('b').textContent()) ?? ''
      await link.click()
      const sheet = page.getByRole('complementary').filter({ has: page.getByRole('grid') })
      await sheet.waitFor(LONG)
      await eventually(() => address(page).get('cell')).toBe(cell)
      await eventually(() => focused(page)).toMatch(new RegExp(`^${cell}: .*искомая ячейка`))
      await expectNoSerious(page)
      await page.keyboard.press('ArrowRight')
      await eventually(() => focused(page)).not.toContain('искомая')
      // What is done meanwhile fetches the sheet anew: one goes on standing where one stood.
      const stood = await sheet.locator('td[tabindex="0"]').getAttribute('data-cell')
      const anew = page.waitForResponse((response) => response.url().includes('/source?'), LONG)
      await page.getByLabel(/^Статус формы/).selectOption('rework')
      await (await anew).finished()
      await takeBack(page, /форма отмечена/)
      expect(await sheet.locator('td[tabindex="0"]').getAttribute('data-cell')).toBe(stood)
      // The address leads to the same place from outside.
      await page.reload()
      await page.locator(`td.target[data-cell="${cell}"]`).waitFor(LONG)
      await page.locator(`td.target[data-cell="${cell}"]`).press('Escape')
      await sheet.waitFor({ state: 'detached' })
      await eventually(() => address(page).get('source')).toBeNull()
    })

    test('a decision needs its reason, stands beside what was computed, and is taken back', async () => {
      const unmet = (await verdicts()).verdicts.find((each) => each.outcome === 'unmet' && each.computed === null)
      const before = (await figures()).score?.index
      const item = requirement(unmet?.requirement ?? '')
      await item.getByRole('button', { name: /Вынести решение/ }).click()
      await item.getByRole('radio', { name: 'Выполнено', exact: false }).nth(1).check()
      await item.getByRole('button', { name: 'Записать решение' }).click()
      await item.getByText('Напишите, на чём основано решение.').waitFor()
      await expectNoSerious(page)
      await item.getByLabel('Основание (обязательно)').fill('Показали при посещении')
      await item.getByRole('button', { name: 'Записать решение' }).click()
      await item.getByText('По данным: не выполнено').waitFor(LONG)
      expect((await figures()).score?.index).toBeGreaterThan(before ?? 1)
      await takeBack(page, /решение записано/)
      await item.getByText('По данным: не выполнено').waitFor({ state: 'detached', ...LONG })
      expect((await figures()).score?.index).toBe(before)
    })

    test('a corrected cell flags the decision that rests on it, until the curator keeps or drops it', async () => {
      const { verdicts: all } = await verdicts()
      const ofTable = all.find(
        ({ outcome, evidence }) => outcome === 'unmet' && evidence.some(({ value }) => value === false),
      )
      const place = ofTable?.evidence.find(({ value }) => value === false)
      if (ofTable === undefined || place === undefined) throw new Error('nothing to correct in the demonstration')
      const item = requirement(ofTable.requirement)
      await item.getByRole('button', { name: /Вынести решение/ }).click()
      await item.getByRole('radio').first().check()
      await item.getByLabel('Основание (обязательно)').fill('Проверено на месте')
      await item.getByRole('button', { name: 'Записать решение' }).click()
      await told(page, /решение записано/)

      const query = new URLSearchParams({ source: place.file, sheet: place.sheet, cell: place.cell })
      await go(page, `${at(worst.key)}?${query.toString()}`)
      const correct = async (): Promise<void> => {
        await page.locator('td.target').press('Enter')
        await page.getByLabel(`Значение для ${place.cell}`).fill('Да')
        await page.getByLabel('Причина (обязательно)').fill('Опечатка, уточнено по телефону')
        await page.getByRole('button', { name: 'Исправить', exact: true }).click()
        await page.locator('td.target .new').getByText('→ Да').waitFor(LONG)
        await item.getByText('Факты изменились после решения').waitFor(LONG)
      }
      const restored = (): Promise<void> =>
        item.getByText('Факты изменились после решения').waitFor({ state: 'detached', ...LONG })
      await correct()
      await takeBack(page, /значение исправлено на «Да»/)
      await restored()

      await correct()
      await told(page, /значение исправлено на «Да»/)
      const flag = await item.getByRole('note').innerText()
      await item.getByRole('button', { name: 'Оставить решение' }).click()
      await restored()
      await takeBack(page, /решение оставлено в силе/)
      await item.getByText('Факты изменились после решения').waitFor(LONG)
      expect(await item.getByRole('note').innerText()).toBe(flag)
      await expectNoSerious(page)
      await page.getByRole('button', { name: 'Изменить исправление' }).click()
      await page.getByRole('button', { name: 'Снять исправление' }).click()
      await told(page, /исправление снято/)
      await restored()
      await item.getByRole('button', { name: /Изменить решение/ }).click()
      await item.getByRole('button', { name: 'Снять решение' }).click()
      await told(page, /решение снято/)
      await eventually(async () => (await figures()).decisions.length).toBe(0)
    })

    test('what the curator saw is put over the form, and taken back', async () => {
      await page.getByRole('tab', { name: 'Наблюдения' }).click()
      const form = page.getByRole('form', { name: 'Записать наблюдение' })
      await form.getByLabel('О чём').selectOption({ label: 'Требования (ответ)' })
      await form.getByLabel('Строка').selectOption({ index: 1 })
      await form.getByLabel('Значение').selectOption('Нет')
      await form.getByLabel('Когда').fill('10.03.2026')
      await form.getByLabel('Где вы это видели').selectOption('site')
      await form.getByLabel('Примечание').fill('Раздела на сайте нет')
      await expectNoSerious(page)
      await form.getByRole('button', { name: 'Записать наблюдение' }).click()
      await told(page, /Наблюдение записано/)
      const item = page.locator('.list li').filter({ hasText: 'Раздела на сайте нет' })
      await item.waitFor(LONG)
      expect(await item.innerText()).toContain('10.03.2026, сайт')
      await item.getByRole('button', { name: /^Снять наблюдение/ }).click()
      await item.waitFor({ state: 'detached', ...LONG })
      await takeBack(page, /Наблюдение снято/)
      await item.waitFor(LONG)
      const seen = await asked<ObservationsResult>(page, `${at(worst.key)}/observations`)
      expect(seen.observations.map(({ on, value }) => [on, value])).toEqual([['2026-03-10', 'Нет']])
    })

    test('every other part of it has an address, is reached with arrows and is accessible', async () => {
      await page.getByRole('tab', { name: 'Требования' }).focus()
      for (const [name, tab] of [
        ['По ролям', 'roles'],
        ['Наблюдения', 'observations'],
        ['Формы и вложения', 'files'],
        ['История', 'history'],
      ] as const) {
        await page.keyboard.press('ArrowRight')
        await page.getByRole('tab', { name: new RegExp(name), selected: true }).waitFor()
        await eventually(() => address(page).get('tab')).toBe(tab)
        await page.locator(`#panel-${tab} .panel`).first().waitFor(LONG)
        await expectNoSerious(page)
      }
      await page.emulateMedia({ colorScheme: 'dark' })
      await expectNoSerious(page)
      await page.emulateMedia({ colorScheme: 'light' })
    })

    test('forms and marked copies are plain downloads', async () => {
      for (const name of ['Копия с пометками', 'Форма для сдачи']) {
        const [download] = await Promise.all([
          page.waitForEvent('download', LONG),
          page.getByRole('link', { name }).click(),
        ])
        expect(download.suggestedFilename()).toMatch(/\.(xlsx|zip)$/)
        await download.delete()
      }
    })
  })

  test('nothing was complained of', () => {
    expect(ui.problems()).toEqual([])
  })
})
