import { columnLetters } from '../../base/address'
import type { Layout } from './layout'
import type { Target } from './links'

/** Where an institution's line stands on each sheet that a reader can see, by institution id. */
export type Anchors = Record<
  'rating' | 'matrix' | 'roles' | 'recommendations' | 'failures' | 'unknown' | 'discrepancies',
  ReadonlyMap<number, Target>
>

/**
 * The first line of each institution in a list of lines, one line a row; `first` is the row of the first line, from 1.
 */
export const firstLines = (sheet: string, institutions: number[], first: number, column = 0): Map<number, Target> => {
  const found = new Map<number, Target>()
  institutions.forEach((id, at) => {
    if (!found.has(id)) found.set(id, `'${sheet}'!${columnLetters(column)}${first + at}`)
  })
  return found
}

/** True for an institution whose line does not follow one of its own: there its number is a link. */
export const firsts = (): ((institution: number) => boolean) => {
  let last: number | null = null
  return (institution) => {
    const differs = institution !== last
    last = institution
    return differs
  }
}

/** Number of an institution on every sheet: its line of «Рейтинг» as written. */
export const numbersOf = ({ ranked }: Layout): Map<number, number> =>
  new Map(ranked.map(({ score, number }) => [score.id, number]))
