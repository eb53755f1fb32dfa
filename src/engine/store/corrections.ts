import type { CellCorrection } from '../intake/corrected'
import type { Fact } from '../intake/types'
import type { Db } from './db'

/** The curator's value in place of what stood in a cell; `date` is an ISO day, `sha256` the file's. */
export type Correction = {
  sha256: string
  sheet: string
  cell: string
  value: string
  original: string | null
  reason: string
  date: string
}

export type CorrectionInForce = Correction & { submission: number; file: string } & Pick<
    Fact,
    'table' | 'row' | 'column'
  >

/** A correction with the file it is in and whose that is. */
export type ListedCorrection = Omit<Correction, 'sha256'> & { institution: string | null; file: string }

/** A correction whose value no longer counts; `taken` is what it had given, `supersededBy` the form that replaced it. */
export type ReplacedCorrection = CorrectionInForce & {
  institution: number
  taken: string | number
  supersededBy: number
}

const SELECT = 'SELECT sha256, sheet, cell, value, original, reason, date FROM corrections'

// Corrections are few and facts are many: CROSS JOIN has SQLite begin with the few.

/** Of corrected cells those whose value is in force, with the file as sent. */
const IN_FORCE = `
  SELECT c.sha256, c.sheet, c.cell, c.value, c.original, c.reason, c.date, s.path AS file, s.id AS submission,
    p.table_id AS "table", f.row_key AS row, p.column_id AS "column"
  FROM corrections c
  CROSS JOIN live_submissions s ON s.audit = c.audit AND s.sha256 = c.sha256 AND s.status = 'accepted'
  JOIN facts f ON f.submission = s.id AND f.cell = c.cell AND f.superseded_by IS NULL
  JOIN fact_places p ON p.id = f.place AND p.sheet = c.sheet
  WHERE c.audit = ? AND s.institution = ?
  ORDER BY s.id, c.sheet, c.cell`

/** Of corrected cells those whose value another form has replaced. */
const REPLACED = `
  SELECT c.sha256, c.sheet, c.cell, c.value, c.original, c.reason, c.date, s.path AS file, s.id AS submission,
    p.table_id AS "table", f.row_key AS row, p.column_id AS "column", s.institution, f.value AS taken,
    f.superseded_by AS supersededBy
  FROM corrections c
  CROSS JOIN live_submissions s ON s.audit = c.audit AND s.sha256 = c.sha256 AND s.status = 'accepted'
  JOIN facts f ON f.submission = s.id AND f.cell = c.cell AND f.superseded_by <> s.id
  JOIN fact_places p ON p.id = f.place AND p.sheet = c.sheet
  WHERE c.audit = ?
  ORDER BY s.id, c.sheet, c.cell`

const LIST = `
  SELECT institution, file, sheet, cell, value, original, reason, date FROM v_corrections
  WHERE audit_id = ? ORDER BY submission, sheet, cell`

/** The curator's corrections of cells: kept by content, so that they hold whenever the same file is read. */
export const correctionQueries = (db: Db) => {
  /** By content of the file. */
  const corrections = (auditId: number): Map<string, CellCorrection[]> => {
    const found = new Map<string, CellCorrection[]>()
    for (const { sha256, sheet, cell, value } of db.all<Correction>(`${SELECT} WHERE audit = ?`, [auditId]))
      found.set(sha256, [...(found.get(sha256) ?? []), { sheet, cell, value }])
    return found
  }

  const correctionsInForce = (auditId: number, institutionId: number): CorrectionInForce[] =>
    db.all<CorrectionInForce>(IN_FORCE, [auditId, institutionId])

  const replacedCorrections = (auditId: number): ReplacedCorrection[] => db.all<ReplacedCorrection>(REPLACED, [auditId])

  const correctionsOf = (auditId: number, sha256: string): Correction[] =>
    db.all<Correction>(`${SELECT} WHERE audit = ? AND sha256 = ?`, [auditId, sha256])

  /** What the cells of a file that were corrected are of. */
  const correctionPlaces = (
    auditId: number,
    sha256: string,
  ): { sheet: string; cell: string; table: string; column: string }[] =>
    db.all(
      `SELECT DISTINCT p.sheet, f.cell, p.table_id AS "table", p.column_id AS "column" FROM submissions s
       JOIN facts f ON f.submission = s.id JOIN fact_places p ON p.id = f.place
       JOIN corrections c ON c.audit = s.audit AND c.sha256 = s.sha256 AND c.cell = f.cell AND c.sheet = p.sheet
       WHERE s.audit = ? AND s.sha256 = ?`,
      [auditId, sha256],
    )

  /** Every correction of a file that has not been undone. */
  const correctionList = (auditId: number): ListedCorrection[] => db.all<ListedCorrection>(LIST, [auditId])

  /** Adds or replaces one; what stood in the cell when it was first corrected is kept. */
  const setCorrection = (auditId: number, correction: Correction): void => {
    const { sha256, sheet, cell, value, original, reason, date } = correction
    db.run(
      `INSERT INTO corrections (audit, sha256, sheet, cell, value, original, reason, date)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (audit, sha256, sheet, cell) DO UPDATE
       SET value = excluded.value, reason = excluded.reason, date = excluded.date`,
      [auditId, sha256, sheet, cell, value, original, reason, date],
    )
  }

  /** True when there was one. */
  const removeCorrection = (auditId: number, sha256: string, sheet: string, cell: string): boolean => {
    db.run('DELETE FROM corrections WHERE audit = ? AND sha256 = ? AND sheet = ? AND cell = ?', [
      ...[auditId, sha256, sheet, cell],
    ])
    return db.changed() === 1
  }

  return {
    ...{ corrections, correctionsOf, correctionsInForce, replacedCorrections, correctionList, correctionPlaces },
    ...{ setCorrection, removeCorrection },
  }
}
