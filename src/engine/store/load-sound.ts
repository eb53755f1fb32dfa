import { basename, join } from 'node:path'
import { Failure } from '../base/failure'
import { failedWith, type FileSystem } from './file-system'
import { damagedName, generationsFolder, generationsOf, type Generation } from './generations'
import { isSqlite, requireSqlite } from './header'
import { replaceFile, stampOf, syncFolder, type Stamp } from './replace-file'
import { isSound } from './soundness'

/** `at`: ISO, when the state that is open now was saved; `damaged`: where the damaged file lies. */
export type Recovered = { at: string; damaged: string }

export type Loaded = { bytes: Uint8Array | null; stamp: Stamp; recovered: Recovered | null }

/** What the program last saved, so that a change of any bit is seen. `modified` in nanoseconds. */
type Saved = { size: number; modified: string; sha256: string }

const savedPath = (path: string): string => join(generationsFolder(path), 'saved.json')

const sha256Of = async (bytes: Uint8Array): Promise<string> =>
  Buffer.from(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)).toString('hex')

/** Notes beside the earlier states what a file holds that was just saved. What cannot be noted is not. */
export const noteSaved = async (path: string, content: Uint8Array, stamp: Stamp, system: FileSystem): Promise<void> => {
  if (stamp === null) return
  try {
    const saved: Saved = { size: stamp.size, modified: String(stamp.modified), sha256: await sha256Of(content) }
    await system.mkdir(generationsFolder(path), { recursive: true })
    await system.writeFile(savedPath(path), JSON.stringify(saved))
  } catch {
    return
  }
}

/** Whether the file holds what was saved; null where somebody else has written it since, or nothing is known. */
const isAsSaved = async (
  path: string,
  bytes: Uint8Array,
  stamp: Stamp,
  system: FileSystem,
): Promise<boolean | null> => {
  const text = await system.readFile(savedPath(path), 'utf8').catch(() => null)
  if (text === null || stamp === null) return null
  try {
    const { size, modified, sha256 } = JSON.parse(text) as Partial<Saved>
    if (size !== stamp.size || modified !== String(stamp.modified)) return null
    return sha256 === (await sha256Of(bytes))
  } catch {
    return null
  }
}

const moment = (iso: string): string => `${iso.slice(8, 10)}.${iso.slice(5, 7)}.${iso.slice(0, 4)} ${iso.slice(11, 16)}`

const newestSound = async (
  generations: Generation[],
  system: FileSystem,
): Promise<(Generation & { bytes: Uint8Array }) | null> => {
  for (const each of generations) {
    const bytes = await system.readFile(each.path).catch(() => null)
    if (bytes !== null && (await isSound(bytes))) return { ...each, bytes }
  }
  return null
}

const noCopies = (path: string): Failure =>
  new Failure(
    'damaged-database',
    `Файл базы «${path}» повреждён, а целой прежней копии в папке «${basename(generationsFolder(path))}» нет. Файл не изменён: возьмите копию, которую вы делали сами, или пришлите этот файл разработчику.`,
  )

const recover = async (path: string, generations: Generation[], now: Date, system: FileSystem): Promise<Loaded> => {
  const found = await newestSound(generations, system)
  if (found === null) throw noCopies(path)
  const damaged = damagedName(path, now)
  await system.rename(path, damaged)
  const stamp = await replaceFile(path, found.bytes, null, system)
  await syncFolder(join(path, '..'), system)
  return { bytes: found.bytes, stamp, recovered: { at: found.at, damaged } }
}

/** What the curator is told of a recovery. */
export const recoveryWords = ({ at, damaged }: Recovered): string =>
  `Файл базы оказался повреждён. Открыто его состояние на ${moment(at)} по Гринвичу; сделанного позже в нём нет. Повреждённый файл сохранён рядом: «${basename(damaged)}».`

/** Content of a file that another program is working with: whole, because it is only ever replaced whole. Throws Failure. */
export const loadAsIs = async (path: string, system: FileSystem): Promise<Uint8Array> => {
  const bytes = await system.readFile(path)
  requireSqlite(bytes, `Файл «${path}»`)
  return bytes
}

/**
 * Content of a database file; null for one that is not there or is empty. A damaged one is put aside and its newest
 * sound earlier state takes its place. Throws Failure: `no-database`, `not-a-database`, `damaged-database`.
 */
export const loadSound = async (path: string, mustExist: boolean, now: Date, system: FileSystem): Promise<Loaded> => {
  const stamp = await stampOf(path, system)
  const bytes = await system.readFile(path).catch((error: unknown) => {
    if (failedWith(error, 'ENOENT')) return null
    throw error
  })
  const generations = await generationsOf(path, system)
  if (bytes === null && mustExist) {
    const [newest] = generations
    const copies =
      newest === undefined
        ? ''
        : ` Её прежние состояния лежат в папке «${generationsFolder(path)}», последнее — на ${moment(newest.at)} по Гринвичу.`
    throw new Failure('no-database', `Базы «${path}» нет. Проверьте путь и имя файла.${copies}`)
  }
  if (bytes === null || (bytes.length === 0 && generations.length === 0)) return { bytes: null, stamp, recovered: null }
  if (!isSqlite(bytes) && generations.length === 0) requireSqlite(bytes, `Файл «${path}»`)
  if ((await isAsSaved(path, bytes, stamp, system)) ?? (await isSound(bytes))) return { bytes, stamp, recovered: null }
  return recover(path, generations, now, system)
}
