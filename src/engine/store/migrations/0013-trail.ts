import { digestOf, hashOf, type Random } from '../chain'
import type { Db } from '../db'
import type { Migration } from '../migrate'

type Unchained = { id: number; at: string; action: string; detail: string }

/** Chains the entries there are as they stand: what was done to them before cannot be told any more. */
const chain = (db: Db, random: Random): void => {
  const seed = random()
  const entries = db.all<Unchained>('SELECT id, at, action, detail FROM log_unchained ORDER BY id')
  let last = seed
  for (const { id, at, action, detail } of entries) {
    const salt = random()
    const digest = digestOf(salt, detail)
    last = hashOf(last, { id, at, action, digest })
    db.run('INSERT INTO log (id, at, action, detail, salt, digest, hash) VALUES (?, ?, ?, ?, ?, ?, ?)', [
      ...[id, at, action, detail, salt, digest, last],
    ])
  }
  db.run('INSERT INTO trail (id, seed, entries, last_hash) VALUES (1, ?, ?, ?)', [seed, entries.length, last])
  db.script('DROP TABLE log_unchained')
}

/** Also put back by whoever had to take it off. */
export const LOG_IS_NOT_CHANGED = `CREATE TRIGGER log_is_not_changed BEFORE UPDATE ON log
BEGIN
  SELECT RAISE(ABORT, 'the journal is only ever appended to');
END;`

/**
 * The journal is only appended to, and each entry rests on the one before it. How many there are and the last hash stand
 * in a second place, so that a cut end is seen.
 */
export const trail: Migration = {
  id: 13,
  name: 'trail',
  sql: `
ALTER TABLE log RENAME TO log_unchained;

CREATE TABLE log (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  action TEXT NOT NULL,
  detail TEXT NOT NULL,
  salt TEXT,
  digest TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;

CREATE TABLE trail (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  seed TEXT NOT NULL,
  entries INTEGER NOT NULL,
  last_hash TEXT NOT NULL
) STRICT;

${LOG_IS_NOT_CHANGED}

CREATE TRIGGER log_is_not_deleted BEFORE DELETE ON log
BEGIN
  SELECT RAISE(ABORT, 'the journal is only ever appended to');
END;
`,
  step: chain,
}
