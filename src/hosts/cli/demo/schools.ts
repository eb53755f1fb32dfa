import type { Filling } from '../../../engine/report/form/types'
import type { InstitutionIdentity } from '../../../engine/store/types'
import { allYes, type Question } from './answers'
import { plant, plantsFor, type Plant } from './plants'
import { seeded } from './random'
import { exemplary } from './school-data'
import { branchOf, inventedSchool } from './school-names'
import { WEAKNESSES } from './weaknesses'

/** An invented school: who it is, what was planted, and what it sends (null: nothing). */
export type DemoSchool = { identity: InstitutionIdentity; plant: Plant; file: string; filling: Filling | null }

/** The same schools for the same count and seed. */
export const inventedSchools = (count: number, seed: number, questions: Question[]): DemoSchool[] => {
  const random = seeded(seed)
  const kinds = plantsFor(count, random)
  const seen = new Map<Plant, number>()
  return kinds.map((kind, index) => {
    const ordinal = seen.get(kind) ?? 0
    seen.set(kind, ordinal + 1)
    const head = inventedSchool(kind === 'branch' && ordinal % 2 === 1 ? index : index + 1)
    const identity = kind === 'branch' && ordinal % 2 === 1 ? branchOf(head) : head
    const filling: Filling = { ...exemplary(identity, random), answers: allYes(questions) }
    if (kind === 'good') WEAKNESSES[ordinal % WEAKNESSES.length]?.(filling)
    plant(filling, kind, ordinal)
    return {
      identity,
      plant: kind,
      file: `${String(index + 1).padStart(3, '0')} ${identity.name.replace(/[«»]/g, '')}${identity.subdivision === null ? '' : ' филиал'}.xlsx`,
      filling: kind === 'silent' ? null : filling,
    }
  })
}
