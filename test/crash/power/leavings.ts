import type { Random } from '../../../src/demo/random'
import { apply, copyOf, type Change, type Content, type Disk } from './disk'

export type Death = 'killed' | 'power-lost'

const BLOCK = 4096

const NOTHING: Content = { bytes: Buffer.alloc(0), modified: 0n }

/** A write that was cut off: its beginning, or any of its blocks beside what stood there before, or none of it. */
const torn = (before: Content, after: Content, random: Random): Content => {
  const prefix = random.between(0, after.bytes.length)
  if (random.share() < 0.4) return { bytes: Buffer.from(after.bytes.subarray(0, prefix)), modified: after.modified }
  const length = random.pick([before.bytes.length, after.bytes.length, prefix])
  const bytes = Buffer.alloc(length)
  for (let at = 0; at < length; at += BLOCK) {
    const from = random.pick([before.bytes, after.bytes, null])
    if (from !== null && from.length > at) from.copy(bytes, at, at, Math.min(at + BLOCK, length))
  }
  return { bytes, modified: random.pick([before.modified, after.modified]) }
}

type Names = Extract<Change, { kind: 'names' }>

/** Changes of names that were not synced: the first so many of them, or any, depending on how a disk keeps its books. */
const surviving = (pending: Names[], random: Random): Names[] =>
  random.share() < 0.5
    ? pending.slice(0, random.between(0, pending.length))
    : pending.filter(() => random.share() < 0.5)

/** What is left when the program is killed in the middle of change `at`: all before it, and of a write a part. */
const afterKill = (start: Disk, changes: Change[], at: number, random: Random): Disk => {
  const disk = copyOf(start)
  for (const change of changes.slice(0, at)) apply(disk, change)
  const last = changes[at]
  if (last?.kind === 'write') {
    const { bytes, modified } = last.content
    const part = Buffer.from(bytes.subarray(0, random.between(0, bytes.length)))
    disk.files.set(last.file, { bytes: part, modified })
  }
  return disk
}

/** What is left when the power goes then: what was synced, and of everything else whatever had reached the disk. */
const afterPowerLoss = (start: Disk, changes: Change[], at: number, random: Random): Disk => {
  const disk = copyOf(start)
  const unsynced = new Map<number, Content>()
  const pending = new Map<string, Names[]>()
  // The change under way may have reached the disk, or not.
  for (const change of changes.slice(0, at + random.between(0, 1))) {
    if (change.kind === 'write') unsynced.set(change.file, change.content)
    if (change.kind === 'names') pending.set(change.folder, [...(pending.get(change.folder) ?? []), change])
    if (change.kind === 'folder') apply(disk, change)
    if (change.kind === 'sync') {
      const content = unsynced.get(change.file)
      if (content !== undefined) disk.files.set(change.file, content)
      unsynced.delete(change.file)
    }
    if (change.kind === 'sync-folder') {
      for (const each of pending.get(change.folder) ?? []) apply(disk, each)
      pending.delete(change.folder)
    }
  }
  for (const changes of pending.values()) for (const each of surviving(changes, random)) apply(disk, each)
  for (const [file, content] of unsynced) disk.files.set(file, torn(disk.files.get(file) ?? NOTHING, content, random))
  return disk
}

/** The disk as the next start finds it, when its program ended so in the middle of change `at`. */
export const leftAfter = (death: Death, start: Disk, changes: Change[], at: number, random: Random): Disk =>
  (death === 'killed' ? afterKill : afterPowerLoss)(start, changes, at, random)
