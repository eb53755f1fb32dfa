import { byRussian } from '../../base/russian'
import type { Changed, Dynamics, Measure } from '../../comparison/types'
import { KIND } from './words'

/** Figures that are compared: of the whole, or of the themes of both editions. */
export const comparedOf = ({ before, after, onThemes }: Changed): { before: Measure | null; after: Measure | null } =>
  onThemes ?? { before, after }

const billionths = (share: number): number => Math.round(share * 1e9)

export const WORDS = {
  ...{ up: 'вырос', down: 'снизился', same: 'без изменений', none: 'не сравнить' },
  overlap: ' (диапазоны пересекаются)',
} as const

/** «вырос»: and whether what is undetermined could explain it. */
export const changeWord = (changed: Changed): string => {
  const { before, after } = comparedOf(changed)
  const { change } = changed
  if (change === null || before === null || after === null) return WORDS.none
  const way = Math.sign(billionths(change))
  if (way === 0) return WORDS.same
  const [lower, higher] = way > 0 ? [before, after] : [after, before]
  const overlaps = billionths(lower.upper ?? 0) >= billionths(higher.index ?? 0)
  return `${way > 0 ? WORDS.up : WORDS.down}${overlaps ? WORDS.overlap : ''}`
}

/** By kind, the most grown first; those that cannot be compared last. */
export const changedInOrder = ({ institutions }: Dynamics): Changed[] =>
  [...institutions].sort(
    (a, b) =>
      byRussian(KIND[a.kind], KIND[b.kind]) ||
      Number(a.change === null) - Number(b.change === null) ||
      billionths(b.change ?? 0) - billionths(a.change ?? 0) ||
      byRussian(a.name, b.name) ||
      a.id - b.id,
  )

/** How many grew, fell, stayed, and cannot be compared. */
export const changeCounts = ({ institutions }: Dynamics): Record<'up' | 'down' | 'same' | 'none', number> => {
  const count = (is: (change: number | null) => boolean): number =>
    institutions.filter(({ change }) => is(change)).length
  const way = (change: number | null): number | null => (change === null ? null : Math.sign(billionths(change)))
  return {
    up: count((change) => way(change) === 1),
    down: count((change) => way(change) === -1),
    same: count((change) => way(change) === 0),
    none: count((change) => change === null),
  }
}
