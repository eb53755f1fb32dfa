import { digestOf, hashOf, type Random } from './chain'
import type { Db } from './db'
import { fromJson } from './json'

/** One line of the journal; `detail` is any JSON. `who` is left out where the program did not know. */
export type JournalEntry = { id: number; at: string; action: string; detail: unknown; who?: string }

type Said = Record<string, unknown>

const isObject = (said: unknown): said is Said => typeof said === 'object' && said !== null && !Array.isArray(said)

/** `who` stands in the detail, so that the chain holds it too. */
const signed = (said: unknown, who: string | null): unknown =>
  who === null || (said !== null && !isObject(said)) ? said : { ...said, who }

const parted = (said: unknown): Pick<JournalEntry, 'detail' | 'who'> => {
  if (!isObject(said) || typeof said['who'] !== 'string') return { detail: said }
  const { who, ...detail } = said
  return { detail: Object.keys(detail).length === 0 ? null : detail, who: String(who) }
}

/** What was done with the file, when and by whom; only ever appended to, each entry chained to the one before. */
export const journalQueries = (db: Db, random: Random, who: string | null) => {
  const append = (at: string, action: string, said: unknown): void => {
    const detail = JSON.stringify(signed(said ?? null, who))
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
      .map((row) => ({ ...row, ...parted(fromJson<unknown>(row.detail, `журнал, запись ${row.id}`)) }))

  return { journal, entries }
}
