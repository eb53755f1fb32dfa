import { readFileSync } from 'node:fs'
import { join, posix, win32 } from 'node:path'

/** What of a machine says where its user's folders are. */
export type UserPlace = {
  platform: NodeJS.Platform
  home: string
  env: Record<string, string | undefined>
  /** Text of a file, or null. */
  read: (path: string) => string | null
}

const readText = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

/** This machine's user. `os.homedir()` is given, so that tests never touch the real one. */
export const userPlace = (home: string): UserPlace => ({
  platform: process.platform,
  home,
  env: process.env,
  read: readText,
})

const pathsOf = (platform: NodeJS.Platform) => (platform === 'win32' ? win32 : posix)

const configRoot = ({ platform, home, env }: UserPlace): string => {
  const { join: joined } = pathsOf(platform)
  if (platform === 'win32') return env['APPDATA'] || joined(home, 'AppData', 'Roaming')
  if (platform === 'darwin') return joined(home, 'Library', 'Application Support')
  return env['XDG_CONFIG_HOME'] || joined(home, '.config')
}

/** The program's own folder for what it remembers, the same for the window and for the browser. */
export const configFolder = (place: UserPlace): string => pathsOf(place.platform).join(configRoot(place), 'sverka')

/** The user's documents; on Linux as the desktop names them («Документы»), else the home folder. */
const documentsFolder = (place: UserPlace): string => {
  const { platform, home } = place
  const { join: joined } = pathsOf(platform)
  if (platform === 'win32' || platform === 'darwin') return joined(home, 'Documents')
  const named = place.read(join(configRoot(place), 'user-dirs.dirs'))?.match(/^XDG_DOCUMENTS_DIR="(.+)"$/m)?.[1]
  return named?.replace(/^\$HOME/, home) ?? home
}

/** Where a database goes when the user named none. */
export const defaultDatabase = (place: UserPlace): string =>
  pathsOf(place.platform).join(documentsFolder(place), 'Сверка', 'мониторинг.sqlite')
