import type { Remark, Suggestion } from '../intake/types'
import type { Db } from './db'
import { fromJson } from './json'

/** A sheet or column (`value` is its title) nobody knew; `catalogue` null where its file is not known to be a form. */
export type UnknownRow = Pick<Remark, 'code' | 'cell' | 'value' | 'message'> & {
  sheet: string
  file: string
  institution: string | null
  catalogue: string | null
  suggestions: Suggestion[]
}

type Row = Omit<UnknownRow, 'suggestions'> & { suggestions: string | null }

/** Remarks about what nobody knew and the curator may name. */
const CODES = ['unknown-sheet', 'unknown-column', 'unknown-field', 'foreign-sheet']

const UNKNOWN = `
  SELECT v.code, v.sheet, v.cell, v.value, v.message, v.file, v.institution, s.catalogue, r.suggestions
  FROM v_remarks v JOIN remarks r ON r.id = v.remark_id JOIN live_submissions s ON s.id = r.submission
    JOIN originals o ON o.sha256 = s.sha256
  WHERE v.audit_id = ? AND v.sheet IS NOT NULL AND v.code IN (SELECT value FROM json_each(?))
  ORDER BY v.remark_id`

export const unknownQueries = (db: Db) => {
  /** Sheets and columns of kept files that nobody knew, oldest first. */
  const unknownRemarks = (auditId: number): UnknownRow[] =>
    db.all<Row>(UNKNOWN, [auditId, JSON.stringify(CODES)]).map((row) => ({
      ...row,
      suggestions: row.suggestions === null ? [] : fromJson<Suggestion[]>(row.suggestions, `замечание, ${row.file}`),
    }))

  return { unknownRemarks }
}
