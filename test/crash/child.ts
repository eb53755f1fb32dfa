import { writeSync } from 'node:fs'
import { deadlySystem, type Deadline } from './deadly-system'
import { openOver, type Place } from './engine'
import { workThrough, type Kind } from './script'
import type { Told } from './claims'

/** What a process that is to be killed works on. */
export type ChildWish = {
  place: Place
  seed: number
  name: string
  kinds: Kind[]
  deadline: Deadline | null
}

export type ChildTold = Told | { began: Kind | 'opened' }

const STEPS = 200

// Straight to the pipe: what was told before the end must arrive.
const say = (told: ChildTold): void => void writeSync(1, `${JSON.stringify(told)}\n`)

const { place, deadline, ...run } = JSON.parse(process.argv[2] ?? '') as ChildWish
const engine = await openOver(place, deadlySystem(deadline))
say({ began: 'opened' })
await workThrough({ ...run, engine, steps: STEPS, began: (began) => say({ began }), tell: say })
await engine.close()
