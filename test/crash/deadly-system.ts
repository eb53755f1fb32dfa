import { thisMachine, type FileSystem } from '../../src/engine/store/file-system'

/** Where a process ends itself: at its so-many-th change of the disk; `part` of that change is made. */
export type Deadline = { operation: number; part: 'none' | 'half' | 'whole' }

type Handle = Awaited<ReturnType<FileSystem['open']>>

const halfOf = (data: unknown): Uint8Array => {
  const bytes = typeof data === 'string' ? Buffer.from(data) : (data as Uint8Array)
  return bytes.subarray(0, bytes.length >> 1)
}

/** This machine's files, and a process that kills itself in the middle of one of its changes; never, where null. */
export const deadlySystem = (deadline: Deadline | null): FileSystem => {
  const real = thisMachine()
  let made = 0
  const die = (): never => {
    process.kill(process.pid, 'SIGKILL')
    throw new Error('killed')
  }
  /** `half` does a part of the change, where there is such a thing. */
  const counted = async <T>(whole: () => Promise<T>, half: () => Promise<unknown> = whole): Promise<T> => {
    made += 1
    if (deadline?.operation !== made) return whole()
    if (deadline.part === 'half') await half()
    if (deadline.part === 'whole') await whole()
    return die()
  }
  const watched = (handle: Handle): Handle => {
    const write = handle.writeFile.bind(handle)
    const sync = handle.sync.bind(handle)
    handle.writeFile = (data, ...rest) =>
      counted(
        () => write(data, ...rest),
        () => write(halfOf(data)),
      )
    handle.sync = () => counted(sync)
    return handle
  }
  return {
    ...real,
    open: async (path, flags, mode) => {
      if (flags === undefined || flags === 'r') return watched(await real.open(path, flags, mode))
      return watched(await counted(() => real.open(path, flags, mode)))
    },
    writeFile: (path, data, ...rest) =>
      counted(
        () => real.writeFile(path, data, ...rest),
        () => real.writeFile(path, halfOf(data)),
      ),
    copyFile: (...args) => counted(() => real.copyFile(...args)),
    link: (...args) => counted(() => real.link(...args)),
    mkdir: ((...args: Parameters<typeof real.mkdir>) => counted(() => real.mkdir(...args))) as FileSystem['mkdir'],
    rename: (...args) => counted(() => real.rename(...args)),
    rm: (...args) => counted(() => real.rm(...args)),
  }
}
