import type { Db } from './db'
import { fromJson } from './json'

/** A report as it was sent. `frozenAt` is an ISO date-time; `against`: the report it amends. */
export type FrozenReport = {
  id: number
  audit: number
  frozenAt: string
  title: string
  against: number | null
  /** What it was asked to tell, as given. */
  options: Record<string, unknown>
  rulesSha256: string
  programVersion: string
  /** Number of the journal's last entry before it. */
  lastEntry: number
  name: string
  sha256: string
  bytes: number
  /** ISO date-time when the workbook was taken away to anonymise the audit; null while it is kept. */
  removedAt: string | null
}

/** `figures` and `workbook` are bytes; the first are whatever the caller reads again. */
export type NewFrozenReport = Omit<FrozenReport, 'id' | 'audit' | 'lastEntry' | 'bytes' | 'removedAt'> & {
  figures: Uint8Array
  workbook: Uint8Array
}

type Row = Omit<FrozenReport, 'options'> & { options: string }

const SELECT = `
  SELECT id, audit, frozen_at AS frozenAt, title, against, options, rules_sha256 AS rulesSha256,
    program_version AS programVersion, last_entry AS lastEntry, workbook_name AS name, workbook_sha256 AS sha256,
    length(workbook) AS bytes, workbook_removed_at AS removedAt
  FROM frozen_reports`

/** Reports that were sent: never changed; a workbook may be taken away to anonymise its audit. */
export const frozenQueries = (db: Db) => {
  /** Oldest first. */
  const frozenReports = (auditId: number): FrozenReport[] =>
    db
      .all<Row>(`${SELECT} WHERE audit = ? ORDER BY id`, [auditId])
      .map((row) => ({ ...row, options: fromJson(row.options, `отправленный отчёт № ${row.id}`) }))

  /** Returns its number. */
  const addFrozen = (auditId: number, report: NewFrozenReport): number => {
    const { frozenAt, title, against, options, rulesSha256, programVersion, figures, name, sha256, workbook } = report
    const added = db.first<{ id: number }>(
      `INSERT INTO frozen_reports (audit, frozen_at, title, against, options, rules_sha256, program_version, last_entry,
         figures, workbook_name, workbook_sha256, workbook)
       SELECT ?, ?, ?, ?, ?, ?, ?, coalesce(max(id), 0), ?, ?, ?, ? FROM log RETURNING id`,
      [
        ...[auditId, frozenAt, title, against, JSON.stringify(options), rulesSha256, programVersion],
        ...[figures, name, sha256, workbook],
      ],
    )
    return added?.id ?? 0
  }

  const bytesOf = (column: 'figures' | 'workbook', id: number): Uint8Array | null =>
    db.first<{ bytes: Uint8Array }>(`SELECT ${column} AS bytes FROM frozen_reports WHERE id = ?`, [id])?.bytes ?? null

  return {
    frozenReports,
    addFrozen,
    frozenFigures: (id: number): Uint8Array | null => bytesOf('figures', id),
    frozenWorkbook: (id: number): Uint8Array | null => bytesOf('workbook', id),
  }
}
