// How long the window makes one wait, in a real browser over the built program: 500 institutions by default.
/* global performance, requestAnimationFrame, setTimeout, PerformanceObserver, atob */
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { serve, serveThere } from '../e2e/ui/serve.mjs'
import { median } from './measure.mjs'

const BROWSERS = [process.env.SVERKA_BROWSER, '/usr/bin/chromium', '/usr/bin/google-chrome']

/** Screens as they are clicked at in the navigation, each with what its data is seen by. */
const SCREENS = [
  ['Учреждения', '.el-table-v2__row'],
  ['Сравнение', '[role=gridcell]'],
  ['Обзор', '.panels .panel'],
  ['Приём файлов', 'main [role=tabpanel], main .panel, main [data-drop], main button'],
  ['Положения', 'main a[href*="catalogues/"]'],
  ['Отчёты', 'main .panel'],
  ['Журнал', 'main time'],
  ['Настройки', 'main input[inputmode=decimal]'],
]

/** Milliseconds from a click on a link of the navigation until the screen's data is painted. */
const screenTime = (page, [title, selector]) =>
  page.evaluate(
    ([name, seen]) =>
      new Promise((resolve) => {
        const link = [...document.querySelectorAll('nav a')].find((each) => each.textContent.trim() === name)
        const from = performance.now()
        link.click()
        const look = () => {
          const is =
            document.querySelector('main h1')?.textContent === name &&
            document.querySelector('main[aria-busy=true], [data-waiting]') === null &&
            document.querySelector(seen) !== null
          if (is) requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from)))
          else requestAnimationFrame(look)
        }
        look()
      }),
    [title, selector],
  )

/** Scrolls the matrix down and aside for about four seconds; its longest tasks and frames in milliseconds. */
const scrolling = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const grid = document.querySelector('[role=grid]')
        const box = [grid, ...(grid?.querySelectorAll('*') ?? []), grid?.parentElement].find(
          (each) => each !== null && each !== undefined && each.scrollHeight > each.clientHeight + 100,
        )
        const tasks = []
        const observer = new PerformanceObserver((list) =>
          tasks.push(...list.getEntries().map((each) => each.duration)),
        )
        observer.observe({ entryTypes: ['longtask'] })
        let [last, longest, frames] = [performance.now(), 0, 0]
        const step = () => {
          const now = performance.now()
          longest = Math.max(longest, now - last)
          last = now
          frames += 1
          box.scrollTop += 90
          if (frames % 3 === 0) box.scrollLeft += 40
          if (frames < 240) return requestAnimationFrame(step)
          setTimeout(() => {
            observer.disconnect()
            resolve({ tasks, longest, scrolled: box.scrollTop })
          }, 100)
        }
        requestAnimationFrame(step)
      }),
  )

/** Milliseconds from the start of the program until its address is printed, the page paints, and the overview is there. */
const startTimes = async (browser, database) => {
  const page = await browser.newPage()
  const from = Date.now()
  const served = await serveThere(database)
  const address = Date.now() - from
  await page.goto(served.url)
  await page.locator('.panels .panel').first().waitFor()
  const screen = Date.now() - from
  const painted = await page.evaluate(
    () => performance.timeOrigin + performance.getEntriesByName('first-contentful-paint')[0].startTime,
  )
  await page.close()
  await served.close()
  return { address, paint: painted - from, screen }
}

/** Has the program save the database, as any change does. */
const changed = async (browser, database) => {
  const served = await serveThere(database)
  const page = await browser.newPage()
  await page.goto(served.url)
  await page.evaluate(async () => {
    const { audits } = await (await fetch('/api/audits')).json()
    const { id, dueDate } = audits.at(-1)
    const init = { method: 'PATCH', headers: { 'content-type': 'application/json' } }
    for (const day of ['2026-05-29', dueDate])
      await fetch(`/api/audits/${id}`, { ...init, body: JSON.stringify({ dueDate: day }) })
  })
  await page.close()
  await served.close()
}

/** First openings of a file that was brought here from elsewhere, and further ones of a file the program has saved. */
const openings = async (browser, database, folder, rounds) => {
  const times = { first: [], further: [] }
  for (let round = 0; round < rounds; round += 1) {
    const own = join(folder, `opening-${round}`)
    mkdirSync(own)
    const copy = join(own, 'район.sqlite')
    cpSync(database, copy)
    times.first.push(await startTimes(browser, copy))
    await changed(browser, copy)
    times.further.push(await startTimes(browser, copy))
    rmSync(own, { recursive: true })
  }
  return times
}

/**
 * Sends forms and takes them while the window asks for the list of institutions again and again and draws frames:
 * milliseconds the window itself stood still at most, and how long the answers took.
 */
