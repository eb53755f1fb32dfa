// Every screen of the program, for checks and pictures alike. Whoever adds a view adds it here.
//   id       name of the picture
//   route    address after the `#`; `{institution}` is the first institution of the demonstration
//   database 'demo' (default) or 'empty'
//   ready    selector or text to wait for, so that a picture shows data and not waiting
//   prepare  what to do with the page before the picture: open a filter, a panel, a hint
export const SCREENS = [
  { id: 'first-steps', route: '/overview', database: 'empty', ready: 'text=С чего начать' },
  { id: 'overview', route: '/overview', ready: 'main h1' },
  { id: 'intake', route: '/intake', ready: 'main h1' },
  { id: 'intake-questions', route: '/intake?tab=questions', ready: '#intake-panel h2, #intake-panel .empty' },
  { id: 'intake-quarantine', route: '/intake?tab=quarantine', ready: '#intake-panel h2, #intake-panel .empty' },
  { id: 'intake-batches', route: '/intake?tab=batches', ready: '#intake-panel h2' },
  { id: 'intake-register', route: '/intake?tab=register', ready: '#intake-panel h2' },
  { id: 'institutions', route: '/institutions', ready: 'main h1' },
  { id: 'institution', route: '/institutions/{institution}', ready: 'main h1' },
  { id: 'compare', route: '/compare', ready: 'main h1' },
  { id: 'catalogues', route: '/catalogues', ready: 'main h1' },
  { id: 'catalogue', route: '/catalogues/perm-school', ready: 'main h1' },
  { id: 'reports', route: '/reports', ready: '#forms' },
  { id: 'reports-forms', route: '/reports?kind=forms', ready: '#forms' },
  { id: 'journal', route: '/journal', ready: 'main h1' },
  { id: 'settings', route: '/settings', ready: 'main h1' },
  { id: 'help', route: '/help', ready: 'main h1' },
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
]
