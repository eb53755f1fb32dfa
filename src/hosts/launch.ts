import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Electron's executable, if its package has one. Read from the package's files: importing the package
 * from plain Node would start a download.
 */
export const electronRuntime = (folder: string): string | null => {
  const note = join(folder, 'path.txt')
  if (!existsSync(note)) return null
  const executable = join(folder, 'dist', readFileSync(note, 'utf8').trim())
  return existsSync(executable) ? executable : null
}

type Environment = Record<string, string | undefined>

/** Whether a window can be shown at all: a Linux machine may have no screen. */
export const hasDisplay = (platform: NodeJS.Platform, env: Environment): boolean =>
  platform === 'win32' || platform === 'darwin' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'])

/** The system's own command that opens an address in the default browser. */
export const browserCommand = (platform: NodeJS.Platform, url: string): { command: string; args: string[] } => {
  if (platform === 'win32') return { command: 'rundll32', args: ['url.dll,FileProtocolHandler', url] }
  return { command: platform === 'darwin' ? 'open' : 'xdg-open', args: [url] }
}
