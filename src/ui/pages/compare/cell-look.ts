import { CELL } from '../../../api/matrix-cells'
import { share, wholePercent } from '../../shared/formats'
import { OUTCOMES, type Outcome } from '../../shared/words'
import type { GridRow, RawCell } from './grid-model'

export type CellLook = {
  /** What the cell shows. */
  sign: string
  /** Class of its fill: an outcome, a level, `unclear` or `none`. */
  tone: string
  /** What it is called where signs are not seen. */
  words: string
}

/** Bounds of the fills of percentages: the levels of the audit. */
export type Bounds = { high: number; sufficient: number; completeness: number }

/** Until the audit's own are known. */
export const USUAL_BOUNDS: Bounds = { high: 0.85, sufficient: 0.65, completeness: 0.7 }

/** Outcome of a requirement's cell; null where the institution has none. */
export const outcomeOf = (value: number): Outcome | null => {
  if (value === CELL.none) return null
  if (value === CELL.undetermined) return 'undetermined'
  if (value === CELL.notApplicable) return 'not-applicable'
  return value === 1 ? 'met' : value === 0 ? 'unmet' : 'partial'
}

const outcomeLook = (value: number, decided: boolean, differs: boolean): CellLook => {
  const outcome = outcomeOf(value)
  if (outcome === null) return { sign: '', tone: 'none', words: 'Нет результата' }
  const { sign, word } = OUTCOMES[outcome]
  const part = outcome === 'partial' ? `, ${share(value)}` : ''
  const notes = `${decided ? ', решение куратора' : ''}${differs ? ', расхождение' : ''}`
  return { sign, tone: outcome, words: `${word}${part}${notes}` }
}

const NBSP = '\u00a0'

/** `45 %`, or `45–90` where what is not yet known may raise the index to the upper one. */
export const percents = (index: number, upper: number): string => {
  const [from, to] = [wholePercent(index), wholePercent(upper)]
  return from === to ? `${from}${NBSP}%` : `${from}–${to}`
}

const measureLook = (cell: Exclude<RawCell, number | null>, bounds: Bounds): CellLook => {
  const [index, upper, completeness] = cell
  if (index === null) return { sign: OUTCOMES['not-applicable'].sign, tone: 'not-applicable', words: 'Не оценивается' }
  const known = completeness ?? 0
  const tone =
    known < bounds.completeness
      ? 'unclear'
      : index >= bounds.high
        ? 'high'
        : index >= bounds.sufficient
          ? 'sufficient'
          : 'low'
  const sign = percents(index, upper ?? index)
  const words = `${sign}: индекс ${share(index)}, возможный ${share(upper)}, полнота данных ${share(completeness)}`
  return { sign, tone, words }
}

/** What the cell of a row shows in the column whose place in `cells` is `at`. */
export const cellLook = (row: GridRow, at: number, bounds: Bounds): CellLook => {
  const cell = row.cells[at]
  if (cell === undefined) return outcomeLook(CELL.none, false, false)
  if (cell === null) return { sign: OUTCOMES['not-applicable'].sign, tone: 'not-applicable', words: 'Неприменимо' }
  return typeof cell === 'number'
    ? outcomeLook(cell, row.decided.has(at), row.differs.has(at))
    : measureLook(cell, bounds)
}
