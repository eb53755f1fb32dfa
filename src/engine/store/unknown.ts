import type { Remark, Suggestion } from '../intake/types'
import type { Db } from './db'
import { fromJson } from './json'

/** What of a file nobody knew: a sheet (`column` null) or one of its columns; `catalogue` is null for no form of any. */
export type UnknownPlace = { catalogue: string | null; sheet: string; column: string | null }

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

/** Places of those that were titles of a form, or sheets, and that the curator has not put aside. */
const TO_ASK = `
  SELECT v.institution_id AS institution
  FROM v_remarks v JOIN remarks r ON r.id = v.remark_id JOIN submissions s ON s.id = r.submission
  WHERE v.audit_id = ? AND v.code IN ('unknown-sheet', 'unknown-column', 'unknown-field')
    AND NOT EXISTS (
      SELECT 1 FROM unneeded u
      WHERE u.audit = v.audit_id AND u.catalogue IS s.catalogue AND u.sheet = v.sheet
        AND u.title IS CASE v.code WHEN 'unknown-sheet' THEN NULL ELSE v.value END)`

export const unknownQueries = (db: Db) => {
  /** Sheets and columns of kept files that nobody knew, oldest first. */
  const unknownRemarks = (auditId: number): UnknownRow[] =>
    db.all<Row>(UNKNOWN, [auditId, JSON.stringify(CODES)]).map((row) => ({
      ...row,
      suggestions: row.suggestions === null ? [] : fromJson<Suggestion[]>(row.suggestions, `замечание, ${row.file}`),
    }))

  /** Places nobody knew that are to be asked about, each with whose file it is in. */
  const unknownToAsk = (auditId: number): { institution: number | null }[] => db.all(TO_ASK, [auditId])

  /** What the curator does not need to be asked about. */
  const unneeded = (auditId: number): UnknownPlace[] =>
    db.all('SELECT catalogue, sheet, title AS "column" FROM unneeded WHERE audit = ? ORDER BY rowid', [auditId])

  /** `at` is an ISO date-time; null: he is to be asked again. True when that was not so already. */
  const setUnneeded = (auditId: number, { catalogue, sheet, column }: UnknownPlace, at: string | null): boolean => {
    if (at === null)
      db.run('DELETE FROM unneeded WHERE audit = ? AND catalogue IS ? AND sheet = ? AND title IS ?', [
        ...[auditId, catalogue, sheet, column],
      ])
    else
      db.run('INSERT OR IGNORE INTO unneeded (audit, catalogue, sheet, title, added_at) VALUES (?, ?, ?, ?, ?)', [
        ...[auditId, catalogue, sheet, column, at],
      ])
    return db.changed() === 1
  }

  return { unknownRemarks, unknownToAsk, unneeded, setUnneeded }
}
