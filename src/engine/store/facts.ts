import type { Value } from '../catalogue/types'
import type { Fact, KeyedLayout, TableLayout } from '../intake/types'
import type { Db } from './db'
import { fromJson } from './json'
import type { FactChange, InstitutionData, StoredFact } from './types'

type FactRow = Omit<StoredFact, 'value'> & { valueType: string; value: string | number }

type LayoutRow = {
  submission: number
  table: string
  sheet: string
  state: 'filled' | 'none' | 'blank' | 'keyed'
  places: string
  file: string
}

const INSERT = `
  INSERT INTO facts
    (audit, institution, batch, submission, table_id, row_key, column_id, value_type, value, sheet, cell)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

const CURRENT = `
  SELECT f.id, f.submission, f.table_id AS "table", f.row_key AS row, f.column_id AS "column",
    f.value_type AS valueType, f.value, f.sheet, f.cell, s.path AS file
  FROM facts f JOIN submissions s ON s.id = f.submission
  WHERE f.audit = ? AND f.institution = ? AND f.superseded_by IS NULL
  ORDER BY f.id`

/** Newest first; a blank sheet only when no form brought the table filled or declared: blank never erases. */
const LAYOUTS = `
  SELECT l.submission, l.table_id AS "table", l.sheet, l.state, l.places, s.path AS file
  FROM layouts l JOIN live_submissions s ON s.id = l.submission
  WHERE s.audit = ? AND s.institution = ? AND s.status = 'accepted'
  ORDER BY l.state = 'blank', s.id DESC, l.id`

const valueType = (value: Value): string => (typeof value === 'string' ? 'text' : typeof value)

const checked = (fact: Fact): Fact => {
  if (typeof fact.value === 'number' && !Number.isFinite(fact.value))
    throw new RangeError(`not a finite number: ${fact.table}.${fact.column} at ${fact.sheet}!${fact.cell}`)
  return fact
}

const toFact = ({ valueType: type, value, ...rest }: FactRow): StoredFact => ({
  ...rest,
  value: type === 'boolean' ? value === 1 : value,
})

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
  /** Current facts and the layouts they, and cells left empty, are named by. */
  const institutionData = (auditId: number, institutionId: number): InstitutionData => {
    const layouts = effective(db.all<LayoutRow>(LAYOUTS, [auditId, institutionId])).map((row) => ({
      ...row,
      places: fromJson<Record<string, string>>(row.places, `разметка листа «${row.sheet}», ${row.file}`),
    }))
    return {
      facts: db.all<FactRow>(CURRENT, [auditId, institutionId]).map(toFact),
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

  /** Supersedes, then inserts, all or nothing. Throws when a fact to supersede is not a current one of the institution. */
  const applyFacts = (auditId: number, change: FactChange): void =>
    db.transaction(() => {
      const { submission, batch, institution } = change
      for (const id of change.supersede) {
        db.run(
          `UPDATE facts SET superseded_by = ?
           WHERE id = ? AND audit = ? AND institution = ? AND superseded_by IS NULL`,
          [submission, id, auditId, institution],
        )
        if (db.changed() !== 1) throw new RangeError(`fact ${id} is not a current fact of institution ${institution}`)
      }
      for (const fact of change.insert) {
        const { table, row, column, value, sheet, cell } = checked(fact)
        const origin = [auditId, institution, batch, submission]
        db.run(INSERT, [...origin, table, row, column, valueType(value), value, sheet, cell])
      }
    })

  return { institutionData, applyFacts }
}
