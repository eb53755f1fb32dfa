import { expect, test } from 'vitest'
import { schemaOf } from '../../src/engine/store/header'
import { MIGRATIONS } from '../../src/engine/store/migrate'
import { newDatabase, openStore } from '../../src/engine/store/open-store'

const AT = '2026-02-10T09:00:00.000Z'

test('a database begun from what the build made is of the newest schema', async () => {
  expect(schemaOf(await newDatabase())).toBe(MIGRATIONS.length)
})

test('its journal starts from a secret of its own, and its chain holds', async () => {
  const blank = await newDatabase()
  const secrets = ['a secret', 'another', 'salt', 'salt']
  const begun = async () => {
    const seed = secrets.shift() ?? ''
    const store = await openStore(null, { blank, random: () => seed })
    expect(store.trailEnd()).toEqual({ entries: 0, hash: seed })
    store.journal(AT, 'import', { files: 1 })
    expect(store.trailFaults().problems).toEqual([])
    return store.trailEnd().hash
  }
  expect(await begun()).not.toBe(await begun())
})
