import type { Outcome } from '../../shared/words'
import { share, wholePercent } from '../../shared/formats'
import { outcomeOf, percents } from './cell-look'
import type { Grid, GridColumn, GridRow } from './grid-model'

/** How many rows have which outcome in a column of requirements. */
export type Tally = Record<Outcome | 'none', number>

export const tallyOf = (rows: readonly GridRow[], at: number): Tally => {
  const tally: Tally = { met: 0, partial: 0, unmet: 0, undetermined: 0, 'not-applicable': 0, none: 0 }
  for (const { cells } of rows) {
    const cell = cells[at]
    tally[typeof cell === 'number' ? (outcomeOf(cell) ?? 'none') : 'none'] += 1
  }
  return tally
}

export const applicable = ({ met, partial, unmet, undetermined }: Tally): number => met + partial + unmet + undetermined

export type ColumnSummary = {
  /** Share met of those it applies to, or the mean index; null where it applies to nobody. */
  value: number | null
  sign: string
  words: string
}

const NOBODY: ColumnSummary = { value: null, sign: '–', words: 'Ни к кому не применимо' }

const metShare = (rows: readonly GridRow[], at: number): ColumnSummary => {
  const tally = tallyOf(rows, at)
  const all = applicable(tally)
  if (all === 0) return NOBODY
  const value = tally.met / all
  const unknown = tally.undetermined === 0 ? '' : `, не определено у ${tally.undetermined}`
  return {
    value,
    sign: wholePercent(value),
    words: `${wholePercent(value)}: выполнили ${tally.met} из ${all}, к кому применимо (${share(value)})${unknown}`,
  }
}

const meanIndex = (rows: readonly GridRow[], at: number): ColumnSummary => {
  let [index, upper, count] = [0, 0, 0]
  for (const { cells } of rows) {
    const cell = cells[at]
    if (cell === null || cell === undefined || typeof cell === 'number' || cell[0] === null) continue
    index += cell[0]
    upper += cell[1] ?? cell[0]
    count += 1
  }
  if (count === 0) return NOBODY
  const value = index / count
  const sign = percents(value, upper / count)
  return {
    value,
    sign,
    words: `${sign}: в среднем индекс ${share(value)}, возможный ${share(upper / count)}: по ${count} из ${rows.length}`,
  }
}

/** What a column comes to over some rows, one entry a column. */
export const summaryOf = (by: Grid['by'], columns: readonly GridColumn[], rows: readonly GridRow[]): ColumnSummary[] =>
  columns.map(({ at }) => (by === 'requirement' ? metShare(rows, at) : meanIndex(rows, at)))
