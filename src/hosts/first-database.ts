import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { OpenedDatabase } from './engine-messages'
import type { RecentDatabase } from './recent-databases'

export type FirstDatabase = {
  /** The database the user named, or null. */
  named: string | null
  recent: RecentDatabase[]
  /** Where a new one goes when there is none yet. */
  otherwise: string
}

type Opener = (path: string, canCreate: boolean) => Promise<OpenedDatabase>

/**
 * Opens the database a program starts with: the named one (made when it is not there), else the one used last that is
 * still there, else a new one among the user's documents. Throws Failure.
 */
export const openFirst = async ({ named, recent, otherwise }: FirstDatabase, open: Opener): Promise<OpenedDatabase> => {
  if (named !== null) return open(named, true)
  const last = recent.find(({ path }) => existsSync(path))
  if (last !== undefined) return open(last.path, false)
  try {
    mkdirSync(dirname(otherwise), { recursive: true })
  } catch {
    // Opening tells why the folder will not do.
  }
  return open(otherwise, true)
}
