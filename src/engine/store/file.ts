import { basename, dirname } from 'node:path'
import { Failure } from '../base/failure'
import { diskFailure, failedWith, thisMachine, type FileSystem } from './file-system'
import { requireSqlite } from './header'
import { takeLock } from './lock'
import { replaceFile, stampOf, syncFolder } from './replace-file'

/** An open database file: held by a lock until `close`. */
export type DatabaseFile = {
  /** Content when opened; null for a file that does not exist yet. */
  bytes: Uint8Array | null
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

const load = async (path: string, mustExist: boolean, system: FileSystem): Promise<Uint8Array | null> => {
  await refuseForeignJournal(path, system)
  try {
    const bytes = await system.readFile(path)
    if (bytes.length === 0) return null
    requireSqlite(bytes, `Файл «${path}»`)
    return bytes
  } catch (error) {
    if (!failedWith(error, 'ENOENT')) throw error
    if (mustExist) throw new Failure('no-database', `Базы «${path}» нет. Проверьте путь и имя файла.`)
    return null
  }
}

/**
 * Opens a database file for this program alone. Throws Failure: `locked`, `open-elsewhere`, `no-database`,
 * `not-a-database`, `no-access`, `no-folder`, `disk-error`.
 */
export const openDatabaseFile = async (givenPath: string, options: FileOptions): Promise<DatabaseFile> => {
  const system = options.system ?? thisMachine()
  const opening = `Не удалось открыть базу «${givenPath}»`
  const open = async () => {
    const path = await realPath(givenPath, system)
    if (options.mustExist === true && (await stampOf(path, system)) === null)
      throw new Failure('no-database', `Базы «${path}» нет. Проверьте путь и имя файла.`)
    const lock = await takeLock(path, options.now().toISOString(), system, options.lockName)
    try {
      const stamp = await stampOf(path, system)
      return { path, lock, stamp, bytes: await load(path, options.mustExist === true, system) }
    } catch (error) {
      await lock.release()
      throw error
    }
  }
  const { path, lock, bytes, ...opened } = await open().catch((error: unknown) => {
    throw diskFailure(error, opening)
  })
  let { stamp } = opened
  let closed = false
  let last: Promise<unknown> = Promise.resolve()

  const replace = async (content: Uint8Array): Promise<void> => {
    try {
      stamp = await replaceFile(path, content, stamp, system)
      await syncFolder(dirname(path), system)
    } catch (error) {
      throw diskFailure(error, `Не удалось сохранить базу «${path}»`)
    }
  }

  return {
    bytes,
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
