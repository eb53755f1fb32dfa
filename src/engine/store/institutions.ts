import { normalised } from '../base/russian'
import type { Kind } from '../catalogue/kind'
import type { Db } from './db'
import type { Institution, InstitutionIdentity, InstitutionQuery } from './types'

type InstitutionRow = {
  id: number
  inn: string | null
  kind: Kind
  subdivision: string | null
  name: string
  matchName: string
  fullName: string | null
  municipality: string | null
  catalogue: string
}

const SELECT = `
  SELECT i.id, i.inn, i.kind, i.subdivision, i.name, i.match_name AS matchName, i.full_name AS fullName,
    i.municipality, p.catalogue
  FROM institutions i JOIN participants p ON p.institution = i.id`

const BY_NAME = `
  i.match_name IN (SELECT value FROM json_each(?)) AND i.subdivision_key = ?
  AND (? IS NULL OR i.kind = ?)
  AND (? IS NULL OR i.inn IS NULL OR i.inn = ?)`

const KNOWN_ELSEWHERE = `
  SELECT 1 FROM participants WHERE institution = ?1
  UNION ALL SELECT 1 FROM overrides WHERE institution = ?1
  UNION ALL SELECT 1 FROM observations WHERE institution = ?1
  UNION ALL SELECT 1 FROM v_aliases WHERE institution_id = ?1
  UNION ALL SELECT 1 FROM live_submissions WHERE institution = ?1
  LIMIT 1`

const subdivisionKey = (subdivision: string | null): string => normalised(subdivision ?? '')

/** An exact match by name, or null when nobody or more than one carries it; different ИНН never match. */
const nameParams = ({ inn, kind, subdivision, names }: InstitutionQuery) => [
  JSON.stringify(names),
  subdivisionKey(subdivision),
  kind,
  kind,
  inn,
  inn,
]

/** Institutions (shared by all audits of the file) and who takes part in which audit. */
export const institutionQueries = (db: Db) => {
  const institutions = (auditId: number): Institution[] =>
    db.all<InstitutionRow>(`${SELECT} WHERE p.audit = ? ORDER BY i.id`, [auditId])

  /**
   * A participant by ИНН, kind and subdivision, else by exact name. Null when there is none or several:
   * the store does not guess.
   */
  const findInstitution = (auditId: number, query: InstitutionQuery): Institution | null => {
    const byKey =
      query.inn === null || query.kind === null
        ? null
        : db.first<InstitutionRow>(
            `${SELECT} WHERE i.inn = ? AND i.kind = ? AND i.subdivision_key = ? AND p.audit = ?`,
            [query.inn, query.kind, subdivisionKey(query.subdivision), auditId],
          )
    if (byKey !== null) return byKey
    const [only, ...more] = db.all<InstitutionRow>(`${SELECT} WHERE ${BY_NAME} AND p.audit = ? ORDER BY i.id`, [
      ...nameParams(query),
      auditId,
    ])
    return more.length === 0 ? (only ?? null) : null
  }

  const known = (identity: InstitutionIdentity, matchName: string): number | null => {
    const { inn, kind, subdivision } = identity
    const key = subdivisionKey(subdivision)
    const byKey =
      inn === null
        ? null
        : db.first<{ id: number }>('SELECT id FROM institutions WHERE inn = ? AND kind = ? AND subdivision_key = ?', [
            inn,
            kind,
            key,
          ])
    if (byKey !== null) return byKey.id
    const [only, ...more] = db.all<{ id: number }>(
      `SELECT i.id FROM institutions i WHERE ${BY_NAME} ORDER BY i.id`,
      nameParams({ inn, kind, subdivision, names: [matchName] }),
    )
    return more.length === 0 ? (only?.id ?? null) : null
  }

  const add = (identity: InstitutionIdentity, matchName: string): number => {
    const { inn, kind, subdivision, name, fullName, municipality } = identity
    const row = db.first<{ id: number }>(
      `INSERT INTO institutions (inn, kind, subdivision, subdivision_key, name, match_name, full_name, municipality)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
      [inn, kind, subdivision, subdivisionKey(subdivision), name, matchName, fullName, municipality],
    )
    return row?.id ?? 0
  }

  /**
   * Adds or finds an institution and makes it a participant held to `catalogue`; returns its id. A known one
   * keeps its name, only what was unknown about it is filled in. `since`: ISO day from which its form is expected.
   */
  const expect = (auditId: number, identity: InstitutionIdentity, catalogue: string, since?: string): number =>
    db.transaction(() => {
      const matchName = identity.matchName ?? normalised(identity.name)
      const found = known(identity, matchName)
      const id = found ?? add(identity, matchName)
      if (found !== null)
        db.run(
          `UPDATE institutions SET inn = coalesce(inn, ?), full_name = coalesce(full_name, ?),
             municipality = coalesce(municipality, ?) WHERE id = ?`,
          [identity.inn, identity.fullName, identity.municipality, id],
        )
      db.run(
        `INSERT INTO participants (audit, institution, catalogue, expected_since) VALUES (?, ?, ?, ?)
         ON CONFLICT (audit, institution) DO UPDATE SET catalogue = excluded.catalogue, came_with = NULL`,
        [auditId, id, catalogue, since ?? null],
      )
      return id
    })

  /** Remembers that an institution takes part in the audit only because a form of this batch came. */
  const cameWith = (auditId: number, institutionId: number, batch: number): void =>
    db.run('UPDATE participants SET came_with = ? WHERE audit = ? AND institution = ?', [batch, auditId, institutionId])

  /**
   * Forgets a participant that nobody expects and no form speaks for, and the institution itself unless another audit
   * or a decision of the curator knows it; its undone files keep its name.
   */
  const forget = (auditId: number, institutionId: number): void =>
    db.transaction(() => {
      for (const table of ['scores', 'verdicts', 'discrepancies', 'participants'])
        db.run(`DELETE FROM ${table} WHERE audit = ? AND institution = ?`, [auditId, institutionId])
      if (db.first(KNOWN_ELSEWHERE, [institutionId]) !== null) return
      db.run('DELETE FROM aliases WHERE institution = ?', [institutionId])
      db.run(
        `UPDATE submissions SET sent_by = (SELECT name FROM institutions WHERE id = ?1), institution = NULL
         WHERE institution = ?1`,
        [institutionId],
      )
      db.run('DELETE FROM institutions WHERE id = ?', [institutionId])
    })

  /** Holds a participant to another catalogue. Throws RangeError when it takes no part in the audit. */
  const holdTo = (auditId: number, institutionId: number, catalogue: string): void => {
    db.run('UPDATE participants SET catalogue = ? WHERE audit = ? AND institution = ?', [
      ...[catalogue, auditId, institutionId],
    ])
    if (db.changed() !== 1) throw new RangeError(`institution ${institutionId} takes no part in audit ${auditId}`)
  }

  return { institutions, findInstitution, expect, cameWith, forget, holdTo }
}
