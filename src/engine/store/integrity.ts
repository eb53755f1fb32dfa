import { sha256Hex } from '../base/digest'
import type { Db } from './db'

type Check = { integrity_check: string }
type Orphan = { table: string; rowid: number | null; parent: string }
type Content = { sha256: string; content: Uint8Array }
type Sum = { path: string; sheet: string; read: number; accepted: number; quarantined: number; skipped: number }
type Kept = { path: string; told: number; kept: number }

/** Parts of a check: how many things were looked at, and everything wrong with them, in Russian. */
export type Examined = { examined: number; problems: string[] }

const UNBALANCED = `
  SELECT s.path, t.sheet, t.read, t.accepted, t.quarantined, t.skipped
  FROM sheet_balances t JOIN submissions s ON s.id = t.submission
  WHERE t.read <> t.accepted + t.quarantined + t.skipped ORDER BY s.id, t.position`

/** Rows put aside are kept one by one; those of a file that carries another's stand with that one. */
const MISCOUNTED = `
  SELECT s.path, sum(t.quarantined) AS told,
    (SELECT count(*) FROM quarantined_rows q WHERE q.submission = s.id) AS kept
  FROM submissions s JOIN sheet_balances t ON t.submission = s.id
  GROUP BY s.id HAVING told <> kept ORDER BY s.id`

/** A file whose content was read, and not taken away on purpose; attachments are registered only, and a file that came again stands with its first. */
const LOST = `
  SELECT DISTINCT s.path FROM live_submissions s
  WHERE s.status IN ('accepted', 'unassigned') AND s.sha256 NOT IN (SELECT sha256 FROM originals)
    AND s.sha256 NOT IN (SELECT sha256 FROM removed_originals)
  ORDER BY s.path`

/** Whether the file is whole and says of itself what is true. Each reads all it speaks of. */
export const integrityQueries = (db: Db) => {
  const count = (sql: string): number => db.first<{ n: number }>(sql)?.n ?? 0

  /** SQLite's own check of pages and indices, and references that lead nowhere. */
  const fileDamage = (): Examined => {
    const broken = db
      .all<Check>('PRAGMA integrity_check')
      .filter((row) => row.integrity_check !== 'ok')
      .map((row) => `Файл базы повреждён: ${row.integrity_check}.`)
    const orphans = db
      .all<Orphan>('PRAGMA foreign_key_check')
      .map(({ table, rowid, parent }) => `Запись ${rowid ?? ''} таблицы ${table} ссылается на пропавшую в ${parent}.`)
    return {
      examined: count("SELECT count(*) AS n FROM sqlite_schema WHERE type = 'table'"),
      problems: [...broken, ...orphans],
    }
  }

  /** Originals against the SHA-256 they came with, and whether each file that was read has one. */
  const originalDamage = (): Examined => {
    const kept = db.all<{ sha256: string }>('SELECT sha256 FROM originals ORDER BY sha256')
    const altered = kept.filter(({ sha256 }) => {
      const row = db.first<Content>('SELECT sha256, content FROM originals WHERE sha256 = ?', [sha256])
      return row === null || sha256Hex(row.content) !== sha256
    })
    const lost = db.all<{ path: string }>(LOST)
    return {
      examined: kept.length,
      problems: [
        ...altered.map(
          ({ sha256 }) => `Исходный файл ${sha256.slice(0, 12)}… не сходится со своей контрольной суммой.`,
        ),
        ...lost.map(({ path }) => `Исходного файла «${path}» в базе нет, хотя он был принят.`),
      ],
    }
  }

  /** Every sheet: read = accepted + quarantined + skipped; every file: rows put aside are kept. */
  const balanceFaults = (): Examined => ({
    examined: count('SELECT count(*) AS n FROM sheet_balances'),
    problems: [
      ...db
        .all<Sum>(UNBALANCED)
        .map(
          ({ path, sheet, read, accepted, quarantined, skipped }) =>
            `Файл «${path}», лист «${sheet}»: прочитано строк ${read}, а принято, отложено и пропущено вместе ${accepted + quarantined + skipped}.`,
        ),
      ...db
        .all<Kept>(MISCOUNTED)
        .map(({ path, told, kept }) => `Файл «${path}»: отложено строк ${told}, а хранится из них ${kept}.`),
    ],
  })

  return { fileDamage, originalDamage, balanceFaults }
}
