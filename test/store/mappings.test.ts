import initSqlJs from 'sql.js'
import { expect, test } from 'vitest'
import { wrapDatabase } from '../../src/engine/store/db'
import { migrate, MIGRATIONS } from '../../src/engine/store/migrate'
import { openStore } from '../../src/engine/store/open-store'
import type { Mapping } from '../../src/engine/intake/types'

const AT = '2026-06-01T10:00:00.000Z'

const said: Omit<Mapping, 'id'> = {
  ...{ catalogue: 'perm-school', fingerprint: 'f1', sheet: 'Участники' },
  ...{ title: 'Учителей в чате', table: 'people', column: 'connected', keys: {} },
}

test('mappings are kept, listed in the order they were confirmed, and removed by number', async () => {
  const store = await openStore(null)
  const first = store.addMapping(said, AT)
  const second = store.addMapping(
    { ...said, catalogue: null, title: 'Педагоги в системе', keys: { category: 'Педагогические работники' } },
    AT,
  )
  expect(store.mappings()).toEqual([
    { ...said, id: first, addedAt: AT },
    {
      ...{ ...said, id: second, catalogue: null, title: 'Педагоги в системе', addedAt: AT },
      keys: { category: 'Педагогические работники' },
    },
  ])
  expect(store.removeMapping(first)).toBe(true)
  expect(store.removeMapping(first)).toBe(false)
  expect(store.mappings().map(({ id }) => id)).toEqual([second])
})

test('a sheet has no column, a column has a title', async () => {
  const store = await openStore(null)
  expect(() => store.addMapping({ ...said, title: null }, AT)).toThrow()
  expect(() => store.addMapping({ ...said, column: null }, AT)).toThrow()
})

test('the number of a deleted mapping is never given again, nor one the journal of an older file speaks of', async () => {
  const old = new (await initSqlJs()).Database()
  const db = wrapDatabase(old)
  migrate(db, MIGRATIONS.slice(0, 10))
  db.run(
    `INSERT INTO mappings (id, fingerprint, sheet, table_id, row_keys, added_at) VALUES (2, 'f', 'С', 'people', '{}', '${AT}')`,
  )
  db.run(`INSERT INTO log (at, action, detail) VALUES ('${AT}', 'mapping-confirmed', '{"id":5}')`)
  const store = await openStore(db.export())
  expect(store.mappings().map(({ id }) => id)).toEqual([2])
  expect(store.addMapping(said, AT)).toBe(6)
  store.removeMapping(6)
  const again = await openStore(store.export())
  expect(again.addMapping(said, AT)).toBe(7)
})
