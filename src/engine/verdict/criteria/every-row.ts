import type { EveryRow } from '../../catalogue/criterion-types'
import { examine } from '../conditions'
import { judgeRows } from '../row-share'
import type { Context, Evidence, Judgement } from '../types'

/** Share of the matching rows in which all of `holds` hold. */
export const judgeEveryRow = (criterion: EveryRow, evidence: Evidence, context: Context): Judgement =>
  judgeRows(criterion, evidence, context, (row) => examine(criterion.holds, row))
