import { CELL } from '../../../api/matrix-cells'
import type { RequirementMatrix } from '../../../api/matrix-results'
import { OUTCOME_ORDER, type Outcome } from '../../shared/words'
import { outcomeOf } from './cell-look'

/** Of an outcome: how many requirements, and the clauses they stand in. */
export type CellParts = { outcome: Outcome; count: number; labels: string[] }[]

/** Clauses behind a theme's or role's cell of one institution, by outcome, from the worst. */
export const partsOfCell = (
  matrix: RequirementMatrix,
  institution: number,
  by: 'theme' | 'role',
  id: string,
): CellParts => {
  for (const { columns, rows } of matrix.parts) {
    const row = rows.find((each) => each.id === institution)
    if (row === undefined) continue
    const own = columns.flatMap((column, at) => {
      const outcome = outcomeOf(row.cells[at] ?? CELL.none)
      return column[by] === id && outcome !== null && !column.recommended ? [{ outcome, label: column.label }] : []
    })
    return OUTCOME_ORDER.flatMap((outcome) => {
      const labels = own.filter((each) => each.outcome === outcome).map(({ label }) => label)
      return labels.length === 0 ? [] : [{ outcome, count: labels.length, labels: [...new Set(labels)] }]
    })
  }
  return []
}
