import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectNoSerious } from './axe'
import { browserPath, openBrowser, openUi, type Ui } from './open-ui'
import { standBack } from './stand-back'
import { demoForms, makeNameless, mixedFolder, renameColumn, spoilCell } from './returned-files'

/** Longer than the slowest machine takes for a batch. */
const LONG = { timeout: 90_000 }

const eventually = <Value>(get: () => Value | Promise<Value>) => expect.poll(get, LONG)

const tab = (page: Page, name: RegExp): Locator => page.getByRole('tab', { name })
const chooseFolder = (page: Page, folder: string): Promise<void> =>
  page.locator('[data-test=folder]').setInputFiles(folder)
const chooseFiles = (page: Page, files: string[]): Promise<void> =>
  page.locator('[data-test=files]').setInputFiles(files)
const button = (scope: Page | Locator, name: string | RegExp): Locator =>
  scope.getByRole('button', { name, exact: true })
const text = (locator: Locator): Promise<string> => locator.innerText().then((all) => all.replaceAll('\u00a0', ' '))

/** Numbers of «прочитано 10 = принято 7 + в карантине 1 + пропущено 2» in a text. */
const balance = (words: string): number[] =>
  (
    /прочитано ([\d ]+) = принято ([\d ]+) \+ в карантине ([\d ]+) \+ пропущено ([\d ]+)/.exec(words)?.slice(1) ?? []
  ).map((part) => Number(part.replaceAll(' ', '')))

