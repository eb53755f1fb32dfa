import type { Db } from './db'
import { factPlaces } from './fact-places'

/** What becomes of texts; each is given as it stands and comes back as it may stay. */
export type Scrub = {
  /** A value that is personal by its place. */
  value: (value: string) => string
  /** Any other text. */
  text: (text: string) => string
}

/** Columns by table (or `passport`) that hold what is personal. */
export type Columns = Record<string, string[]>

type Place = { submission: number; sheet: string; cell: string }

const OF_AUDIT = 'SELECT id FROM submissions WHERE audit = ?1'

/** Texts of an audit that may repeat what is personal: table, column, key, and which rows; JSON is gone through string by string. */
const TEXTS: { table: string; column: string; key: string; where: string; isJson?: boolean }[] = [
  { table: 'quarantined_rows', column: 'reason', key: 'id', where: `submission IN (${OF_AUDIT})` },
  { table: 'remarks', column: 'value', key: 'id', where: `submission IN (${OF_AUDIT})` },
  { table: 'remarks', column: 'message', key: 'id', where: `submission IN (${OF_AUDIT})` },
  { table: 'remarks', column: 'suggestions', key: 'id', where: `submission IN (${OF_AUDIT})`, isJson: true },
  { table: 'submissions', column: 'path', key: 'id', where: 'audit = ?1' },
  { table: 'submissions', column: 'refusal', key: 'id', where: 'audit = ?1' },
  { table: 'submissions', column: 'sent_by', key: 'id', where: 'audit = ?1' },
  { table: 'questions', column: 'message', key: 'submission', where: `submission IN (${OF_AUDIT})` },
  { table: 'questions', column: 'name', key: 'submission', where: `submission IN (${OF_AUDIT})` },
  { table: 'questions', column: 'candidates', key: 'submission', where: `submission IN (${OF_AUDIT})`, isJson: true },
  { table: 'questions', column: 'intake', key: 'submission', where: `submission IN (${OF_AUDIT})`, isJson: true },
  { table: 'observations', column: 'note', key: 'id', where: 'audit = ?1' },
  { table: 'observations', column: 'row_keys', key: 'id', where: 'audit = ?1', isJson: true },
  { table: 'frozen_reports', column: 'title', key: 'id', where: 'audit = ?1' },
  { table: 'frozen_reports', column: 'workbook_name', key: 'id', where: 'audit = ?1' },
]

/** Tables without a number of their own: rows are found by what they say. */
const KEYED: { table: string; column: string; keys: string[]; isJson?: boolean }[] = [
  { table: 'overrides', column: 'reason', keys: ['institution', 'catalogue', 'requirement'] },
  { table: 'overrides', column: 'review_why', keys: ['institution', 'catalogue', 'requirement'] },
  { table: 'corrections', column: 'value', keys: ['sha256', 'sheet', 'cell'] },
  { table: 'corrections', column: 'original', keys: ['sha256', 'sheet', 'cell'] },
  { table: 'corrections', column: 'reason', keys: ['sha256', 'sheet', 'cell'] },
  { table: 'verdicts', column: 'reason', keys: ['institution', 'requirement'] },
  { table: 'verdicts', column: 'evidence', keys: ['institution', 'requirement'], isJson: true },
  { table: 'verdicts', column: 'computed', keys: ['institution', 'requirement'], isJson: true },
  { table: 'discrepancies', column: 'message', keys: ['institution', 'position'] },
  { table: 'discrepancies', column: 'evidence', keys: ['institution', 'position'], isJson: true },
]

type Told = { table: string; column: string; value: unknown }

const isTold = (value: object): value is Told => 'table' in value && 'column' in value && 'value' in value

/** Facts anywhere in a JSON value. */
const factsIn = (value: unknown): Told[] => {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.values(value).flatMap(factsIn)
  return isTold(value) ? [value, ...inner] : inner
}

/** A copy in which personal facts have other values. */
const factsScrubbed = (value: unknown, isOwn: (told: Told) => boolean, change: (value: string) => string): unknown => {
  if (Array.isArray(value)) return value.map((each) => factsScrubbed(each, isOwn, change))
  if (typeof value !== 'object' || value === null) return value
  if (isTold(value) && isOwn(value)) return { ...value, value: change(String(value.value).trim()) }
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, factsScrubbed(each, isOwn, change)]))
}

const NO_KEYS: ReadonlySet<string> = new Set()

/** Every string of a JSON value put through `text`; keys stay, and so does what stands under `asIs` ones. */
export const scrubbed = (value: unknown, text: (text: string) => string, asIs = NO_KEYS): unknown => {
  if (typeof value === 'string') return text(value)
  if (Array.isArray(value)) return value.map((each) => scrubbed(each, text, asIs))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, asIs.has(key) ? each : scrubbed(each, text, asIs)]),
  )
}

