import type { Db } from './db'
import type { StoredRemark } from './intake-quality'

type SentRow = {
  id: number
  institution: number | null
  path: string
  sha256: string
  status: 'accepted' | 'refused' | 'unassigned'
  isForm: number
  isInForce: number
}

/**
 * A file as it was sent. `isForm`: it was read as a form of one institution, and not as a table of many. `isInForce`:
 * something it says holds today, and not all of its sheets have come again since.
 */
export type SentFile = Omit<SentRow, 'isForm' | 'isInForce'> & { isForm: boolean; isInForce: boolean }

const SENT = `
  SELECT s.id, s.institution, s.path, s.sha256, s.status,
    EXISTS (SELECT 1 FROM layouts l WHERE l.submission = s.id) AS isForm,
    EXISTS (SELECT 1 FROM facts f WHERE f.submission = s.id AND f.superseded_by IS NULL)
      AND EXISTS (
        SELECT 1 FROM sheet_balances b
        WHERE b.submission = s.id AND b.accepted + b.quarantined > 0 AND NOT EXISTS (
          SELECT 1 FROM live_submissions later JOIN sheet_balances again ON again.submission = later.id
          WHERE later.audit = s.audit AND later.institution = s.institution AND later.status = 'accepted'
            AND later.id > s.id AND again.sheet = b.sheet)) AS isInForce
  FROM live_submissions s
  WHERE s.audit = ? AND s.status IN ('accepted', 'refused', 'unassigned')
  ORDER BY s.id`

const STANDING = `
  SELECT r.submission, v.severity, v.code, v.sheet, v.cell, v.value, v.expected, v.message, v.institution, v.file
  FROM v_remarks v JOIN remarks r ON r.id = v.remark_id
  WHERE v.audit_id = ? ORDER BY v.remark_id`

/** Files and remarks by the file they are about, for answering its sender. */
export const sentFileQueries = (db: Db) => {
  const sentFiles = (auditId: number): SentFile[] =>
    db
      .all<SentRow>(SENT, [auditId])
      .map(({ isForm, isInForce, ...rest }) => ({ ...rest, isForm: isForm === 1, isInForce: isInForce === 1 }))

  const standingRemarks = (auditId: number): (StoredRemark & { submission: number })[] =>
    db.all<StoredRemark & { submission: number }>(STANDING, [auditId])

  return { sentFiles, standingRemarks }
}
