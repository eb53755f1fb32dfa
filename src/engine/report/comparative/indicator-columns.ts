import { clauseLabel } from '../../base/label'
import type { Catalogue, Indicator } from '../../catalogue/types'
import type { IndicatorFigure } from '../../verdict/types'
import type { Block, Layout } from './layout'
import type { ReportedFigure } from './types'

type Measure = IndicatorFigure['measure']

/** One indicator over the regulations that have it under the same title. */
export type IndicatorColumn = {
  title: string
  measure: Measure
  /** First of its columns, from 0. */
  left: number
  /** Id by catalogue id. */
  ids: Map<string, string>
  /** Where it stands in the texts: «Школа, Омск — 2.6, п. 1». */
  clauses: string[]
}

/** Titles of an indicator's own columns, left to right; of a share the last one is computed from the two before it. */
export const PARTS: Record<Measure, string[]> = {
  share: ['Число', 'Всего', 'Доля'],
  count: ['Число'],
  change: ['На начало', 'На конец', 'Изменение'],
}

export const FIXED = 4

const measureOf = (indicator: Indicator): Measure => {
  if ('from' in indicator) return 'change'
  return indicator.part !== undefined && indicator.whole !== undefined ? 'share' : 'count'
}

const indicatorsOf = ({ indicators }: Catalogue): Indicator[] => indicators ?? []

const labelOf = ({ clause, item, annex }: Indicator): string =>
  clauseLabel({ clause, item: item ?? null, subitem: null, annex: annex ?? null })

/** Indicators of all regulations, in the order of the one that has most of them. */
export const indicatorColumns = ({ blocks }: Pick<Layout, 'blocks'>): IndicatorColumn[] => {
  const found = new Map<string, IndicatorColumn>()
  let left = FIXED
  const most = (a: Block, b: Block): number => indicatorsOf(b.catalogue).length - indicatorsOf(a.catalogue).length
  for (const { catalogue, short } of [...blocks].sort(most))
    for (const indicator of indicatorsOf(catalogue)) {
      const measure = measureOf(indicator)
      const key = `${measure} ${indicator.title}`
      let column = found.get(key)
      if (column === undefined) {
        column = { title: indicator.title, measure, left, ids: new Map(), clauses: [] }
        found.set(key, column)
        left += PARTS[measure].length
      }
      column.ids.set(catalogue.id, indicator.id)
      column.clauses.push(blocks.length > 1 ? `${short} — ${labelOf(indicator)}` : labelOf(indicator))
    }
  return [...found.values()]
}

/** What an institution has of each column; undefined where its regulation has none. */
export const figuresIn = (
  columns: IndicatorColumn[],
  catalogue: string,
  figures: ReportedFigure[],
): (ReportedFigure | undefined)[] =>
  columns.map(({ ids }) => {
    const id = ids.get(catalogue)
    return id === undefined ? undefined : figures.find((figure) => figure.id === id)
  })

/** Numbers of a known figure in the order of its columns, without the computed last one; null where nothing is known. */
export const numbersOf = (measure: Measure, figure: ReportedFigure | undefined): number[] | null => {
  if (figure === undefined || figure.state !== 'known' || figure.part === null) return null
  if (measure === 'count') return [figure.part]
  if (figure.whole === null) return null
  return measure === 'share' ? [figure.part, figure.whole] : [figure.whole, figure.part]
}

/** The computed column: part of whole, or the end less the start. Null for a count, and for a share of nought. */
export const derived = (measure: Measure, [first = 0, second = 0]: number[]): number | null => {
  if (measure === 'change') return second - first
  return measure === 'count' || second === 0 ? null : first / second
}
