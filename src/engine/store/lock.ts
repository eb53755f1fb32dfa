import { russianMoment } from '../base/calendar'
import { Failure } from '../base/failure'
import { failedWith, type FileSystem } from './file-system'

/**
 * `name`: which of its process's openers holds it, where that has given one. `boot`: which start of the computer it was,
 * where the system tells, and `upSeconds` since it: processes of an earlier one are dead, whoever bears their number now.
 */
type Holder = { pid: number; host: string; time: string; name?: string; boot?: string; upSeconds?: number }

/** A lock that says nothing is looked at once more after so many milliseconds: its maker may just be writing it. */
const WRITING_MS = 1_000

/** A held lock; `release` removes its file unless another program took it over. */
export type Lock = { release: () => Promise<void> }

const holderOf = (text: string): Holder | null => {
  try {
    const read = JSON.parse(text) as Partial<Holder> | null
    if (typeof read?.pid !== 'number' || typeof read.host !== 'string' || typeof read.time !== 'string') return null
    return {
      ...{ pid: read.pid, host: read.host, time: read.time },
      ...(typeof read.name === 'string' && { name: read.name }),
      ...(typeof read.boot === 'string' && { boot: read.boot }),
      ...(typeof read.upSeconds === 'number' && { upSeconds: read.upSeconds }),
    }
  } catch {
    return null
  }
}

const isOfEarlierStart = ({ boot, upSeconds }: Holder, system: FileSystem): boolean =>
  boot !== undefined && system.boot !== null
    ? boot !== system.boot
    : upSeconds !== undefined && upSeconds > system.upSeconds()

const isDead = async (
  holder: Holder,
  lockPath: string,
  system: FileSystem,
  mine: string | undefined,
): Promise<boolean> => {
  const { pid, host, name } = holder
  if (host !== system.host) return false
  if (isOfEarlierStart(holder, system)) return true
  if (pid !== system.pid) return !system.isRunning(pid)
  if (name !== undefined && name === mine) return true
  return (await system.stat(lockPath)).mtimeMs < system.startedAt
}

/** Text of the lock file, or null when it has just gone. */
const readLock = async (lockPath: string, system: FileSystem): Promise<string | null> => {
  try {
    return await system.readFile(lockPath, 'utf8')
  } catch (error) {
    if (failedWith(error, 'ENOENT')) return null
    throw error
  }
}

const whoIs = (holder: Holder | null): string =>
  holder === null
    ? 'кем — неизвестно'
    : `компьютер «${holder.host}», процесс ${holder.pid}, с ${russianMoment(holder.time)} по Гринвичу`

/** Who holds the lock of a file, in words; null when nobody does. */
export const lockHolder = async (path: string, system: FileSystem): Promise<string | null> => {
  const text = await readLock(`${path}.lock`, system)
  return text === null ? null : whoIs(holderOf(text))
}

const refusal = (path: string, lockPath: string, holder: Holder | null): Failure => {
  const who = whoIs(holder)
  return new Failure(
    'locked',
    `База «${path}» уже открыта (${who}). Закройте её там. Если она точно нигде не открыта, удалите файл «${lockPath}» и повторите.`,
  )
}

/** Creates the lock file; false when there is one already. */
const create = async (lockPath: string, text: string, system: FileSystem): Promise<boolean> => {
  try {
    const handle = await system.open(lockPath, 'wx')
    try {
      await handle.writeFile(text)
      await handle.sync()
    } finally {
      await handle.close()
    }
    return true
  } catch (error) {
    if (failedWith(error, 'EEXIST')) return false
    throw error
  }
}

/**
 * Moves a dead process's lock out of the way. What was moved is read once more: if another program replaced
 * the lock in between, it is put back and counts as held.
 */
const discard = async (lockPath: string, stale: string, system: FileSystem): Promise<boolean> => {
  const aside = `${lockPath}.${system.pid}`
  try {
    await system.rename(lockPath, aside)
  } catch (error) {
    if (failedWith(error, 'ENOENT')) return true
    throw error
  }
  if ((await readLock(aside, system)) !== stale) {
    await system.rename(aside, lockPath)
    return false
  }
  await system.rm(aside, { force: true })
  return true
}

/** Whether the lock is cut or empty, and stays so: whoever was making it died, or the power went. */
const isUnfinished = async (lockPath: string, text: string, system: FileSystem): Promise<boolean> => {
  try {
    JSON.parse(text)
    return false
  } catch {
    await system.pause(WRITING_MS)
    return (await readLock(lockPath, system)) === text
  }
}

/**
 * Takes `<path>.lock`, so that two programs never save over each other. The lock of a process that died on this
 * computer is taken over, one that was cut off while it was being made, and one held under the same `name` in this process: whoever gives a name has
 * no two openers alive at once. Throws Failure('locked') that says who holds it. `time` is an ISO date-time.
 */
export const takeLock = async (path: string, time: string, system: FileSystem, name?: string): Promise<Lock> => {
  const lockPath = `${path}.lock`
  const mine = JSON.stringify({
    pid: system.pid,
    host: system.host,
    time,
    ...(name !== undefined && { name }),
    ...(system.boot !== null && { boot: system.boot }),
    upSeconds: system.upSeconds(),
  } satisfies Holder)
  const attempt = async (): Promise<boolean> => {
    if (await create(lockPath, mine, system)) return true
    const text = await readLock(lockPath, system)
    if (text === null) return create(lockPath, mine, system)
    const holder = holderOf(text)
    const isStale =
      holder === null ? await isUnfinished(lockPath, text, system) : await isDead(holder, lockPath, system, name)
    if (!isStale) return false
    return (await discard(lockPath, text, system)) && create(lockPath, mine, system)
  }
  if (!(await attempt())) {
    const text = await readLock(lockPath, system)
    throw refusal(path, lockPath, text === null ? null : holderOf(text))
  }
  return {
    release: async () => {
      if ((await readLock(lockPath, system)) === mine) await system.rm(lockPath, { force: true })
    },
  }
}
