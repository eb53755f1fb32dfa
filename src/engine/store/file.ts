import { basename, dirname } from 'node:path'
import { Failure } from '../base/failure'
import { diskFailure, failedWith, thisMachine, type FileSystem } from './file-system'
import { isDue, keepGeneration } from './generations'
import { loadAsIs, loadSound, type Recovered, type Unlocking } from './load-sound'
import { lockHolder, takeLock } from './lock'
import { replaceFile, stampOf, syncFolder } from './replace-file'
import { noteSaving } from './saved-note'
import { isUntidy, resealBeside } from './reseal'
import { keysOf, theKey, type SealKey } from './seal-key'
import { sealed } from './sealed'

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
  /** What it is sealed with from the next save on; null where it is in clear. */
  key: () => SealKey | null
  setKey: (key: SealKey | null) => void
  /**
   * Once a save has put the file under its key: the same for what lies beside it, which was under `before`. Returns
   * names of copies that are still in clear.
   */
  sealBeside: (before: SealKey | null) => Promise<string[]>
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
  /** Opens a sealed file; a file in clear is opened without it. */
  password?: string | undefined
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

const readOnly = async (
  path: string,
  holder: string,
  unlocking: Unlocking,
  system: FileSystem,
): Promise<DatabaseFile> => {
  const words = `База «${basename(path)}» открыта только для чтения: с ней уже работают (${holder}). Чтобы менять её, закройте её там и откройте здесь заново.`
  const refuse = (): Failure => new Failure('read-only', words)
  const { bytes, key } = await loadAsIs(path, system, unlocking)
  return {
    bytes,
    recovered: null,
    heldBy: words,
    save: () => Promise.reject(refuse()),
    key: () => key,
    setKey: () => {
      throw refuse()
    },
    sealBeside: () => Promise.resolve([]),
    close: () => Promise.resolve(),
  }
}

/**
 * Opens a database file for this program alone, or, where that is asked for, to be read beside another. Throws Failure: `locked`, `open-elsewhere`, `no-database`,
 * `not-a-database`, `damaged-database`, `no-access`, `no-folder`, `disk-error`; of a sealed file also `password-needed`,
 * `wrong-password`, `damaged-header`, `newer-file`.
 */
export const openDatabaseFile = async (givenPath: string, options: FileOptions): Promise<DatabaseFile> => {
  const system = options.system ?? thisMachine()
  const unlocking = options.password === undefined ? null : keysOf(options.password)
  const opening = `Не удалось открыть базу «${givenPath}»`
  const open = async () => {
    const path = await realPath(givenPath, system)
    const lock = await takeLock(path, options.now().toISOString(), system, options.lockName)
    try {
      await refuseForeignJournal(path, system)
      return { path, lock, ...(await loadSound(path, options.mustExist === true, options.now(), system, unlocking)) }
    } catch (error) {
      await lock.release()
      throw error
    }
  }
  const opened = await open().catch(async (error: unknown) => {
    const isHeld = error instanceof Failure && error.code === 'locked'
    const path = await realPath(givenPath, system)
    if (options.orReadOnly !== true || !isHeld || (await stampOf(path, system)) === null)
      throw diskFailure(error, opening)
    return null
  })
  if (opened === null) {
    const path = await realPath(givenPath, system)
    return readOnly(path, (await lockHolder(path, system)) ?? 'другая программа', unlocking, system)
  }
  const { path, lock, bytes, recovered } = opened
  let { stamp, key } = opened
  if (key !== null && (await isUntidy(path, system))) await resealBeside(path, theKey(key), key, system)
  let closed = false
  let keptAt: Date | null = null
  let last: Promise<unknown> = Promise.resolve()

  const replace = async (bare: Uint8Array): Promise<void> => {
    try {
      const content = key === null ? bare : await sealed(bare, key)
      const now = options.now()
      if (isDue(keptAt, now)) {
        await keepGeneration(path, now, system)
        keptAt = now
      }
      const before = stamp
      stamp = await replaceFile(path, content, before, system, (after) =>
        noteSaving(path, content, { before, after }, system),
      )
      await syncFolder(dirname(path), system)
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
    key: () => key,
    setKey: (next) => {
      key = next
    },
    sealBeside: (before) => resealBeside(path, before === null ? null : theKey(before), key, system),
    close: async () => {
      closed = true
      await last
      await lock.release()
    },
  }
}
