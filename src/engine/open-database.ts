import { readFile } from 'node:fs/promises'
import { collectGarbage } from './base/collect-garbage'
import { openDatabaseFile, type DatabaseFile } from './store/file'
import { diskFailure, thisMachine, type FileSystem } from './store/file-system'
import { keepBeforeMigration } from './store/generations'
import { schemaOf } from './store/header'
import { recoveryWords, type Recovered } from './store/load-sound'
import { MIGRATIONS } from './store/migrate'
import { openStore, type Store } from './store/open-store'
import { watchSaves, type Saving } from './store/watch-saves'

export type DatabaseOptions = {
  /** Database file, made when it is not there unless `mustExist`; null keeps everything in memory. */
  database: string | null
  mustExist?: boolean
  /** A file that another program holds is opened to be read only; otherwise it is refused. */
  orReadOnly?: boolean
  /** Name to hold the database's lock under, see `takeLock`. */
  lockName?: string
  /** Opens a file under a password; one in clear is opened without it. */
  password?: string | undefined
  /** Who works with the program, for the journal. */
  who?: string | null
  /** A new database as the build made it; without it one is made here. */
  blankFile?: URL
  /** In place of this machine's files; tests put a failing one here. */
  system?: FileSystem
  /** Told when a save begins and how it ends. */
  onSaving?: (saving: Saving) => void
  now: () => Date
}

/** How a database was opened, for whoever opened it: `words` are for the curator, null when there is nothing to say. */
export type Opening = { readOnly: boolean; words: string | null }

/** The file was of an older program: numbers of its schema then and now, and the name of the copy that was kept. */
type Updated = { from: number; to: number; copy: string | null }

type Opened = Opening & {
  store: Store
  updated: Updated | null
  recovered: Recovered | null
  /** Null for a database in memory, or one that can only be read. */
  file: Omit<DatabaseFile, 'bytes' | 'recovered' | 'heldBy'> | null
  /** What the file is sealed with, also one that can only be read. */
  key: DatabaseFile['key']
}

const inMemory = async (blank: Uint8Array | null, who: string | null): Promise<Opened> => ({
  ...{ store: await openStore(null, { blank, who }), updated: null, recovered: null, file: null },
  ...{ key: () => null, readOnly: false, words: null },
})

/** Keeps a copy of a file that this program is about to bring up to date; null where it need not be. */
const beforeUpdate = async (path: string, bytes: Uint8Array, given?: FileSystem): Promise<Updated | null> => {
  const [from, to] = [schemaOf(bytes), MIGRATIONS.length]
  if (from === 0 || from >= to) return null
  const system = given ?? thisMachine()
  try {
    return { from, to, copy: await keepBeforeMigration(await system.realpath(path), from, system) }
  } catch (error) {
    throw diskFailure(
      error,
      `База «${path}» сделана прежней версией программы, а сохранить её копию перед обновлением не удалось; файл не изменён`,
    )
  }
}

const blankOf = async (file: URL | undefined): Promise<Uint8Array | null> =>
  file === undefined ? null : readFile(file).catch(() => null)

const opened = async ({ database, ...options }: DatabaseOptions): Promise<Opened> => {
  if (database === null) return inMemory(await blankOf(options.blankFile), options.who ?? null)
  const { bytes, recovered, heldBy, save, close, ...sealing } = await openDatabaseFile(database, options)
  try {
    const { onSaving, now } = options
    const watched = onSaving === undefined ? save : watchSaves(save, onSaving, now)
    const updated = bytes === null || heldBy !== null ? null : await beforeUpdate(database, bytes, options.system)
    const blank = bytes === null ? await blankOf(options.blankFile) : null
    const store = await openStore(bytes, { readOnly: heldBy !== null, blank, who: options.who ?? null })
    const words = heldBy ?? (recovered === null ? null : recoveryWords(recovered))
    return {
      store,
      updated,
      recovered,
      file: heldBy === null ? { ...sealing, save: watched, close } : null,
      key: sealing.key,
      readOnly: heldBy !== null,
      words,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** Below this what was read is not worth collecting, in bytes. */
const LARGE = 16 * 1024 * 1024

/**
 * Opens the database and, if it was damaged, its newest sound earlier state. The bytes that were read are let go: from
 * here on the database lives in the store alone. Throws what opening the file and the store throw.
 */
export const openDatabase = async (options: DatabaseOptions): Promise<Opened> => {
  const database = await opened(options)
  if (process.memoryUsage().arrayBuffers > LARGE) collectGarbage()
  return database
}
