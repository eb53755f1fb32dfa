import { resolve } from 'node:path'

/** Database a command line names (`--db FILE`, `--db=FILE` or `FILE.sqlite`) as a full path, or null. */
export const databaseFrom = (argv: string[], folder: string): string | null => {
  const at = argv.findIndex((each) => each === '--db' || each.startsWith('--db='))
  const named = argv[at]
  const file =
    named === undefined
      ? argv.slice(1).find((each) => !each.startsWith('-') && each.toLowerCase().endsWith('.sqlite'))
      : named === '--db'
        ? argv[at + 1]
        : named.slice('--db='.length)
  return file === undefined || file === '' ? null : resolve(folder, file)
}

/** What a second start hands over to the first; its command line would be reordered on the way. */
export type Handed = { database: string | null }

/** The database a second start was given, or null. */
export const handedDatabase = (data: unknown): string | null =>
  typeof data === 'object' && data !== null && 'database' in data && typeof data.database === 'string'
    ? data.database
    : null
