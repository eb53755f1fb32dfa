import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { othersTurn } from '../base/giving-way'
import { generationsFolder } from './generations'
import type { FileSystem } from './file-system'
import type { Stamp } from './replace-file'

/**
 * A state of the file that the program has written, or (`found`) has come upon and found sound when it looked it over.
 * `modified` in nanoseconds.
 */
type State = { size: number; modified: string; sha256: string; found?: true }

/** The state a save found and the one it puts in its place: after a crash either may lie there. */
type Note = { states: State[] }

const notePath = (path: string): string => join(generationsFolder(path), 'saved.json')

/** Bytes hashed in one go: a few milliseconds. */
const PART = 4 * 1024 * 1024

/** Part by part: what hashes the whole at once takes a copy of it, which is the whole database once more. */
const sha256Of = async (bytes: Uint8Array): Promise<string> => {
  const hash = createHash('sha256')
  for (let at = 0; at < bytes.length; at += PART) {
    hash.update(bytes.subarray(at, at + PART))
    await othersTurn()
  }
  return hash.digest('hex')
}

/** The noted states that a file may be in, going by its size and time. */
const statesLike = async (path: string, stamp: Stamp, system: FileSystem): Promise<State[]> => {
  const text = await system.readFile(notePath(path), 'utf8').catch(() => '')
  try {
    const { states } = JSON.parse(text) as Partial<Note>
    return (states ?? []).filter((each) => each.size === stamp?.size && each.modified === String(stamp.modified))
  } catch {
    return []
  }
}

const write = async (path: string, text: string, system: FileSystem): Promise<void> => {
  const handle = await system.open(path, 'w')
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Notes beside the earlier states what the file is about to hold, before it does: a note that lags behind would call a
 * good file damaged where a disk's times are coarse. `before`: the file's stamp as it still is; `after`: as it will be. What
 * cannot be noted is not.
 */
export const noteSaving = async (
  path: string,
  content: Uint8Array,
  { before, after }: { before: Stamp; after: Stamp },
  system: FileSystem,
): Promise<void> => {
  if (after === null) return
  try {
    const states = await statesLike(path, before, system)
    states.push({ size: after.size, modified: String(after.modified), sha256: await sha256Of(content) })
    await system.mkdir(generationsFolder(path), { recursive: true })
    await write(notePath(path), JSON.stringify({ states } satisfies Note), system)
  } catch {
    await system.rm(notePath(path), { force: true }).catch(() => undefined)
  }
}

/** A smaller file is looked over in less time than is worth a note beside it, in bytes. */
const LONG = 4 * 1024 * 1024

/**
 * Notes that a file nobody here has saved was looked over and found sound, so that it need not be again while it holds the
 * same. Says nothing more: one that holds something else is looked over anew. What cannot be noted is not.
 */
export const noteSound = async (path: string, content: Uint8Array, stamp: Stamp, system: FileSystem): Promise<void> => {
  if (stamp === null || content.length <= LONG) return
  try {
    const { size, modified } = stamp
    const states: State[] = [{ size, modified: String(modified), sha256: await sha256Of(content), found: true }]
    await system.mkdir(generationsFolder(path), { recursive: true })
    await write(notePath(path), JSON.stringify({ states } satisfies Note), system)
  } catch {
    await system.rm(notePath(path), { force: true }).catch(() => undefined)
  }
}

/**
 * Whether the file holds what was saved or found sound; false where it was saved and holds something else; null where
 * somebody else has written it since, or nothing is known.
 */
export const isAsSaved = async (
  path: string,
  bytes: Uint8Array,
  stamp: Stamp,
  system: FileSystem,
): Promise<boolean | null> => {
  const states = await statesLike(path, stamp, system)
  if (states.length === 0) return null
  const sha256 = await sha256Of(bytes)
  if (states.some((each) => each.sha256 === sha256)) return true
  return states.every(({ found }) => found) ? null : false
}
