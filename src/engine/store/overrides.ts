import type { Override } from '../verdict/types'
import type { Db } from './db'
import type { OverrideRecord } from './types'

/** The curator's own verdicts, one per requirement; no import touches them. */
export const overrideQueries = (db: Db) => {
  const overrides = (auditId: number): OverrideRecord[] =>
    db.all<OverrideRecord>(
      `SELECT institution, requirement, outcome, value, reason, date FROM overrides
       WHERE audit = ? ORDER BY institution, requirement`,
      [auditId],
    )

  /** Adds or replaces one; throws when the reason is empty. */
  const setOverride = (auditId: number, institutionId: number, override: Override): void => {
    const { requirement, outcome, value, reason, date } = override
    db.run(
      `INSERT OR REPLACE INTO overrides (audit, institution, requirement, outcome, value, reason, date)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      [auditId, institutionId, requirement, outcome, value, reason, date],
    )
  }

  /** True when there was one. */
  const removeOverride = (auditId: number, institutionId: number, requirement: string): boolean => {
    db.run('DELETE FROM overrides WHERE audit = ? AND institution = ? AND requirement = ?', [
      auditId,
      institutionId,
      requirement,
    ])
    return db.changed() === 1
  }

  return { overrides, setOverride, removeOverride }
}
