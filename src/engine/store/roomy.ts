import type { SqlJsStatic } from 'sql.js'

/** Room behind a database, in bytes; memory that is never touched costs nothing. */
const ROOM = 128 * 1024 * 1024

/** What a database is opened with, and the file it then lives in. */
export type RoomyFile = {
  given: Uint8Array
  /** A copy of the first `length` bytes of the file as it is now; null where the file is not to be seen from here. */
  now: (length: number) => Uint8Array | null
  /**
   * A copy as the file is in the end, made part by part with a `pause` after each, and an end made
   * `whenSettled`; `length` tells the file's bytes and is asked first and last. What is written meanwhile is copied once
   * more. Null where `now` is, or the file grew too fast.
   */
  copied: (
    length: () => number,
    pause: () => Promise<unknown>,
    whenSettled?: <T>(work: () => T) => Promise<T>,
  ) => Promise<Uint8Array | null>
}

/** Bytes copied in one go: a few milliseconds. */
const PART = 4 * 1024 * 1024

/** How much a file may grow while it is copied, in bytes. */
const GROWTH = 16 * 1024 * 1024

/** Bytes in which it is noted what was written. */
const GRAIN = 4096

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
  /** Let go once it is copied: a database is large. */
  let source: Uint8Array | null = bytes
  let isFile = true
  const page = pageSize(bytes)
  /** Grains written since each copying began. */
  const written = new Set<Set<number>>()
  const part = (of: Uint8Array, from: number, to: number): Uint8Array =>
    Uint8Array.prototype.subarray.call(of, from, Math.min(to, of.length))
  const watched = (copy: Uint8Array): Uint8Array =>
    Object.defineProperties(copy, {
      subarray: {
        value: (from = 0, to = copy.length): Uint8Array => {
          // SQLite reads a page at a time at most; whoever looks at more from the beginning copies the file.
          if (from === 0 && to > page) isFile = false
          return Uint8Array.prototype.subarray.call(copy, from, to)
        },
      },
      set: {
        value: (given: Uint8Array, at = 0): void => {
          for (const grains of written)
            for (let grain = Math.floor(at / GRAIN); grain * GRAIN < at + given.length; grain += 1) grains.add(grain)
          Uint8Array.prototype.set.call(copy, given, at)
        },
      },
    })
  const given = Object.defineProperty(bytes.subarray(), 'slice', {
    value: (from?: number, to?: number): Uint8Array => {
      if (source === null) throw new RangeError('the bytes of a database are copied once')
      const part = source.subarray(from, to)
      const copy = new Uint8Array(part.length + room)
      copy.set(part)
      source = null
      return (file = watched(copy))
    },
  })
  const copied: RoomyFile['copied'] = async (length, pause, whenSettled = async (work) => work()) => {
    const first = length()
    const from = file
    if (!isFile || from === null || first > from.length) return null
    const copy = new Uint8Array(first + GROWTH)
    const grains = new Set<number>()
    written.add(grains)
    try {
      for (let at = 0; at < first; at += PART) {
        copy.set(part(from, at, Math.min(at + PART, first)), at)
        await pause()
      }
      return await whenSettled(() => {
        const last = length()
        if (!isFile || file !== from || last > copy.length) return null
        for (const grain of grains)
          if (grain * GRAIN < last)
            copy.set(part(from, grain * GRAIN, Math.min((grain + 1) * GRAIN, last)), grain * GRAIN)
        return copy.subarray(0, last)
      })
    } finally {
      written.delete(grains)
    }
  }
  return {
    given,
    now: (length) => (isFile && file !== null && length <= file.length ? file.slice(0, length) : null),
    copied,
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
