import { percent } from '../../base/russian'
import type { Ratio } from '../../catalogue/types'
import { addressed, citeCell, citeCells, citeSheet } from '../cells'
import { graded, notApplicable, undetermined } from '../judgement'
import { declaredNone, openRows, matching, tableOf, withoutData, type Unclear } from '../tables'
import type { Context, Evidence, EvidenceRow, EvidenceTable, Judgement } from '../types'
import { goal, partOf, sampleMark } from '../wording'

const EPSILON = 1e-9

const number = (row: EvidenceRow, column: string): number | null => {
  const value = row.values[column]?.value
  return typeof value === 'number' ? value : null
}

const sum = (rows: EvidenceRow[], column: string): number =>
  rows.reduce((total, row) => total + (number(row, column) ?? 0), 0)

const open = (criterion: Ratio, rows: EvidenceRow[]): Unclear[] =>
  rows.flatMap((row) => {
    const columns = [criterion.part, criterion.whole].filter((column) => number(row, column) === null)
    return columns.length === 0 ? [] : [{ row, columns }]
  })

const impossible = (criterion: Ratio, table: EvidenceTable, rows: EvidenceRow[]): Judgement | null => {
  const wrong = rows.filter((row) => {
    const part = number(row, criterion.part) ?? 0
    return part < 0 || part > (number(row, criterion.whole) ?? 0) + EPSILON
  })
  if (wrong.length === 0) return null
  const places = wrong.slice(0, 5).map((row) => addressed(citeCell(table, row, criterion.part)))
  return undetermined(
    `Часть больше целого или меньше нуля (${places.join('; ')}): исправьте число`,
    wrong.flatMap((row) => citeCells(table, row, [criterion.part, criterion.whole])),
  )
}

/** Σ part ÷ Σ whole over the matching rows against the target, at most 1, with the audit's tolerance. */
export const judgeRatio = (criterion: Ratio, evidence: Evidence, context: Context): Judgement => {
  const table = tableOf(evidence, criterion.table)
  const silent = withoutData(table)
  if (silent !== null) return silent
  if (table.state === 'none')
    return notApplicable(`${declaredNone(table)}: считать долю ${criterion.counted} не от чего`, [citeSheet(table)])
  const { rows, unclear } = matching(table.rows, criterion.where)
  const empty = [...unclear, ...open(criterion, rows)]
  if (empty.length > 0) return openRows(criterion.table, table, empty, context)
  if (rows.length === 0)
    return undetermined(
      `На листе «${table.sheet}» нет строк, по которым считается доля ${criterion.counted}: добавьте их`,
      [citeSheet(table)],
    )
  const contradiction = impossible(criterion, table, rows)
  if (contradiction !== null) return contradiction
  const part = sum(rows, criterion.part)
  const whole = sum(rows, criterion.whole)
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
