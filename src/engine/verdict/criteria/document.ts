import { daysBetween, russianDay } from '../../base/calendar'
import { counted } from '../../base/russian'
import type { DocumentCriterion } from '../../catalogue/criterion-types'
import { actsOf, dayOf, kindless, namedKinds, textOf } from '../acts'
import { addressed, citeCell, citeCells, citeSheet } from '../cells'
import { columnsOf, evaluate } from '../conditions'
import { distinctCells, graded, met, undetermined, unmet } from '../judgement'
import { ACTS } from '../known-names'
import { tableOf, withoutData } from '../tables'
import type { Context, Evidence, EvidenceRow, EvidenceTable, Judgement } from '../types'
import { earliestOf, type Earliest } from '../earliest'
import { lowered } from '../wording'

/** `empty`: nothing is wrong but a cell that is not filled, so the document may be sound. */
type Problem = { text: string; columns: string[]; empty: boolean }

type Candidate = { row: EvidenceRow; problems: Problem[]; judgement: Judgement }

const numberProblem = (criterion: DocumentCriterion, table: EvidenceTable, row: EvidenceRow): Problem | null => {
  const number = row.values[ACTS.number]
  if (criterion.unnumbered === true || /\d/.test(textOf(number?.value))) return null
  const place = addressed(citeCell(table, row, ACTS.number))
  const columns = [ACTS.number]
  return number === undefined
    ? { text: `номер не указан (${place})`, columns, empty: true }
    : { text: `«${textOf(number.value)}» — не номер (${place})`, columns, empty: false }
}

const dateProblem = (
  criterion: DocumentCriterion,
  table: EvidenceTable,
  row: EvidenceRow,
  { terms }: Context,
): Problem | null => {
  const date = dayOf(row.values[ACTS.date]?.value)
  const place = addressed(citeCell(table, row, ACTS.date))
  const columns = [ACTS.date]
  if (date === null) return { text: `дата не указана или не читается (${place})`, columns, empty: true }
  if (date > terms.periodTo) {
    const text = `дата ${russianDay(date)} (${place}) позже конца периода ${russianDay(terms.periodTo)}`
    return { text, columns, empty: false }
  }
  if (criterion.inPeriod === true && date < terms.periodFrom) {
    const text = `дата ${russianDay(date)} (${place}) раньше начала периода ${russianDay(terms.periodFrom)}`
    return { text, columns, empty: false }
  }
  return null
}

const whereProblems = (
  criterion: DocumentCriterion,
  table: EvidenceTable,
  row: EvidenceRow,
  context: Context,
): Problem[] =>
  (criterion.where ?? [])
    .map((condition) => ({ condition, truth: evaluate(condition, row) }))
    .filter(({ truth }) => truth !== 'true')
    .map(({ condition, truth }) => {
      const cited = citeCell(table, row, condition.column)
      const title = context.title.column(ACTS.table, condition.column)
      const text = `${cited.value === null ? 'не заполнено' : 'не подходит'} «${title}» (${addressed(cited)})`
      return { text, columns: columnsOf(condition), empty: truth === 'unknown' }
    })

const named = (row: EvidenceRow): string => {
  const number = textOf(row.values[ACTS.number]?.value).replace(/^№\s*/, '')
  const date = dayOf(row.values[ACTS.date]?.value)
  const kind = textOf(row.values[ACTS.kind]?.value)
  return `«${kind}»${number === '' ? '' : ` № ${number}`}${date === null ? '' : ` от ${russianDay(date)}`}`
}

const timely = (table: EvidenceTable, row: EvidenceRow, earliest: Earliest | null, context: Context): Judgement => {
  const own = citeCells(table, row, [ACTS.number, ACTS.date])
  const date = dayOf(row.values[ACTS.date]?.value) ?? ''
  const late = earliest?.first ? daysBetween(earliest.first.day, date) : 0
  if (earliest?.first && late > 0)
    return graded(
      context.terms.lateValue,
      `${named(row)} — на ${counted(late, 'день', 'дня', 'дней')} позже, чем нужно (${russianDay(earliest.first.day)})`,
      [...own, earliest.first.cited],
    )
  if (earliest !== null && earliest.open !== null)
    return undetermined(`${named(row)}: вовремя ли, сказать нельзя — ${lowered(earliest.open.reason)}`, [
      ...own,
      ...earliest.open.evidence,
    ])
  return met(`Есть ${named(row)}`, own)
}

const examined = (
  criterion: DocumentCriterion,
  table: EvidenceTable,
  row: EvidenceRow,
  earliest: Earliest | null,
  context: Context,
): Candidate => {
  const problems = [
    numberProblem(criterion, table, row),
    dateProblem(criterion, table, row, context),
    ...whereProblems(criterion, table, row, context),
  ].filter((each) => each !== null)
  const said = [...new Set(problems.map(({ text }) => text))]
  if (problems.length === 0) return { row, problems, judgement: timely(table, row, earliest, context) }
  const reason = `${named(row)}: ${said.join('; ')}`
  const evidence = distinctCells(
    citeCells(
      table,
      row,
      problems.flatMap(({ columns }) => columns),
    ),
  )
  const judgement = problems.every(({ empty }) => empty) ? undetermined(reason, evidence) : unmet(reason, evidence)
  return { row, problems, judgement }
}

const RANK: Record<Judgement['outcome'], number> = {
  met: 0,
  undetermined: 1,
  partial: 2,
  unmet: 3,
  'not-applicable': 4,
}

const better = (one: Candidate, other: Candidate): number =>
  RANK[one.judgement.outcome] - RANK[other.judgement.outcome] ||
  one.problems.length - other.problems.length ||
  Number(one.row.row) - Number(other.row.row)

/**
 * A document of the right kind with number and date, in time for what it authorises. Met by the best row; late is
 * partial; a row with an empty number or date is undetermined; a wrong one, or none, is unmet.
 */
export const judgeDocument = (criterion: DocumentCriterion, evidence: Evidence, context: Context): Judgement => {
  const table = tableOf(evidence, ACTS.table)
  const silent = withoutData(table)
  if (silent !== null) return silent
  const earliest = criterion.before === undefined ? null : earliestOf(criterion.before, evidence, context)
  const [best] = actsOf(table, criterion.acts)
    .map((row) => examined(criterion, table, row, earliest, context))
    .sort(better)
  if (best !== undefined && best.judgement.outcome !== 'unmet') return best.judgement
  const unknownKind = kindless(table)
  if (unknownKind !== null) return unknownKind
  return best === undefined
    ? unmet(`На листе «${table.sheet}» нет ${namedKinds(criterion.acts)}`, [citeSheet(table)])
    : best.judgement
}
