import initSqlJs from 'sql.js'

/** The same database with so many more megabytes of nothing in a table of its own. */
export const grown = async (bytes: Uint8Array, megabytes: number): Promise<Uint8Array> => {
  const { Database } = await initSqlJs()
  const database = new Database(bytes)
  try {
    database.exec(
      `CREATE TABLE filler (content BLOB); INSERT INTO filler VALUES (zeroblob(${megabytes * 1024 * 1024}))`,
    )
    return database.export()
  } finally {
    database.close()
  }
}

/** With pages in its middle overwritten: its header and length are right, and only looking it over shows it. */
export const damaged = (bytes: Uint8Array): Uint8Array => {
  const copy = new Uint8Array(bytes)
  copy.fill(0xff, 4096, 200_000)
  return copy
}
