import { existsSync } from 'node:fs'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** A browser installed on this machine: $SVERKA_BROWSER, else a usual place; null if there is none. */
const findBrowser = (): string | null => {
  const wanted = process.env['SVERKA_BROWSER']
  return [...(wanted === undefined ? [] : [wanted]), ...PLACES].find((place) => existsSync(place)) ?? null
}

/** Whether to run browser tests. Without a browser they are skipped aloud, or fail where one is required. */
export const browserForTests = (): string | null => {
  const browser = findBrowser()
  if (browser !== null) return browser
  const message = 'No browser found (set SVERKA_BROWSER): browser tests'
  if (process.env['SVERKA_REQUIRE_BROWSER'] === '1') throw new Error(`${message} cannot run, and they are required.`)
  console.warn(`${message} are SKIPPED.`)
  return null
}

export const BROWSER_FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
