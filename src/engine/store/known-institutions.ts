import { Failure } from '../base/failure'
import { normalised } from '../base/russian'
import type { Db } from './db'
import type { InstitutionDetails, InstitutionIdentity } from './types'

/** Any institution of the file; `catalogue` is null where it takes no part in the audit, `isExpected`: by a register. */
export type KnownInstitution = Omit<InstitutionIdentity, 'matchName'> & {
  id: number
  catalogue: string | null
  email: string | null
  isExpected: boolean
}

type Row = Omit<KnownInstitution, 'isExpected'> & { isExpected: number }

const KNOWN = `
  SELECT i.id, i.inn, i.kind, i.subdivision, i.name, i.full_name AS fullName, i.municipality, i.email, p.catalogue,
    p.expected_since IS NOT NULL AS isExpected
  FROM institutions i LEFT JOIN participants p ON p.institution = i.id AND p.audit = ?
  ORDER BY i.id`

/** Institutions of the whole file, as those who must tell them apart see them. */
export const knownInstitutionQueries = (db: Db) => {
  /** All of the file; those that take no part in the audit have no catalogue. */
  const knownInstitutions = (auditId: number): KnownInstitution[] =>
    db.all<Row>(KNOWN, [auditId]).map((row) => ({ ...row, isExpected: row.isExpected === 1 }))

  /**
   * Adds an institution whatever others are called; returns its id. Throws Failure('inn-taken'): one ИНН stands under
   * two only with another kind or subdivision.
   */
  const addInstitution = (identity: InstitutionIdentity): number => {
    const { inn, kind, subdivision, name, matchName, fullName, municipality } = identity
    const key = normalised(subdivision ?? '')
    const holder = db.first<{ name: string }>(
      'SELECT name FROM institutions WHERE inn = ? AND kind = ? AND subdivision_key = ?',
      [inn, kind, key],
    )
    if (holder !== null)
      throw new Failure(
        'inn-taken',
        `ИНН ${inn} уже у учреждения «${holder.name}». Если «${name}» — его филиал, назовите подразделение.`,
      )
    const row = db.first<{ id: number }>(
      `INSERT INTO institutions (inn, kind, subdivision, subdivision_key, name, match_name, full_name, municipality)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
      [inn, kind, subdivision, key, name, matchName ?? normalised(name), fullName, municipality],
    )
    return row?.id ?? 0
  }

  /** Makes an institution a participant held to `catalogue`; `since`: ISO day from which its form is expected. */
  const joinAudit = (auditId: number, institutionId: number, catalogue: string, since: string | null): void =>
    db.run(
      `INSERT INTO participants (audit, institution, catalogue, expected_since) VALUES (?, ?, ?, ?)
       ON CONFLICT (audit, institution) DO UPDATE SET
         catalogue = excluded.catalogue, expected_since = coalesce(expected_since, excluded.expected_since)`,
      [auditId, institutionId, catalogue, since],
    )

  /** Puts new particulars in place of old ones; what is null stays as it was. */
  const describeInstitution = (id: number, details: Partial<InstitutionDetails>): void =>
    db.run(
      `UPDATE institutions SET inn = coalesce(?, inn), name = coalesce(?, name), match_name = coalesce(?, match_name),
         full_name = coalesce(?, full_name), municipality = coalesce(?, municipality), email = coalesce(?, email)
       WHERE id = ?`,
      [
        details.inn ?? null,
        details.name ?? null,
        details.matchName ?? null,
        details.fullName ?? null,
        details.municipality ?? null,
        details.email ?? null,
        id,
      ],
    )

  return { knownInstitutions, addInstitution, joinAudit, describeInstitution }
}
