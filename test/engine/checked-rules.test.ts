import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { checkedRules, readRules } from '../../src/engine/resources'

const resources = fileURLToPath(new URL('../../resources', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'Сверка — '))
const file = pathToFileURL(join(folder, 'rules.json'))

afterAll(() => rmSync(folder, { recursive: true }))

test('rules kept as they were checked are those the texts give', async () => {
  writeFileSync(file, await checkedRules(resources))
  expect(await readRules(resources, file)).toEqual(await readRules(resources))
})

test('kept rules of the same texts are taken, of others passed over, and so is a broken or missing file', async () => {
  const kept = JSON.parse(await checkedRules(resources)) as { texts: string; rules: { themes: unknown[] } }
  const without = { ...kept.rules, themes: [] }
  const themesOf = async (text: string): Promise<number> => {
    writeFileSync(file, text)
    return (await readRules(resources, file)).themes.length
  }
  const all = kept.rules.themes.length
  expect(all).toBeGreaterThan(0)
  expect(await themesOf(JSON.stringify({ ...kept, rules: without }))).toBe(0)
  expect(await themesOf(JSON.stringify({ texts: 'of other texts', rules: without }))).toBe(all)
  expect(await themesOf('{"texts": ')).toBe(all)
  rmSync(file)
  expect((await readRules(resources, file)).themes.length).toBe(all)
})
