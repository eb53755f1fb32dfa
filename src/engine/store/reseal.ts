import { basename, dirname, join } from 'node:path'
import { failedWith, type FileSystem } from './file-system'
import { damagedPrefix, generationsFolder, generationsOf } from './generations'
import { replaceFile, stampOf, syncFolder } from './replace-file'
import { isSealed } from './seal-header'
import type { KeyFinder, SealKey } from './seal-key'
import { sealed, unsealed } from './sealed'

/** Earlier states and damaged files beside a database. */
const copiesOf = async (path: string, system: FileSystem): Promise<string[]> => {
  const folder = dirname(path)
  const names = await system.readdir(folder).catch(() => [])
  const damaged = names.filter((name) => name.startsWith(basename(damagedPrefix(path))))
  return [...(await generationsOf(path, system)).map((each) => each.path), ...damaged.map((name) => join(folder, name))]
}

/** What a save or a link that was cut off left behind. */
const removeLeftovers = async (path: string, system: FileSystem): Promise<void> => {
  const folder = generationsFolder(path)
  const names = await system.readdir(folder).catch(() => [])
  const partial = names.filter((name) => name.endsWith('.sverka-tmp')).map((name) => join(folder, name))
  for (const each of [`${path}.sverka-tmp`, ...partial]) await system.rm(each, { force: true }).catch(() => undefined)
}

/** The copy as it should be; null where it is so already, or is under a password nobody has given. */
const remade = async (file: Uint8Array, from: KeyFinder | null, to: SealKey | null): Promise<Uint8Array | null> => {
  if (!isSealed(file)) return to === null ? null : sealed(file, to)
  if (from === null) return null
  const content = await unsealed(file, from, '').then(
    (opened) => opened.content,
    () => null,
  )
  if (content === null) return null
  return to === null ? content : sealed(content, to)
}

const remake = async (path: string, from: KeyFinder | null, to: SealKey | null, system: FileSystem): Promise<void> => {
  const stamp = await stampOf(path, system)
  const file = await system.readFile(path)
  const content = await remade(file, from, to)
  if (content === null) return
  try {
    await replaceFile(path, content, stamp, system)
  } catch (error) {
    // Under a password no copy stays in clear: rather none than one that anybody can read.
    if (to === null || isSealed(file) || failedWith(error, 'ENOENT')) throw error
    await system.rm(path, { force: true })
  }
}

/**
 * Puts the copies beside a database under its key, or in clear where `to` is null; `from` opens those under the key
 * before. A copy in clear that cannot be sealed is removed. Returns the names of those that are still in clear under a password.
 */
export const resealBeside = async (
  path: string,
  from: KeyFinder | null,
  to: SealKey | null,
  system: FileSystem,
): Promise<string[]> => {
  await removeLeftovers(path, system)
  const left: string[] = []
  for (const copy of await copiesOf(path, system))
    try {
      await remake(copy, from, to, system)
    } catch {
      if (to !== null) left.push(basename(copy))
    }
  for (const folder of [generationsFolder(path), dirname(path)]) await syncFolder(folder, system).catch(() => undefined)
  return left
}

/** Whether anything beside a sealed database is in clear, or was left over: a change of the password was cut off. */
export const isUntidy = async (path: string, system: FileSystem): Promise<boolean> => {
  const [beside, kept] = await Promise.all(
    [dirname(path), generationsFolder(path)].map((folder) => system.readdir(folder).catch((): string[] => [])),
  )
  if (beside?.includes(`${basename(path)}.sverka-tmp`) || kept?.some((name) => name.endsWith('.sverka-tmp')))
    return true
  for (const copy of await copiesOf(path, system)) {
    const stamp = await stampOf(copy, system).catch(() => null)
    if (stamp !== null && !isSealed(Buffer.from(stamp.header, 'hex'))) return true
  }
  return false
}