const duringImport = (page, files) =>
  page.evaluate(async (given) => {
    const json = async (method, path, body) => {
      const init = body === undefined ? { method } : { method, body: JSON.stringify(body) }
      return (await fetch(path, { ...init, headers: { 'content-type': 'application/json' } })).json()
    }
    const { audits } = await json('GET', '/api/audits')
    const audit = audits.at(-1).id
    const { upload } = await json('POST', '/api/uploads')
    for (const { name, base64 } of given) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      await fetch(`/api/uploads/${upload}/files?path=${encodeURIComponent(name)}`, {
        method: 'PUT',
        body: bytes.buffer,
        headers: { 'content-type': 'application/octet-stream' },
      })
    }
    const tasks = []
    const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((each) => each.duration)))
    observer.observe({ entryTypes: ['longtask'] })
    const { job } = await json('POST', `/api/audits/${audit}/imports`, { upload })
    const answers = []
    let state = 'running'
    while (state === 'running') {
      const from = performance.now()
      ;({ state } = await json('GET', `/api/jobs/${job}`))
      answers.push(performance.now() - from)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    observer.disconnect()
    return { state, tasks, answers }
  }, files)

const part = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

export const benchUi = async (cli, print, { institutions, rounds }) => {
  const browserPath = BROWSERS.find((path) => path !== undefined && existsSync(path))
  if (browserPath === undefined) throw new Error('No browser found: set SVERKA_BROWSER.')
  const folder = mkdtempSync(join(tmpdir(), 'sverka-ui-'))
  const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] })
  try {
    print(`making a database of ${institutions} institutions …`)
    const made = process.env.SVERKA_BIG_DEMO ?? join(folder, 'made')
    if (process.env.SVERKA_BIG_DEMO === undefined)
      execFileSync(process.execPath, [cli, 'demo', '--out', made, '--institutions', String(institutions)], {
        stdio: ['ignore', 'ignore', 'ignore'],
      })
    const database = join(made, 'audit.sqlite')
    print(`${(statSync(database).size / 1024 / 1024).toFixed(0)} MB`)

    const { first, further } = await openings(browser, database, folder, rounds)
    for (const [which, starts] of [
      ['first opening of a file from elsewhere', first],
      ['further opening', further],
    ])
      for (const [name, key] of [
        ['address printed', 'address'],
        ['first paint', 'paint'],
        ['first screen with its figures', 'screen'],
      ])
        print(`${which}: started → ${name}: ${starts.map((times) => `${Math.round(times[key])} ms`).join(', ')}`)

    const served = await serve(database)
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    await page.goto(served.url)
    await page.locator('.panels .panel').first().waitFor()
    for (const screen of SCREENS) {
      const times = []
      for (let round = 0; round < rounds; round += 1) {
        times.push(await screenTime(page, screen))
        await screenTime(page, screen[0] === 'Журнал' ? SCREENS[5] : SCREENS[6])
      }
      print(
        `${screen[0].padEnd(14)} ${times.map((ms) => `${Math.round(ms)}`).join(', ')} ms   median ${Math.round(median(times))}`,
      )
    }
    await screenTime(page, SCREENS[1])
    const scroll = await scrolling(page)
    print(
      `matrix scrolled by ${scroll.scrolled} px: tasks over 50 ms: ${scroll.tasks.length}${scroll.tasks.length > 0 ? ` (longest ${Math.round(Math.max(...scroll.tasks))} ms)` : ''}, longest frame ${Math.round(scroll.longest)} ms`,
    )
    await screenTime(page, SCREENS[0])
    const forms = join(folder, 'more')
    mkdirSync(forms)
    execFileSync(
      process.execPath,
      [cli, 'demo', '--out', join(folder, 'other'), '--institutions', '60', '--seed', '77'],
      {
        stdio: 'ignore',
      },
    )
    cpSync(join(folder, 'other', 'forms'), forms, { recursive: true })
    const files = readdirSync(forms).map((name) => ({
      name,
      base64: readFileSync(join(forms, name)).toString('base64'),
    }))
    const { state, tasks, answers } = await duringImport(page, files)
    const sorted = answers.sort((one, other) => one - other)
    print(
      `import of ${files.length} files ${state}: the window's own tasks over 50 ms: ${tasks.length}${tasks.length > 0 ? ` (longest ${Math.round(Math.max(...tasks))} ms)` : ''}; ` +
        `${answers.length} answers meanwhile: median ${Math.round(part(sorted, 0.5))} ms, 95 % within ${Math.round(part(sorted, 0.95))} ms, longest ${Math.round(part(sorted, 1))} ms`,
    )
    await page.close()
    await served.close()
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
