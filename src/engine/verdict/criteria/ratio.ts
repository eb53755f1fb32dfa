import { percent } from '../../base/russian'
import type { Ratio } from '../../catalogue/criterion-types'
import { citeCells, citeSheet } from '../cells'
import { graded, notApplicable, undetermined } from '../judgement'
import { beyondWhole, EPSILON, sumOf, withoutNumber } from '../row-figures'
import { declaredNone, openRows, matching, tableOf, withoutData } from '../tables'
import type { Context, Evidence, Judgement } from '../types'
import { goal, partOf, sampleMark } from '../wording'

/** Σ part ÷ Σ whole over the matching rows against the target, at most 1, with the audit's tolerance. */
export const judgeRatio = (criterion: Ratio, evidence: Evidence, context: Context): Judgement => {
  const table = tableOf(evidence, criterion.table)
  const silent = withoutData(table)
  if (silent !== null) return silent
  if (table.state === 'none')
    return notApplicable(`${declaredNone(table)}: считать долю ${criterion.counted} не от чего`, [citeSheet(table)])
  const { rows, unclear } = matching(table.rows, criterion.where)
  const empty = [...unclear, ...withoutNumber(rows, [criterion.part, criterion.whole])]
  if (empty.length > 0) return openRows(criterion.table, table, empty, context)
  if (rows.length === 0)
    return undetermined(
      `На листе «${table.sheet}» нет строк, по которым считается доля ${criterion.counted}: добавьте их`,
      [citeSheet(table)],
    )
  const contradiction = beyondWhole(criterion, table, rows)
  if (contradiction !== null) return undetermined(contradiction.reason, contradiction.evidence)
  const part = sumOf(rows, criterion.part)
  const whole = sumOf(rows, criterion.whole)
  const cited = rows.flatMap((row) => citeCells(table, row, [criterion.part, criterion.whole]))
  if (whole <= 0) return undetermined(`Всего ${criterion.counted}: 0 — долю посчитать нельзя, проверьте число`, cited)
  const { ratioTolerance } = context.terms
  const share = part / whole
  const enough = share >= criterion.target - EPSILON
  const tolerated = !enough && share + ratioTolerance >= criterion.target - EPSILON
  const allowed = tolerated ? ` (принято с допуском ${goal(ratioTolerance)})` : ''
  return graded(
    enough || tolerated ? 1 : share / criterion.target,
    `${partOf(criterion.done, part, whole, criterion.counted)} (${percent(share)}), ` +
      `требуется ${goal(criterion.target)}${allowed}${sampleMark(context, criterion.table)}`,
    cited,
  )
}
