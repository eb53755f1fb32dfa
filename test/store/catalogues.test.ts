import initSqlJs from 'sql.js'
import { expect, test } from 'vitest'
import type { Catalogue, Theme } from '../../src/engine/catalogue/types'
import { wrapDatabase } from '../../src/engine/store/db'
import { migrate, MIGRATIONS } from '../../src/engine/store/migrate'
import { openStore } from '../../src/engine/store/open-store'
import { AT, failureOf, LATER } from './samples'

const catalogue = (part: Partial<Catalogue> = {}): Catalogue => ({
  id: 'town-school',
  title: 'Положение школ города',
  edition: 'первая',
  effectiveFrom: '2026-09-01',
  kinds: ['school'],
  terms: {},
  roles: [],
  sections: [],
  requirements: [],
  notes: [],
  ...part,
})

const THEMES: Theme[] = [{ id: 'quiet', title: 'Тихие часы', consequence: 'safety' }]

test('own catalogues come back as they were, in the order they were added', async () => {
  const store = await openStore(null)
  const first = store.addCatalogue(catalogue(), THEMES, AT)
  store.addCatalogue(catalogue({ id: 'town-school.2', follows: 'town-school', edition: 'вторая' }), [], LATER)
  const again = await openStore(store.export())
  expect(again.ownCatalogues()).toEqual([
    { catalogue: catalogue(), themes: THEMES, sha256: first, addedAt: AT },
    {
      catalogue: catalogue({ id: 'town-school.2', follows: 'town-school', edition: 'вторая' }),
      themes: [],
      sha256: expect.stringMatching(/^[\da-f]{64}$/) as string,
      addedAt: LATER,
    },
  ])
})

test('a code is given once', async () => {
  const store = await openStore(null)
  store.addCatalogue(catalogue(), [], AT)
  expect(failureOf(() => store.addCatalogue(catalogue({ title: 'Другое' }), [], LATER))).toBe('catalogue-exists')
  expect(store.ownCatalogues()).toHaveLength(1)
})

test('a catalogue changed outside the program is called damaged', async () => {
  const store = await openStore(null)
  store.addCatalogue(catalogue(), [], AT)
  const { Database } = await initSqlJs()
  const file = new Database(store.export())
  file.run("UPDATE catalogues SET catalogue = replace(catalogue, 'города', 'района')")
  const opened = await openStore(file.export())
  expect(failureOf(() => opened.ownCatalogues())).toBe('damaged-database')
})

test('a file made before there were own catalogues has none', async () => {
  const { Database } = await initSqlJs()
  const db = wrapDatabase(new Database())
  migrate(db, MIGRATIONS.slice(0, 3))
  expect((await openStore(db.export())).ownCatalogues()).toEqual([])
})
