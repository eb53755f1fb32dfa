import { dirname } from 'node:path'
import { thisMachine, type FileSystem } from '../../../src/engine/store/file-system'

/** What a file holds and when it was written, in nanoseconds. */
export type Content = { bytes: Buffer; modified: bigint }

/** One change of the disk, as it reached the system; files go by number, names belong to folders. */
export type Change =
  | { kind: 'write'; file: number; content: Content }
  | { kind: 'sync'; file: number }
  | { kind: 'sync-folder'; folder: string }
  | { kind: 'names'; folder: string; set: Record<string, number | null> }
  | { kind: 'folder'; folder: string }

/** A whole disk: names in folders, contents of files. */
export type Disk = { folders: Map<string, Map<string, number>>; files: Map<number, Content> }

export const copyOf = ({ folders, files }: Disk): Disk => ({
  folders: new Map([...folders].map(([folder, names]) => [folder, new Map(names)])),
  files: new Map(files),
})

export const emptyDisk = (folder: string): Disk => ({ folders: new Map([[folder, new Map()]]), files: new Map() })

/** Makes one change to a disk. */
export const apply = (disk: Disk, change: Change): void => {
  if (change.kind === 'write') disk.files.set(change.file, change.content)
  if (change.kind === 'folder') disk.folders.set(change.folder, disk.folders.get(change.folder) ?? new Map())
  if (change.kind !== 'names') return
  const names = disk.folders.get(change.folder)
  for (const [name, file] of Object.entries(change.set))
    if (file === null) names?.delete(name)
    else names?.set(name, file)
}

const refusal = (code: string, path: string): Error => Object.assign(new Error(`${code}: ${path}`), { code })

const nameOf = (path: string): string => path.slice(dirname(path).length + 1)

/** Every sync is forgotten, or those of folders are: a file system that breaks its word, for tests of the tests. */
export type Forgetting = 'nothing' | 'syncs' | 'folder-syncs'

/** How fine a disk's times are, in nanoseconds: a memory stick's are of two seconds. */
const timesAfter = ({ files }: Disk, coarse: boolean): (() => bigint) => {
  let now = BigInt(Date.UTC(2026, 1, 3, 10)) * 1_000_000n
  for (const { modified } of files.values()) if (modified > now) now = modified
  const grain = coarse ? 2_000_000_000n : 1n
  return () => (now += 3_000_000n) - (now % grain)
}

export type SimulatedDisk = {
  system: FileSystem
  /** Everything that changed, in order. */
  changes: Change[]
  disk: Disk
}

/**
 * A disk in memory that writes down each change it is told of, so that it can be said afterwards what would be left of it
 * had the power gone at any of them. `pid` is that of the program on it.
 */
export const simulated = (
  start: Disk,
  { pid, coarse = false, forgets = 'nothing' }: { pid: number; coarse?: boolean; forgets?: Forgetting },
): SimulatedDisk => {
  const disk = copyOf(start)
  const changes: Change[] = []
  const now = timesAfter(start, coarse)
  let next = Math.max(0, ...disk.files.keys()) + 1
  const change = (made: Change): void => {
    changes.push(made)
    apply(disk, made)
  }
  const fileAt = (path: string): number | undefined => disk.folders.get(dirname(path))?.get(nameOf(path))
  const required = (path: string): number => {
    const file = fileAt(path)
    if (file === undefined) throw refusal(disk.folders.has(path) ? 'EISDIR' : 'ENOENT', path)
    return file
  }
  const contentOf = (file: number): Content => disk.files.get(file) ?? { bytes: Buffer.alloc(0), modified: 0n }
  const write = (file: number, data: string | Uint8Array): void =>
    change({ kind: 'write', file, content: { bytes: Buffer.from(data), modified: now() } })
  const name = (path: string, file: number | null, more: Record<string, number | null> = {}): void => {
    if (!disk.folders.has(dirname(path))) throw refusal('ENOENT', path)
    change({ kind: 'names', folder: dirname(path), set: { [nameOf(path)]: file, ...more } })
  }
  const created = (path: string): number => {
    const file = next++
    name(path, file)
    write(file, '')
    return file
  }

  const handleOf = (file: number) => ({
    stat: () => Promise.resolve({ size: BigInt(contentOf(file).bytes.length), mtimeNs: contentOf(file).modified }),
    read: (into: Buffer, offset: number, length: number, at: number) =>
      Promise.resolve({ bytesRead: contentOf(file).bytes.copy(into, offset, at, at + length), buffer: into }),
    writeFile: async (data: string | Uint8Array) => write(file, data),
    sync: async () => {
      if (forgets !== 'syncs') change({ kind: 'sync', file })
    },
    close: () => Promise.resolve(),
  })
  const folderHandle = (folder: string) => ({
    sync: async () => {
      if (forgets === 'nothing') change({ kind: 'sync-folder', folder })
    },
    close: () => Promise.resolve(),
  })

  const operations = {
    open: async (path: string, flags = 'r') => {
      if (disk.folders.has(path)) return folderHandle(path)
      const known = fileAt(path)
      if (flags.startsWith('r')) return handleOf(required(path))
      if (flags === 'wx' && known !== undefined) throw refusal('EEXIST', path)
      if (known === undefined) return handleOf(created(path))
      write(known, '')
      return handleOf(known)
    },
    readFile: async (path: string, encoding?: string) => {
      const { bytes } = contentOf(required(path))
      return encoding === undefined ? Buffer.from(bytes) : bytes.toString('utf8')
    },
    writeFile: async (path: string, data: string | Uint8Array) => write(fileAt(path) ?? created(path), data),
    copyFile: async (from: string, to: string) => {
      const { bytes } = contentOf(required(from))
      write(fileAt(to) ?? created(to), bytes)
    },
    link: async (from: string, to: string) => {
      if (coarse) throw refusal('EPERM', to)
      if (fileAt(to) !== undefined) throw refusal('EEXIST', to)
      name(to, required(from))
    },
    rename: async (from: string, to: string) => {
      if (dirname(from) !== dirname(to)) throw refusal('EXDEV', to)
      name(to, required(from), { [nameOf(from)]: null })
    },
    rm: async (path: string) => {
      if (fileAt(path) !== undefined) name(path, null)
    },
    mkdir: async (path: string) => {
      if (!disk.folders.has(path)) change({ kind: 'folder', folder: path })
    },
    readdir: async (folder: string) => {
      const names = disk.folders.get(folder)
      if (names === undefined) throw refusal('ENOENT', folder)
      return [...names.keys()]
    },
    realpath: async (path: string) => {
      required(path)
      return path
    },
    stat: async (path: string) => {
      const { bytes, modified } = contentOf(required(path))
      return { mtimeMs: Number(modified / 1_000_000n), mode: 0o100644, size: bytes.length }
    },
  }
  const system = { ...thisMachine(), ...operations, pid, isRunning: (each: number) => each === pid } as unknown
  return { system: system as FileSystem, changes, disk }
}
