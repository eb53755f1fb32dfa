import { basename, dirname } from 'node:path'
import { Failure } from '../base/failure'
import { diskFailure, failedWith, thisMachine, type FileSystem } from './file-system'
import { isDue, keepGeneration } from './generations'
import { loadAsIs, loadSound, noteSaved, type Recovered } from './load-sound'
import { lockHolder, takeLock } from './lock'
import { replaceFile, stampOf, syncFolder } from './replace-file'

/** An open database file: held by a lock until `close`. */
export type DatabaseFile = {
  /** Content when opened; null for a file that does not exist yet. */
  bytes: Uint8Array | null
  /** What was done about a damaged file when it was opened. */
  recovered: Recovered | null
  /** Words on who else holds it; it can then only be read, and `save` throws Failure('read-only'). Null when it is ours. */
  heldBy: string | null
  /**
   * Replaces the file whole or leaves it as it was; resolves after the rename. Throws Failure:
   * `changed-underneath`, `disk-full`, `no-access`, `no-folder`, `disk-error`.
   */
  save: (bytes: Uint8Array) => Promise<void>
  /** Waits for a save under way and gives the lock back. */
  close: () => Promise<void>
}

export type FileOptions = {
  now: () => Date
  /** Refuse to start a new file: Failure('no-database'). */
  mustExist?: boolean
  /** Read it all the same when another program holds it. */
  orReadOnly?: boolean
  /** Name to hold the lock under, see `takeLock`. */
  lockName?: string
  system?: FileSystem
}

const realPath = async (path: string, system: FileSystem): Promise<string> => {
  try {
    return await system.realpath(path)
  } catch (error) {
    if (failedWith(error, 'ENOENT')) return path
    throw error
  }
}

/** SQLite programs leave these beside a file they are writing or did not close; they belong to its content. */
const refuseForeignJournal = async (path: string, system: FileSystem): Promise<void> => {
  for (const suffix of ['-wal', '-journal']) {
    const stamp = await stampOf(path + suffix, system)
    if (stamp !== null && stamp.size > 0)
      throw new Failure(
        'open-elsewhere',
        `База «${path}» открыта другой программой: рядом лежит её журнал «${basename(path)}${suffix}». Закройте базу в той программе и повторите.`,
      )
  }
}

const readOnly = async (path: string, holder: string, system: FileSystem): Promise<DatabaseFile> => {
  const words = `База «${basename(path)}» открыта только для чтения: с ней уже работают (${holder}). Чтобы менять её, закройте её там и откройте здесь заново.`
  return {
    bytes: await loadAsIs(path, system),
    recovered: null,
    heldBy: words,
    save: () => Promise.reject(new Failure('read-only', words)),
    close: () => Promise.resolve(),
  }
}

/**
 * Opens a database file for this program alone, or, where that is asked for, to be read beside another. Throws Failure: `locked`, `open-elsewhere`, `no-database`,
 * `not-a-database`, `damaged-database`, `no-access`, `no-folder`, `disk-error`.
 */
export const openDatabaseFile = async (givenPath: string, options: FileOptions): Promise<DatabaseFile> => {
  const system = options.system ?? thisMachine()
  const opening = `Не удалось открыть базу «${givenPath}»`
  const open = async () => {
    const path = await realPath(givenPath, system)
    const lock = await takeLock(path, options.now().toISOString(), system, options.lockName)
    try {
      await refuseForeignJournal(path, system)
      return { path, lock, ...(await loadSound(path, options.mustExist === true, options.now(), system)) }
    } catch (error) {
      await lock.release()
      throw error
    }
  }
  const opened = await open().catch(async (error: unknown) => {
    if (options.orReadOnly !== true || !(error instanceof Failure) || error.code !== 'locked')
      throw diskFailure(error, opening)
    return null
  })
  if (opened === null) {
    const path = await realPath(givenPath, system)
    return readOnly(path, (await lockHolder(path, system)) ?? 'другая программа', system)
  }
  const { path, lock, bytes, recovered } = opened
  let { stamp } = opened
  let closed = false
  let keptAt: Date | null = null
  let last: Promise<unknown> = Promise.resolve()

  const replace = async (content: Uint8Array): Promise<void> => {
    try {
      const now = options.now()
      if (isDue(keptAt, now)) {
        await keepGeneration(path, now, system)
        keptAt = now
      }
      stamp = await replaceFile(path, content, stamp, system)
      await syncFolder(dirname(path), system)
      await noteSaved(path, content, stamp, system)
    } catch (error) {
      throw diskFailure(error, `Не удалось сохранить базу «${path}»`)
    }
  }

  return {
    bytes,
    recovered,
    heldBy: null,
    save: (content) => {
      if (closed) return Promise.reject(new Error('the database file is closed'))
      const done = last.then(() => replace(content))
      last = done.catch(() => undefined)
      return done
    },
    close: async () => {
      closed = true
      await last
      await lock.release()
    },
  }
}
