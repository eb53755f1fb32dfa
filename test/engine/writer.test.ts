import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { planForm } from '../../src/engine/catalogue/plan'
import { readRules } from '../../src/engine/resources'
import { openWriter, type Writer } from '../../src/engine/cases/issuing/writer'
import type { Writing } from '../../src/engine/cases/issuing/writer-thread'

const BUILT = new URL('../../out/main/writer.js', import.meta.url)

const open: Writer[] = []
const opened = (file: URL | null): Writer => {
  const writer = openWriter(file)
  open.push(writer)
  return writer
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((writer) => writer.close()))
})

const form = async (controlDays: string[]): Promise<Writing> => {
  const rules = await readRules(fileURLToPath(new URL('../../resources', import.meta.url)))
  const options = { audit: null, controlDays, institution: null }
  return { kind: 'form', plan: planForm(rules, 'kindergarten'), options, filling: null }
}

test('a workbook made in a thread of its own is the same to the byte', async () => {
  const writing = await form(['2026-02-03'])
  const [there, here] = await Promise.all([opened(BUILT).write(writing), opened(null).write(writing)])
  expect(Buffer.from(there).equals(Buffer.from(here))).toBe(true)
  expect(Buffer.from(there.subarray(0, 2)).toString()).toBe('PK')
})

test('whoever waits for a workbook is answered meanwhile', async () => {
  let turns = 0
  const ticking = setInterval(() => (turns += 1), 1)
  await opened(BUILT).write(await form([]))
  clearInterval(ticking)
  expect(turns).toBeGreaterThan(10)
})

test('a thread that ends over its workbook is told of by name, and the next one is made', async () => {
  const writer = opened(new URL('dying-writer.mjs', import.meta.url))
  const writing = await form([])
  await expect(writer.write(writing)).rejects.toMatchObject({ code: 'writer-lost' })
  await expect(writer.write(writing)).rejects.toMatchObject({ code: 'writer-lost' })
})
