// Every screen of the program, for checks and pictures alike. Whoever adds a view adds it here.
//   id       name of the picture
//   route    address after the `#`; `{institution}` is the first institution of the demonstration
//   database 'demo' (default) or 'empty'
//   ready    selector or text to wait for, so that a picture shows data and not waiting
//   prepare  what to do with the page before the picture: open a filter, a panel, a hint
export const SCREENS = [
  { id: 'first-steps', route: '/overview', database: 'empty', ready: 'text=С чего начать' },
  { id: 'overview', route: '/overview', ready: 'text=Что нарушают чаще всего' },
  { id: 'intake', route: '/intake', ready: 'main h1' },
  { id: 'intake-questions', route: '/intake?tab=questions', ready: '[role=tabpanel] h2, [role=tabpanel] .empty' },
  { id: 'intake-quarantine', route: '/intake?tab=quarantine', ready: '[role=tabpanel] h2, [role=tabpanel] .empty' },
  { id: 'intake-batches', route: '/intake?tab=batches', ready: '[role=tabpanel] h2' },
  { id: 'intake-register', route: '/intake?tab=register', ready: '[role=tabpanel] h2' },
  { id: 'institutions', route: '/institutions', ready: '[data-row]' },
  { id: 'institution', route: '/institutions/{institution}', ready: '.requirement' },
  { id: 'institution-roles', route: '/institutions/{institution}?tab=roles', ready: '#panel-roles .panel' },
  {
    id: 'institution-observations',
    route: '/institutions/{institution}?tab=observations',
    ready: '#panel-observations form',
  },
  { id: 'institution-files', route: '/institutions/{institution}?tab=files', ready: '#panel-files .panel' },
  { id: 'institution-history', route: '/institutions/{institution}?tab=history', ready: '#panel-history .panel' },
  {
    id: 'institution-source',
    route: '/institutions/{institution}?outcome=met',
    ready: '.requirement a.cell b',
    prepare: async (page) => {
      await page
        .locator('.requirement a.cell', { has: page.locator('b') })
        .first()
        .click()
      await page.locator('[role=gridcell].target').waitFor()
    },
  },
  { id: 'compare', route: '/compare', ready: '[role=gridcell]' },
  { id: 'compare-themes', route: '/compare?by=theme&group=kind', ready: '[role=gridcell]' },
  { id: 'compare-ranking', route: '/compare?view=ranking', ready: 'main tbody' },
  { id: 'compare-audits', route: '/compare?view=audits', ready: 'text=Сравнить не с чем' },
  { id: 'catalogues', route: '/catalogues', ready: 'main table' },
  { id: 'catalogues-compared', route: '/catalogues?a=perm-school&b=omsk-school', ready: 'main details' },
  { id: 'catalogue', route: '/catalogues/perm-school?requirement=ps-2.1-b', ready: '.requirement' },
  { id: 'catalogue-text', route: '/catalogues/perm-school?view=about', ready: '#notes' },
  { id: 'reports', route: '/reports', ready: '#forms' },
  { id: 'reports-forms', route: '/reports?kind=forms', ready: '#forms' },
  {
    id: 'reports-options',
    route: '/reports',
    ready: '#letters',
    prepare: async (page) => {
      for (const summary of await page.locator('summary', { hasText: 'Что показать' }).all()) await summary.click()
      for (const name of ['Выбранным', 'Выбранные'])
        for (const each of await page.getByLabel(name, { exact: true }).all()) await each.check()
      await page.getByRole('list', { name: 'Учреждения для выбора' }).nth(4).waitFor()
      await page.getByLabel('Рейтинг').waitFor()
    },
  },
  { id: 'journal', route: '/journal', ready: 'main h1' },
  { id: 'settings', route: '/settings', ready: 'main h1' },
  {
    id: 'settings-password',
    route: '/settings',
    ready: '#password-title',
    prepare: async (page) => {
      await page.getByLabel('Новый пароль').fill('синий трамвай у моста')
      await page.getByLabel('Ещё раз').fill('синий')
      await page.getByText('Пароли пока не совпадают.').scrollIntoViewIfNeeded()
    },
  },
  {
    id: 'settings-anonymise',
    route: '/settings',
    ready: '#anonymise-title',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Показать, что уйдёт' }).click()
      await page.getByLabel('Понимаю, что вернуть это будет нельзя').check()
      await page.getByRole('button', { name: 'Обезличить' }).scrollIntoViewIfNeeded()
    },
  },
  { id: 'help', route: '/help', ready: 'article' },
  {
    id: 'help-about',
    route: '/help/about',
    ready: 'details',
    prepare: async (page) => {
      await page.getByText('Лицензии сторонних компонентов').click()
      await page.getByText('Компонентов:').waitFor()
    },
  },
  { id: 'help-search', route: '/help?text=карантин', ready: 'mark' },
  {
    id: 'search',
    route: '/overview',
    ready: 'main h1',
    prepare: async (page) => {
      await page.keyboard.press('Control+k')
      await page.keyboard.type('сад')
      await page.locator('#search-list [role=option]').first().waitFor()
    },
  },
  {
    // The last one, for it leaves a report that was sent, and files that were made.
    id: 'reports-sent',
    route: '/reports',
    ready: '#frozen',
    prepare: async (page) => {
      const panel = (name) => page.getByRole('region', { name })
      await panel('Аналитическая справка').getByRole('button', { name: 'Составить справку' }).click()
      await panel('Письма учреждениям').getByRole('button', { name: 'Напоминания не сдавшим' }).click()
      await panel('Аналитическая справка').getByRole('link').waitFor()
      await panel('Письма учреждениям').getByRole('link').waitFor()
      const sent = await panel('Отправленные отчёты').getByRole('row').count()
      await panel('Сравнительный отчёт').getByLabel('Название отправленного').fill('В департамент')
      await panel('Сравнительный отчёт').getByRole('button', { name: 'Зафиксировать как отправленный' }).click()
      await panel('Отправленные отчёты').getByRole('row').nth(Math.max(1, sent)).waitFor({ timeout: 60_000 })
      await page.getByRole('heading', { name: 'Отправленные отчёты' }).scrollIntoViewIfNeeded()
    },
  },
]
