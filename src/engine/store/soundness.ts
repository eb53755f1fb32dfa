import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import initSqlJs from 'sql.js'
import type { SqlJsStatic } from 'sql.js'
import { isSqlite, wholePages } from './header'

type Imports = Parameters<typeof WebAssembly.instantiate>[1]

let compiled: Promise<WebAssembly.Module> | null = null

/**
 * Compiled once in a thread: a file is looked over and then opened. The wasm is read here, by its real path: folders may
 * be Cyrillic, and no host should have to fetch it.
 */
const sqliteCode = (): Promise<WebAssembly.Module> =>
  (compiled ??= WebAssembly.compile(
    new Uint8Array(readFileSync(createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm'))),
  ))

/** SQLite with a memory of its own. */
export const sqlite = async (): Promise<SqlJsStatic> => {
  const code = await sqliteCode()
  return new Promise((resolve, reject) => {
    const instantiateWasm = (imports: Imports, ready: (made: WebAssembly.Instance) => void): object => {
      WebAssembly.instantiate(code, imports).then(ready, reject)
      return {}
    }
    initSqlJs({ instantiateWasm } as Parameters<typeof initSqlJs>[0]).then(resolve, reject)
  })
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
