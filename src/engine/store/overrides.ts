import type { Override } from '../verdict/types'
import type { Db } from './db'

/** `catalogue`: the edition its requirement is of. */
export type OverrideRecord = Override & { institution: number; catalogue: string }

type Row = Omit<OverrideRecord, 'carriedFrom'> & { carriedFrom: string | null }

const HELD = 'SELECT catalogue FROM participants WHERE audit = ? AND institution = ?'

/**
 * The curator's own verdicts, one for each requirement of an edition; no import touches them. Those of an edition an
 * institution has left are kept.
 */
export const overrideQueries = (db: Db) => {
  /** Of every edition the audit's institutions were ever held to. */
  const overrides = (auditId: number): OverrideRecord[] =>
    db
      .all<Row>(
        `SELECT institution, catalogue, requirement, outcome, value, reason, date, carried_from AS carriedFrom
         FROM overrides WHERE audit = ? ORDER BY institution, catalogue, requirement`,
        [auditId],
      )
      .map(({ carriedFrom, ...row }) => (carriedFrom === null ? row : { ...row, carriedFrom }))

  const heldTo = (auditId: number, institutionId: number): string =>
    db.first<{ catalogue: string }>(HELD, [auditId, institutionId])?.catalogue ?? ''

  /** Adds or replaces one, under the edition the institution is held to unless told; throws when the reason is empty. */
  const setOverride = (auditId: number, institutionId: number, override: Override, catalogue?: string): void => {
    const { requirement, outcome, value, reason, date, carriedFrom } = override
    db.run(
      `INSERT OR REPLACE INTO overrides
         (audit, institution, catalogue, requirement, outcome, value, reason, date, carried_from)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        ...[auditId, institutionId, catalogue ?? heldTo(auditId, institutionId)],
        ...[requirement, outcome, value, reason, date, carriedFrom ?? null],
      ],
    )
  }

  /** True when there was one. */
  const removeOverride = (auditId: number, institutionId: number, requirement: string, catalogue?: string): boolean => {
    db.run('DELETE FROM overrides WHERE audit = ? AND institution = ? AND catalogue = ? AND requirement = ?', [
      ...[auditId, institutionId, catalogue ?? heldTo(auditId, institutionId), requirement],
    ])
    return db.changed() === 1
  }

  return { overrides, setOverride, removeOverride }
}
