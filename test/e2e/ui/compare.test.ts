import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MatrixResult } from '../../../src/api/matrix-results'
import { browserPath, openBrowser, openUi, type Ui } from './open-ui'

describe.skipIf(browserPath === null)('comparison', () => {
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

  const grid = (): Locator => ui.page.locator('[role=grid]')
  const go = async (route: string): Promise<void> => {
    await ui.page.evaluate((hash) => (window.location.hash = hash), route)
    await grid().waitFor()
  }
  const answer = (by: MatrixResult['by']): Promise<MatrixResult> =>
    ui.page.evaluate(async (wanted) => {
      const { audits } = await (await fetch('/api/audits')).json()
      return (await fetch(`/api/audits/${audits.at(-1).id}/matrix?by=${wanted}`)).json()
    }, by)
  const largest = ({ parts }: MatrixResult): MatrixResult['parts'][number] => {
    const [part] = parts.toSorted((one, other) => other.rows.length - one.rows.length)
    if (part === undefined) throw new Error('no part')
    return part
  }
  /** Line and column of the cell with the focus, as a screen reader is told. */
  const focused = (): Promise<[number, number]> =>
    ui.page.evaluate(() => {
      const cell = document.activeElement
      return [
        Number(cell?.parentElement?.getAttribute('aria-rowindex')),
        Number(cell?.getAttribute('aria-colindex')),
      ] as [number, number]
    })
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await ui.page.keyboard.press(key)
  }
  const query = (): URLSearchParams => new URLSearchParams(new URL(ui.page.url()).hash.split('?')[1] ?? '')

  test('the grid has a row for everybody who sent a form and a column for every requirement', async () => {
    await go('/compare')
    const part = largest(await answer('requirement'))
    // Above the rows stand the titles and the sums; before the columns the names.
    expect(await grid().getAttribute('aria-rowcount')).toBe(String(part.rows.length + 2))
    expect(await grid().getAttribute('aria-colcount')).toBe(String(part.columns.length + 1))
  })

  test('it is one stop of Tab, and keys lead through it', async () => {
    await go('/compare')
    await grid().locator('[tabindex="0"]').focus()
    expect(await focused()).toEqual([3, 1])
    await press('ArrowRight', 'ArrowRight', 'ArrowDown')
    expect(await focused()).toEqual([4, 3])
    await press('Control+End')
    const part = largest(await answer('requirement'))
    expect(await focused()).toEqual([part.rows.length + 2, part.columns.length + 1])
    expect(await grid().locator('[tabindex="0"]').count()).toBe(1)
    await press('Home', 'Control+Home')
    expect(await focused()).toEqual([1, 1])
    await press('Tab')
    expect(await ui.page.evaluate(() => document.activeElement?.closest('[role=grid]') === null)).toBe(true)
  })

  test('the focus survives scrolling out of view', async () => {
    await go('/compare')
    await grid().locator('[tabindex="0"]').focus()
    await press('ArrowRight')
    const before = await focused()
    await grid().evaluate((element) => element.scrollTo(5000, 5000))
    await ui.page.waitForFunction(() => (document.querySelector('[role=grid]')?.scrollLeft ?? 0) > 0)
    expect(await focused()).toEqual(before)
  })

  test('what is scrolled to is drawn, both ways at once', async () => {
    await go('/compare')
    await grid().locator('[role=gridcell]').first().waitFor()
    const seen = await grid().evaluate(
      (box) =>
        new Promise<(string | null)[]>((resolve) => {
          box.scrollTo(5000, 5000)
          requestAnimationFrame(() =>
            setTimeout(() => {
              const { left, right, bottom } = box.getBoundingClientRect()
              const rows = [...box.querySelectorAll('[role=row]')].map((row) => row.getBoundingClientRect().bottom)
              const at = (x: number): string | null =>
                document
                  .elementFromPoint(x, Math.min(bottom, Math.max(...rows)) - 12)
                  ?.closest('[aria-colindex]')
                  ?.getAttribute('aria-colindex') ?? null
              resolve([at(left + 30), at(right - 24)])
            }),
          )
        }),
    )
    const { columns } = largest(await answer('requirement'))
    expect(seen).toEqual(['1', String(columns.length + 1)])
  })

  test('a cell tells its reason without taking the focus, Space says it aloud, Enter opens the requirement', async () => {
    await go('/compare')
    const part = largest(await answer('requirement'))
    const [first] = part.rows.toSorted((one, other) => (other.index ?? -1) - (one.index ?? -1))
    const requirement = part.columns.find(({ recommended }) => !recommended)
    await grid().locator('[tabindex="0"]').focus()
    await press('Control+Home', 'ArrowDown', 'ArrowDown', 'ArrowRight')
    const name = await grid().locator('[aria-rowindex="3"] [role=rowheader]').innerText()
    expect(name).toContain(first?.name)
    const reason: string = await ui.page.evaluate(
      async ([key, id]) => {
        const { audits } = await (await fetch('/api/audits')).json()
        const path = `/api/audits/${audits.at(-1).id}/institutions/${encodeURIComponent(key ?? '')}/verdicts`
        const { verdicts } = await (await fetch(path)).json()
        return verdicts.find((each: { requirement: string }) => each.requirement === id).reason
      },
      [first?.key, requirement?.id],
    )
    await ui.page.locator('section[aria-label="О клетке"]').getByText(reason).waitFor()
    expect(await focused()).toEqual([3, 2])
    await press('Space')
    await ui.page.locator('[role=status]', { hasText: reason }).waitFor({ state: 'attached' })
    await press('Enter')
    await ui.page.waitForURL(/\/institutions\//)
    await expect.poll(() => query().get('requirement')).toBe(requirement?.id)
  })

  test('a title sorts by its column, the address keeps it, a reload shows the same', async () => {
    await go('/compare')
    await grid().locator('[tabindex="0"]').focus()
    await press('Control+Home', 'ArrowRight', 'Enter')
    await grid().locator('[role=columnheader][aria-sort=ascending]').waitFor()
    const { columns } = largest(await answer('requirement'))
    await expect.poll(() => query().get('sort')).toBe(`c:${columns.find(({ recommended }) => !recommended)?.id}`)
    const order = (): Promise<string[]> => grid().locator('[role=rowheader] .title').allInnerTexts()
    const before = await order()
    await ui.page.reload()
    await grid().locator('[role=columnheader][aria-sort=ascending]').waitFor()
    expect(await order()).toEqual(before)
  })

  test('it is narrowed by words and grouped, with sums of each group', async () => {
    await go('/compare?by=theme&group=kind')
    const rows = (await answer('theme')).parts[0]?.rows ?? []
    const kinds = new Set(rows.map(({ kind }) => kind))
    expect(await grid().getAttribute('aria-rowcount')).toBe(String(rows.length + kinds.size + 2))
    const [row] = rows
    await ui.page
      .getByRole('main')
      .getByRole('searchbox')
      .fill(row?.name ?? '')
    await ui.page.waitForFunction(() => new URL(location.href).hash.includes('q='))
    const found = await grid().locator('[role=row] [role=rowheader] .title').allInnerTexts()
    expect(found).toContain(row?.name)
    expect(Number(await grid().getAttribute('aria-rowcount'))).toBeLessThan(rows.length + kinds.size + 2)
  })

  test('the ranking lists who sent nothing and gives them no place', async () => {
    const { absent } = await answer('requirement')
    await ui.page.evaluate(() => (window.location.hash = '/compare?view=ranking'))
    await ui.page.getByRole('heading', { level: 2 }).first().waitFor()
    const places = await ui.page.locator('tbody tr').allInnerTexts()
    for (const { name } of absent) {
      expect(await ui.page.locator('li', { hasText: name }).count()).toBeGreaterThan(0)
      expect(places.some((place) => place.includes(name))).toBe(false)
    }
    expect(absent.length).toBeGreaterThan(0)
  })

  test('one audit cannot be compared, and the page says what would help', async () => {
    await ui.page.evaluate(() => (window.location.hash = '/compare?view=audits'))
    await ui.page.getByText('Сравнить не с чем').waitFor()
  })

  test('nothing was complained of', () => expect(ui.problems()).toEqual([]))
})

