import type { Plant } from './plants'
import type { Random } from './random'

/** How many institutions of one block of forty are under which regulation, and what is planted in them. */
export type Mix = Record<string, Partial<Record<Plant, number>>>

/** All five regulations. */
export const EVERY_KIND: Mix = {
  'perm-school': {
    ...{ good: 6, late: 3, 'blank-sheet': 1, 'over-claim': 1, 'wrong-type': 1, undeclared: 1, silent: 1, branch: 2 },
  },
  'omsk-school': { good: 3, 'blank-sheet': 1, 'over-claim': 1, 'wrong-type': 1, silent: 1 },
  kindergarten: { good: 2, 'blank-sheet': 1, 'over-claim': 1, 'wrong-type': 1, undeclared: 1, silent: 1 },
  'perm-centre': { good: 1, late: 2, 'blank-sheet': 1, 'over-claim': 1 },
  'tomsk-centre': { good: 2, 'blank-sheet': 1, 'over-claim': 1, 'wrong-type': 1 },
}

/** Schools of the Perm region alone. */
export const SCHOOLS: Mix = {
  'perm-school': {
    ...{ good: 14, late: 5, 'blank-sheet': 5, 'over-claim': 5, 'wrong-type': 4, undeclared: 2, silent: 3, branch: 2 },
  },
}

export type Place = { catalogue: string; plant: Plant }

/** The plants under one regulation in a shuffled order, a head and its branch one after the other at the end. */
const shuffled = (plants: Partial<Record<Plant, number>>, random: Random): Plant[] =>
  Object.entries(plants)
    .flatMap(([plant, times]) => Array.from({ length: times }, () => plant as Plant))
    .map((plant) => ({ plant, at: plant === 'branch' ? 1 : random.share() }))
    .sort((a, b) => a.at - b.at)
    .map(({ plant }) => plant)

const block = (mix: Mix, random: Random): Place[] =>
  Object.entries(mix)
    .flatMap(([catalogue, plants]) =>
      shuffled(plants, random).map((plant, index, all) => ({ catalogue, plant, at: (index + 0.5) / all.length })),
    )
    .sort((a, b) => a.at - b.at)
    .map(({ catalogue, plant }) => ({ catalogue, plant }))

/** `count` places, regulations evenly mixed, so that few of them are of all kinds too. */
export const placesFor = (mix: Mix, count: number, random: Random): Place[] => {
  const places: Place[] = []
  while (places.length < count) places.push(...block(mix, random))
  return places.slice(0, count)
}
