import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

const CLI = join(process.env['SVERKA_OUT'] ?? at('../../out'), 'main/cli.js')

/** How a process ended; seconds of processor time and the most memory it held (MB), as it said itself when it ended. */
export type OwnRun = {
  code: number | null
  stdout: string
  stderr: string
  seconds: number
  megabytes: number
}

/** Runs the built `sverka` in a process of its own. Throws when it did not end by itself. */
export const inOwnProcess = async (args: string[], cli = CLI): Promise<OwnRun> => {
  const child = spawn(process.execPath, ['--import', new URL('./tell-usage.mjs', import.meta.url).href, cli, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    timeout: 300_000,
  })
  const ended = new Promise<[number | null, string | null]>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve([code, signal]))
  })
  const streams = [child.stdout, child.stderr, child.stdio[3]] as Readable[]
  const [[code, signal], [stdout = '', stderr = '', said = '']] = await Promise.all([
    ended,
    Promise.all(streams.map((stream) => text(stream))),
  ])
  if (signal !== null || said === '') throw new Error(`did not end by itself: ${signal ?? ''} ${stderr}`)
  return { code, stdout, stderr, ...(JSON.parse(said) as { seconds: number; megabytes: number }) }
}
