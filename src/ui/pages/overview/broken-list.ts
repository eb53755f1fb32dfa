import type { OverviewResult } from '../../../api/overview-results'
import type { PageLink } from '../../shared/links'
import type { Outcome } from '../../shared/words'

export type Broken = OverviewResult['broken'][number]

/** Share of the institutions it applies to that break a requirement, wholly or in part; 0…1. */
export const brokenShare = ({ unmet, partial, applicable }: Broken): number =>
  applicable === 0 ? 0 : (unmet + partial) / applicable

/** Broken by the greatest share first; of equal ones what is not met at all, then what concerns more institutions. */
export const mostBroken = (broken: readonly Broken[]): Broken[] =>
  broken
    .filter(({ unmet, partial }) => unmet + partial > 0)
    .toSorted(
      (one, other) =>
        brokenShare(other) - brokenShare(one) ||
        other.unmet / other.applicable - one.unmet / one.applicable ||
        other.applicable - one.applicable,
    )

export type BarPart = { outcome: Outcome; count: number; share: number }

/** Parts of a bar as long as all it applies to, from the worst to the best. */
export const barParts = ({ unmet, partial, undetermined, met, applicable }: Broken): BarPart[] =>
  (
    [
      ['unmet', unmet],
      ['partial', partial],
      ['undetermined', undetermined],
      ['met', met],
    ] as const
  ).flatMap(([outcome, count]) => (count === 0 ? [] : [{ outcome, count, share: count / applicable }]))

/** The matrix at this requirement, narrowed to those who break it. */
export const brokenLink = ({ catalogue, requirement }: Broken): PageLink => ({
  path: '/compare',
  query: { catalogue, sort: `c:${requirement}`, outcome: 'broken' },
})
