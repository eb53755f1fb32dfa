import { basename, dirname, join } from 'node:path'
import { Failure } from '../base/failure'
import { failedWith, type FileSystem } from './file-system'
import { HEADER_BYTES } from './header'

/** What tells one state of a file from another; the header holds SQLite's change counter. Null: no file. */
export type Stamp = { size: number; modified: bigint; header: string } | null

const RENAME_PAUSES = [20, 80, 200, 500]

/** State of a file now. Throws what the disk answers, but a missing file is null. */
export const stampOf = async (path: string, system: FileSystem): Promise<Stamp> => {
  let handle
  try {
    handle = await system.open(path, 'r')
  } catch (error) {
    if (failedWith(error, 'ENOENT')) return null
    throw error
  }
  try {
    const { size, mtimeNs } = await handle.stat({ bigint: true })
    const header = Buffer.alloc(HEADER_BYTES)
    const { bytesRead } = await handle.read(header, 0, HEADER_BYTES, 0)
    return { size: Number(size), modified: mtimeNs, header: header.toString('hex', 0, bytesRead) }
  } finally {
    await handle.close()
  }
}

const same = (one: Stamp, other: Stamp): boolean =>
  one === null || other === null
    ? one === other
    : one.size === other.size && one.modified === other.modified && one.header === other.header

/** Windows keeps a file shut for a moment while a virus scanner reads it. */
const renamePatiently = async (from: string, to: string, system: FileSystem): Promise<void> => {
  for (const milliseconds of RENAME_PAUSES)
    try {
      return await system.rename(from, to)
    } catch (error) {
      if (!failedWith(error, 'EPERM', 'EACCES', 'EBUSY')) throw error
      await system.pause(milliseconds)
    }
  return system.rename(from, to)
}

/** Makes the rename itself durable; not every system lets a folder be opened or synced. */
export const syncFolder = async (folder: string, system: FileSystem): Promise<void> => {
  try {
    const handle = await system.open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (!failedWith(error, 'EPERM', 'EACCES', 'EISDIR', 'EINVAL', 'ENOTSUP')) throw error
  }
}

const writeWhole = async (path: string, bytes: Uint8Array, mode: number, system: FileSystem): Promise<void> => {
  const handle = await system.open(path, 'w', mode)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const changed = (path: string): Failure =>
  new Failure(
    'changed-underneath',
    `Файл «${path}» изменила или удалила другая программа, пока он был открыт. Сохранение остановлено, чтобы не затереть чужие данные. Откройте файл заново и повторите последние действия.`,
  )

const gone = (path: string): Failure =>
  new Failure(
    'changed-underneath',
    `Файла «${path}» нет на месте: отключён диск или флешка, либо файл удалили или перенесли. Верните его туда же, каким он был.`,
  )

/**
 * Replaces a file whole: temporary file in the same folder, fsync, rename; the temporary file is removed on
 * failure. `syncFolder` makes it last. Returns the new stamp, which `written` is told before the rename. Throws Failure('changed-underneath') when the file is not
 * in the state `expected`, else what the disk answers.
 */
export const replaceFile = async (
  path: string,
  content: Uint8Array,
  expected: Stamp,
  system: FileSystem,
  written: (stamp: Stamp) => Promise<void> = () => Promise.resolve(),
): Promise<Stamp> => {
  const temporary = join(dirname(path), `${basename(path)}.sverka-tmp`)
  try {
    const mode = expected === null ? 0o666 : (await system.stat(path).catch(() => null))?.mode
    await writeWhole(temporary, content, mode ?? 0o666, system).catch((error: unknown) => {
      throw expected !== null && failedWith(error, 'ENOENT', 'ENOTDIR', 'ENODEV', 'ENXIO') ? gone(path) : error
    })
    const stamp = await stampOf(temporary, system)
    const found = await stampOf(path, system)
    if (!same(expected, found)) throw found === null ? gone(path) : changed(path)
    await written(stamp)
    await renamePatiently(temporary, path, system)
    return stamp
  } catch (error) {
    await system.rm(temporary, { force: true }).catch(() => undefined)
    throw error
  }
}
