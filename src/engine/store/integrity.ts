import { createHash } from 'node:crypto'
import type { Db } from './db'

type Check = { integrity_check: string }
type Orphan = { table: string; rowid: number | null; parent: string }
type Content = { sha256: string; content: Uint8Array }

const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

/** Whether the file is whole. */
export const integrityQueries = (db: Db) => {
  /** Everything wrong with the file, in Russian; empty when it is sound. Reads all of it. */
  const problems = (): string[] => {
    const broken = db
      .all<Check>('PRAGMA integrity_check')
      .filter((row) => row.integrity_check !== 'ok')
      .map((row) => `Файл базы повреждён: ${row.integrity_check}`)
    const orphans = db
      .all<Orphan>('PRAGMA foreign_key_check')
      .map(({ table, rowid, parent }) => `Запись ${rowid ?? ''} таблицы ${table} ссылается на пропавшую в ${parent}`)
    const altered = db
      .all<{ sha256: string }>('SELECT sha256 FROM originals ORDER BY sha256')
      .filter(({ sha256: expected }) => {
        const row = db.first<Content>('SELECT sha256, content FROM originals WHERE sha256 = ?', [expected])
        return row === null || sha256(row.content) !== expected
      })
      .map(({ sha256: expected }) => `Исходный файл ${expected.slice(0, 12)}… не сходится со своей контрольной суммой`)
    return [...broken, ...orphans, ...altered]
  }

  return { problems }
}
