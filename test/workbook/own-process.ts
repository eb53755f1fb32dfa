import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** How a process ended; seconds of processor time and the most memory it held (MB), as it said itself when it ended. */
export type OwnRun = {
  code: number | null
  stdout: string
  stderr: string
  seconds: number
  megabytes: number
}

/** Runs the built `sverka` in a process of its own. Throws when it did not end by itself. */
export const inOwnProcess = (args: string[], cli = at('../../out/main/cli.js')): OwnRun => {
  const { status, signal, stdout, stderr, output } = spawnSync(
    process.execPath,
    ['--import', new URL('./tell-usage.mjs', import.meta.url).href, cli, ...args],
    { encoding: 'utf8', maxBuffer: 64 << 20, stdio: ['ignore', 'pipe', 'pipe', 'pipe'], timeout: 300_000 },
  )
  const said = output?.[3] ?? ''
  if (signal !== null || said === '') throw new Error(`did not end by itself: ${signal ?? ''} ${stderr}`)
  return { code: status, stdout, stderr, ...(JSON.parse(said) as { seconds: number; megabytes: number }) }
}
