import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import initSqlJs from 'sql.js'
import type { SqlJsStatic } from 'sql.js'
import { isSqlite, wholePages } from './header'

/** The wasm is read here, by its real path: folders may be Cyrillic, and no host should have to fetch it. */
export const sqlite = (): Promise<SqlJsStatic> => {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm'))
  return initSqlJs({ wasmBinary: new Uint8Array(wasm).buffer })
}

/** Whether the bytes are an SQLite file that is whole: its length is what it says, and SQLite finds every page in order. */
export const isSound = async (bytes: Uint8Array): Promise<boolean> => {
  if (!isSqlite(bytes) || !wholePages(bytes)) return false
  const { Database } = await sqlite()
  const database = new Database(bytes)
  try {
    return database.exec('PRAGMA quick_check(1)')[0]?.values[0]?.[0] === 'ok'
  } catch {
    return false
  } finally {
    database.close()
  }
}
