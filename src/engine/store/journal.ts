import { digestOf, hashOf, type Random } from './chain'
import type { Db } from './db'
import { fromJson } from './json'

/** One line of the journal; `detail` is any JSON. */
export type JournalEntry = { id: number; at: string; action: string; detail: unknown }

/** What was done with the file and when; only ever appended to, each entry chained to the one before. */
export const journalQueries = (db: Db, random: Random) => {
  const append = (at: string, action: string, said: unknown): void => {
    const detail = JSON.stringify(said ?? null)
    const before = db.first<{ id: number; hash: string }>(
      'SELECT (SELECT coalesce(max(id), 0) + 1 FROM log) AS id, last_hash AS hash FROM trail',
    )
    if (before === null) throw new RangeError('the trail of the journal is lost')
    const { id } = before
    const salt = random()
    const digest = digestOf(salt, detail)
    const hash = hashOf(before.hash, { id, at, action, digest })
    db.run('INSERT INTO log (id, at, action, detail, salt, digest, hash) VALUES (?, ?, ?, ?, ?, ?, ?)', [
      ...[id, at, action, detail, salt, digest, hash],
    ])
    db.run('UPDATE trail SET entries = entries + 1, last_hash = ?', [hash])
  }

  /** `at` is an ISO date-time, `detail` any JSON. */
  const journal = (at: string, action: string, detail: unknown): void =>
    db.transaction(() => append(at, action, detail))

  const entries = (): JournalEntry[] =>
    db
      .all<Omit<JournalEntry, 'detail'> & { detail: string }>('SELECT id, at, action, detail FROM log ORDER BY id')
      .map((row) => ({ ...row, detail: fromJson<unknown>(row.detail, `журнал, запись ${row.id}`) }))

  return { journal, entries }
}
