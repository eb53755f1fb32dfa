import type { InstitutionRow } from '../../../api/institutions-results'
import { byKindAndCatalogue } from '../../shared/kind-groups'
import { KINDS } from '../../shared/words'

/** Means over the institutions of one type and one catalogue that have an index; null where nobody has. */
export type KindFigures = {
  kind: InstitutionRow['kind']
  catalogue: string
  index: number | null
  upper: number | null
  completeness: number | null
  /** How many have an index, and how many there are. */
  scored: number
  expected: number
}

const mean = (rows: readonly InstitutionRow[], figure: 'index' | 'upper' | 'completeness'): number | null =>
  rows.length === 0 ? null : rows.reduce((sum, row) => sum + (row[figure] ?? 0), 0) / rows.length

/** Different catalogues demand different things, so nothing is averaged over two of them. */
export const figuresByKind = (rows: readonly InstitutionRow[]): KindFigures[] => {
  const order = Object.keys(KINDS)
  return byKindAndCatalogue(rows)
    .flatMap((own) => {
      const [first] = own
      const known = own.filter(({ index }) => index !== null)
      if (first === undefined) return []
      const { kind, catalogue } = first
      return [
        {
          ...{ kind, catalogue, scored: known.length, expected: own.length },
          index: mean(known, 'index'),
          upper: mean(known, 'upper'),
          completeness: mean(known, 'completeness'),
        },
      ]
    })
    .sort(
      (one, other) =>
        order.indexOf(one.kind) - order.indexOf(other.kind) || one.catalogue.localeCompare(other.catalogue),
    )
}
