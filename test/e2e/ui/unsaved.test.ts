import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserPath, openBrowser, openUi } from './open-ui'

const LONG = { timeout: 60_000 }

const canMount = process.platform === 'linux' && process.getuid?.() === 0

/** A disk of its own size; null where none may be mounted. */
const smallDisk = (): string | null => {
  if (!canMount) return null
  const at = mkdtempSync(join(tmpdir(), 'Сверка — малый диск '))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', at], { stdio: 'pipe' })
    return at
  } catch {
    rmSync(at, { recursive: true })
    return null
  }
}

const disk = browserPath === null ? null : smallDisk()
if (disk === null) console.warn('skipped: without a browser and the right to mount no window is shown a full disk')

const fill = (): void => {
  for (const size of [1024 * 1024, 4096])
    try {
      for (let each = 0; ; each += 1) writeFileSync(join(disk ?? '', `занято ${size} ${each}`), Buffer.alloc(size))
    } catch {
      continue
    }
}

const free = (): void => {
  for (const name of readdirSync(disk ?? '')) if (name.startsWith('занято')) rmSync(join(disk ?? '', name))
}

describe.skipIf(disk === null)('a full disk', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    if (disk === null) return
    execFileSync('umount', ['-l', disk])
    rmSync(disk, { recursive: true })
  })

  test('is told of while work goes on, until there is room again; what was done meanwhile is saved', async () => {
    const ui = await openUi(browser, { database: 'empty', route: '/overview', env: { SVERKA_TEST_FOLDER: disk ?? '' } })
    const { page } = ui
    const audits = (): Promise<string> => page.evaluate(async () => (await fetch('/api/audits')).text())
    const create = (name: string): Promise<number> =>
      page.evaluate(async (named) => {
        const headers = { 'content-type': 'application/json' }
        const body = JSON.stringify({ name: named, schoolYear: 2025 })
        return (await fetch('/api/audits', { method: 'POST', headers, body })).status
      }, name)
    const banner = page.getByText('База не сохраняется.')
    try {
      expect(ui.served.database.startsWith(disk ?? '')).toBe(true)
      expect(await create('До')).toBeLessThan(300)
      expect(await banner.count()).toBe(0)
      fill()
      expect(await create('Без места')).toBeLessThan(300)
      await banner.waitFor(LONG)
      expect(await page.getByText('на диске нет места').count()).toBeGreaterThan(0)
      expect(await audits()).toContain('Без места')
      free()
      await banner.waitFor({ state: 'detached', ...LONG })
      expect(ui.problems()).toEqual([])
    } finally {
      free()
      await ui.close()
    }
  })
})
