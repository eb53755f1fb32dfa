import type { Fact } from '../intake/types'
import type { Db } from './db'
import { fromJson } from './json'

/** Where the curator saw something: on a visit, on the site, by telephone, in a document. */
export type Seen = 'visit' | 'site' | 'call' | 'document'

/**
 * One value the curator saw himself: of the passport, an answer (`keys.requirement`, under `catalogue`), or of the row
 * of a table that `keys` name. `on` is an ISO day, `addedAt` an ISO date-time.
 */
export type Observation = Pick<Fact, 'table' | 'column' | 'value'> & {
  id: number
  batch: number
  institution: number
  catalogue: string | null
  keys: Record<string, Fact['value']>
  on: string
  seen: Seen
  note: string
  addedAt: string
}

export type NewObservation = Omit<Observation, 'id'>

type Row = Omit<Observation, 'keys' | 'value'> & { keys: string; value: string | number; yesNo: number }

const SELECT = `
  SELECT o.id, o.batch, o.institution, o.catalogue, o.table_id AS "table", o.row_keys AS keys, o.column_id AS "column",
    o.value, o.yes_no AS yesNo, o.seen_on AS "on", o.seen, o.note, o.added_at AS addedAt
  FROM observations o JOIN batches b ON b.id = o.batch
  WHERE b.undone_at IS NULL AND o.audit = ?`

/** What the curator saw himself: kept beside the facts of forms and never mixed with them. */
export const observationQueries = (db: Db) => {
  const toObservation = ({ keys, value, yesNo, ...row }: Row): Observation => ({
    ...row,
    keys: fromJson<Observation['keys']>(keys, `наблюдение № ${row.id}`),
    value: yesNo === 1 ? value === 1 : value,
  })

  /** Those in batches that are not undone; what was seen first stands first. */
  const observations = (auditId: number): Observation[] =>
    db.all<Row>(`${SELECT} ORDER BY o.seen_on, o.id`, [auditId]).map(toObservation)

  const observationsOf = (auditId: number, institutionId: number): Observation[] =>
    db.all<Row>(`${SELECT} AND o.institution = ? ORDER BY o.seen_on, o.id`, [auditId, institutionId]).map(toObservation)

  /** Whom a batch is an observation of, undone or not; nobody where it is an import. */
  const observedIn = (batch: number): { institution: string; subdivision: string | null }[] =>
    db.all(
      `SELECT i.name AS institution, i.subdivision FROM observations o JOIN institutions i ON i.id = o.institution
       WHERE o.batch = ?`,
      [batch],
    )

  /** Returns its number. */
  const addObservation = (auditId: number, observation: NewObservation): number => {
    const { batch, institution, catalogue, table, keys, column, value, on, seen, note, addedAt } = observation
    const added = db.first<{ id: number }>(
      `INSERT INTO observations (batch, audit, institution, catalogue, table_id, row_keys, column_id, value, yes_no,
         seen_on, seen, note, added_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
      [
        ...[batch, auditId, institution, catalogue, table, JSON.stringify(keys), column, value],
        ...[typeof value === 'boolean', on, seen, note, addedAt],
      ],
    )
    return added?.id ?? 0
  }

  return { observations, observationsOf, observedIn, addObservation }
}
