import { Failure } from '../base/failure'
import type { Db } from './db'
import type { SubmissionStatus } from './submission-types'

/** Moments are ISO date-times. `undoneAt`: the batch is undone, its facts and remarks do not count. */
export type Batch = {
  id: number
  audit: number
  startedAt: string
  finishedAt: string | null
  undoneAt: string | null
}

/** One file of a batch; `duplicate`: the same bytes had been taken before. */
export type BatchFile = {
  path: string
  status: SubmissionStatus | 'duplicate'
  institution: string | null
  subdivision: string | null
}

const SELECT = `SELECT id, audit, started_at AS startedAt, finished_at AS finishedAt, undone_at AS undoneAt FROM batches`

/**
 * Later files, not undone, that an undone batch had a part in: forms of institutions it brought, files that ask whose
 * they are, and files that repeated one of its own.
 */
const RESTING = `
  SELECT s.id FROM live_submissions s
  WHERE s.audit = (SELECT audit FROM batches WHERE id = ?1) AND s.batch > ?1 AND (
    (s.status = 'unassigned' AND NOT EXISTS (
      SELECT 1 FROM live_submissions o WHERE o.audit = s.audit AND o.sha256 = s.sha256 AND o.status = 'accepted')
      AND NOT EXISTS (SELECT 1 FROM questions q WHERE q.submission = s.id AND q.dropped_at IS NOT NULL))
    OR s.repeats IN (SELECT id FROM submissions WHERE batch = ?1)
    OR (s.status = 'accepted' AND s.institution IN (SELECT value FROM json_each(?2))))
  ORDER BY s.id`

/** Participants that came with the batch and nobody expects otherwise. */
const BROUGHT = `
  SELECT p.institution FROM participants p
  WHERE p.came_with = ? AND p.expected_since IS NULL AND p.due_date IS NULL AND p.extended_to IS NULL
  ORDER BY p.institution`

const TOUCHED = `
  SELECT institution FROM submissions
  WHERE batch = ?1 AND status = 'accepted' AND institution IS NOT NULL
  UNION SELECT institution FROM observations WHERE batch = ?1
  ORDER BY institution`

const FILES = `
  SELECT s.path, CASE WHEN s.repeats IS NULL THEN s.status ELSE 'duplicate' END AS status,
    coalesce(i.name, s.sent_by) AS institution, i.subdivision
  FROM submissions s LEFT JOIN institutions i ON i.id = s.institution
  WHERE s.batch = ? AND s.carries IS NULL ORDER BY s.id`

/** Files of a batch whose originals are kept and that no file in force has the bytes of. */
const KEPT = `
  SELECT s.path, s.sha256 FROM submissions s
  WHERE s.batch = ?1 AND s.carries IS NULL AND s.sha256 IN (SELECT sha256 FROM originals)
    AND s.sha256 NOT IN (SELECT l.sha256 FROM live_submissions l WHERE l.audit = s.audit)
  GROUP BY s.path, s.sha256 ORDER BY min(s.id)`

/** Batches: what was taken in together and can be undone together. Moments are ISO date-times. */
export const batchQueries = (db: Db) => {
  const batches = (auditId: number): Batch[] => db.all<Batch>(`${SELECT} WHERE audit = ? ORDER BY id`, [auditId])

  const beginBatch = (auditId: number, at: string): number => {
    const row = db.first<{ id: number }>('INSERT INTO batches (audit, started_at) VALUES (?, ?) RETURNING id', [
      auditId,
      at,
    ])
    return row?.id ?? 0
  }

  const finishBatch = (id: number, at: string): void => {
    db.run('UPDATE batches SET finished_at = ? WHERE id = ?', [at, id])
  }

  /** The files of a batch, undone or not; `institution` is the name as it is, or was when the batch was undone. */
  const batchFiles = (id: number): BatchFile[] => db.all<BatchFile>(FILES, [id])

  /** What of an undone batch can be taken again without being sent. */
  const keptFiles = (id: number): { path: string; sha256: string }[] => db.all(KEPT, [id])

  /** Throws Failure('no-batch'). */
  const batch = (id: number): Batch => {
    const found = db.first<Batch>(`${SELECT} WHERE id = ?`, [id])
    if (found === null) throw new Failure('no-batch', `Пакета № ${id} в базе нет.`)
    return found
  }

  /** Institutions that a batch has accepted forms of, and those of them that only came with it. */
  const institutionsOf = (id: number): { touched: number[]; brought: number[] } => ({
    touched: db.all<{ institution: number }>(TOUCHED, [id]).map(({ institution }) => institution),
    brought: db.all<{ institution: number }>(BROUGHT, [id]).map(({ institution }) => institution),
  })

  /** Ids of later files, oldest first, whose result may rest on the batch; `brought`: institutions it brought. */
  const restingOn = (id: number, brought: number[]): number[] =>
    db.all<{ id: number }>(RESTING, [id, JSON.stringify(brought)]).map((row) => row.id)

  /**
   * Marks a batch undone: its facts no longer count, those it replaced do again, as far as no later form has replaced
   * them (that is to be settled). Returns the ids of the institutions touched. Throws Failure: `no-batch`,
   * `already-undone`.
   */
  const undoBatch = (id: number, at: string): number[] =>
    db.transaction(() => {
      const { undoneAt } = batch(id)
      if (undoneAt !== null) throw new Failure('already-undone', `Пакет № ${id} уже отменён.`)
      db.run(
        `UPDATE facts SET superseded_by = NULL
         WHERE superseded_by IN (SELECT id FROM submissions WHERE batch = ?1)
           AND submission NOT IN (SELECT id FROM submissions WHERE batch = ?1)`,
        [id],
      )
      db.run(
        'UPDATE facts SET superseded_by = submission WHERE submission IN (SELECT id FROM submissions WHERE batch = ?)',
        [id],
      )
      db.run('UPDATE batches SET undone_at = ? WHERE id = ?', [at, id])
      return institutionsOf(id).touched
    })

  return { batches, batch, batchFiles, keptFiles, beginBatch, finishBatch, institutionsOf, restingOn, undoBatch }
}
