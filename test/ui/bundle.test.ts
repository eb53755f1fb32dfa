import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const OUT = process.env['SVERKA_OUT'] ?? fileURLToPath(new URL('../../out', import.meta.url))
const renderer = join(OUT, 'renderer')
if (!existsSync(join(renderer, 'index.html'))) throw new Error(`${renderer} is missing: run npm run build first.`)

const KB = 1024
/** Bytes of what runs before anything is seen: the shell. */
const SHELL = { bytes: 240 * KB, gzip: 90 * KB }
/** Of one page with all it shares with others, without charts, which come after it. */
const PAGE = { gzip: 200 * KB }
const CHARTS = { gzip: 240 * KB }
const STYLES = { gzip: 30 * KB }

const assets = join(renderer, 'assets')
const text = (name: string): string => readFileSync(join(assets, name), 'utf8')
const files = readdirSync(assets)
const scripts = files.filter((name) => name.endsWith('.js'))

const STATIC = /(?:^|[;}\s])(?:import|export)\s*(?:[\w*{}$,\s]+?from\s*)?["']\.\/([^"']+\.js)["']/g

/** A script and all it cannot begin without. */
const withNeeded = (entry: string, found = new Set<string>()): Set<string> => {
  if (found.has(entry)) return found
  found.add(entry)
  for (const [, name = ''] of text(entry).matchAll(STATIC)) withNeeded(name, found)
  return found
}

const sizeOf = (names: Iterable<string>): { bytes: number; gzip: number } => {
  const parts = [...names].map((name) => Buffer.from(text(name)))
  return {
    bytes: parts.reduce((sum, part) => sum + part.length, 0),
    gzip: parts.reduce((sum, part) => sum + gzipSync(part).length, 0),
  }
}

const index = readFileSync(join(renderer, 'index.html'), 'utf8')
const entries = [...index.matchAll(/(?:src|href)="\.?\/assets\/([^"]+\.js)"/g)].map(([, name = '']) => name)
const shell = new Set(entries.flatMap((name) => [...withNeeded(name)]))
const pages = scripts.filter((name) => /Page-[\w-]+\.js$/.test(name))
const charts = scripts.filter((name) => name.startsWith('EChart-'))
const beyondShell = (name: string): string[] => [...withNeeded(name)].filter((each) => !shell.has(each))
const shown = ({ bytes, gzip }: { bytes: number; gzip: number }): string =>
  `${(bytes / KB).toFixed(0)} KB, ${(gzip / KB).toFixed(0)} KB gzip`

test('the shell is small, and charts are no part of it', () => {
  expect(entries.length).toBeGreaterThan(0)
  const size = sizeOf(shell)
  console.log(`shell: ${shown(size)} in ${shell.size} files`)
  expect(size.bytes).toBeLessThanOrEqual(SHELL.bytes)
  expect(size.gzip).toBeLessThanOrEqual(SHELL.gzip)
  expect(charts.filter((name) => shell.has(name))).toEqual([])
})

test('every page comes by itself, and not too heavy', () => {
  expect(pages.length).toBeGreaterThanOrEqual(11)
  const sizes = pages.map((name) => ({ name, ...sizeOf(beyondShell(name)) }))
  for (const each of sizes) console.log(`${each.name}: ${shown(each)}`)
  expect(sizes.filter(({ gzip }) => gzip > PAGE.gzip)).toEqual([])
  expect(pages.filter((name) => shell.has(name))).toEqual([])
})

test('charts and styles keep within what they were given', () => {
  expect(charts).toHaveLength(1)
  const size = sizeOf(charts.flatMap(beyondShell))
  console.log(`charts: ${shown(size)}`)
  expect(size.gzip).toBeLessThanOrEqual(CHARTS.gzip)
  const styles = sizeOf(files.filter((name) => name.endsWith('.css')))
  console.log(`styles: ${shown(styles)}`)
  expect(styles.gzip).toBeLessThanOrEqual(STYLES.gzip)
})

test('nothing of it makes code of text, and nothing leads to a network', () => {
  const evaluating = scripts.filter((name) => /\bnew Function\(|\beval\(/.test(text(name)))
  expect(evaluating).toEqual([])
  expect(index).not.toMatch(/https?:/)
})
