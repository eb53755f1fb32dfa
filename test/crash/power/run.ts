import { basename, dirname, join } from 'node:path'
import { seeded } from '../../../src/demo/random'
import { claimsIn, newLedger, type Ledger, type Told } from '../claims'
import { openOver, type Place } from '../engine'
import { problemsAfter } from '../examine'
import { workThrough } from '../script'
import { OLDER_CLAIMS, OLDER_SCHEMAS, olderFile } from '../small-audit'
import { add, count, newTally, type Tally } from '../tally'
import { emptyDisk, simulated, type Change, type Content, type Disk, type Forgetting, type SimulatedDisk } from './disk'
import { leftAfter, type Death } from './leavings'

/** Work on a simulated disk, with what was told after how many of its changes. */
type Recorded = {
  start: Disk
  end: Disk
  changes: Change[]
  told: { at: number; told: Told }[]
  began: { at: number; kind: string }[]
}

export const FIRST_PID = 4_000

type Start = { disk: Disk; told: Told[]; kind: string }

const fileOn = ({ folders, files }: Disk, path: string): { file: number; content: Content } | null => {
  const file = folders.get(dirname(path))?.get(basename(path))
  const content = file === undefined ? undefined : files.get(file)
  return file === undefined || content === undefined ? null : { file, content }
}

const newStart = (place: Place): Start => ({ disk: emptyDisk(dirname(place.database)), told: [], kind: 'new file' })

/** A file that an older program left. */
const olderStart = async (place: Place, version: number): Promise<Start> => {
  const { disk } = newStart(place)
  const bytes = Buffer.from(await olderFile(version))
  disk.files.set(1, { bytes, modified: 1_700_000_000_000_000_000n })
  disk.folders.get(dirname(place.database))?.set(basename(place.database), 1)
  return { disk, told: [{ acknowledged: OLDER_CLAIMS }], kind: 'migration' }
}

/** A file that was worked with before, with the earlier states of it. */
export const laterStart = async (place: Place, seed: number): Promise<Start> => {
  const { end } = await recorded(place, newStart(place), { seed: seed + 500, steps: 2, forgets: 'nothing' })
  const acknowledged = await claimsIn(fileOn(end, place.database)?.content.bytes ?? Buffer.alloc(0))
  return { disk: end, told: [{ acknowledged }], kind: 'opening' }
}

const startOf = (place: Place, seed: number): Promise<Start> | Start => {
  if (seed % 3 === 0) return olderStart(place, 1 + (Math.floor(seed / 3) % OLDER_SCHEMAS))
  return seed % 3 === 1 ? newStart(place) : laterStart(place, seed)
}

type Work = { seed: number; steps: number; forgets: Forgetting }

const recorded = async (place: Place, start: Start, { seed, steps, forgets }: Work): Promise<Recorded> => {
  const { system, changes, disk } = simulated(start.disk, { pid: FIRST_PID, coarse: seed % 2 === 0, forgets })
  const told: Recorded['told'] = start.told.map((each) => ({ at: 0, told: each }))
  const began: Recorded['began'] = [{ at: 0, kind: start.kind }]
  const engine = await openOver(place, system)
  await workThrough({
    ...{ engine, seed, steps, name: `з${seed}` },
    began: (kind) => began.push({ at: changes.length, kind }),
    tell: (each) => told.push({ at: changes.length, told: each }),
  })
  began.push({ at: changes.length, kind: 'closing' })
  await engine.close()
  return { start: start.disk, end: disk, changes, told, began }
}

const ledgerAt = ({ told }: Recorded, at: number): Ledger => {
  const ledger = newLedger()
  for (const each of told) if (each.at <= at) ledger.tell(each.told)
  return ledger
}

export const examined = (place: Place, { system }: SimulatedDisk, ledger: Ledger): Promise<string[]> =>
  problemsAfter(place, ledger, (path) => system.readFile(path) as Promise<Uint8Array>, system)

export type PowerWish = {
  place: Place
  seed: number
  points: number
  /** Work of so many steps, cut off in so many places. */
  steps: number
  forgets?: Forgetting
}

