import type { Criterion } from './criterion-types'
import type { Catalogue, ChangeIndicator, Indicator } from './types'

/** Indicators of a catalogue; copies pinned before there were any have none. */
export const indicatorsOf = ({ indicators }: Pick<Catalogue, 'indicators'>): Indicator[] => indicators ?? []

export const isChange = (indicator: Indicator): indicator is ChangeIndicator => 'from' in indicator

/**
 * A criterion that reads the same rows and columns, so that the form offers them and mistakes in them are found; null
 * for an indicator of the passport. It is never judged and calls for no row.
 */
export const readingOf = (indicator: Indicator): Criterion | null => {
  if (isChange(indicator)) return null
  const { table, where, part, whole, counted, done } = indicator
  const rows = { table, ...(where === undefined ? {} : { where }), counted }
  if (part !== undefined && whole !== undefined) return { kind: 'ratio', ...rows, part, whole, target: 1, done }
  return { kind: 'at-least', ...rows, ...(part === undefined ? {} : { column: part }), count: 0 }
}
