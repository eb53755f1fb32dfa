import fc from 'fast-check'
import initSqlJs, { type Database, type SqlJsStatic } from 'sql.js'
import { beforeAll, describe, expect, test } from 'vitest'
import { wrapDatabase } from '../../src/engine/store/db'
import { emptyFile, roomy } from '../../src/engine/store/roomy'

let sqlite: SqlJsStatic
beforeAll(async () => {
  sqlite = await initSqlJs()
})

const PRAGMAS =
  'PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -64'

/** What a file holds, in words: a damaged one says so. */
const told = (bytes: Uint8Array): unknown => {
  const database = new sqlite.Database(bytes)
  try {
    return [
      database.exec('PRAGMA integrity_check')[0]?.values,
      database.exec('SELECT id, word, hex(content) FROM things ORDER BY id')[0]?.values ?? [],
    ]
  } finally {
    database.close()
  }
}

/** sql.js' own way to have the bytes of a database. */
const byBackup = (database: Database): Uint8Array => database.export()

const opened = (bytes: Uint8Array, room?: number) => {
  const file = roomy(bytes, room)
  const database = new sqlite.Database(file.given)
  const db = wrapDatabase(database, file)
  db.script(PRAGMAS)
  return { database, db, file }
}

const withThings = (room?: number) => {
  const all = opened(emptyFile(sqlite), room)
  all.db.script('CREATE TABLE things (id INTEGER PRIMARY KEY, word TEXT, content BLOB)')
  return all
}

const step = fc.oneof(
  fc.record({ kind: fc.constant('insert' as const), word: fc.string(), size: fc.integer({ min: 0, max: 20_000 }) }),
  fc.record({ kind: fc.constant('delete' as const), upTo: fc.nat(30) }),
  fc.record({ kind: fc.constant('update' as const), word: fc.string() }),
  fc.record({ kind: fc.constant('rollback' as const), size: fc.integer({ min: 0, max: 200_000 }) }),
)

describe('a database that can be seen where it lives', () => {
  test('is the same as by backup, whatever was done, also when it has outgrown its room', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), fc.constantFrom(0, 40_000, 10_000_000), (steps, room) => {
        const { database, db } = withThings(room)
        try {
          for (const each of steps) {
            if (each.kind === 'insert')
              db.run('INSERT INTO things (word, content) VALUES (?, ?)', [each.word, new Uint8Array(each.size).fill(7)])
            else if (each.kind === 'delete') db.run('DELETE FROM things WHERE id <= ?', [each.upTo])
            else if (each.kind === 'update') db.run('UPDATE things SET word = ?', [each.word])
            else
              expect(() =>
                db.transaction(() => {
                  db.run('INSERT INTO things (content) VALUES (?)', [new Uint8Array(each.size).fill(9)])
                  throw new Error('back')
                }),
              ).toThrow('back')
            expect(told(db.export())).toEqual(told(byBackup(database)))
          }
        } finally {
          db.close()
        }
      }),
      { numRuns: 60 },
    )
  })

  test('is copied part by part while others write, as it is in the end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const { database, db, file } = withThings(30_000_000)
        // Nine megabytes are three parts: writes fall into parts copied already, and into those to come.
        db.run('INSERT INTO things (word, content) VALUES (?, ?)', ['много', new Uint8Array(9_000_000).fill(1)])
        for (let each = 0; each < 40; each += 1)
          db.run('INSERT INTO things (word, content) VALUES (?, ?)', ['мало', new Uint8Array(3000).fill(each)])
        try {
          const todo = [...steps]
          const length = (): number => Number(database.exec('PRAGMA page_count')[0]?.values[0]?.[0]) * 4096
          const bytes = await file.copied(length, async () => {
            for (const each of todo.splice(0, 5))
              if (each.kind === 'insert')
                db.run('INSERT INTO things (word, content) VALUES (?, ?)', [
                  each.word,
                  new Uint8Array(each.size).fill(7),
                ])
              else if (each.kind === 'delete') db.run('DELETE FROM things WHERE id > 1 AND id <= ?', [each.upTo])
              else if (each.kind === 'update') db.run('UPDATE things SET word = ?', [each.word])
          })
          if (bytes === null) throw new Error('not copied')
          expect(told(bytes)).toEqual(told(byBackup(database)))
        } finally {
          db.close()
        }
      }),
      { numRuns: 8 },
    )
  })

  test('is seen in place while it has room, and not after', () => {
    const { db, file } = withThings(100_000)
    expect(file.now(4096)).not.toBeNull()
    db.run('INSERT INTO things (content) VALUES (?)', [new Uint8Array(200_000)])
    const bytes = db.export()
    expect(bytes.length).toBeGreaterThan(200_000)
    expect(file.now(4096)).toBeNull()
    expect(told(bytes)).toMatchObject([[['ok']], [[1, null, '00'.repeat(200_000)]]])
    db.close()
  })

  test('a snapshot of what has outgrown its room, or grows meanwhile, is made all the same', async () => {
    const { db } = withThings(100_000)
    db.run("INSERT INTO things (word) VALUES ('раньше')")
    const snapshot = db.snapshot()
    db.run('INSERT INTO things (content) VALUES (?)', [new Uint8Array(200_000)])
    expect(told(await snapshot)).toMatchObject([
      [['ok']],
      [
        [1, 'раньше', ''],
        [2, null, '00'.repeat(200_000)],
      ],
    ])
    expect(told(await db.snapshot())).toEqual(told(db.export()))
    db.close()
  })

  test('what is exported does not change with the database', () => {
    const { db } = withThings()
    db.run("INSERT INTO things (word) VALUES ('раньше')")
    const before = db.export()
    const copy = before.slice()
    db.run("UPDATE things SET word = 'позже'")
    expect(Buffer.from(before).equals(Buffer.from(copy))).toBe(true)
    expect(told(before)).toMatchObject([[['ok']], [[1, 'раньше', '']]])
    db.close()
  })
})
