import type { KeyedLayout } from '../intake/types'
import type { Db } from './db'
import type { StoredFact } from './fact-types'
import { fromJson } from './json'

/** Where answers stand in one form; in one that `carries` another, where its answers are restated. Newest first. */
export type AnswerLayout = Pick<StoredFact, 'submission' | 'file' | 'catalogue'> &
  Pick<KeyedLayout, 'sheet' | 'cells'> & { carries: number | null }

type LayoutRow = Omit<AnswerLayout, 'cells'> & { places: string }

const LAYOUTS = `
  SELECT l.submission, s.path AS file, s.catalogue, s.carries, l.sheet, l.places
  FROM layouts l
  JOIN submissions s ON s.id = l.submission
  JOIN batches b ON b.id = s.batch
  WHERE s.audit = ? AND s.institution = ? AND s.status = 'accepted' AND l.table_id = 'answers'
    AND b.undone_at IS NULL
  ORDER BY s.id DESC, l.id`

/**
 * Answers of a form restated under another edition: they belong to a submission that `carries` the form's. It has the
 * form's path, batch and catalogue of that edition, so citations name the file that was sent and undoing the batch
 * takes both back; it is no file of its own and no list of files shows it.
 */
export const carriedQueries = (db: Db) => {
  /** The submission that restates a form's answers under an edition, made when it is not there yet. */
  const carrier = (source: number, catalogue: string, at: string): { id: number; batch: number } => {
    const found = (): { id: number; batch: number } | null =>
      db.first('SELECT id, batch FROM submissions WHERE carries = ? AND catalogue = ?', [source, catalogue])
    const known = found()
    if (known !== null) return known
    db.run(
      `INSERT INTO submissions (audit, batch, path, sha256, bytes, status, institution, catalogue, added_at, carries)
       SELECT audit, batch, path, sha256, bytes, status, institution, ?2, ?3, id FROM submissions
       WHERE id = ?1 AND status = 'accepted'`,
      [source, catalogue, at],
    )
    const made = found()
    if (made === null) throw new RangeError(`submission ${source} is no accepted form`)
    return made
  }

  /** Where answers stand, by submission, newest first; undone batches left out. */
  const answerLayouts = (auditId: number, institutionId: number): AnswerLayout[] =>
    db.all<LayoutRow>(LAYOUTS, [auditId, institutionId]).map(({ places, ...row }) => ({
      ...row,
      cells: fromJson<Record<string, string>>(places, `разметка листа «${row.sheet}», ${row.file}`),
    }))

  /** Where restated answers stand; a submission that has it keeps it. */
  const addCarriedLayout = (submission: number, { table, sheet, cells }: KeyedLayout): void => {
    db.run(
      `INSERT INTO layouts (submission, table_id, sheet, state, places)
       SELECT ?1, ?2, ?3, 'keyed', ?4 WHERE NOT EXISTS (SELECT 1 FROM layouts WHERE submission = ?1 AND table_id = ?2)`,
      [submission, table, sheet, JSON.stringify(cells)],
    )
  }

  /** The batch a submission came in. */
  const batchOf = (submission: number): number =>
    db.first<{ batch: number }>('SELECT batch FROM submissions WHERE id = ?', [submission])?.batch ?? 0

  return { carrier, answerLayouts, addCarriedLayout, batchOf }
}
