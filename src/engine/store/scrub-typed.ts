import type { Db } from './db'
import { factPlaces } from './fact-places'
import { scrubbed } from './scrub'

const OF_AUDIT = 'SELECT id FROM submissions WHERE audit = ?1'

/** Tables of one row a sheet or a place in it; facts name theirs by `fact_places`. */
const WITH_SHEET = ['layouts', 'remarks', 'quarantined_rows', 'sheet_balances', 'table_prints']

/** What people typed as a name of something: titles of sheets, aliases, mappings, files that ended the program. */
export const scrubTypedQueries = (db: Db) => {
  const { idOf } = factPlaces(db)

  const moveFacts = (submission: number, from: string, to: string): void => {
    const places = db.all<{ id: number; table: string; column: string }>(
      `SELECT DISTINCT p.id, p.table_id AS "table", p.column_id AS "column"
       FROM facts f JOIN fact_places p ON p.id = f.place WHERE f.submission = ? AND p.sheet = ?`,
      [submission, from],
    )
    for (const { id, table, column } of places) {
      const place = idOf({ table, column, sheet: to })
      db.run('UPDATE facts SET place = ? WHERE submission = ? AND place = ?', [place, submission, id])
    }
  }

  /** Titles of sheets put through `text`; two of one file stay apart. Returns how many were changed. */
  const scrubSheets = (auditId: number, text: (text: string) => string): number => {
    const sources = WITH_SHEET.map((table) => `SELECT submission, sheet FROM ${table}`)
    const sheets = db.all<{ submission: number; sha256: string; sheet: string }>(
      `SELECT DISTINCT o.submission, s.sha256, o.sheet FROM (${sources.join(' UNION ')}
         UNION SELECT f.submission, p.sheet FROM facts f JOIN fact_places p ON p.id = f.place) o
       JOIN submissions s ON s.id = o.submission WHERE s.audit = ?1 AND o.sheet IS NOT NULL ORDER BY 1, 3`,
      [auditId],
    )
    const taken = new Set(sheets.map(({ submission, sheet }) => `${submission}\n${sheet}`))
    const telling = sheets.filter(({ sheet }) => text(sheet) !== sheet)
    for (const { submission, sha256, sheet } of telling) {
      const bare = text(sheet)
      let name = bare
      for (let number = 2; taken.has(`${submission}\n${name}`); number += 1) name = `${bare} ${number}`
      taken.add(`${submission}\n${name}`)
      for (const table of WITH_SHEET)
        db.run(`UPDATE ${table} SET sheet = ? WHERE submission = ? AND sheet = ?`, [name, submission, sheet])
      db.run('UPDATE OR IGNORE corrections SET sheet = ? WHERE audit = ? AND sha256 = ? AND sheet = ?', [
        ...[name, auditId, sha256, sheet],
      ])
      moveFacts(submission, sheet, name)
    }
    if (telling.length > 0) {
      db.run('DELETE FROM fact_places WHERE id NOT IN (SELECT place FROM facts)')
      db.forget()
    }
    return telling.length
  }

  /** Answers on names that name a person: they are forgotten, for a changed name would answer nothing. */
  const scrubAliases = (auditId: number, text: (text: string) => string): number => {
    const telling = db
      .all<{ id: number; name: string }>(`SELECT id, name FROM aliases WHERE submission IN (${OF_AUDIT})`, [auditId])
      .filter(({ name }) => text(name) !== name)
    for (const { id } of telling) db.run('DELETE FROM aliases WHERE id = ?', [id])
    return telling.length
  }

  /** Mappings serve all audits of the file, files that ended the program belong to none: both are looked through whole. */
  const scrubShared = (text: (text: string) => string): number => {
    let changed = 0
    const mappings = db.all<{ id: number; sheet: string; title: string | null; keys: string }>(
      'SELECT id, sheet, title, row_keys AS keys FROM mappings',
    )
    for (const { id, sheet, title, keys } of mappings) {
      const now = [
        ...[text(sheet), title === null ? null : text(title)],
        JSON.stringify(scrubbed(JSON.parse(keys) as unknown, text)),
      ]
      if (now[0] === sheet && now[1] === title && now[2] === keys) continue
      db.run('UPDATE mappings SET sheet = ?, title = ?, row_keys = ? WHERE id = ?', [...now, id])
      changed += 1
    }
    for (const { sha256, path } of db.all<{ sha256: string; path: string }>('SELECT sha256, path FROM crashes')) {
      if (text(path) === path) continue
      db.run('UPDATE crashes SET path = ? WHERE sha256 = ?', [text(path), sha256])
      changed += 1
    }
    return changed
  }

  return { scrubSheets, scrubAliases, scrubShared }
}
