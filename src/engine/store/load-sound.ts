import { basename, dirname } from 'node:path'
import { russianMoment } from '../base/calendar'
import { Failure } from '../base/failure'
import { failedWith, type FileSystem } from './file-system'
import { damagedName, generationsFolder, generationsOf, keptAs, type Generation } from './generations'
import { isSqlite, requireSqlite } from './header'
import { replaceFile, stampOf, syncFolder, type Stamp } from './replace-file'
import { isAsSaved, noteSound } from './saved-note'
import { isSealed } from './seal-header'
import type { KeyFinder, SealKey } from './seal-key'
import { unsealed } from './sealed'
import { isSound } from './soundness'

/** `at`: ISO, when the state that is open now was saved; `damaged`: where the damaged file lies. */
export type Recovered = { at: string; damaged: string }

/** `key`: what the file is sealed with; null where it is in clear. */
export type Loaded = { bytes: Uint8Array | null; stamp: Stamp; recovered: Recovered | null; key: SealKey | null }

/** Content of a file and what it is sealed with. */
type Opened = { bytes: Uint8Array; key: SealKey | null }

/** Finds keys of the password that was given; null where none was. */
export type Unlocking = KeyFinder | null

const needed = (path: string): Failure =>
  new Failure(
    'password-needed',
    `База «${basename(path)}» защищена паролем. Введите его, чтобы открыть её; в командах он берётся из переменной SVERKA_PASSWORD.`,
  )

/** Content of a file, sealed or in clear. Throws what `unsealed` throws, and Failure('password-needed'). */
const openedAs = async (path: string, file: Uint8Array, unlocking: Unlocking): Promise<Opened> => {
  if (!isSealed(file)) return { bytes: file, key: null }
  if (unlocking === null) throw needed(path)
  const { content, key } = await unsealed(file, unlocking, `Файл «${path}»`)
  return { bytes: content, key }
}

type Found = Generation & Opened & { file: Uint8Array }

/** The newest sound state; where there is none, what kept the newest from being opened, if it is the password. */
const newestSound = async (
  generations: Generation[],
  unlocking: Unlocking,
  system: FileSystem,
): Promise<{ found: Found | null; locked: Failure | null }> => {
  let locked: Failure | null = null
  for (const each of generations) {
    const file = await system.readFile(each.path).catch(() => null)
    if (file === null) continue
    try {
      const opened = await openedAs(each.path, file, unlocking)
      if (await isSound(opened.bytes)) return { found: { ...each, ...opened, file }, locked: null }
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      if (error.code === 'password-needed' || error.code === 'wrong-password') locked ??= error
    }
  }
  return { found: null, locked }
}

const noCopies = (path: string): Failure =>
  new Failure(
    'damaged-database',
    `Файл базы «${path}» повреждён, а целой прежней копии в папке «${basename(generationsFolder(path))}» нет. Файл не изменён: возьмите копию, которую вы делали сами, или пришлите этот файл разработчику.`,
  )

type Recovering = {
  path: string
  /** Of the damaged file. */
  stamp: Stamp
  generations: Generation[]
  unlocking: Unlocking
  now: Date
  system: FileSystem
}

/**
 * There is a file of that name at every moment, or the next start would take it for a new one. Throws `why`, or what is
 * wrong with the password, when no earlier state can be opened.
 */
const recover = async (
  { path, stamp: damagedStamp, generations, unlocking, now, system }: Recovering,
  why: Failure = noCopies(path),
): Promise<Loaded> => {
  const { found, locked } = await newestSound(generations, unlocking, system)
  if (found === null) throw locked ?? why
  const damaged = damagedName(path, now)
  await keptAs(path, damaged, system)
  const stamp = await replaceFile(path, found.file, damagedStamp, system)
  await syncFolder(dirname(path), system)
  return { bytes: found.bytes, key: found.key, stamp, recovered: { at: found.at, damaged } }
}

/** What the curator is told of a recovery. */
export const recoveryWords = ({ at, damaged }: Recovered): string =>
  `Файл базы оказался повреждён. Открыто его состояние на ${russianMoment(at)} по Гринвичу; сделанного позже в нём нет. Повреждённый файл сохранён рядом: «${basename(damaged)}».`

/** Content of a file that another program is working with: whole, because it is only ever replaced whole. Throws Failure. */
export const loadAsIs = async (path: string, system: FileSystem, unlocking: Unlocking = null): Promise<Opened> => {
  const opened = await openedAs(path, await system.readFile(path), unlocking)
  requireSqlite(opened.bytes, `Файл «${path}»`)
  return opened
}

/** What a sealed file holds: whoever sealed it made sure of it, so that only the sealing is looked at. */
const loadSealed = async (file: Uint8Array, stamp: Stamp, recovering: Recovering): Promise<Loaded> => {
  const { path, generations, unlocking } = recovering
  try {
    return { ...(await openedAs(path, file, unlocking)), stamp, recovered: null }
  } catch (error) {
    if (!(error instanceof Failure) || !['damaged-header', 'damaged-database'].includes(error.code)) throw error
    if (generations.length === 0) throw error
    return recover(recovering, error)
  }
}

/**
 * Content of a database file; null for one that is not there or is empty. A damaged one is put aside and its newest
 * sound earlier state takes its place. Throws Failure: `no-database`, `not-a-database`, `damaged-database`; of a sealed
 * one also `password-needed`, `wrong-password`, `damaged-header`, `newer-file`.
 */
export const loadSound = async (
  path: string,
  mustExist: boolean,
  now: Date,
  system: FileSystem,
  unlocking: Unlocking = null,
): Promise<Loaded> => {
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
        : ` Её прежние состояния лежат в папке «${generationsFolder(path)}», последнее — на ${russianMoment(newest.at)} по Гринвичу.`
    throw new Failure('no-database', `Базы «${path}» нет. Проверьте путь и имя файла.${copies}`)
  }
  if (bytes === null || (bytes.length === 0 && generations.length === 0))
    return { bytes: null, stamp, recovered: null, key: null }
  const recovering = { path, stamp, generations, unlocking, now, system }
  if (isSealed(bytes)) return loadSealed(bytes, stamp, recovering)
  if (!isSqlite(bytes) && generations.length === 0) requireSqlite(bytes, `Файл «${path}»`)
  const isKnown = await isAsSaved(path, bytes, stamp, system)
  if (isKnown ?? (await isSound(bytes))) {
    if (isKnown === null) await noteSound(path, bytes, stamp, system)
    return { bytes, stamp, recovered: null, key: null }
  }
  return recover(recovering)
}
