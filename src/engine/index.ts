import { openPrecedence } from './base/precedence'
import { knownRules } from './cases/issuing/known-rules'
import { openWriter } from './cases/issuing/writer'
import { openSourceReader } from './cases/looking/source-reader'
import { noteLeftInWork, settleInterrupted } from './cases/taking/interrupted'
import type { ReadersAhead } from './cases/taking/reader-pool'
import { workNoteOf } from './cases/taking/work-note'
import type { Rules } from './catalogue/types'
import { withDiscreetJournal } from './discreet-journal'
import type { EngineContext } from './engine-context'
import { openDatabase, type DatabaseOptions, type Opening } from './open-database'
import { readRules } from './resources'
import { patiently } from './store/patient-saver'
import { savingTo } from './store/saver'
import { useCases, type UseCases } from './use-cases'

export type EngineOptions = DatabaseOptions & {
  /** Folder with catalogues, dictionary and norms. */
  resources: string
  /** The same rules as the build read and checked them. */
  rulesFile?: URL
  /** The built reader thread. */
  threadFile: URL
  /** The built thread that makes workbooks; where left out they are made in the engine's own. */
  writerFile?: URL
  threads: number
  /** A save that fails is told by `onSaving` and tried again; nothing fails for it. */
  keepsTrying?: boolean
  /** Files are about to be imported: the reader threads start while the database is being opened. */
  readsSoon?: boolean
  version: string
}

export type Engine = UseCases & {
  opening: Opening
  save: () => Promise<void>
  /** With `keepsTrying`, throws what keeps the last work from the disk; all stays open then. */
  close: () => Promise<void>
}

/** Reads the program's own rules when somebody first needs them: what is pinned in an audit never does. */
const once = <T>(read: () => Promise<T>): (() => Promise<T>) => {
  let reading: Promise<T> | null = null
  return () => (reading ??= read())
}

const readersInWaiting = async ({ threadFile, threads }: EngineOptions): Promise<ReadersAhead> => {
  const { readersAhead } = await import('./cases/taking/reader-pool')
  return readersAhead(threadFile, threads)
}

/** Opens the engine on a database file or in memory; nothing is kept outside the object it returns. */
export const openEngine = async (options: EngineOptions): Promise<Engine> => {
  const { now, threads, threadFile, version } = options
  const program = once(() => readRules(options.resources, options.rulesFile))
  const readers = options.readsSoon === true ? await readersInWaiting(options) : null
  const {
    store: kept,
    file,
    key,
    recovered,
    updated,
    ...opening
  } = await openDatabase(options).catch(async (error: unknown) => {
    await readers?.close()
    throw error
  })
  const store = withDiscreetJournal(kept)
  const rules = async (): Promise<Rules> => knownRules(await program(), store.ownCatalogues())
  const spaced = savingTo(file, store.snapshot, () => now().getTime())
  const patient = options.keepsTrying === true ? patiently(spaced) : null
  const saver = patient ?? spaced
  const note = () => workNoteOf(options.database, key() !== null)
  if (!opening.readOnly) noteLeftInWork({ store, now, note: note() })
  if (recovered !== null) store.journal(now().toISOString(), 'recovered', recovered)
  if (updated !== null) store.journal(now().toISOString(), 'schema-updated', updated)
  const writer = openWriter(options.writerFile ?? null)
  // Hosts that have a thread for writing serve a window: nothing long is done in the engine's own.
  const servesWindow = options.writerFile !== undefined
  const sources = openSourceReader(servesWindow ? options.threadFile : null)
  const base = { now, threads, threadFile, version, store, saver, rules, writer, sources, readers }
  const context: EngineContext = {
    ...base,
    ...(servesWindow && { precedence: openPrecedence() }),
    get note() {
      return note()
    },
  }
  // What cannot be saved now is right in memory all the same, and goes with the next save.
  if (!opening.readOnly && (settleInterrupted(context) || recovered !== null)) await saver.save().catch(() => undefined)

  return {
    ...useCases(context, { database: options.database, file, key, note }),
    opening,
    save: async () => {
      await saver.save()
    },
    close: async () => {
      await patient?.finish()
      store.close()
      await Promise.all([writer.close(), sources.close(), file?.close(), readers?.close()])
    },
  }
}
