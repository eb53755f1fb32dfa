import { expect, test } from 'vitest'
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
