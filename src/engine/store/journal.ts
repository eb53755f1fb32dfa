import type { Db } from './db'
import { fromJson } from './json'
import type { JournalEntry } from './types'

/** What was done with the file and when; only ever appended to. */
export const journalQueries = (db: Db) => {
  /** `at` is an ISO date-time, `detail` any JSON. */
  const journal = (at: string, action: string, detail: unknown): void => {
    db.run('INSERT INTO log (at, action, detail) VALUES (?, ?, ?)', [at, action, JSON.stringify(detail ?? null)])
  }

  const entries = (): JournalEntry[] =>
    db
      .all<Omit<JournalEntry, 'detail'> & { detail: string }>('SELECT id, at, action, detail FROM log ORDER BY id')
      .map((row) => ({ ...row, detail: fromJson<unknown>(row.detail, `журнал, запись ${row.id}`) }))

  return { journal, entries }
}
