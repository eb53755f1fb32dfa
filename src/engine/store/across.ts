import type { Steps } from '../base/steps'
import type { AcrossRemark, SentForm, SentTable, SentValue } from '../intake/types'
import type { Db } from './db'

type TableRow = SentTable & { institution: number }
type ValueRow = Omit<SentValue, 'value'> & {
  fact: number
  institution: number
  column: string
  value: string | number
}
type FormRow = Pick<SentForm, 'institution' | 'submission' | 'file'>

/** The last accepted form of every institution. */
const FORMS = `
  SELECT s.institution, max(s.id) AS submission, s.path AS file
  FROM live_submissions s WHERE s.audit = ? AND s.status = 'accepted' AND s.institution IS NOT NULL
  GROUP BY s.institution ORDER BY submission`

const TABLES = `
  SELECT s.institution, s.id AS submission, s.path AS file, p.table_id AS "table", p.sheet, p.row_count AS rows,
    p.telling, p.digest, p.undated
  FROM table_prints p JOIN live_submissions s ON s.id = p.submission
  WHERE s.audit = ? AND s.status = 'accepted'
  ORDER BY p.id`

const VALUES = `
  SELECT f.id AS fact, s.institution, s.id AS submission, s.path AS file, p.column_id AS "column", f.value, p.sheet, f.cell
  FROM submissions s
  JOIN facts f ON f.submission = s.id AND f.superseded_by IS NULL
  JOIN fact_places p ON p.id = f.place
  WHERE s.audit = ? AND s.id >= ? AND s.id < ? AND f.place IN (
    SELECT id FROM fact_places WHERE table_id = 'passport' AND column_id IN (SELECT value FROM json_each(?)))`

const SUBMISSIONS = `SELECT min(id) AS first, max(id) AS last FROM submissions WHERE audit = ?`

/** Submissions whose facts are looked through in one go. */
const AT_ONCE = 50

/** Of a sheet with a row for each institution nothing stands in a layout of the institution's own. */
const FIGURES = `
  SELECT s.institution, s.id AS submission FROM live_submissions s
  WHERE s.audit = ? AND s.status = 'accepted' AND s.institution IS NOT NULL AND s.carries IS NULL
    AND s.repeats IS NULL AND NOT EXISTS (SELECT 1 FROM layouts l WHERE l.submission = s.id)
  ORDER BY s.id`

/** What forms of one audit have in common with others: digests in place of facts, so that hundreds compare at once. */
export const acrossQueries = (db: Db) => {
  /**
   * Every institution's form in force: its tables' digests and the named fields of its passport, as they came. In pieces
   * of a query each.
   */
  const sentForms = function* (auditId: number, fields: string[]): Steps<SentForm[]> {
    const forms = new Map(
      db
        .all<FormRow>(FORMS, [auditId])
        .map(({ institution, submission, file }): [number, SentForm] => [
          institution,
          { institution, submission, file, tables: [], passport: {} },
        ]),
    )
    yield
    const tables = new Map<string, TableRow>()
    for (const row of db.all<TableRow>(TABLES, [auditId])) {
      const key = `${row.institution}\n${row.table}`
      tables.delete(key)
      tables.set(key, row)
    }
    for (const { institution, ...table } of tables.values()) forms.get(institution)?.tables.push(table)
    yield
    const { first, last } = db.first<{ first: number | null; last: number | null }>(SUBMISSIONS, [auditId]) ?? {}
    const values: ValueRow[] = []
    for (let from = first ?? 1; from <= (last ?? 0); from += AT_ONCE) {
      values.push(...db.all<ValueRow>(VALUES, [auditId, from, from + AT_ONCE, JSON.stringify(fields)]))
      yield
    }
    // In the order they came, whatever file they are of: the last one holds.
    values.sort((one, other) => one.fact - other.fact)
    for (const { institution, column, value, submission, file, sheet, cell } of values) {
      const form = forms.get(institution)
      if (form !== undefined) form.passport[column] = { value, submission, file, sheet, cell }
    }
    return [...forms.values()]
  }

  /** Submissions that bring single figures, of a sheet with a row for each institution, and whose they are. */
  const figureRows = (auditId: number): { institution: number; submission: number }[] =>
    db.all<{ institution: number; submission: number }>(FIGURES, [auditId])

  /** Puts what was found between forms in place of what had been found before, all or nothing. */
  const replaceAcross = (auditId: number, found: AcrossRemark[]): void =>
    db.transaction(() => {
      db.run(
        `DELETE FROM remarks
         WHERE rests_on IS NOT NULL AND submission IN (SELECT id FROM submissions WHERE audit = ?)`,
        [auditId],
      )
      for (const { submission, restsOn, remark } of found) {
        const { severity, code, sheet, cell, value, expected, message } = remark
        db.run(
          `INSERT INTO remarks (submission, severity, code, sheet, cell, value, expected, message, rests_on)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          [submission, severity, code, sheet, cell, value, expected, message, restsOn],
        )
      }
    })

  return { sentForms, figureRows, replaceAcross }
}
