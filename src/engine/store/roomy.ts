import type { SqlJsStatic } from 'sql.js'

/** Room behind a database, in bytes; memory that is never touched costs nothing. */
const ROOM = 128 * 1024 * 1024

/**
 * Bytes whose copy has room behind it. SQLite's file lives in the copy that sql.js makes of what it is opened with; a
 * copy without room is made anew for every eighth that a database grows, which took half the time of all commits.
 */
export const roomy = (bytes: Uint8Array): Uint8Array => {
  const given = bytes.subarray()
  Object.defineProperty(given, 'slice', {
    value: (from = 0, to = bytes.length): Uint8Array => {
      const copy = new Uint8Array(to - from + ROOM)
      copy.set(bytes.subarray(from, to))
      return copy
    },
  })
  return given
}

/** An SQLite file without tables: a database opened from nothing would have no copy to give room to. */
export const emptyFile = ({ Database }: SqlJsStatic): Uint8Array => {
  const database = new Database()
  try {
    database.exec('PRAGMA user_version = 1; PRAGMA user_version = 0')
    return database.export()
  } finally {
    database.close()
  }
}
