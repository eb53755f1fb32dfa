import type { Mapping } from '../intake/types'
import type { Db } from './db'
import { fromJson } from './json'

/** A confirmed mapping with the moment it was confirmed at, an ISO date-time. */
export type KeptMapping = Mapping & { addedAt: string }

/** A kept file with one of its sheets; null where nothing of the file was taken. */
export type FileSheet = { submission: number; sheet: string | null }

type Row = Omit<KeptMapping, 'keys'> & { keys: string }

const SELECT = `
  SELECT id, catalogue, fingerprint, sheet, title, table_id AS "table", column_id AS "column", row_keys AS keys,
    added_at AS addedAt
  FROM mappings`

/** Remarks that a mapping may answer; a file that was refused as no form may be one with it. */
const ANSWERABLE = ['unknown-sheet', 'unknown-column', 'unknown-field', 'repeated-sheet', 'no-header', 'not-our-form']

const WAITING = `
  SELECT DISTINCT s.id AS submission, r.sheet
  FROM remarks r JOIN live_submissions s ON s.id = r.submission
  WHERE s.audit = ? AND r.code IN (SELECT value FROM json_each(?))
  ORDER BY s.id, r.sheet`

const SHEETS = `
  SELECT DISTINCT s.id AS submission, t.sheet
  FROM live_submissions s JOIN sheet_balances t ON t.submission = s.id
  WHERE s.audit = ? ORDER BY s.id, t.sheet`

/** Confirmed mappings, shared by all audits of the file. */
export const mappingQueries = (db: Db) => {
  const mappings = (): KeptMapping[] =>
    db
      .all<Row>(`${SELECT} ORDER BY id`)
      .map((row) => ({ ...row, keys: fromJson<Record<string, string>>(row.keys, `сопоставление № ${row.id}`) }))

  /** Returns its number. `at` is an ISO date-time. */
  const addMapping = (mapping: Omit<Mapping, 'id'>, at: string): number => {
    const { catalogue, fingerprint, sheet, title, table, column, keys } = mapping
    const row = db.first<{ id: number }>(
      `INSERT INTO mappings (catalogue, fingerprint, sheet, title, table_id, column_id, row_keys, added_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
      [catalogue, fingerprint, sheet, title, table, column, JSON.stringify(keys), at],
    )
    return row?.id ?? 0
  }

  /** True when there was one. */
  const removeMapping = (id: number): boolean => {
    db.run('DELETE FROM mappings WHERE id = ?', [id])
    return db.changed() === 1
  }

  /** Files with sheets or columns nobody knows, oldest first. */
  const waitingForMapping = (auditId: number): FileSheet[] =>
    db.all<FileSheet>(WAITING, [auditId, JSON.stringify(ANSWERABLE)])

  /** All sheets of all files, oldest first. */
  const keptSheets = (auditId: number): FileSheet[] => db.all<FileSheet>(SHEETS, [auditId])

  return { mappings, addMapping, removeMapping, waitingForMapping, keptSheets }
}
