import { createHash } from 'node:crypto'
import initSqlJs from 'sql.js'
import { expect, test } from 'vitest'
import { openStore } from '../../src/engine/store/open-store'
import { AT, newSubmission, started } from './samples'

const original = new TextEncoder().encode('PK workbook')
const sha256 = createHash('sha256').update(original).digest('hex')

const spoilt = async (sql: string): Promise<string[]> => {
  const { store, audit, one } = await started()
  const batch = store.beginBatch(audit, AT)
  store.addSubmission(audit, newSubmission(batch, { institution: one, original, sha256 }), AT)
  const { Database } = await initSqlJs()
  const file = new Database(store.export())
  if (sql !== '') file.run(sql)
  const store2 = await openStore(file.export())
  return [store2.fileDamage(), store2.originalDamage(), store2.balanceFaults()].flatMap(({ problems }) => problems)
}

test('a sound file has no problems', async () => {
  expect(await spoilt('')).toEqual([])
})

test('a changed original is named by its checksum', async () => {
  expect(await spoilt("UPDATE originals SET content = x'504b'")).toEqual([
    `Исходный файл ${sha256.slice(0, 12)}… не сходится со своей контрольной суммой.`,
  ])
})

test('a reference to nothing is named by its table', async () => {
  const problems = await spoilt('DELETE FROM batches')
  expect(problems).toEqual([expect.stringContaining('submissions') as string])
})
