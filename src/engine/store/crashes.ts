import type { Db } from './db'

/** A file during which the program ended; `notedAt` is an ISO date-time. */
export type Crash = { sha256: string; path: string; notedAt: string }

/** Files during which the program ended; they are not read again until the curator asks. */
export const crashQueries = (db: Db) => {
  const crashes = (): Crash[] =>
    db.all<Crash>('SELECT sha256, path, noted_at AS notedAt FROM crashes ORDER BY noted_at, path')

  const addCrash = ({ sha256, path, notedAt }: Crash): void =>
    db.run('INSERT INTO crashes (sha256, path, noted_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING', [
      sha256,
      path,
      notedAt,
    ])

  /** The file has been read after all. */
  const forgetCrash = (sha256: string): void => db.run('DELETE FROM crashes WHERE sha256 = ?', [sha256])

  return { crashes, addCrash, forgetCrash }
}
