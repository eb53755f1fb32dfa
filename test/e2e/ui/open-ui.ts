import { chromium, type Browser, type Page } from 'playwright-core'
import { BROWSER_FLAGS, browserForTests } from '../../hosts/find-browser'
import { demoDatabase, serve, type Served } from './serve.mjs'

/** Path of the browser, or null where tests with one are skipped (aloud) for want of it. */
export const browserPath = browserForTests()

export type Ui = {
  page: Page
  served: Served
  /** Errors and warnings of the console, failed scripts, refusals of the policy. */
  complaints: string[]
  /** Fails when anything was complained of or asked for outside of the program's own address. */
  problems: () => string[]
  close: () => Promise<void>
}

export type UiOptions = {
  /** A copy of the demonstration, a new database, or a copy of the one at a path. */
  database?: 'demo' | 'empty' | { path: string }
  /** Address after the `#`. */
  route?: string
  colorScheme?: 'light' | 'dark'
  viewport?: { width: number; height: number }
  /** More of the program's environment. */
  env?: Record<string, string>
}

/** How long is waited for what has to come. The machine may be busy: what is awaited is that it comes, not when. */
const PATIENCE = 90_000

/** Messages that go by themselves stay: on a busy machine one would be gone before it is read or its button pressed. */
const keepMessages = (): void => {
  const { setTimeout } = window
  const SHORTEST = 5000
  window.setTimeout = ((work: () => void, after = 0, ...rest: unknown[]) =>
    setTimeout(work, after < SHORTEST ? after : 3_600_000, ...rest)) as typeof window.setTimeout
}

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: browserPath ?? '', args: BROWSER_FLAGS })

/** The program of the build in a browser, over a database of its own. */
export const openUi = async (
  browser: Browser,
  {
    database = 'demo',
    route = '/overview',
    colorScheme = 'light',
    viewport = { width: 1280, height: 720 },
    env = {},
  }: UiOptions = {},
): Promise<Ui> => {
  const source = database === 'empty' ? null : database === 'demo' ? demoDatabase() : database.path
  const served = await serve(source, env)
  const context = await browser.newContext({ viewport, colorScheme, locale: 'ru-RU', reducedMotion: 'reduce' })
  context.setDefaultTimeout(PATIENCE)
  await context.addInitScript(keepMessages)
  const page = await context.newPage()
  const complaints: string[] = []
  const foreign: string[] = []
  const own = new URL(served.url).origin
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (origin !== own && protocol !== 'data:' && protocol !== 'blob:') foreign.push(request.url())
  })
  const address = new URL(served.url)
  address.hash = route
  await page.goto(address.href)
  await page.locator('main').waitFor()
  return {
    page,
    served,
    complaints,
    problems: () => [...complaints, ...foreign.map((url) => `asked for ${url}`)],
    close: async () => {
      // A request that a test still holds is nobody's fault.
      await page.unrouteAll({ behavior: 'ignoreErrors' })
      await context.close()
      await served.close()
    },
  }
}
