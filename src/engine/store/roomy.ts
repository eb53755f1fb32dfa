import type { SqlJsStatic } from 'sql.js'

/** Room behind a database, in bytes; memory that is never touched costs nothing. */
const ROOM = 128 * 1024 * 1024

/** What a database is opened with, and the file it then lives in. */
export type RoomyFile = {
  given: Uint8Array
  /** A copy of the first `length` bytes of the file as it is now; null where the file is not to be seen from here. */
  now: (length: number) => Uint8Array | null
}

/** Bytes of a page, by the file's header; 1 stands for 65,536. */
const pageSize = (bytes: Uint8Array): number => {
  const size = (bytes[16] ?? 0) * 256 + (bytes[17] ?? 0)
  return size === 1 ? 65_536 : size
}

/**
 * SQLite's file lives in the copy that sql.js makes of the bytes it is opened with. A copy without room is made anew
 * for every eighth that a database grows, which took half the time of all commits; and to have the file's bytes, sql.js
 * copies it page by page into another database. A copy made here has room behind it and can be looked at. It is not the
 * file any more once another has been made of it (the file outgrew its room, or was cut): `now` is null from then on.
 */
export const roomy = (bytes: Uint8Array, room = ROOM): RoomyFile => {
  let file: Uint8Array | null = null
  let isFile = true
  const page = pageSize(bytes)
  const watched = (copy: Uint8Array): Uint8Array =>
    Object.defineProperty(copy, 'subarray', {
      value: (from = 0, to = copy.length): Uint8Array => {
        // SQLite reads a page at a time at most; whoever looks at more from the beginning copies the file.
        if (from === 0 && to > page) isFile = false
        return Uint8Array.prototype.subarray.call(copy, from, to)
      },
    })
  const given = Object.defineProperty(bytes.subarray(), 'slice', {
    value: (from = 0, to = bytes.length): Uint8Array => {
      const copy = new Uint8Array(to - from + room)
      copy.set(bytes.subarray(from, to))
      if (file !== null) isFile = false
      return (file = watched(copy))
    },
  })
  return {
    given,
    now: (length) => (isFile && file !== null && length <= file.length ? file.slice(0, length) : null),
  }
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
