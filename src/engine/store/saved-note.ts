import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { othersTurn } from '../base/giving-way'
import { generationsFolder } from './generations'
import type { FileSystem } from './file-system'
import type { Stamp } from './replace-file'

/** A state of the file that the program has written. `modified` in nanoseconds. */
type Saved = { size: number; modified: string; sha256: string }

/** The state a save found and the one it puts in its place: after a crash either may lie there. */
type Note = { states: Saved[] }

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
const statesLike = async (path: string, stamp: Stamp, system: FileSystem): Promise<Saved[]> => {
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

/** Whether the file holds what was saved; null where somebody else has written it since, or nothing is known. */
export const isAsSaved = async (
  path: string,
  bytes: Uint8Array,
  stamp: Stamp,
  system: FileSystem,
): Promise<boolean | null> => {
  const states = await statesLike(path, stamp, system)
  if (states.length === 0) return null
  const sha256 = await sha256Of(bytes)
  return states.some((each) => each.sha256 === sha256)
}
