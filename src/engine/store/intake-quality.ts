import type { QuarantinedRow, Remark, Severity, SheetBalance } from '../intake/types'
import type { Db } from './db'
import { fromJson } from './json'

export type StoredRemark = Remark & { institution: string | null; file: string }

export type StoredQuarantine = QuarantinedRow & {
  id: number
  submission: number
  institution: string | null
  file: string
}

export type StoredBalance = SheetBalance & { submission: number; institution: string | null; file: string }

type QuarantineRow = Omit<StoredQuarantine, 'values'> & { cells: string }
type BalanceRow = Omit<StoredBalance, 'reasons'> & { reasons: string }
type RemarkRow = StoredRemark & { severity: Severity }

/**
 * What the intake could not take at face value. A line lives until a later form of the same institution brings
 * the same sheet (or a file that was not taken comes again), or its batch is undone.
 */
export const intakeQualityQueries = (db: Db) => {
  /** Remarks of the audit, of one institution, or (null) of files that belong to none. */
  const remarks = (auditId: number, institutionId?: number | null): StoredRemark[] =>
    db.all<RemarkRow>(
      `SELECT severity, code, sheet, cell, value, expected, message, institution, file FROM v_remarks
       WHERE audit_id = ?1 AND (?2 OR institution_id IS ?3) ORDER BY remark_id`,
      [auditId, institutionId === undefined, institutionId ?? null],
    )

  const quarantined = (auditId: number): StoredQuarantine[] =>
    db
      .all<QuarantineRow>(
        `SELECT v.quarantined_id AS id, q.submission, v.sheet, v.row_number AS row, v.cells, v.reason, v.institution, v.file
         FROM v_quarantined v JOIN quarantined_rows q ON q.id = v.quarantined_id
         WHERE v.audit_id = ? ORDER BY v.quarantined_id`,
        [auditId],
      )
      .map(({ cells, ...rest }) => ({ ...rest, values: fromJson<string[]>(cells, `отложенная строка, ${rest.file}`) }))

  const balances = (auditId: number): StoredBalance[] =>
    db
      .all<BalanceRow>(
        `SELECT sheet, read, accepted, quarantined, skipped, reasons, submission, institution, file FROM v_balances
         WHERE audit_id = ? ORDER BY submission, position`,
        [auditId],
      )
      .map((row) => ({ ...row, reasons: fromJson<Record<string, number>>(row.reasons, `баланс строк, ${row.file}`) }))

  return { remarks, quarantined, balances }
}