describe.skipIf(browserPath === null)('a matrix of 500 institutions and 100 requirements', () => {
  const COLUMNS = 100
  const ROWS = 500
  const matrix: MatrixResult = {
    audit: 'Большой',
    by: 'requirement',
    parts: [
      {
        catalogue: 'perm-school',
        title: 'Школа',
        columns: Array.from({ length: COLUMNS }, (_, at) => ({
          ...{ id: `r${at}`, label: `2.${at}`, title: `Требование ${at}`, weight: 1, critical: false },
          ...{ role: null, roleTitle: null, theme: null, themeTitle: null, recommended: false },
        })),
        rows: Array.from({ length: ROWS }, (_, at) => ({
          ...{ id: at, key: `u${at}`, name: `СОШ № ${at}`, kind: 'school', catalogue: 'perm-school' },
          ...{ municipality: null, index: 0.5, upper: 0.6, completeness: 0.9, level: 'low', rank: 1 },
          cells: Array.from({ length: COLUMNS }, (_cell, place) => ((at + place) % 2 === 0 ? 1 : 0)),
          decided: [],
          differs: [],
        })),
      },
    ],
    absent: [],
  }
  let browser: Browser
  let ui: Ui
  beforeAll(async () => {
    browser = await openBrowser()
    ui = await openUi(browser)
    await ui.page.route('**/matrix?*', (route) => route.fulfill({ json: matrix }))
    await ui.page.evaluate(() => (window.location.hash = '/compare?sort=name'))
    await ui.page.locator('[role=gridcell]').first().waitFor()
  })
  afterAll(async () => {
    await ui.close()
    await browser.close()
  })

  test('is drawn only where it is seen, yet tells its whole size', async () => {
    const grid = ui.page.locator('[role=grid]')
    expect(await grid.getAttribute('aria-rowcount')).toBe('502')
    expect(await grid.getAttribute('aria-colcount')).toBe('101')
    expect(await ui.page.locator('[role=gridcell]').count()).toBeLessThan(1500)
  })

  test('is led through to its last cell, which has the value it should', async () => {
    await ui.page.locator('[role=grid] [tabindex="0"]').focus()
    await ui.page.keyboard.press('Control+End')
    const last = ui.page.locator('[aria-rowindex="502"] [aria-colindex="101"]')
    await last.waitFor()
    // Row 499, place 99: an even sum is met.
    expect(await last.getAttribute('aria-label')).toBe('Выполнено')
    expect(await last.evaluate((cell) => cell === document.activeElement)).toBe(true)
    await ui.page.keyboard.press('ArrowLeft')
    expect(await ui.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Не выполнено')
  })
})
