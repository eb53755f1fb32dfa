import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const CLI = fileURLToPath(new URL('../../out/main/cli.js', import.meta.url))

export type Ended = { code: number | null; stdout: string; stderr: string }

/** Runs the built `sverka` as a person would. Throws when nothing was built. */
export const sverka = (...args: string[]): Ended => {
  if (!existsSync(CLI)) throw new Error('out/main/cli.js is not there: run npm run build first')
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  })
  return { code: status, stdout, stderr }
}

/** An empty folder with a Cyrillic name, spaces and a dash. */
export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'Сверка — тест '))
