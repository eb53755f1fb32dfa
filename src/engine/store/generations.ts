import { basename, dirname, join } from 'node:path'
import { failedWith, type FileSystem } from './file-system'
import { stampOf, syncFolder } from './replace-file'

/** An earlier state of a database file, kept beside it; `at` is when it was saved, ISO. */
export type Generation = { path: string; at: string }

/** One is kept with the first save after opening, and never sooner than this after another. */
const SPACING_MS = 15 * 60_000

/** What disks answer that know no links. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV', 'EACCES']

/** The newest ones, and beyond them the last of each of so many days. */
const NEWEST = 3
const DAYS = 4

const NAME = /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})Z(?:-schema-\d+)?\.sqlite$/

/** States kept before a newer program brought the file up to date; so many of the newest stay, whatever else does. */
const OF_SCHEMA = /Z-schema-\d+\.sqlite$/
const SCHEMAS = 2

/** Folder of a database's earlier states. */
export const generationsFolder = (path: string): string => `${path}.backup`

const nameAt = (at: Date): string => `${at.toISOString().slice(0, 19).replaceAll(':', '-')}Z.sqlite`

const atOf = (name: string): string | null => {
  const parts = NAME.exec(name)
  return parts === null ? null : `${parts[1]}T${parts[2]}:${parts[3]}:${parts[4]}Z`
}

/** Earlier states of a database, newest first; none where the folder is missing or closed to us. */
export const generationsOf = async (path: string, system: FileSystem): Promise<Generation[]> => {
  const folder = generationsFolder(path)
  const names = await system.readdir(folder).catch(() => [])
  return names
    .flatMap((name) => {
      const at = atOf(name)
      return at === null ? [] : [{ path: join(folder, name), at }]
    })
    .sort((one, other) => other.at.localeCompare(one.at))
}

/** Which of the generations, given newest first, are not worth their place any more. */
export const outworn = (generations: Generation[]): Generation[] => {
  const dayOf = ({ at }: Generation): string => at.slice(0, 10)
  const ofSchema = generations.filter(({ path }) => OF_SCHEMA.test(path))
  const usual = generations.filter((each) => !ofSchema.includes(each))
  const older = usual.slice(NEWEST)
  const seen = new Set(usual.slice(0, NEWEST).map(dayOf))
  const days = new Set<string>()
  const past = older.filter((each) => {
    const day = dayOf(each)
    if (seen.has(day) || days.has(day) || days.size >= DAYS) return true
    days.add(day)
    return false
  })
  return [...past, ...ofSchema.slice(SCHEMAS)]
}

const copied = async (from: string, to: string, system: FileSystem): Promise<void> => {
  await system.copyFile(from, to)
  const handle = await system.open(to, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * The same content under a second name, whole or not at all, and there to stay: nothing is copied where the disk knows
 * links.
 */
export const keptAs = async (from: string, to: string, system: FileSystem): Promise<void> => {
  const partial = `${to}.sverka-tmp`
  try {
    await system.rm(partial, { force: true })
    await system.link(from, partial).catch((error: unknown) => {
      if (!failedWith(error, ...NO_LINKS)) throw error
      return copied(from, partial, system)
    })
    await system.rename(partial, to)
    // Two names of one content: renaming the one to the other leaves both.
    await system.rm(partial, { force: true })
    await syncFolder(dirname(to), system)
  } catch (error) {
    await system.rm(partial, { force: true }).catch(() => undefined)
    throw error
  }
}

/** Whether an earlier state is to be kept once more: `keptAt` is when one was, in this session. */
export const isDue = (keptAt: Date | null, now: Date): boolean =>
  keptAt === null || now.getTime() - keptAt.getTime() >= SPACING_MS

/**
 * Keeps the file as it is now, before a save replaces it, unless there is a state nearly as new. What cannot be kept is no reason not to save.
 */
export const keepGeneration = async (path: string, now: Date, system: FileSystem): Promise<void> => {
  try {
    const stamp = await stampOf(path, system)
    if (stamp === null || stamp.size === 0) return
    const [newest] = await generationsOf(path, system)
    if (newest !== undefined && !isDue(new Date(newest.at), now)) return
    const name = nameAt(new Date(Number(stamp.modified / 1_000_000n)))
    await system.mkdir(generationsFolder(path), { recursive: true })
    await keptAs(path, join(generationsFolder(path), name), system)
    for (const each of outworn(await generationsOf(path, system))) await system.rm(each.path, { force: true })
  } catch {
    return
  }
}

/**
 * Keeps the file as it is before a newer program changes its schema, always, under a name that tells which it has. Returns
 * the name. Rejects where the disk does not take it.
 */
export const keepBeforeMigration = async (path: string, schema: number, system: FileSystem): Promise<string | null> => {
  const stamp = await stampOf(path, system)
  if (stamp === null || stamp.size === 0) return null
  const at = nameAt(new Date(Number(stamp.modified / 1_000_000n)))
  const name = at.replace(/\.sqlite$/, `-schema-${schema}.sqlite`)
  await system.mkdir(generationsFolder(path), { recursive: true })
  await keptAs(path, join(generationsFolder(path), name), system)
  return name
}

/** How names of damaged files begin. */
export const damagedPrefix = (path: string): string => `${path}.повреждён-`

/** Where a damaged file is put: beside the database, under a name that says what it is. */
export const damagedName = (path: string, now: Date): string =>
  `${damagedPrefix(path)}${nameAt(now).replace(/Z\.sqlite$/, '')}${basename(path).endsWith('.sqlite') ? '.sqlite' : ''}`