/** Cuts recorded work off in places spread over it, by a kill and by a loss of power, and examines what is left. */
export const losePower = async ({ place, seed, points, steps, forgets = 'nothing' }: PowerWish): Promise<Tally> => {
  const tally = newTally()
  const work = await recorded(place, await startOf(place, seed), { seed, steps, forgets })
  const coarse = seed % 2 === 0
  for (let point = 0; point < points; point += 1) {
    const at = Math.floor((point * work.changes.length) / points)
    const random = seeded(seed * 1_000_003 + point)
    const death: Death = point % 4 === 3 ? 'killed' : 'power-lost'
    const left = leftAfter(death, work.start, work.changes, at, random)
    const next = simulated(left, { pid: FIRST_PID + 1, coarse })
    const ledger = ledgerAt(work, at)
    const problems = await examined(place, next, ledger)
    const during = work.began.findLast((each) => each.at <= at)?.kind ?? ''
    const name = `seed ${seed}, change ${at}, ${death}`
    count(tally, { name, during, ended: death, acknowledged: ledger.acknowledged(), problems })
    if (problems.length > 0 || point % 5 !== 4) continue
    // The next start is cut off as well, while it opens what was left.
    const again = random.between(0, next.changes.length - 1)
    const leftAgain = leftAfter('power-lost', left, next.changes, again, random)
    const second = ledgerAt(work, at)
    const found = await examined(place, simulated(leftAgain, { pid: FIRST_PID + 2, coarse }), second)
    const acknowledged = second.acknowledged()
    count(tally, {
      ...{
        name: `${name}, then ${again}`,
        during: 'opening again',
        ended: 'power-lost',
        acknowledged,
        problems: found,
      },
    })
  }
  return tally
}

/** Opens a damaged file that has a sound earlier state, with the power gone at every change of that. */
export const loseWhileRecovering = async ({ place, seed, steps }: Omit<PowerWish, 'points'>): Promise<Tally> => {
  const tally = newTally()
  const { end } = await recorded(place, await laterStart(place, seed), { seed, steps, forgets: 'nothing' })
  const kept = [...(end.folders.get(`${place.database}.backup`) ?? [])].filter(([name]) => name.endsWith('.sqlite'))
  const [, newest] = kept.sort(([one], [other]) => other.localeCompare(one))[0] ?? []
  const spoilt = fileOn(end, place.database)
  if (newest === undefined || spoilt === null) throw new Error('no earlier state was kept')
  const expected = await claimsIn(end.files.get(newest)?.bytes ?? Buffer.alloc(0))
  const { bytes, modified } = spoilt.content
  end.files.set(spoilt.file, { bytes: Buffer.from(bytes.subarray(0, bytes.length >> 1)), modified })
  const coarse = seed % 2 === 0
  const whole = simulated(end, { pid: FIRST_PID + 1, coarse })
  await (await openOver(place, whole.system)).close()
  for (let at = 0; at < whole.changes.length; at += 1) {
    const left = leftAfter('power-lost', end, whole.changes, at, seeded(seed * 7 + at))
    const ledger = newLedger()
    ledger.tell({ acknowledged: expected })
    const found = await examined(place, simulated(left, { pid: FIRST_PID + 2, coarse }), ledger)
    const problems = found.filter((each) => !each.startsWith('Файл базы оказался повреждён.'))
    const name = `recovery ${seed}, change ${at}`
    count(tally, { name, during: 'recovery', ended: 'power-lost', acknowledged: ledger.acknowledged(), problems })
  }
  return tally
}

/** A place for work on a simulated disk; only the note of files being read is a real one. */
export const powerPlace = (folder: string, place: Omit<Place, 'database'>): Place => ({
  ...place,
  database: join(folder, 'на пропадающем диске.sqlite'),
})

/** Steps of each work, and places it is cut off in. */
const STEPS = 5
const PLACES = 50

/** Work after work, of new, older and used files, until there were so many points; a recovery after each third. */
export const losePowerOften = async (wish: Omit<PowerWish, 'steps'>): Promise<Tally> => {
  const all = newTally()
  for (let seed = wish.seed; all.points < wish.points; seed += 1) {
    const points = Math.min(PLACES, wish.points - all.points)
    const tallies = [await losePower({ ...wish, seed, points, steps: STEPS })]
    if (seed % 3 === 2) tallies.push(await loseWhileRecovering({ ...wish, seed, steps: 2 }))
    for (const each of tallies) add(all, each)
  }
  return all
}