describe.skipIf(browserPath === null)('the intake', () => {
  let browser: Browser
  let folder: string
  let ui: Ui

  beforeAll(async () => {
    browser = await openBrowser()
    folder = mkdtempSync(join(tmpdir(), 'Сверка — приём '))
    ui = await openUi(browser, { database: 'empty', route: '/intake' })
  })
  afterAll(async () => {
    await ui.close()
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('a folder of mixed files is looked at first, and nothing changes by that', async () => {
    const { page } = ui
    const made = mixedFolder(folder)
    await chooseFolder(page, made.folder)
    await page.locator('#preview-title').waitFor(LONG)
    const words = await text(page.locator('[role=tabpanel]'))
    expect(words).toContain('не примутся — 2')
    expect(words).toContain('В базе пока ничего не изменилось')
    expect(words).toContain('Пропущено временных файлов Excel и системы: 2')
    const [read = 0, accepted = 0, quarantined = 0, skipped = 0] = balance(words)
    expect(read).toBeGreaterThan(0)
    expect(read).toBe(accepted + quarantined + skipped)
    const { audits } = await page.evaluate(async () => (await fetch('/api/audits')).json())
    expect(audits).toEqual([])
    await expectNoSerious(page)
  })

  test('taking it needs no second sending, and a reload in the middle loses nothing', async () => {
    const { page } = ui
    const sent: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'PUT') sent.push(request.url())
    })
    await button(page, 'Принять').click()
    // The address still names the trial run when the import begins.
    await page.waitForFunction(async () => {
      const { jobs } = await (await fetch('/api/jobs')).json()
      const begun = jobs.find(({ kind }: { kind: string }) => kind === 'import')
      return begun !== undefined && window.location.hash.includes(`job=${begun.id}`)
    })
    await page.reload()
    await page.locator('#outcome-title').waitFor(LONG)
    expect(sent).toEqual([])
    const words = await text(page.locator('[role=tabpanel]'))
    expect(words).toContain('Приём закончен')
    expect(words).toContain('Ничего не потеряно')
    const [read = 0, accepted = 0, quarantined = 0, skipped = 0] = balance(words)
    expect(read).toBe(accepted + quarantined + skipped)
    // Of the two refused each says why and what to do.
    await button(page, /^Отказано\s+2$/).click()
    const refused = page.locator('article.file')
    await eventually(() => refused.count()).toBe(2)
    expect(await text(refused.last())).toMatch(/Попросите прислать его ещё раз/)
    await eventually(() => page.locator('#audit-chooser').inputValue()).toBe('1')
    await expectNoSerious(page)
  })

  test('files that cannot be taken are told of before they are sent', async () => {
    const { page } = ui
    const big = join(folder, 'огромный.xlsx')
    writeFileSync(big, Buffer.alloc(21 * 1024 * 1024))
    await chooseFiles(page, [big])
    const told = page.getByRole('region', { name: 'Не отправлено' })
    await told.waitFor()
    expect(await text(told)).toMatch(/огромный\.xlsx\s+✕ Файл занимает 21 МБ, а принимаются файлы до 20 МБ/)
    await button(page, 'Убрать из списка').click()
    await told.waitFor({ state: 'detached' })
  })

  test('sending that broke goes on from where it was', async () => {
    const { page } = ui
    let refused = 0
    await page.route(/\/api\/uploads\/.*\/files/, (route) => {
      refused += 1
      return refused === 2 ? route.abort('connectionreset') : route.continue()
    })
    const files = demoForms().slice(3, 7)
    await chooseFiles(page, files)
    await button(page, 'Продолжить отправку').waitFor(LONG)
    const sent: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'PUT') sent.push(new URL(request.url()).searchParams.get('path') ?? '')
    })
    await page.unroute(/\/api\/uploads\/.*\/files/)
    await button(page, 'Продолжить отправку').click()
    await page.locator('#preview-title').waitFor(LONG)
    expect(sent.length).toBeGreaterThan(0)
    expect(sent.length).toBeLessThan(files.length)
    // The same bytes came before.
    expect(await text(page.locator('[role=tabpanel]'))).toMatch(/Повтор\s+4/)
    await button(page, 'Не принимать').click()
    ui.complaints.length = 0
  })

  test('whose a form is and what a column is are answered in place, and taken back', async () => {
    const { page } = ui
    const { audits } = await page.evaluate(async () => (await fetch('/api/audits')).json())
    const { institutions } = await page.evaluate(
      async (id) => (await fetch(`/api/audits/${id}/institutions`)).json(),
      audits[0].id as number,
    )
    const school = (institutions as { name: string; kind: string; inn: string }[]).find(({ kind }) => kind === 'school')
    const forms = demoForms()
    const [ofSchool = ''] = forms.filter((form) => form.includes(/№ \d+/.exec(school?.name ?? '')?.[0] ?? '-'))
    const second = join(folder, 'второй')
    mkdirSync(second)
    await makeNameless(ofSchool, join(second, 'неясно.xlsx'), `${school?.name ?? ''} имени Героя`)
    await renameColumn(ofSchool, join(second, 'столбец.xlsx'), 'Подключено', 'Вошли в систему (чел.)')

    await page.getByRole('checkbox', { name: 'Сначала показать, что изменится' }).uncheck()
    await chooseFolder(page, second)
    await page.locator('#outcome-title').waitFor(LONG)
    await tab(page, /Вопросы/).click()

    const whose = page.getByRole('article', { name: /неясно\.xlsx/ })
    await whose.waitFor()
    await expectNoSerious(page)
    // By keyboard alone: the candidate is a button.
    const candidate = whose.getByRole('button', { name: new RegExp(`ИНН ${school?.inn ?? ''}`) })
    await candidate.focus()
    await page.keyboard.press('Enter')
    await whose.waitFor({ state: 'detached', ...LONG })
    const toast = page.getByRole('region', { name: 'Сообщения программы' })
    await toast.getByText(/неясно\.xlsx» принят/).waitFor()
    await button(toast, 'Отменить').click()
    await whose.waitFor(LONG)

    const column = page.getByRole('article', { name: /Вошли в систему/ })
    expect(await text(column)).toMatch(/Значения:\s*\d+/)
    // Not needed: gone, also after a reload, until it is asked about again.
    await button(column, 'Не нужно').click()
    await column.waitFor({ state: 'detached', ...LONG })
    await button(toast, 'Отменить').click()
    await column.waitFor(LONG)
    await button(toast, 'Вернуть').click()
    await column.waitFor({ state: 'detached', ...LONG })
    await page.reload()
    await tab(page, /Вопросы/).click()
    await page.getByText('Отмечены как ненужные: 1').click()
    await expectNoSerious(page)
    await page.getByRole('button', { name: /Спросить снова/ }).click()
    await column.waitFor(LONG)
    await column.getByRole('button', { name: /Участники: Подключено/ }).click()
    await column.waitFor({ state: 'detached', ...LONG })
    await tab(page, /Сопоставления/).click()
    await page.getByText('Участники: Подключено').waitFor()
    await expectNoSerious(page)
    await button(toast, 'Отменить').click()
    await page.getByText('Сопоставлений ещё нет').waitFor(LONG)

    // What is remembered of an answer is forgotten at once, and that is taken back.
    await tab(page, /Вопросы/).click()
    await candidate.click()
    await whose.waitFor({ state: 'detached', ...LONG })
    await tab(page, /Запомненные названия/).click()
    const names = page.getByRole('group', { name: 'Запомненные названия' })
    await names.waitFor(LONG)
    const remembered = await text(names)
    await names.getByRole('button', { name: /^Забыть.*имени Героя/ }).click()
    await page.getByText('Запомненных названий ещё нет').waitFor(LONG)
    await button(toast.locator('.toast').filter({ hasText: /имени Героя» забыто/ }), 'Отменить').click()
    await names.waitFor(LONG)
    expect(await text(names)).toBe(remembered)
    await expectNoSerious(page)
  })

  test('a value put aside is corrected in place and its file read again', async () => {
    const { page } = ui
    const third = join(folder, 'третий')
    mkdirSync(third)
    await spoilCell(demoForms().find((form) => form.includes('СОШ')) ?? '', join(third, 'словами.xlsx'), 'двадцать три')
    await tab(page, /Файлы/).click()
    await chooseFolder(page, third)
    await page.locator('#outcome-title').waitFor(LONG)
    await tab(page, /Карантин/).click()
    const row = page.getByRole('article', { name: /Классы и группы.*строка 4/ }).filter({ hasText: 'словами.xlsx' })
    expect(await text(row)).toContain('двадцать три')
    expect(await row.getByRole('link', { name: /Показать в файле/ }).getAttribute('href')).toContain('cell=B4')
    await row.getByRole('button', { name: /Исправить/ }).click()
    await row.getByLabel(/Верное значение/).fill('23')
    await row.getByLabel('Откуда оно известно').fill('Уточнено по телефону')
    await expectNoSerious(page)
    await page.keyboard.press('Enter')
    await row.waitFor({ state: 'detached', ...LONG })
    await eventually(() => text(page.getByRole('region', { name: /Исправлено/ }))).toMatch(/двадцать три → 23/)
  })

  test('a batch is undone at once, and its files are taken again without being chosen', async () => {
    const { page } = ui
    await tab(page, /Пакеты/).click()
    const name =
      (await page
        .getByRole('article', { name: /Пакет №/ })
        .first()
        .getAttribute('aria-label')) ?? ''
    const batch = page.getByRole('article', { name, exact: true })
    await batch.getByRole('button', { name: /Отменить приём/ }).click()
    await batch.getByText(/Отменён/).waitFor(LONG)
    await expectNoSerious(page)
    // The way back from an undo, and the way back from that.
    const toast = page.getByRole('region', { name: 'Сообщения программы' })
    await button(toast, 'Вернуть').click()
    await toast.getByText(/^Возвращено: приём/).waitFor(LONG)
    await button(toast.locator('.toast').filter({ hasText: /Возвращено: приём/ }), 'Отменить').click()
    await toast.getByText(/^Отменено: приём/).waitFor(LONG)
    await batch.getByRole('button', { name: /Принять снова/ }).click()
    await page.locator('#outcome-title').waitFor(LONG)
    expect(await text(page.locator('[role=tabpanel]'))).toContain('Принято 1 файл из 1')
    expect(ui.problems()).toEqual([])
  })

  test('the other tabs stand, and arrows go from one to the next', async () => {
    const { page } = ui
    await tab(page, /Файлы/).focus()
    for (const name of ['Вопросы', 'Карантин', 'Пакеты', 'Реестр', 'Сопоставления', 'Запомненные названия']) {
      await page.keyboard.press('ArrowRight')
      await page.getByRole('tab', { name: new RegExp(name), selected: true }).waitFor()
      await expectNoSerious(page)
    }
    expect(ui.problems()).toEqual([])
  })

  test('a register is taken, with what it brought and what it lacks', async () => {
    const { page } = ui
    await tab(page, /Реестр/).click()
    const rows = [
      'Наименование;ИНН;Тип;Муниципалитет;Положение',
      'МБОУ СОШ № 901;;общеобразовательное;Район;perm-school',
      ';;;Район;',
    ]
    const file = { name: 'реестр.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) }
    await page.locator('[data-test=register]').setInputFiles(file)
    const result = page.getByRole('region', { name: /Загружен/ })
    await result.waitFor(LONG)
    const words = await text(result)
    expect(words).toContain('Добавлено 1')
    expect(words).toContain('СОШ № 901')
    expect(words).toMatch(/Есть в мониторинге, но не в реестре: \d+/)
    await expectNoSerious(page)
  })

  test('files dropped anywhere are taken at once; what was stopped is gone on with', async () => {
    const { page, served, close, problems } = await openUi(browser, { database: 'empty', route: '/intake' })
    standBack(served.pid)
    await page.getByRole('checkbox', { name: 'Сначала показать, что изменится' }).uncheck()
    const forms = demoForms()
    const data = await page.evaluateHandle(
      (files) => {
        const transfer = new DataTransfer()
        for (const { name, base64 } of files)
          transfer.items.add(new File([Uint8Array.from(atob(base64), (each) => each.charCodeAt(0))], name))
        return transfer
      },
      forms.map((form) => ({ name: basename(form), base64: readFileSync(form).toString('base64') })),
    )
    await page.dispatchEvent('main', 'dragover', { dataTransfer: data })
    await page.getByText('Отпустите файлы').waitFor()
    await page.dispatchEvent('main', 'drop', { dataTransfer: data })
    await button(page, 'Остановить после текущего файла').click(LONG)
    await page.getByRole('heading', { name: 'Приём остановлен' }).waitFor(LONG)
    expect(await text(page.locator('[role=tabpanel]'))).toMatch(/Не прочитано \d+ файл/)
    await button(page, 'Принять остальные').click()
    await page.getByRole('heading', { name: 'Приём закончен' }).waitFor(LONG)
    const counts = await page.evaluate(async () => {
      const { batches } = await (await fetch('/api/audits/1/batches')).json()
      return batches.map(({ files }: { files: { accepted: number } }) => files.accepted)
    })
    expect(counts.length).toBe(2)
    expect(counts[0] + counts[1]).toBe(forms.length)
    expect(problems()).toEqual([])
    await close()
  })
})
