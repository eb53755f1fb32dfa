import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { opensLong } from '../../src/engine/opens-long'
import { SCHEMA } from '../../src/engine/store/header'
import { MIGRATIONS } from '../../src/engine/store/migrate'
import { openStore } from '../../src/engine/store/open-store'
import { grown } from '../hosts/large-database'

let folder: string
let path: string
let small: Uint8Array
let large: Buffer

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'Сверка — долгое открытие '))
  path = join(folder, 'район.sqlite')
  const store = await openStore(null)
  small = store.export()
  store.close()
  large = Buffer.from(await grown(small, 6))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

test('a large file of this program or an earlier one opens long', async () => {
  writeFileSync(path, large)
  expect(await opensLong(path)).toBe(true)
  large.writeUInt32BE(3, 60)
  writeFileSync(path, large)
  expect(await opensLong(path)).toBe(true)
})

test('a small one does not, nor one that is not there', async () => {
  expect(await opensLong(path)).toBe(false)
  writeFileSync(path, small)
  expect(await opensLong(path)).toBe(false)
})

test.each([
  ['of a newer program', (bytes: Buffer) => bytes.writeUInt32BE(SCHEMA + 1, 60)],
  ['of another program', (bytes: Buffer) => bytes.writeUInt32BE(1, 68)],
  ['no database at all', (bytes: Buffer) => bytes.write('Уважаемые коллеги')],
])('nor one that will be refused at once: %s', async (_what, change) => {
  change(large)
  writeFileSync(path, large)
  expect(await opensLong(path)).toBe(false)
})

test.each(['-wal', '-journal'])('nor one that another program is writing (%s)', async (suffix) => {
  writeFileSync(path, large)
  writeFileSync(path + suffix, 'x')
  expect(await opensLong(path)).toBe(false)
})

test('the schema it goes by is the last one', () => {
  expect(SCHEMA).toBe(MIGRATIONS.length)
})
