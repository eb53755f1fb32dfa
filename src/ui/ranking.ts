import type { ScoredInstitution } from './words'

export type RankingGroup = {
  kind: ScoredInstitution['kind']
  catalogue: string
  institutions: ScoredInstitution[]
}

const byName = new Intl.Collator('ru', { numeric: true }).compare

/** Ranks hold within kind and catalogue only, so each such group is its own list; who has no rank comes last. */
export const rankingGroups = (institutions: ScoredInstitution[]): RankingGroup[] => {
  const groups = new Map<string, RankingGroup>()
  for (const institution of institutions) {
    const { kind, catalogue } = institution
    const key = `${kind} ${catalogue}`
    const group = groups.get(key) ?? { kind, catalogue, institutions: [] }
    group.institutions.push(institution)
    groups.set(key, group)
  }
  const place = ({ rank }: ScoredInstitution): number => rank ?? Number.MAX_SAFE_INTEGER
  for (const group of groups.values()) group.institutions.sort((a, b) => place(a) - place(b) || byName(a.name, b.name))
  return [...groups.values()]
}
