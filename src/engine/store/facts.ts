import type { Fact, KeyedLayout, TableLayout } from '../intake/types'
import { rowsAfter, type Db, type Param } from './db'
import { factPlaces, type Place } from './fact-places'
import { factOf, type FactRow } from './fact-row'
import { fromJson } from './json'
import type { FactChange, InstitutionData, StoredFact } from './fact-types'

type SourceRow = { id: number; file: string; catalogue: string | null; carried: number }

type LayoutRow = {
  submission: number
  table: string
  sheet: string
  state: 'filled' | 'none' | 'blank' | 'keyed'
  places: string
  file: string
}

/** Rows of one INSERT: a call into SQLite costs more than the row it adds. */
const CHUNK = 50

const insertOf = (rows: number): string =>
  `INSERT INTO facts (submission, place, row_key, value, yes_no, cell) VALUES ${rowsAfter(['?1'], rows, 5)}`

const INSERT_CHUNK = insertOf(CHUNK)

const INSERT_REPEATED = `
  INSERT INTO facts (submission, place, row_key, value, yes_no, cell, superseded_by) VALUES (?, ?, ?, ?, ?, ?, ?)`

/** Without the texts that rows share: reading them once per row would take most of the time. */
const currentWhere = (which = ''): string => `
  SELECT f.id, f.submission, f.place, f.row_key AS row, f.value, f.yes_no AS yesNo, f.cell
  FROM submissions s JOIN facts f ON f.submission = s.id
  WHERE s.audit = ? AND s.institution = ? AND f.superseded_by IS NULL${which}
  ORDER BY f.id`
const CURRENT = currentWhere()
const CURRENT_AT = currentWhere(' AND f.place IN (SELECT value FROM json_each(?))')

const SOURCES = `
  SELECT id, path AS file, catalogue, carries IS NOT NULL AS carried
  FROM submissions WHERE audit = ? AND institution = ?`

const HELD = 'SELECT catalogue FROM participants WHERE audit = ? AND institution = ?'

const OWNER = 'SELECT 1 FROM submissions WHERE id = ? AND audit = ? AND batch = ? AND institution = ?'

const SUPERSEDE = `
  UPDATE facts SET superseded_by = ?
  WHERE id IN (SELECT value FROM json_each(?)) AND superseded_by IS NULL
    AND submission IN (SELECT id FROM submissions WHERE audit = ? AND institution = ?)`

/**
 * Newest first; a blank sheet only when no form brought the table filled or declared: blank never erases. Answers only
 * where they stand under the edition the institution is held to.
 */
const LAYOUTS = `
  SELECT l.submission, l.table_id AS "table", l.sheet, l.state, l.places, s.path AS file
  FROM layouts l
  JOIN submissions s ON s.id = l.submission
  JOIN batches b ON b.id = s.batch
  LEFT JOIN participants p ON p.audit = s.audit AND p.institution = s.institution
  WHERE s.audit = ? AND s.institution = ? AND s.status = 'accepted' AND b.undone_at IS NULL
    AND (l.table_id <> 'answers' OR s.catalogue = p.catalogue)
  ORDER BY l.state = 'blank', s.id DESC, l.id`

const checked = (fact: Fact): Fact => {
  if (typeof fact.value === 'number' && !Number.isFinite(fact.value))
    throw new RangeError(`not a finite number: ${fact.table}.${fact.column} at ${fact.sheet}!${fact.cell}`)
  return fact
}

/** Each table's layout(s) from the first submission of `rows` that has it. */
const effective = (rows: LayoutRow[]): LayoutRow[] => {
  const from = new Map<string, number>()
  return rows.filter(({ table, submission }) => {
    if (!from.has(table)) from.set(table, submission)
    return from.get(table) === submission
  })
}

