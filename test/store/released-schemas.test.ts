import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import initSqlJs from 'sql.js'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../../src/engine/open-database'
import { thisMachine } from '../../src/engine/store/file-system'
import { MIGRATIONS } from '../../src/engine/store/migrate'

const SCHEMAS = fileURLToPath(new URL('schemas/', import.meta.url))
const now = (): Date => new Date('2026-03-01T10:00:00.000Z')

/** A database as a program of that schema left it, with more done to it where `sql` says. */
const released = async (schema: number, sql = ''): Promise<Uint8Array> => {
  const { Database } = await initSqlJs()
  const file = new Database()
  file.run(await readFile(join(SCHEMAS, `${String(schema).padStart(4, '0')}.sql`), 'utf8'))
  if (sql !== '') file.run(sql)
  return file.export()
}

let folder = ''
let path = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sverka-виды-'))
  path = join(folder, 'база.sqlite')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const copies = async (): Promise<string[]> =>
  (await readdir(`${path}.backup`).catch(() => [])).filter((name) => name.endsWith('.sqlite'))

test('every schema has a file as it was released', async () => {
  expect((await readdir(SCHEMAS)).sort()).toEqual(MIGRATIONS.map(({ id }) => `${String(id).padStart(4, '0')}.sql`))
})

test.each(MIGRATIONS.map(({ id }) => [id]))(
  'a file of schema %i opens with all it holds, and is sound',
  async (schema) => {
    const bytes = await released(schema)
    await writeFile(path, bytes)
    const { store, file, updated } = await openDatabase({ database: path, now })
    try {
      expect(store.audits()).toMatchObject([{ name: 'Мониторинг 2025', dueDate: '2026-04-11' }])
      expect(store.institutions(1)).toMatchObject([{ inn: '5900000002', name: 'Школа № 1', catalogue: 'perm-school' }])
      expect(store.currentFacts(1, 1)).toMatchObject([{ table: 'passport', column: 'pupils', value: 512, cell: 'B20' }])
      expect(store.remarks(1)).toMatchObject([{ code: 'not-a-number', cell: 'B21', value: 'много' }])
      expect(store.overrides(1)).toMatchObject([
        { requirement: 'ps-2.4-4', catalogue: 'perm-school', reason: 'Видел сам.' },
      ])
      expect(store.entries()).toMatchObject([{ id: 1, action: 'import', detail: { batch: 1, files: 1, accepted: 1 } }])
      expect(Buffer.from(store.original('aa') ?? [])).toEqual(Buffer.from('PK'))
      expect([...store.fileDamage().problems, ...store.trailFaults().problems]).toEqual([])
      const isOld = schema < MIGRATIONS.length
      expect(updated).toEqual(isOld ? { from: schema, to: MIGRATIONS.length, copy: (await copies())[0] } : null)
      expect(await copies()).toHaveLength(isOld ? 1 : 0)
      if (isOld) {
        expect((await copies())[0]).toMatch(new RegExp(`Z-schema-${schema}\\.sqlite$`))
        expect(Buffer.compare(await readFile(join(`${path}.backup`, (await copies())[0] ?? '')), bytes)).toBe(0)
      }
    } finally {
      store.close()
      await file?.close()
    }
    expect(Buffer.compare(await readFile(path), bytes)).toBe(0)
  },
)

test('the copy of before stays when the new file is saved, and is not made of it', async () => {
  const bytes = await released(12)
  await writeFile(path, bytes)
  const { store, file } = await openDatabase({ database: path, now })
  await file?.save(store.export())
  store.close()
  await file?.close()
  const kept = (await copies()).find((name) => name.includes('-schema-12'))
  expect(Buffer.compare(await readFile(join(`${path}.backup`, kept ?? '')), bytes)).toBe(0)
  const again = await openDatabase({ database: path, now })
  expect(again.updated).toBeNull()
  again.store.close()
  await again.file?.close()
})

test('a step that fails leaves the file and says so; the copy is there too', async () => {
  const bytes = await released(12, 'CREATE TABLE trail (x INTEGER) STRICT')
  await writeFile(path, bytes)
  await expect(openDatabase({ database: path, now })).rejects.toMatchObject({
    code: 'migration-failed',
    message: expect.stringContaining('Файл на диске не изменён') as string,
  })
  expect(Buffer.compare(await readFile(path), bytes)).toBe(0)
  expect(await copies()).toHaveLength(1)
  expect((await readdir(folder)).filter((name) => name.endsWith('.lock'))).toEqual([])
})

test('without room for the copy nothing is brought up to date', async () => {
  const bytes = await released(12)
  await writeFile(path, bytes)
  const full = (): Promise<never> => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }))
  const system = { ...thisMachine(), link: full, copyFile: full }
  await expect(openDatabase({ database: path, now, system })).rejects.toMatchObject({ code: 'disk-full' })
  expect(Buffer.compare(await readFile(path), bytes)).toBe(0)
})

test('a file of a newer program is refused politely and stays as it is', async () => {
  const bytes = await released(MIGRATIONS.length, `PRAGMA user_version = ${MIGRATIONS.length + 1}`)
  await writeFile(path, bytes)
  await expect(openDatabase({ database: path, now })).rejects.toMatchObject({ code: 'newer-file' })
  expect(Buffer.compare(await readFile(path), bytes)).toBe(0)
  expect(await copies()).toEqual([])
})
