import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { seeded, type Random } from '../../src/demo/random'
import type { ChildTold, ChildWish } from './child'
import { newLedger, type Ledger } from './claims'
import type { Deadline } from './deadly-system'
import type { Place } from './engine'
import { problemsAfter } from './examine'
import type { Kind } from './script'
import { OLDER_CLAIMS, OLDER_SCHEMAS, olderFile } from './small-audit'
import { count, newTally, type Tally } from './tally'

export type KillWish = {
  folder: string
  place: Omit<Place, 'database'>
  seed: number
  points: number
  /** The built program that is killed. */
  child: string
  onPoint?: (done: number) => void
}

/** Points in the life of one database; then another is begun, every other one by an older program. */
const LIFE = 8

/** A change of the disk is fatal at the latest after so many: about ten saves. */
const OPERATIONS = 120

const MILLISECONDS = 1_500

type Ended = { during: string; byItself: boolean }

/** Lets a program work until it kills itself or, without a deadline, until its time is up. */
const runUntilKilled = (child: string, wish: ChildWish, ledger: Ledger, milliseconds: number): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const program = spawn(process.execPath, [child, JSON.stringify(wish)], { stdio: ['ignore', 'pipe', 'pipe'] })
    let during = 'opening'
    let trouble = ''
    let timer: NodeJS.Timeout | null = null
    program.stderr.on('data', (text: Buffer) => (trouble += text.toString()))
    createInterface({ input: program.stdout }).on('line', (line) => {
      const told = JSON.parse(line) as ChildTold
      if (!('began' in told)) return ledger.tell(told)
      during = told.began
      if (wish.deadline === null) timer ??= setTimeout(() => program.kill('SIGKILL'), milliseconds)
    })
    program.on('close', (code, signal) => {
      if (timer !== null) clearTimeout(timer)
      if (signal === 'SIGKILL' || code === 0) resolve({ during, byItself: code === 0 })
      else reject(new Error(`the program ended with ${code ?? signal}: ${trouble}`))
    })
  })

const KINDS: Kind[][] = [
  ['import'],
  ['import', 'decision', 'decision', 'decision'],
  ['import', 'correction', 'correction'],
  ['import', 'import', 'undo', 'undo'],
  ['import', 'settings', 'settings'],
  ['import', 'decision', 'correction', 'undo', 'settings'],
]

const deadlineOf = (random: Random): Deadline | null =>
  random.share() < 0.3
    ? null
    : { operation: random.between(1, OPERATIONS), part: random.pick(['none', 'half', 'whole'] as const) }

/** Kills the program at so many points of its work on one database after another, and examines each time what is left. */
export const killAtPoints = async ({ folder, place, seed, points, child, onPoint }: KillWish): Promise<Tally> => {
  const tally = newTally()
  const random = seeded(seed)
  let ledger = newLedger()
  let database = ''
  for (let point = 0; point < points; point += 1) {
    const life = Math.floor(point / LIFE)
    const isOlder = point % LIFE === 0 && life % 2 === 1
    if (point % LIFE === 0) {
      ledger = newLedger()
      const home = join(folder, `база ${life}`)
      mkdirSync(home)
      database = join(home, 'мониторинг.sqlite')
    }
    if (isOlder) {
      writeFileSync(database, await olderFile(random.between(1, OLDER_SCHEMAS)))
      ledger.tell({ acknowledged: OLDER_CLAIMS })
    }
    const at = { ...place, database }
    const deadline = deadlineOf(random)
    const wish = { place: at, seed: seed * 1_000 + point, name: `т${point}`, kinds: random.pick(KINDS), deadline }
    const before = ledger.acknowledged()
    const { during, byItself } = await runUntilKilled(child, wish, ledger, random.between(0, MILLISECONDS))
    const acknowledged = ledger.acknowledged() - before
    const problems = await problemsAfter(at, ledger, readFile)
    const how = deadline === null ? 'at a moment' : `at a change of the disk, ${deadline.part} of it made`
    count(tally, {
      name: `seed ${seed}, point ${point} (${during}, ${JSON.stringify(deadline)})`,
      during: isOlder ? `migration, ${during}` : during,
      ended: byItself ? 'by itself' : how,
      ...{ acknowledged, problems },
    })
    onPoint?.(point + 1)
  }
  return tally
}
