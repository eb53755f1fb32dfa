import type { FormPlan } from '../engine/catalogue/types'
import type { Filling } from '../engine/report/form/types'
import type { InstitutionIdentity } from '../engine/store/types'
import { allYes } from './answers'
import { exemplary } from './exemplary'
import { LIVES } from './lives'
import { EVERY_KIND, placesFor, SCHOOLS, type Mix } from './mix'
import { branchOf, inventedInstitution } from './names'
import { plant, type Plant } from './plants'
import { seeded } from './random'
import { weaken } from './weaknesses'

/** An invented institution: who it is, what was planted, and what it sends (null: nothing). */
export type DemoInstitution = {
  identity: InstitutionIdentity
  catalogue: string
  plant: Plant
  file: string
  filling: Filling | null
}

/** Where nothing is wrong but what the institution says itself. */
const HONEST: Plant[] = ['good', 'late', 'branch']

const counter = (): ((key: string) => number) => {
  const seen = new Map<string, number>()
  return (key) => {
    const ordinal = seen.get(key) ?? 0
    seen.set(key, ordinal + 1)
    return ordinal
  }
}

const fileName = (number: number, { name, subdivision }: InstitutionIdentity): string =>
  `${String(number).padStart(3, '0')} ${name.replace(/[«»]/g, '')}${subdivision === null ? '' : ' филиал'}.xlsx`

const found = <T>(value: T | undefined, catalogue: string): T => {
  if (value === undefined) throw new RangeError(`nothing invented for ${catalogue}`)
  return value
}

const invented = (mix: Mix, count: number, seed: number, plans: FormPlan[]): DemoInstitution[] => {
  const random = seeded(seed)
  const [planted, named] = [counter(), counter()]
  const heads = new Map<string, { identity: InstitutionIdentity; own: number }>()
  return placesFor(mix, count, random).map(({ catalogue, plant: kind }, index) => {
    const life = found(LIVES[catalogue], catalogue)
    const plan = found(
      plans.find((each) => each.catalogue === catalogue),
      catalogue,
    )
    const ordinal = planted(`${catalogue} ${kind}`)
    const head = kind === 'branch' && ordinal % 2 === 1 ? heads.get(catalogue) : undefined
    const own = head?.own ?? named(catalogue)
    const identity = head === undefined ? inventedInstitution(life, index + 1, own) : branchOf(head.identity)
    heads.set(catalogue, { identity, own })
    const filling: Filling = {
      ...exemplary(identity, index + 1, { plan, life, ordinal: own, random }),
      answers: allYes(plan.asked),
    }
    if (HONEST.includes(kind)) weaken(filling, ordinal)
    plant(filling, kind, catalogue, ordinal)
    return {
      identity,
      catalogue,
      plant: kind,
      file: fileName(index + 1, identity),
      filling: kind === 'silent' ? null : filling,
    }
  })
}

/** Institutions under all the regulations: the same for the same count, seed and plans. */
export const inventedInstitutions = (count: number, seed: number, plans: FormPlan[]): DemoInstitution[] =>
  invented(EVERY_KIND, count, seed, plans)

/** Schools under `perm-school` alone, of about the same size each. */
export const inventedSchools = (count: number, seed: number, plan: FormPlan): DemoInstitution[] =>
  invented(SCHOOLS, count, seed, [plan])
