import { percent } from '../../base/russian'
import type { NoRow } from '../../catalogue/types'
import { citeCells, citeSheet } from '../cells'
import { columnsOf } from '../conditions'
import { distinctCells, graded, met } from '../judgement'
import { declaredNone, openRows, matching, tableOf, withoutData } from '../tables'
import type { Context, Evidence, Judgement } from '../types'
import { inRows, rowNumbers, sampleMark } from '../wording'

/** Share of rows that do not match `where`: what is forbidden did not happen. «Не было» meets it. */
export const judgeNoRow = (criterion: NoRow, evidence: Evidence, context: Context): Judgement => {
  const table = tableOf(evidence, criterion.table)
  const silent = withoutData(table)
  if (silent !== null) return silent
  if (table.state === 'none') return met(`${declaredNone(table)}. Не выявлено: «${criterion.what}»`, [citeSheet(table)])
  const { rows, unclear } = matching(table.rows, criterion.where)
  if (unclear.length > 0) return openRows(criterion.table, table, unclear, context)
  const all = table.rows.length
  const mark = sampleMark(context, criterion.table)
  if (rows.length === 0)
    return met(`Не выявлено: «${criterion.what}» — проверено строк листа «${table.sheet}»: ${all}${mark}`, [
      citeSheet(table),
    ])
  const clean = (all - rows.length) / all
  const columns = criterion.where.flatMap(columnsOf)
  return graded(
    clean,
    `Выявлено: «${criterion.what}» — в ${inRows(rows.length)} из ${all} на листе «${table.sheet}»${mark}, ` +
      `${rowNumbers(rows)}; без нарушений ${percent(clean)}`,
    distinctCells(rows.flatMap((row) => citeCells(table, row, columns))),
  )
}