const inJson = (json: string, text: (text: string) => string): string =>
  JSON.stringify(scrubbed(JSON.parse(json) as unknown, text))

const placeOf = ({ submission, sheet, cell }: Place): string => JSON.stringify([submission, sheet, cell])

/** Taking away for good what is personal of an audit. Not inside anything that reads it meanwhile. */
export const scrubQueries = (db: Db) => {
  const isPersonal = (columns: Columns, table: string, column: string): boolean =>
    columns[table]?.includes(column) ?? false

  /** Facts of files that wait for an answer whose they are. */
  const waiting = (auditId: number): Told[] =>
    db
      .all<{ intake: string }>(`SELECT intake FROM questions WHERE submission IN (${OF_AUDIT})`, [auditId])
      .flatMap(({ intake }) => factsIn(JSON.parse(intake) as unknown))

  /** Personal values of an audit, whatever became of the forms they came with, and of its observations. */
  const personalValues = (auditId: number, columns: Columns): string[] =>
    db
      .all<Told>(
        `SELECT DISTINCT p.table_id AS "table", p.column_id AS "column", f.value
         FROM facts f JOIN fact_places p ON p.id = f.place
         WHERE f.submission IN (${OF_AUDIT}) AND f.place IN (SELECT value FROM json_each(?2))
         UNION ALL SELECT table_id, column_id, value FROM observations WHERE audit = ?1`,
        [auditId, JSON.stringify(factPlaces(db).idsWhere(({ table, column }) => isPersonal(columns, table, column)))],
      )
      .concat(waiting(auditId))
      .flatMap(({ table, column, value }) => (isPersonal(columns, table, column) ? [String(value).trim()] : []))

  /** Changes whenever values of people may have. */
  const personalEnd = (): string =>
    `${db.rollbacks()} ${
      db.first<{ at: string }>(
        `SELECT concat_ws(' ', (SELECT max(id) FROM facts), (SELECT max(id) FROM submissions), (SELECT max(id) FROM observations),
         (SELECT max(id) FROM log WHERE action IN ('rerun', 'undo', 'correction', 'correction-withdrawn'))) AS at`,
      )?.at ?? ''
    }`

  /** Cells where something personal stands or should, as `placeOf`; columns of tables by their letter. */
  const personalPlaces = (auditId: number, columns: Columns): ((place: Place) => boolean) => {
    const places = new Set<string>()
    const facts = db.all<Place & { table: string; column: string }>(
      `SELECT f.submission, p.sheet, f.cell, p.table_id AS "table", p.column_id AS "column"
       FROM facts f JOIN fact_places p ON p.id = f.place WHERE f.submission IN (${OF_AUDIT})`,
      [auditId],
    )
    for (const each of facts) if (isPersonal(columns, each.table, each.column)) places.add(placeOf(each))
    const layouts = db.all<{ submission: number; table: string; sheet: string; places: string }>(
      `SELECT submission, table_id AS "table", sheet, places FROM layouts WHERE submission IN (${OF_AUDIT})`,
      [auditId],
    )
    for (const { submission, table, sheet, places: json } of layouts)
      for (const [column, cell] of Object.entries(JSON.parse(json) as Record<string, string>))
        if (isPersonal(columns, table, column)) places.add(placeOf({ submission, sheet, cell }))
    return (place) =>
      places.has(placeOf(place)) || places.has(placeOf({ ...place, cell: place.cell.replace(/\d+$/, '') }))
  }

  const rewrite = (
    sql: string,
    params: (string | number)[],
    write: (row: unknown[], text: string) => void,
    change: (text: string) => string,
  ): number => {
    let changed = 0
    for (const row of db.all<Record<string, unknown>>(sql, params)) {
      const { text, ...keys } = row
      if (typeof text !== 'string') continue
      const now = change(text)
      if (now === text) continue
      write(Object.values(keys), now)
      changed += 1
    }
    return changed
  }

  /** Texts of an audit put through `text`; by table, how many were changed. */
  const scrubTexts = (auditId: number, { text }: Scrub): Record<string, number> => {
    const counts: Record<string, number> = {}
    const count = (table: string, more: number): void => {
      counts[table] = (counts[table] ?? 0) + more
    }
    const changing =
      (isJson: boolean | undefined) =>
      (each: string): string =>
        isJson === true ? inJson(each, text) : text(each)
    for (const { table, column, key, where, isJson } of TEXTS)
      count(
        table,
        rewrite(
          `SELECT ${key} AS key, ${column} AS text FROM ${table} WHERE ${where}`,
          [auditId],
          ([id], now) => db.run(`UPDATE ${table} SET ${column} = ? WHERE ${key} = ?`, [now, Number(id)]),
          changing(isJson),
        ),
      )
    for (const { table, column, keys, isJson } of KEYED)
      count(
        table,
        rewrite(
          `SELECT ${keys.join(', ')}, ${column} AS text FROM ${table} WHERE audit = ?1`,
          [auditId],
          (values, now) =>
            db.run(
              `UPDATE ${table} SET ${column} = ? WHERE audit = ? AND ${keys.map((key) => `${key} = ?`).join(' AND ')}`,
              [now, auditId, ...(values as string[])],
            ),
          changing(isJson),
        ),
      )
    return counts
  }

  /** Facts and observations: personal ones by `value`, other texts by `text`. Returns how many were changed. */
  const scrubFacts = (auditId: number, columns: Columns, kept: ReadonlySet<string>, { value, text }: Scrub): number => {
    let changed = rewrite(
      `SELECT submission, intake AS text FROM questions WHERE submission IN (${OF_AUDIT})`,
      [auditId],
      ([id], now) => db.run('UPDATE questions SET intake = ? WHERE submission = ?', [now, Number(id)]),
      (json) =>
        JSON.stringify(
          factsScrubbed(JSON.parse(json), ({ table, column }) => isPersonal(columns, table, column), value),
        ),
    )
    const sources = [
      {
        read: `SELECT f.id, p.table_id AS "table", p.column_id AS "column", f.value FROM facts f
               JOIN fact_places p ON p.id = f.place WHERE f.submission IN (${OF_AUDIT})`,
        write: 'UPDATE facts SET value = ? WHERE id = ?',
      },
      {
        read: 'SELECT id, table_id AS "table", column_id AS "column", value FROM observations WHERE audit = ?1',
        write: 'UPDATE observations SET value = ? WHERE id = ?',
      },
    ]
    for (const { read, write } of sources)
      for (const each of db.all<{ id: number; table: string; column: string; value: string | number }>(read, [
        auditId,
      ])) {
        const isOwn = isPersonal(columns, each.table, each.column)
        if (!isOwn && (typeof each.value !== 'string' || kept.has(`${each.table}.${each.column}`))) continue
        const now = isOwn ? value(String(each.value).trim()) : text(String(each.value))
        if (now === each.value) continue
        db.run(write, [now, each.id])
        changed += 1
      }
    return changed
  }

  /** Values of remarks and corrections in personal cells, and the cells of rows that were put aside: nothing of them stays. */
  const blankPlaces = (auditId: number, columns: Columns, hidden: string): { remarks: number; quarantined: number } => {
    const isThere = personalPlaces(auditId, columns)
    const remarks = db
      .all<{
        id: number
        submission: number
        sheet: string | null
        cell: string | null
        value: string | null
        message: string
      }>(
        `SELECT id, submission, sheet, cell, value, message FROM remarks WHERE submission IN (${OF_AUDIT}) AND value IS NOT NULL AND value <> ?2`,
        [auditId, hidden],
      )
      .filter(({ submission, sheet, cell }) => sheet !== null && cell !== null && isThere({ submission, sheet, cell }))
    for (const { id, value, message } of remarks)
      db.run('UPDATE remarks SET value = ?, message = ? WHERE id = ?', [
        ...[hidden, value === null || value === '' ? message : message.replaceAll(value, hidden), id],
      ])
    const corrections = db.all<Place & { sha256: string }>(
      `SELECT s.id AS submission, c.sheet, c.cell, c.sha256 FROM corrections c
       JOIN submissions s ON s.audit = c.audit AND s.sha256 = c.sha256 WHERE c.audit = ?1`,
      [auditId],
    )
    for (const { sha256, ...place } of corrections.filter(isThere))
      db.run(
        `UPDATE corrections SET value = ?, original = iif(original IS NULL, NULL, ?)
         WHERE audit = ? AND sha256 = ? AND sheet = ? AND cell = ?`,
        [hidden, hidden, auditId, sha256, place.sheet, place.cell],
      )
    db.run(`UPDATE quarantined_rows SET cells = '[]' WHERE cells <> '[]' AND submission IN (${OF_AUDIT})`, [auditId])
    return { remarks: remarks.length, quarantined: db.changed() }
  }

  /** Nothing of what was deleted stays in the file. Not inside a transaction. */
  const compact = (): void => {
    db.script('PRAGMA secure_delete = ON')
    db.script('VACUUM')
    db.script('PRAGMA secure_delete = OFF')
  }

  const secureDelete = (isOn: boolean): void => db.script(`PRAGMA secure_delete = ${isOn ? 'ON' : 'OFF'}`)

  return {
    ...{ personalValues, personalEnd, scrubTexts, scrubFacts, blankPlaces },
    ...{ compact, secureDelete },
  }
}
