import { withTerms } from '../base/label'
import { decimal, percent } from '../base/russian'
import type { Dictionary } from '../catalogue/evidence-types'
import type { Catalogue, ChangeIndicator, Indicator, RowsIndicator } from '../catalogue/types'
import { noRemoteLessons } from './applicability'
import { citeCells, citeKnown, citeSheet } from './cells'
import { REMOTE_TABLES } from './known-names'
import { beyondWhole, sumOf, withoutNumber } from './row-figures'
import { declaredNone, matching, openRows, tableOf, withoutData } from './tables'
import { termedContext } from './termed'
import type { Cited, Context, Evidence, EvidenceRow, EvidenceTable, IndicatorFigure } from './types'
import { capital, partOf, sampleMark } from './wording'

type Figures = Pick<IndicatorFigure, 'state' | 'value' | 'part' | 'whole' | 'text' | 'evidence'>

type Said = { reason: string; evidence: Cited[] }

const NONE = { value: null, part: null, whole: null }

const unknown = ({ reason, evidence }: Said): Figures => ({ state: 'unknown', ...NONE, text: reason, evidence })

const nothingToCount = ({ reason, evidence }: Said): Figures => ({
  state: 'not-applicable',
  ...NONE,
  text: reason,
  evidence,
})

const countOf = (value: number, text: string, evidence: Cited[]): Figures => ({
  state: 'known',
  ...{ value, part: value, whole: null, text, evidence },
})

const counted = (
  { part, table: id, done, counted: what }: RowsIndicator,
  table: EvidenceTable,
  rows: EvidenceRow[],
  context: Context,
): Figures => {
  const value = part === undefined ? rows.length : sumOf(rows, part)
  const cited = part === undefined ? [citeSheet(table)] : rows.flatMap((row) => citeCells(table, row, [part]))
  return countOf(value, `${done} ${what}: ${decimal(value)}${sampleMark(context, id)}`, cited)
}

const shared = (
  { part, whole, table: id, done, counted: what }: RowsIndicator & { part: string; whole: string },
  table: EvidenceTable,
  rows: EvidenceRow[],
  context: Context,
): Figures => {
  const wrong = beyondWhole({ part, whole }, table, rows)
  if (wrong !== null) return unknown(wrong)
  const [some, all] = [sumOf(rows, part), sumOf(rows, whole)]
  const evidence = rows.flatMap((row) => citeCells(table, row, [part, whole]))
  if (all === 0) return nothingToCount({ reason: `Всего ${what}: 0 — доли нет`, evidence })
  const text = `${partOf(done, some, all, what)} (${percent(some / all)})${sampleMark(context, id)}`
  return { state: 'known', value: some / all, part: some, whole: all, text, evidence }
}

const withoutRows = (indicator: RowsIndicator, table: EvidenceTable): Figures => {
  const { counted: what, done, whole } = indicator
  const evidence = [citeSheet(table)]
  const said = table.state === 'none' ? declaredNone(table) : `На листе «${table.sheet}» таких строк нет`
  if (table.state !== 'none' && !table.event) return unknown({ reason: `${said}: добавьте их`, evidence })
  return whole === undefined
    ? countOf(0, `${done} ${what}: 0. ${said}`, evidence)
    : nothingToCount({ reason: `${said}: считать долю ${what} не от чего`, evidence })
}

const isShare = (indicator: RowsIndicator): indicator is RowsIndicator & { part: string; whole: string } =>
  indicator.part !== undefined && indicator.whole !== undefined

const overRows = (indicator: RowsIndicator, evidence: Evidence, context: Context): Figures => {
  const excused = REMOTE_TABLES.includes(indicator.table) ? noRemoteLessons(evidence) : null
  if (excused !== null) return nothingToCount(excused)
  const table = tableOf(evidence, indicator.table)
  const silent = withoutData(table)
  if (silent !== null) return unknown(silent)
  const { rows, unclear } = matching(table.rows, indicator.where)
  const columns = [indicator.part, indicator.whole].filter((column) => column !== undefined)
  const open = [...unclear, ...withoutNumber(rows, columns)]
  if (open.length > 0) return unknown(openRows(indicator.table, table, open, context))
  if (rows.length === 0) return withoutRows(indicator, table)
  return isShare(indicator) ? shared(indicator, table, rows, context) : counted(indicator, table, rows, context)
}

const movement = (change: number): string => {
  if (change === 0) return 'без изменений'
  return change < 0 ? `меньше на ${decimal(-change)}` : `больше на ${decimal(change)}`
}

const overPeriod = (
  { from, to, counted: what }: ChangeIndicator,
  { passport, passportCells }: Evidence,
  titleOf: (field: string) => string,
): Figures => {
  const [before, after] = [passport[from], passport[to]]
  if (typeof before?.value !== 'number' || typeof after?.value !== 'number') {
    const lacking = [from, to].filter((field) => typeof passport[field]?.value !== 'number')
    return unknown({
      reason: `Не заполнено: ${lacking.map((field) => `«${titleOf(field)}»`).join(', ')}`,
      evidence: lacking.flatMap((field) => {
        const cell = passportCells[field]
        return cell === undefined ? [] : [{ ...cell, value: null }]
      }),
    })
  }
  const [start, end] = [before.value, after.value]
  const change = end - start
  return {
    state: 'known',
    ...{ value: change, part: end, whole: start },
    text: `${capital(what)}: на начало периода ${decimal(start)}, на конец ${decimal(end)} (${movement(change)})`,
    evidence: [citeKnown(before), citeKnown(after)],
  }
}

const measureOf = (indicator: Indicator): IndicatorFigure['measure'] => {
  if ('from' in indicator) return 'change'
  return isShare(indicator) ? 'share' : 'count'
}

/**
 * What the catalogue's indicators come to for one institution, in the catalogue's order. An empty or missing cell
 * leaves an indicator unknown, never 0; remote lessons that were not held, and a whole of 0, leave nothing to count.
 */
export const indicatorFigures = (
  catalogue: Catalogue,
  evidence: Evidence,
  context: Context,
  passport: Dictionary['passport'],
): IndicatorFigure[] => {
  const named = termedContext(context, catalogue)
  const titleOf = (field: string): string =>
    withTerms(passport.find(({ id }) => id === field)?.title ?? field, catalogue.terms)
  return (catalogue.indicators ?? []).map((indicator) => {
    const { id, clause, item = null, annex = null, title, theme = null } = indicator
    const place = { id, clause, item, annex, label: title, theme, measure: measureOf(indicator) }
    return {
      ...place,
      ...('from' in indicator ? overPeriod(indicator, evidence, titleOf) : overRows(indicator, evidence, named)),
    }
  })
}
