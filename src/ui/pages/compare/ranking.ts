import type { InstitutionRow } from '../../../api/institutions-results'
import { byKindAndCatalogue } from '../../shared/kind-groups'
import { findIn } from '../../shared/search'
import { KINDS } from '../../shared/words'

type RankedRow = {
  row: InstitutionRow
  rank: number
  /** Shares its place with others. */
  tied: boolean
}

/** Institutions that can be ranked among each other: of one type and held to one catalogue. */
export type RankingGroup = {
  kind: InstitutionRow['kind']
  catalogue: string
  /** Title of the catalogue. */
  title: string
  ranked: RankedRow[]
  /** Too little is known for a place; what is known is shown all the same. */
  insufficient: InstitutionRow[]
  /** They sent something, and nothing of the catalogue applies to them. */
  notRated: InstitutionRow[]
  absent: InstitutionRow[]
}

export type RankingChoice = { kind: string; catalogue: string; level: string; q: string }

const collator = new Intl.Collator('ru', { numeric: true, sensitivity: 'base' })
const byName = (one: InstitutionRow, other: InstitutionRow): number => collator.compare(one.name, other.name)

const fits =
  ({ kind, catalogue, level }: RankingChoice) =>
  (row: InstitutionRow): boolean =>
    (kind === '' || row.kind === kind) &&
    (catalogue === '' || row.catalogue === catalogue) &&
    (level === '' || (row.level ?? 'none') === level)

const rankedOf = (rows: readonly InstitutionRow[], ties: ReadonlyMap<number, number>): RankedRow[] =>
  rows
    .flatMap((row) => (row.rank === null ? [] : [{ row, rank: row.rank, tied: (ties.get(row.rank) ?? 0) > 1 }]))
    .sort((one, other) => one.rank - other.rank || byName(one.row, other.row))

/** Places as they were given, group by group; what a choice leaves out changes nobody's place. */
export const rankingOf = (
  rows: readonly InstitutionRow[],
  titles: ReadonlyMap<string, string>,
  choice: RankingChoice,
): RankingGroup[] => {
  const order = Object.keys(KINDS)
  return byKindAndCatalogue(rows)
    .flatMap((all): RankingGroup[] => {
      const ties = new Map<number, number>()
      for (const { rank } of all) if (rank !== null) ties.set(rank, (ties.get(rank) ?? 0) + 1)
      const own = findIn(
        all.filter(fits(choice)),
        choice.q,
        ({ name, municipality }) => `${name} ${municipality ?? ''}`,
      )
      const [first] = own
      if (first === undefined) return []
      const { kind, catalogue } = first
      const rest = own.filter(({ rank }) => rank === null).sort(byName)
      return [
        {
          ...{ kind, catalogue, title: titles.get(catalogue) ?? catalogue },
          ranked: rankedOf(own, ties),
          insufficient: rest.filter(({ index }) => index !== null),
          notRated: rest.filter(({ index, counts }) => index === null && counts !== null),
          absent: rest.filter(({ counts }) => counts === null),
        },
      ]
    })
    .sort(
      (one, other) => order.indexOf(one.kind) - order.indexOf(other.kind) || collator.compare(one.title, other.title),
    )
}
