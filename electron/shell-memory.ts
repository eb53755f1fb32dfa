import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

export type Rectangle = { x: number; y: number; width: number; height: number }

export type WindowState = Rectangle & { isMaximized: boolean }

/** What the window remembers from one run to the next. */
type Remembered = { window: WindowState | null; downloads: string | null }

export type ShellMemory = { read: () => Remembered; write: (part: Partial<Remembered>) => void }

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

const windowOf = (value: unknown): WindowState | null => {
  const { x, y, width, height, isMaximized } = (value ?? {}) as Record<string, unknown>
  return isNumber(x) && isNumber(y) && isNumber(width) && isNumber(height)
    ? { x, y, width, height, isMaximized: isMaximized === true }
    : null
}

/** A small JSON file; damaged or missing it remembers nothing, unwritable it stops nobody. */
export const shellMemoryIn = (file: string): ShellMemory => {
  const read = (): Remembered => {
    try {
      const { window, downloads } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
      return { window: windowOf(window), downloads: typeof downloads === 'string' ? downloads : null }
    } catch {
      return { window: null, downloads: null }
    }
  }
  return {
    read,
    write: (part) => {
      const text = JSON.stringify({ ...read(), ...part })
      try {
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(`${file}.new`, `${text}\n`)
        renameSync(`${file}.new`, file)
      } catch {
        // The window then opens as it did the first time.
      }
    },
  }
}
