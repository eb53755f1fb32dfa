import { Failure } from '../base/failure'
import type { Db } from './db'
import type { Batch } from './types'

const SELECT = `SELECT id, audit, started_at AS startedAt, finished_at AS finishedAt, undone_at AS undoneAt FROM batches`

/** A later batch, not undone, with an accepted form of an institution that this batch has one of. */
const LATER = `
  SELECT min(later.batch) AS batch
  FROM submissions mine
  JOIN live_submissions later
    ON later.audit = mine.audit AND later.institution = mine.institution AND later.batch > mine.batch
  WHERE mine.batch = ? AND mine.status = 'accepted' AND later.status = 'accepted'`

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

  /**
   * Flips supersession back: the batch's facts no longer count, those it replaced do again; returns the ids of
   * the institutions touched. Newest first for each institution. Throws Failure: `no-batch`, `already-undone`,
   * `later-batch`.
   */
  const undoBatch = (id: number, at: string): number[] =>
    db.transaction(() => {
      const batch = db.first<Batch>(`${SELECT} WHERE id = ?`, [id])
      if (batch === null) throw new Failure('no-batch', `Пакета № ${id} в базе нет.`)
      if (batch.undoneAt !== null) throw new Failure('already-undone', `Пакет № ${id} уже отменён.`)
      const later = db.first<{ batch: number | null }>(LATER, [id])?.batch ?? null
      if (later !== null)
        throw new Failure(
          'later-batch',
          `Пакет № ${id} отменить нельзя: те же учреждения прислали формы позже, в пакете № ${later}. Сначала отмените его.`,
        )
      const touched = db.all<{ institution: number }>(
        `SELECT DISTINCT institution FROM submissions WHERE batch = ? AND status = 'accepted' ORDER BY institution`,
        [id],
      )
      db.run(
        `UPDATE facts SET superseded_by = NULL
         WHERE superseded_by IN (SELECT id FROM submissions WHERE batch = ?1)
           AND submission NOT IN (SELECT id FROM submissions WHERE batch = ?1)`,
        [id],
      )
      db.run(
        `UPDATE facts SET superseded_by = submission
         WHERE superseded_by IS NULL AND submission IN (SELECT id FROM submissions WHERE batch = ?)`,
        [id],
      )
      db.run('UPDATE batches SET undone_at = ? WHERE id = ?', [at, id])
      return touched.map(({ institution }) => institution)
    })

  return { batches, beginBatch, finishBatch, undoBatch }
}
