import { seeded } from '../../../src/demo/random'
import { newLedger } from '../claims'
import { openOver, type Place } from '../engine'
import { count, newTally, type Tally } from '../tally'
import { simulated } from './disk'
import { leftAfter, type Death } from './leavings'
import { examined, FIRST_PID, laterStart } from './run'

/** Set, changed, taken away. */
const PASSWORDS: [current: string | undefined, next: string | null][] = [
  [undefined, 'первый пароль'],
  ['первый пароль', 'второй пароль'],
  ['второй пароль', null],
]

export type PasswordWish = {
  place: Place
  seed: number
  /** Of each change of the password. */
  points: number
}

/** Cuts changes of the password off: the file opens under the new one once that was said to hold, else under either. */
export const loseWhileSealing = async ({ place, seed, points }: PasswordWish): Promise<Tally> => {
  const tally = newTally()
  const { told, ...start } = await laterStart(place, seed)
  let { disk } = start
  for (const [current, next] of PASSWORDS) {
    const { system, changes, disk: end } = simulated(disk, { pid: FIRST_PID })
    const engine = await openOver({ ...place, password: current }, system)
    const from = changes.length
    await engine.setPassword({ current, next })
    const done = changes.length
    await engine.close()
    for (let point = 0; point < points; point += 1) {
      const at = from + Math.floor((point * (changes.length - from)) / points)
      const death: Death = point % 4 === 3 ? 'killed' : 'power-lost'
      const left = leftAfter(death, disk, changes, at, seeded(seed * 31 + at))
      let problems: string[] = []
      let acknowledged = 0
      for (const password of at < done ? [next ?? undefined, current] : [next ?? undefined]) {
        const ledger = newLedger()
        for (const each of told) ledger.tell(each)
        acknowledged = ledger.acknowledged()
        problems = await examined({ ...place, password }, simulated(left, { pid: FIRST_PID + 1 }), ledger)
        if (problems.length === 0) break
      }
      const name = `password ${current ?? 'none'} → ${next ?? 'none'}, seed ${seed}, change ${at}, ${death}`
      count(tally, { name, during: 'change of the password', ended: death, acknowledged, problems })
    }
    disk = end
  }
  return tally
}
