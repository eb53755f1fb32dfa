import { Failure } from '../base/failure'
import type { Db } from './db'
import { fromJson } from './json'
import type { KnownInstitution } from './known-institutions'

/** What only the curator can say of a form. */
export type CuratorStatus = 'rework' | 'accepted'

/** An institution's own days, ISO: due instead of the audit's, extended to, and when its form really came. */
export type CollectionTerms = { dueDate: string; extendedTo: string; receivedOn: string }

type NewTerms = Partial<Omit<CollectionTerms, 'extendedTo'>> & { extendedTo?: string | null | undefined }

/** A participant, the accepted forms it sent (oldest first) and what was said of the one of `statusOf`. */
export type ParticipantRow = { [Day in keyof CollectionTerms]: string | null } & Pick<
  KnownInstitution,
  'id' | 'name' | 'inn' | 'kind' | 'subdivision' | 'municipality' | 'email'
> & {
    catalogue: string
    expectedSince: string | null
    status: CuratorStatus | null
    statusOn: string | null
    statusOf: number | null
    submissions: { id: number; day: string }[]
  }

type Row = Omit<ParticipantRow, 'submissions'> & { submissions: string }

const PARTICIPANTS = `
  SELECT i.id, i.name, i.inn, i.kind, i.subdivision, i.municipality, i.email, p.catalogue,
    p.expected_since AS expectedSince, p.due_date AS dueDate, p.extended_to AS extendedTo,
    p.received_on AS receivedOn, p.status, p.status_on AS statusOn, p.status_of AS statusOf,
    (SELECT json_group_array(json_object('id', s.id, 'day', substr(s.added_at, 1, 10)))
     FROM (SELECT id, added_at FROM live_submissions
           WHERE audit = p.audit AND institution = p.institution AND status = 'accepted' ORDER BY id) s) AS submissions
  FROM participants p JOIN institutions i ON i.id = p.institution
  WHERE p.audit = ? ORDER BY i.id`

/** Who is to send a form by which day, who has, and what the curator says of it. */
export const collectionQueries = (db: Db) => {
  const participants = (auditId: number): ParticipantRow[] =>
    db.all<Row>(PARTICIPANTS, [auditId]).map((row) => ({
      ...row,
      submissions: fromJson<ParticipantRow['submissions']>(row.submissions, `сданные формы, ${row.name}`),
    }))

  /** Day by which forms are due, ISO; null for none. Throws Failure('no-audit'). */
  const setDueDate = (auditId: number, day: string | null): void => {
    db.run('UPDATE audits SET due_date = ? WHERE id = ?', [day, auditId])
    if (db.changed() !== 1) throw new Failure('no-audit', `Мониторинга № ${auditId} в базе нет.`)
  }

  /** Sets an institution's own days; what is left out stays as it was, `extendedTo` null takes an extension back. */
  const setTerms = (auditId: number, institutionId: number, terms: NewTerms): void => {
    const { dueDate = null, extendedTo, receivedOn = null } = terms
    db.run(
      `UPDATE participants SET due_date = coalesce(?, due_date),
         extended_to = CASE WHEN ? THEN extended_to ELSE ? END, received_on = coalesce(?, received_on)
       WHERE audit = ? AND institution = ?`,
      [dueDate, extendedTo === undefined ? 1 : 0, extendedTo ?? null, receivedOn, auditId, institutionId],
    )
  }

  /** What the curator says of the last form sent, `submission`; null takes it back. A newer form needs a new word. */
  const setStatus = (
    auditId: number,
    institutionId: number,
    said: { status: CuratorStatus; on: string; submission: number } | null,
  ): void =>
    db.run('UPDATE participants SET status = ?, status_on = ?, status_of = ? WHERE audit = ? AND institution = ?', [
      said?.status ?? null,
      said?.on ?? null,
      said?.submission ?? null,
      auditId,
      institutionId,
    ])

  return { participants, setDueDate, setTerms, setStatus }
}
