import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The built command, from `out/` or `$SVERKA_OUT`. */
export const CLI = join(
  process.env['SVERKA_OUT'] ?? fileURLToPath(new URL('../../out', import.meta.url)),
  'main/cli.js',
)

export type Ended = { code: number | null; stdout: string; stderr: string }

/** Runs the built `sverka` with more in its environment. */
export const sverkaWith = (env: Record<string, string>, ...args: string[]): Ended => {
  if (!existsSync(CLI)) throw new Error('out/main/cli.js is not there: run npm run build first')
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    env: { ...process.env, ...env },
  })
  return { code: status, stdout, stderr }
}

/** Runs the built `sverka` as a person would. Throws when nothing was built. */
export const sverka = (...args: string[]): Ended => sverkaWith({}, ...args)

/** An empty folder with a Cyrillic name, spaces and a dash. */
export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'Сверка — тест '))