/** Facts are append-only: a newer form supersedes, undoing a batch flips that back; nothing is deleted. */
export const factQueries = (db: Db) => {
  const places = factPlaces(db)

  const factsBy = (sql: string, auditId: number, institutionId: number, ...more: Param[]): StoredFact[] => {
    const sources = new Map(
      db.all<SourceRow>(SOURCES, [auditId, institutionId]).map(({ id, ...source }) => [id, source]),
    )
    return db.all<FactRow>(sql, [auditId, institutionId, ...more]).map((row) => {
      const { id, submission } = row
      const { file, catalogue, carried } = sources.get(submission) ?? { file: '', catalogue: null, carried: 0 }
      const of = { submission, file, catalogue, carried: carried === 1 }
      return { id, ...of, ...factOf(row, places.placeOf(row.place)) }
    })
  }

  /** Facts in force, in the order they came; answers under every edition that the institution has answered. */
  const currentFacts = (auditId: number, institutionId: number): StoredFact[] =>
    factsBy(CURRENT, auditId, institutionId)

  /** What current facts, and cells left empty, are named by. */
  const layoutsOf = (
    auditId: number,
    institutionId: number,
    isWanted: (table: string) => boolean = () => true,
  ): Omit<InstitutionData, 'facts'> => {
    const rows = db.all<LayoutRow>(LAYOUTS, [auditId, institutionId]).filter(({ table }) => isWanted(table))
    const layouts = effective(rows).map((row) => ({
      ...row,
      places: fromJson<Record<string, string>>(row.places, `разметка листа «${row.sheet}», ${row.file}`),
    }))
    return {
      tables: layouts.flatMap(({ table, sheet, state, places, file }) =>
        state === 'keyed'
          ? []
          : [{ table, sheet, state, columns: places, file } satisfies TableLayout & { file: string }],
      ),
      keyed: layouts.flatMap(({ table, sheet, state, places, file }) =>
        state === 'keyed' ? [{ table: table as KeyedLayout['table'], sheet, cells: places, file }] : [],
      ),
    }
  }

  /** What an institution is judged by: of its answers only those under the edition it is held to. */
  const institutionData = (auditId: number, institutionId: number): InstitutionData => {
    const held = db.first<{ catalogue: string }>(HELD, [auditId, institutionId])?.catalogue
    return {
      facts: currentFacts(auditId, institutionId).filter(
        ({ table, catalogue }) => table !== 'answers' || catalogue === held,
      ),
      ...layoutsOf(auditId, institutionId),
    }
  }

  /**
   * What is in force in some tables, or in some of their columns, for many institutions in turn: a form has far more
   * facts than most uses need.
   */
  const dataAt = (auditId: number, wanted: Record<string, string[] | 'all'>) => {
    const isWanted = ({ table, column }: Place): boolean => {
      const columns = wanted[table] ?? []
      return columns === 'all' || columns.includes(column)
    }
    const ids = JSON.stringify(places.idsWhere(isWanted))
    return (institutionId: number): InstitutionData => ({
      facts: factsBy(CURRENT_AT, auditId, institutionId, ids),
      ...layoutsOf(auditId, institutionId, (table) => wanted[table] !== undefined),
    })
  }

  const supersede = (auditId: number, { submission, institution, supersede: ids }: FactChange): void => {
    if (ids.length === 0) return
    db.run(SUPERSEDE, [submission, JSON.stringify(ids), auditId, institution])
    if (db.changed() !== ids.length)
      throw new RangeError(`of ${ids.length} facts only ${db.changed()} are current ones of institution ${institution}`)
  }

  const insert = (submission: number, facts: Fact[]): void => {
    const params: Param[] = [submission]
    for (const fact of facts) {
      const { row, value, cell } = checked(fact)
      params.push(places.idOf(fact), row, value, typeof value === 'boolean', cell)
    }
    db.run(facts.length === CHUNK ? INSERT_CHUNK : insertOf(facts.length), params)
  }

  /** Supersedes, then inserts, repeated facts as already superseded; all or nothing. Throws when a fact to supersede is not a current one of the institution. */
  const applyFacts = (auditId: number, change: FactChange): void =>
    db.transaction(() => {
      const { submission, batch, institution } = change
      if (db.first(OWNER, [submission, auditId, batch, institution]) === null)
        throw new RangeError(`submission ${submission} is not of institution ${institution} in batch ${batch}`)
      supersede(auditId, change)
      for (let from = 0; from < change.insert.length; from += CHUNK)
        insert(submission, change.insert.slice(from, from + CHUNK))
      for (const { fact, of } of change.repeated ?? []) {
        const { row, value, cell } = checked(fact)
        db.run(INSERT_REPEATED, [submission, places.idOf(fact), row, value, typeof value === 'boolean', cell, of])
      }
    })

  return { currentFacts, layoutsOf, institutionData, dataAt, applyFacts }
}
