import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Serious and critical violations of a page as lines to read: rule, what is wrong, where. */
const seriousViolations = async (page: Page): Promise<string[]> => {
  // The debugger's own evaluation, so that the page's policy against foreign scripts stays as it is.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE)
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html.slice(0, 300)}\n  ${failureSummary ?? ''}`),
    )
}

/** Fails with every serious or critical violation axe-core finds on the page as it is now. */
export const expectNoSerious = async (page: Page): Promise<void> => {
  expect(await seriousViolations(page)).toEqual([])
}
