import type { Balance } from '../intake/types'
import type { Db } from './db'
import type { NewSubmission, Submission } from './submission-types'

type SubmissionRow = Omit<Submission, 'balance'> & Balance

const SELECT = `
  SELECT s.id, s.batch, s.path, s.sha256, s.bytes, s.status, s.institution, s.catalogue, s.refusal,
    coalesce(sum(t.read), 0) AS read, coalesce(sum(t.accepted), 0) AS accepted,
    coalesce(sum(t.quarantined), 0) AS quarantined, coalesce(sum(t.skipped), 0) AS skipped
  FROM live_submissions s LEFT JOIN sheet_balances t ON t.submission = s.id`

const toSubmission = ({ read, accepted, quarantined, skipped, ...rest }: SubmissionRow): Submission => ({
  ...rest,
  balance: { read, accepted, quarantined, skipped },
})

const DETAILS = ['sheet_balances', 'quarantined_rows', 'remarks', 'table_prints', 'layouts', 'questions']

const clearedText = ({ cleared = [] }: NewSubmission): string | null =>
  cleared.length === 0 ? null : JSON.stringify(cleared.map(({ table, row, column }) => ({ table, row, column })))

/** Imported files with everything said about them; the bytes are kept once per content. */
export const submissionQueries = (db: Db) => {
  const addDetails = (id: number, submission: NewSubmission): void => {
    submission.balance.forEach(({ sheet, read, accepted, quarantined, skipped, reasons }, position) => {
      db.run(
        `INSERT INTO sheet_balances (submission, position, sheet, read, accepted, quarantined, skipped, reasons)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        [id, position, sheet, read, accepted, quarantined, skipped, JSON.stringify(reasons)],
      )
    })
    for (const { sheet, row, values, reason } of submission.quarantined)
      db.run('INSERT INTO quarantined_rows (submission, sheet, row_number, cells, reason) VALUES (?, ?, ?, ?, ?)', [
        id,
        sheet,
        row,
        JSON.stringify(values),
        reason,
      ])
    for (const { severity, code, sheet, cell, value, expected, message, suggestions } of submission.remarks)
      db.run(
        `INSERT INTO remarks (submission, severity, code, sheet, cell, value, expected, message, suggestions)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          ...[id, severity, code, sheet, cell, value, expected, message],
          suggestions === undefined ? null : JSON.stringify(suggestions),
        ],
      )
    for (const { table, sheet, rows, telling, digest, undated } of submission.prints ?? [])
      db.run(
        `INSERT INTO table_prints (submission, table_id, sheet, row_count, telling, digest, undated)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
        [id, table, sheet, rows, telling, digest, undated],
      )
    const layout = 'INSERT INTO layouts (submission, table_id, sheet, state, places) VALUES (?, ?, ?, ?, ?)'
    for (const { table, sheet, columns, state } of submission.tables)
      db.run(layout, [id, table, sheet, state, JSON.stringify(columns)])
    for (const { table, sheet, cells } of submission.keyed)
      db.run(layout, [id, table, sheet, 'keyed', JSON.stringify(cells)])
  }

  /** Records one file of a batch, whatever became of it; returns its id. `at` is an ISO date-time. */
  const addSubmission = (auditId: number, submission: NewSubmission, at: string): number =>
    db.transaction(() => {
      const { batch, path, sha256, status, institution, catalogue, refusal, original } = submission
      const bytes = submission.bytes ?? original?.length ?? 0
      if (original !== null && original.length > 0)
        db.run('INSERT INTO originals (sha256, content) VALUES (?, ?) ON CONFLICT DO NOTHING', [sha256, original])
      const row = db.first<{ id: number }>(
        `INSERT INTO submissions
           (audit, batch, path, sha256, bytes, status, institution, catalogue, refusal, added_at, repeats, cleared)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
        [
          ...[auditId, batch, path, sha256, bytes, status, institution, catalogue, refusal, at],
          ...[submission.repeats ?? null, clearedText(submission)],
        ],
      )
      const id = row?.id ?? 0
      addDetails(id, submission)
      return id
    })

  /**
   * Puts another result of the same file in place of a submission's: it keeps its place in its batch and its facts,
   * which are to be read anew.
   */
  const replaceSubmission = (id: number, submission: NewSubmission): void =>
    db.transaction(() => {
      const { status, institution, catalogue, refusal, repeats } = submission
      for (const table of DETAILS) db.run(`DELETE FROM ${table} WHERE submission = ?`, [id])
      db.run(
        `UPDATE submissions SET status = ?, institution = ?, catalogue = ?, refusal = ?, repeats = ?, cleared = ?
         WHERE id = ?`,
        [status, institution, catalogue, refusal, repeats ?? null, clearedText(submission), id],
      )
      addDetails(id, submission)
    })

  /** Takes files out of what institutions have sent, until it is known anew whose they are. */
  const detach = (ids: number[]): void =>
    db.run(
      `UPDATE submissions SET status = 'unassigned', institution = NULL
       WHERE id IN (SELECT value FROM json_each(?)) AND status = 'accepted'`,
      [JSON.stringify(ids)],
    )

  /** The named files of batches that are not undone, in the order they came, also those that repeat another. */
  const submissionsById = (ids: number[]): (Submission & { repeats: number | null })[] =>
    db
      .all<SubmissionRow & { repeats: number | null }>(
        `${SELECT.replace('SELECT', 'SELECT s.repeats,')} WHERE s.id IN (SELECT value FROM json_each(?))
         GROUP BY s.id ORDER BY s.id`,
        [JSON.stringify(ids)],
      )
      .map(({ repeats, ...row }) => ({ ...toSubmission(row), repeats }))

  /** Files of batches that are not undone, in the order they came; without those that repeat another. */
  const submissions = (auditId: number): Submission[] =>
    db
      .all<SubmissionRow>(`${SELECT} WHERE s.audit = ? AND s.repeats IS NULL GROUP BY s.id ORDER BY s.id`, [auditId])
      .map(toSubmission)

  /**
   * The file already taken with the same bytes, or null. Refused, unassigned and undone ones do not count:
   * sent again, they get another chance. `before`: only of files that came before this one.
   */
  const knownContent = (auditId: number, sha256: string, before?: number): Submission | null => {
    const row = db.first<SubmissionRow>(
      `${SELECT} WHERE s.audit = ? AND s.sha256 = ? AND s.status IN ('accepted', 'attachment') AND s.id < ?
       GROUP BY s.id ORDER BY s.id LIMIT 1`,
      [auditId, sha256, before ?? Number.MAX_SAFE_INTEGER],
    )
    return row === null ? null : toSubmission(row)
  }

  /** Bytes of a kept file, or null when they were not kept. */
  const original = (sha256: string): Uint8Array | null =>
    db.first<{ content: Uint8Array }>('SELECT content FROM originals WHERE sha256 = ?', [sha256])?.content ?? null

  const hasOriginal = (sha256: string): boolean =>
    db.first('SELECT 1 FROM originals WHERE sha256 = ?', [sha256]) !== null

  /** The last form of its institution, if it came after this one and is another file; else null. */
  const laterForm = (id: number): Submission | null => {
    const row = db.first<SubmissionRow>(
      `${SELECT} JOIN submissions mine ON mine.id = ? AND mine.audit = s.audit AND mine.institution = s.institution
       WHERE s.status = 'accepted' GROUP BY s.id ORDER BY s.id DESC LIMIT 1`,
      [id],
    )
    const sent = db.first<{ sha256: string }>('SELECT sha256 FROM submissions WHERE id = ?', [id])
    return row === null || row.id <= id || row.sha256 === sent?.sha256 ? null : toSubmission(row)
  }

  return {
    ...{ addSubmission, replaceSubmission, detach, submissions, submissionsById },
    ...{ knownContent, laterForm, original, hasOriginal },
  }
}
