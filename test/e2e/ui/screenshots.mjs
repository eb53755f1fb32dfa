// npm run screenshots -- [--out DIR] [--only id,id] [--sizes 1280x720,1600x1000] [--themes light,dark]
// Pictures of every screen of the built program. --guide: those that resources/help shows, light, 1280×720, into it.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { SCREENS } from './screens.mjs'
import { demoDatabase, serve } from './serve.mjs'
import { showScreen } from './show-screen.mjs'
import { smallPng } from './small-png.mjs'

const { values } = parseArgs({
  options: {
    guide: { type: 'boolean', default: false },
    out: { type: 'string', default: 'screenshots' },
    only: { type: 'string' },
    sizes: { type: 'string', default: '1280x720,1600x1000' },
    themes: { type: 'string', default: 'light,dark' },
  },
})
const HELP = fileURLToPath(new URL('../../../resources/help', import.meta.url))
const shown = () => {
  const texts = readdirSync(HELP).filter((name) => name.endsWith('.md'))
  const all = texts.map((name) => readFileSync(join(HELP, name), 'utf8')).join('\n')
  return [...all.matchAll(/!\[[^\]]*\]\(([^)]+)\.png\)/g)].map(([, id]) => id)
}
if (values.guide) Object.assign(values, { out: join(HELP, 'pictures'), sizes: '1280x720', themes: 'light' })
const only = values.guide ? shown() : values.only?.split(',')
const sizes = values.sizes.split(',').map((size) => size.split('x').map(Number))
const browserPath = [process.env.SVERKA_BROWSER, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path !== undefined && existsSync(path),
)
if (browserPath === undefined) throw new Error('No browser found: set SVERKA_BROWSER.')

mkdirSync(values.out, { recursive: true })
const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] })
for (const database of ['demo', 'empty']) {
  const screens = SCREENS.filter((screen) => (screen.database ?? 'demo') === database).filter(
    ({ id }) => only === undefined || only.includes(id),
  )
  if (screens.length === 0) continue
  const served = await serve(database === 'demo' ? demoDatabase() : null)
  // The address opens one browser session; the looks are changed within it.
  const page = await browser.newPage({ locale: 'ru-RU', reducedMotion: 'reduce' })
  await page.goto(served.url)
  // Until the first page stands, an address that is put in place of the first one is lost.
  await page.locator('.nav [aria-current=page]').first().waitFor()
  for (const [width, height] of sizes)
    for (const theme of values.themes.split(',')) {
      await page.setViewportSize({ width, height })
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      for (const screen of screens) {
        try {
          await showScreen(page, screen)
        } catch (error) {
          console.error(`${screen.id}: ${error.message}`)
          process.exitCode = 1
        }
        await page.waitForTimeout(400)
        const file = join(
          values.out,
          values.guide ? `${screen.id}.png` : `${screen.id}-${theme}-${width}x${height}.png`,
        )
        const picture = await page.screenshot()
        writeFileSync(file, values.guide ? smallPng(picture) : picture)
        console.log(file)
      }
    }
  await page.close()
  await served.close()
}
await browser.close()
