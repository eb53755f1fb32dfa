import { percent } from '../../base/russian'
import type { NoRow } from '../../catalogue/criterion-types'
import { citeCells, citeSheet } from '../cells'
import { columnsOf } from '../conditions'
import { distinctCells, graded, met, unmet } from '../judgement'
import { declaredNone, openRows, matching, tableOf, withoutData } from '../tables'
import type { Context, Evidence, Judgement } from '../types'
import { inRows, rowNumbers, sampleMark } from '../wording'

/**
 * Share of rows that do not match `where`: what is forbidden did not happen. «Не было» meets it. A `strict` one is unmet
 * as soon as a row matches, whatever an empty cell of another row may hide.
 */
export const judgeNoRow = (criterion: NoRow, evidence: Evidence, context: Context): Judgement => {
  const table = tableOf(evidence, criterion.table)
  const silent = withoutData(table)
  if (silent !== null) return silent
  if (table.state === 'none') return met(`${declaredNone(table)}. Не выявлено: «${criterion.what}»`, [citeSheet(table)])
  const { rows, unclear } = matching(table.rows, criterion.where)
  const isBroken = criterion.strict === true && rows.length > 0
  if (unclear.length > 0 && !isBroken) return openRows(criterion.table, table, unclear, context)
  const all = table.rows.length
  const mark = sampleMark(context, criterion.table)
  if (rows.length === 0)
    return met(`Не выявлено: «${criterion.what}» — проверено строк листа «${table.sheet}»: ${all}${mark}`, [
      citeSheet(table),
    ])
  const clean = (all - rows.length) / all
  const columns = criterion.where.flatMap(columnsOf)
  const found =
    `Выявлено: «${criterion.what}» — в ${inRows(rows.length)} из ${all} на листе «${table.sheet}»${mark}, ` +
    rowNumbers(rows)
  const cited = distinctCells(rows.flatMap((row) => citeCells(table, row, columns)))
  return isBroken
    ? unmet(`${found}; запрет безусловный: хватает одного случая`, cited)
    : graded(clean, `${found}; без нарушений ${percent(clean)}`, cited)
}
