import { rounded } from './level'
import type { InstitutionScore } from './types'

type Ranked = Pick<InstitutionScore, 'kind' | 'catalogue' | 'level' | 'index' | 'rank'>

const contest = ({ kind, catalogue }: Ranked): string => `${kind}\n${catalogue}`

/**
 * Places within kind and catalogue by the index to 9 decimals; equal ones share a place (1, 2, 2, 4). Who has no
 * level has no place and takes none.
 */
export const withRanks = <Score extends Ranked>(scores: Score[]): Score[] => {
  const indices = new Map<string, number[]>()
  for (const score of scores) {
    if (score.level === null || score.index === null) continue
    const peers = indices.get(contest(score)) ?? []
    indices.set(contest(score), [...peers, rounded(score.index)])
  }
  return scores.map((score) => {
    const { index, level } = score
    if (level === null || index === null) return { ...score, rank: null }
    const ahead = (indices.get(contest(score)) ?? []).filter((other) => other > rounded(index)).length
    return { ...score, rank: ahead + 1 }
  })
}
