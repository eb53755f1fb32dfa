import { resolve } from 'node:path'

/** Database a command line names (`--db FILE` or `--db=FILE`) as a full path, or null. */
export const databaseFrom = (argv: string[], folder: string): string | null => {
  const at = argv.findIndex((each) => each === '--db' || each.startsWith('--db='))
  const named = argv[at]
  if (named === undefined) return null
  const file = named === '--db' ? argv[at + 1] : named.slice('--db='.length)
  return file === undefined || file === '' ? null : resolve(folder, file)
}
