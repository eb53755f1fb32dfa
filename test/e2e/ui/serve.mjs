// Starts the built program's browser host over a database of its own, for tests and for pictures.
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const OUT = process.env.SVERKA_OUT ?? fileURLToPath(new URL('../../../out', import.meta.url))

const cli = () => {
  const path = join(OUT, 'main/cli.js')
  if (!existsSync(path)) throw new Error(`${path} is missing: run npm run build first (or set SVERKA_OUT).`)
  return path
}

let demo = null

/** A demonstration database, made once for a run; $SVERKA_DEMO names one that is ready. Never open it: copy it. */
export const demoDatabase = () => {
  if (process.env.SVERKA_DEMO !== undefined) return process.env.SVERKA_DEMO
  if (demo !== null) return demo
  const folder = mkdtempSync(join(tmpdir(), 'Сверка — показ '))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const { status, stderr } = spawnSync(
    process.execPath,
    [cli(), 'demo', '--out', folder, '--institutions', '20', '--seed', '5'],
    { encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`demo ended with ${status}: ${stderr}`)
  demo = join(folder, 'audit.sqlite')
  return demo
}

/** `sverka serve` over a database where it lies; nothing of the user's own folders is touched. */
export const serveThere = async (database, more = {}) => {
  const folder = dirname(database)
  // Nothing of the user's own folders: what was opened last, the database of a first start.
  const own = Object.fromEntries(
    ['HOME', 'USERPROFILE', 'APPDATA', 'LOCALAPPDATA', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME'].map((name) => [
      name,
      folder,
    ]),
  )
  const env = { ...process.env, ...own, ...more }
  const child = spawn(process.execPath, [cli(), 'serve', '--db', database], { stdio: ['ignore', 'pipe', 'pipe'], env })
  const told = []
  child.stderr.on('data', (part) => told.push(String(part)))
  const url = await new Promise((resolve, reject) => {
    let line = ''
    child.stdout.on('data', (part) => {
      line += String(part)
      if (line.includes('\n')) resolve(line.trim())
    })
    child.once('exit', (code) => reject(new Error(`serve ended with ${code}: ${told.join('')}`)))
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  return {
    url,
    database,
    pid: child.pid,
    /** What the program said on stderr so far. */
    told: () => told.join(''),
    close: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

/**
 * The same over a copy of a database in a folder of its own, or over a new one. `more`: variables of its environment;
 * SVERKA_TEST_FOLDER among them is where that folder lies.
 */
export const serve = async (source, more = {}) => {
  const folder = mkdtempSync(join(more.SVERKA_TEST_FOLDER ?? tmpdir(), 'Сверка — окно '))
  const database = join(folder, 'район.sqlite')
  if (source !== null) cpSync(source, database)
  const served = await serveThere(database, more)
  const close = async () => {
    await served.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { ...served, close }
}
