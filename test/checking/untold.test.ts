import { expect, test } from 'vitest'
import { noteExport } from '../../src/engine/cases/issuing/exports'
import { untold } from '../../src/engine/cases/judging/untold'
import { openStore } from '../../src/engine/store/open-store'
import { plantedAudit } from '../report/privacy/planted-audit'

test('the journal does not tell a personal value, and any other it does', async () => {
  const { context, audit } = await plantedAudit()
  const told = untold(context, audit)
  expect(told('+7 (000) 123-45-67', { table: 'passport', column: 'phone' })).toBe('[скрыто]')
  expect(told('Тетрадкина Т. И.', { table: 'acts', column: 'responsible' })).toBe('[скрыто]')
  expect(told(null, { table: 'passport', column: 'phone' })).toBeNull()
  expect(told('512', { table: 'passport', column: 'pupils' })).toBe('512')
  expect(told('512', undefined)).toBe('512')
})

test('what is given out of a database that can only be read is given out all the same', async () => {
  const { context, audit } = await plantedAudit()
  const store = await openStore(context.store.export(), { readOnly: true })
  await noteExport({ ...context, store }, audit, 'report', { files: 1 })
  expect(store.entries()).toEqual([])
})
