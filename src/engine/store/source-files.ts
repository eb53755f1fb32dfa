import type { Db } from './db'
import type { SubmissionStatus } from './submission-types'

type Row = Omit<SourceFile, 'isInForce'> & { isInForce: number }

/** A file that has come. `isInForce`: the cell asked for gave something that holds today. */
export type SourceFile = {
  id: number
  path: string
  sha256: string
  status: SubmissionStatus
  institution: number | null
  isInForce: boolean
}

const FILES = `
  SELECT s.id, s.path, s.sha256, s.status, s.institution,
    EXISTS (
      SELECT 1 FROM facts f JOIN fact_places p ON p.id = f.place
      WHERE f.submission = s.id AND f.superseded_by IS NULL AND p.sheet = ?3 AND (?4 = '' OR f.cell = ?4)) AS isInForce
  FROM live_submissions s
  WHERE s.audit = ?1 AND s.path = ?2 AND s.repeats IS NULL
  ORDER BY s.id`

/** Files by the names that evidence has for them. */
export const sourceFileQueries = (db: Db) => {
  const sourceFiles = (auditId: number, at: { file: string; sheet: string; cell: string }): SourceFile[] =>
    db
      .all<Row>(FILES, [auditId, at.file, at.sheet, at.cell])
      .map(({ isInForce, ...row }) => ({ ...row, isInForce: isInForce === 1 }))

  return { sourceFiles }
}
