import initSqlJs, { type Database } from 'sql.js'
import { expect, test } from 'vitest'
import { wrapDatabase, type Db } from '../../src/engine/store/db'
import { migrate, MIGRATIONS, type Migration } from '../../src/engine/store/migrate'
import { openStore } from '../../src/engine/store/open-store'
import { failureOf, newAudit, rules } from './samples'

const raw = async (bytes: Uint8Array | null = null): Promise<Database> => {
  const { Database } = await initSqlJs()
  return new Database(bytes)
}

const version = (db: Db): unknown => Object.values(db.first('PRAGMA user_version') ?? {})[0]

const schema = (database: Database): string =>
  database
    .exec("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type, name")
    .flatMap(({ values }) => values.map(([sql]) => `${String(sql)};\n`))
    .join('\n')

test('an empty file gets the committed schema', async () => {
  const store = await openStore(null)
  const file = await raw(store.export())
  await expect(schema(file)).toMatchFileSnapshot('schema.snapshot.sql')
})

test('every table is strict and every reference has its table', async () => {
  const file = await raw((await openStore(null)).export())
  const tables = file.exec(
    "SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
  )
  expect(tables[0]?.values.length).toBe(31)
  expect(tables[0]?.values.filter(([, strict]) => strict !== 1)).toEqual([])
  expect(file.exec('PRAGMA foreign_key_check')).toEqual([])
})

test('migrations are numbered from 1 without a gap, and the file carries the last number', async () => {
  expect(MIGRATIONS.map(({ id }) => id)).toEqual(MIGRATIONS.map((_, position) => position + 1))
  const db = wrapDatabase(await raw((await openStore(null)).export()))
  expect(version(db)).toBe(MIGRATIONS.length)
})

test('a file of an older version is brought up to date with its rows kept', async () => {
  const [first] = MIGRATIONS
  const old = await raw()
  const db = wrapDatabase(old)
  migrate(db, first === undefined ? [] : [first])
  db.run("INSERT INTO log (at, action, detail) VALUES ('2026-01-01T00:00:00Z', 'kept', 'null')")
  const store = await openStore(db.export())
  expect(store.entries()).toEqual([{ id: 1, at: '2026-01-01T00:00:00Z', action: 'kept', detail: null }])
  expect(store.remarks(1)).toEqual([])
  expect(schema(await raw(store.export()))).toBe(schema(await raw((await openStore(null)).export())))
})

test('a step that fails leaves the file as it was before that step', async () => {
  const good: Migration = { id: 1, name: 'good', sql: 'CREATE TABLE a (x INTEGER) STRICT' }
  const bad: Migration = { id: 2, name: 'bad', sql: 'CREATE TABLE b (x INTEGER) STRICT; CREATE TABLE a (x INTEGER)' }
  const db = wrapDatabase(await raw())
  expect(failureOf(() => migrate(db, [good, bad]))).toBe('migration-failed')
  expect(version(db)).toBe(1)
  expect(db.all('SELECT name FROM sqlite_master')).toEqual([{ name: 'a' }])
})

test('a file of a newer program is refused and says so', async () => {
  const file = await raw((await openStore(null)).export())
  file.run(`PRAGMA user_version = ${MIGRATIONS.length + 1}`)
  await expect(openStore(file.export())).rejects.toMatchObject({
    code: 'newer-file',
    message: expect.stringContaining('Обновите программу') as string,
  })
})

test('an SQLite file of another program is refused', async () => {
  const file = await raw()
  file.run('CREATE TABLE contacts (name TEXT)')
  await expect(openStore(file.export())).rejects.toMatchObject({ code: 'foreign-database' })
})

test('bytes that are not SQLite are refused', async () => {
  const text = new TextEncoder().encode('PK'.repeat(200))
  await expect(openStore(text)).rejects.toMatchObject({ code: 'not-a-database' })
  await expect(openStore(new Uint8Array(0))).rejects.toMatchObject({ code: 'not-a-database' })
})

test('a file cut short is called damaged', async () => {
  const store = await openStore(null)
  store.createAudit(newAudit(), rules)
  await expect(openStore(store.export().slice(0, 4096))).rejects.toMatchObject({ code: 'damaged-database' })
})

test('a file another program left in WAL mode opens, and the given bytes stay as they are', async () => {
  const store = await openStore(null)
  const { id } = store.createAudit(newAudit(), rules)
  const bytes = Buffer.from(store.export())
  bytes[18] = 2
  bytes[19] = 2
  expect((await openStore(bytes)).audits()[0]?.id).toBe(id)
  expect([bytes[18], bytes[19]]).toEqual([2, 2])
})
