import { basename, dirname, join } from 'node:path'
import type { FileSystem } from './file-system'
import { damagedPrefix, generationsFolder } from './generations'
import { syncFolder } from './replace-file'

/** Tells of the file as it is saved now, and nothing of what it holds. */
const KEPT = 'saved.json'

/**
 * Removes every earlier state of a database, damaged files put aside and what a cut-off save left: they hold what the
 * database no longer does. Returns the names of those that could not be removed.
 */
export const forgetCopies = async (path: string, system: FileSystem): Promise<{ removed: number; left: string[] }> => {
  const [beside, kept] = [dirname(path), generationsFolder(path)]
  const own = [`${basename(path)}.sverka-tmp`, `${basename(path)}.work`]
  const names = async (folder: string): Promise<string[]> => system.readdir(folder).catch(() => [])
  const copies = [
    ...(await names(kept)).filter((name) => name !== KEPT).map((name) => join(kept, name)),
    ...(await names(beside))
      .filter((name) => own.includes(name) || name.startsWith(basename(damagedPrefix(path))))
      .map((name) => join(beside, name)),
  ]
  const left: string[] = []
  for (const copy of copies) await system.rm(copy, { force: true }).catch(() => left.push(basename(copy)))
  for (const folder of [kept, beside]) await syncFolder(folder, system).catch(() => undefined)
  return { removed: copies.length - left.length, left }
}
