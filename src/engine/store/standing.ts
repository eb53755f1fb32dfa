import type { Cleared, Fact } from '../intake/types'
import type { Db, Param } from './db'
import { factPlaces } from './fact-places'
import { factOf, type FactRow } from './fact-row'
import { fromJson } from './json'
import type { KeptForm } from '../intake/standing'

type FormRow = { submission: number; catalogue: string | null; cleared: string | null; file: string }
type TableRow = { submission: number; table: string; state: string }
type KeptRow = FactRow & { supersededBy: number | null }

/** Restated answers are no forms: they are restated anew once it is settled what the forms say. */
const FORMS = `
  SELECT s.id AS submission, s.catalogue, s.cleared, s.path AS file
  FROM submissions s JOIN batches b ON b.id = s.batch
  WHERE s.audit = ? AND s.institution = ? AND s.status = 'accepted' AND b.undone_at IS NULL AND s.carries IS NULL
  ORDER BY s.id`

const LAYOUTS = `
  SELECT submission, table_id AS "table", state FROM layouts WHERE submission IN (SELECT value FROM json_each(?))`

const FACTS = `
  SELECT id, submission, place, row_key AS row, value, yes_no AS yesNo, cell, superseded_by AS supersededBy
  FROM facts WHERE submission IN (SELECT value FROM json_each(?))
  ORDER BY id`

const SET = 'UPDATE facts SET superseded_by = ? WHERE id IN (SELECT value FROM json_each(?))'

/** A fact that its own form superseded is no part of what the form says: read anew, or its batch is undone. */
const isSetAside = ({ submission, supersededBy }: KeptRow): boolean => supersededBy === submission

/** What forms say, whole, whatever is in force of it. */
export const standingQueries = (db: Db) => {
  const places = factPlaces(db)

  const said = (row: KeptRow): Fact => factOf(row, places.placeOf(row.place))

  /** The institution's accepted forms, oldest first, and what they hold of each other now, by fact. */
  const keptForms = (
    auditId: number,
    institutionId: number,
  ): { forms: KeptForm[]; supersededBy: Map<number, number | null> } => {
    const rows = db.all<FormRow>(FORMS, [auditId, institutionId])
    const ids = JSON.stringify(rows.map(({ submission }) => submission))
    const facts = db.all<KeptRow>(FACTS, [ids]).filter((row) => !isSetAside(row))
    const tables = db.all<TableRow>(LAYOUTS, [ids])
    const forms = rows.map(({ submission, catalogue, cleared, file }): KeptForm => {
      const own = tables.filter((each) => each.submission === submission)
      return {
        submission,
        catalogue,
        // Figures taken from a sheet with a row for each institution stand in no layout of the institution's own.
        brings: own.length === 0 ? 'cells' : 'form',
        present: own.flatMap(({ table, state }) => (state === 'filled' || state === 'none' ? [table] : [])),
        cleared: cleared === null ? [] : fromJson<Cleared[]>(cleared, `снятые значения, ${file}`),
        facts: facts.flatMap((row) => (row.submission === submission ? [{ id: row.id, ...said(row) }] : [])),
      }
    })
    return { forms, supersededBy: new Map(facts.map(({ id, supersededBy }) => [id, supersededBy])) }
  }

  /** Puts down what supersedes which facts; null puts them in force. */
  const setSuperseded = (fates: Map<number, number | null>): void => {
    const by = new Map<number | null, number[]>()
    for (const [id, submission] of fates) {
      const ids = by.get(submission)
      if (ids === undefined) by.set(submission, [id])
      else ids.push(id)
    }
    for (const [submission, ids] of by) db.run(SET, [submission, JSON.stringify(ids)])
  }

  const insert = (submission: number, fact: Fact): void => {
    const { row, value, cell } = fact
    const params: Param[] = [submission, places.idOf(fact), row, value, typeof value === 'boolean', cell]
    db.run('INSERT INTO facts (submission, place, row_key, value, yes_no, cell) VALUES (?, ?, ?, ?, ?, ?)', params)
  }

  /**
   * What a form says when it is read anew: equal facts stay, those it no longer says are set aside, new ones are added.
   * What is then in force must be settled.
   */
  const rereadFacts = (submission: number, facts: Fact[]): void => {
    const keyOf = (fact: Fact): string =>
      [fact.table, fact.row, fact.column, typeof fact.value, String(fact.value), fact.sheet, fact.cell].join('\n')
    const kept = new Map<string, number[]>()
    for (const row of db.all<KeptRow>(FACTS, [JSON.stringify([submission])])) {
      const key = keyOf(said(row))
      kept.set(key, [...(kept.get(key) ?? []), row.id])
    }
    const stays: number[] = []
    for (const fact of facts) {
      const id = kept.get(keyOf(fact))?.shift()
      if (id === undefined) insert(submission, fact)
      else stays.push(id)
    }
    db.run(SET, [null, JSON.stringify(stays)])
    db.run(SET, [submission, JSON.stringify([...kept.values()].flat())])
  }

  return { keptForms, setSuperseded, rereadFacts }
}
