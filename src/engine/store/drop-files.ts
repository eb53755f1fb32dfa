import type { Db } from './db'

/** Files of an audit taken away for good. */
export const dropFileQueries = (db: Db) => {
  /** Originals nobody else's audit needs, workbooks of reports that were sent, addresses of the register. */
  const dropFiles = (auditId: number, at: string): { originals: number; shared: number; reports: number } => {
    const mine = `SELECT sha256 FROM originals WHERE sha256 IN (SELECT sha256 FROM submissions WHERE audit = ?1)`
    const shared = `SELECT sha256 FROM submissions WHERE audit <> ?1`
    const count = (sql: string): number =>
      db.first<{ n: number }>(`SELECT count(*) AS n FROM (${sql})`, [auditId])?.n ?? 0
    const originals = count(`${mine} AND sha256 NOT IN (${shared})`)
    const left = count(`${mine} AND sha256 IN (${shared})`)
    db.run(
      `INSERT INTO removed_originals (sha256, removed_at) SELECT sha256, ?2 FROM (${mine} AND sha256 NOT IN (${shared})) WHERE true
       ON CONFLICT DO NOTHING`,
      [auditId, at],
    )
    db.run(`DELETE FROM originals WHERE sha256 IN (${mine} AND sha256 NOT IN (${shared}))`, [auditId])
    db.run(
      `UPDATE frozen_reports SET workbook = x'', workbook_removed_at = ?2 WHERE audit = ?1 AND workbook_removed_at IS NULL`,
      [auditId, at],
    )
    const reports = db.changed()
    db.run(
      `UPDATE institutions SET email = NULL WHERE id IN (SELECT institution FROM participants WHERE audit = ?1)
         AND id NOT IN (SELECT institution FROM participants WHERE audit <> ?1)`,
      [auditId],
    )
    return { originals, shared: left, reports }
  }

  const originalRemovedAt = (sha256: string): string | null =>
    db.first<{ at: string }>('SELECT removed_at AS at FROM removed_originals WHERE sha256 = ?', [sha256])?.at ?? null

  return { dropFiles, originalRemovedAt }
}
