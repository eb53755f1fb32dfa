import { daysBetween, russianDay, schoolYearDay } from '../../base/calendar'
import { counted } from '../../base/russian'
import type { PublishedBy } from '../../catalogue/criterion-types'
import { actsOf, dayOf, kindless, namedKinds, textOf } from '../acts'
import { addressed, citeCell, citeSheet } from '../cells'
import { graded, met, notApplicable, unmet } from '../judgement'
import { ACTS } from '../known-names'
import { tableOf, withoutData } from '../tables'
import type { Context, Evidence, EvidenceRow, EvidenceTable, Judgement } from '../types'

type Published = { row: EvidenceRow; day: string }

const publications = (rows: EvidenceRow[], until: string): Published[] =>
  rows
    .flatMap((row) => {
      const day = dayOf(row.values[ACTS.publishedOn]?.value)
      return day === null || day > until ? [] : [{ row, day }]
    })
    .sort((one, other) => one.day.localeCompare(other.day) || Number(one.row.row) - Number(other.row.row))

const judged = (table: EvidenceTable, { row, day }: Published, deadline: string | null, late: number): Judgement => {
  const kind = textOf(row.values[ACTS.kind]?.value)
  const evidence = [citeCell(table, row, ACTS.publishedOn)]
  const shown = `«${kind}»: размещение на сайте — ${russianDay(day)}`
  if (deadline === null) return met(shown, evidence)
  const days = daysBetween(deadline, day)
  return days <= 0
    ? met(`${shown}, срок — ${russianDay(deadline)}`, evidence)
    : graded(
        late,
        `${shown}, на ${counted(days, 'день', 'дня', 'дней')} позже срока (${russianDay(deadline)})`,
        evidence,
      )
}

const unpublished = (criterion: PublishedBy, table: EvidenceTable, rows: EvidenceRow[], until: string): Judgement => {
  if (rows.length === 0) return unmet(`На листе «${table.sheet}» нет ${namedKinds(criterion.acts)}`, [citeSheet(table)])
  const cells = rows.map((row) => citeCell(table, row, ACTS.publishedOn))
  const problems = cells.map((cell) =>
    typeof cell.value === 'string' && dayOf(cell.value) !== null
      ? `дата ${russianDay(cell.value)} (${addressed(cell)}) позже конца периода ${russianDay(until)}`
      : `дата размещения не указана или не читается (${addressed(cell)})`,
  )
  return unmet(`Размещение на сайте не подтверждено: ${problems.join('; ')}`, cells)
}

/**
 * Published on the site not after a day of the current school year (2.1: 1 May); an earlier year's publication
 * satisfies it, late is partial, and before the deadline an unpublished one is not yet due.
 */
export const judgePublishedBy = (criterion: PublishedBy, evidence: Evidence, context: Context): Judgement => {
  const table = tableOf(evidence, ACTS.table)
  const silent = withoutData(table)
  if (silent !== null) return silent
  const { periodTo, schoolYear, asOf, lateValue } = context.terms
  const deadline = criterion.by === undefined ? null : schoolYearDay(schoolYear, criterion.by.month, criterion.by.day)
  const rows = actsOf(table, criterion.acts)
  const [first] = publications(rows, periodTo)
  if (first !== undefined) return judged(table, first, deadline, lateValue)
  if (deadline !== null && asOf < deadline)
    return notApplicable(
      `Срок не наступил: разместить нужно до ${russianDay(deadline)}, сведения — на ${russianDay(asOf)}`,
      rows.length === 0 ? [citeSheet(table)] : rows.map((row) => citeCell(table, row, ACTS.publishedOn)),
    )
  return kindless(table) ?? unpublished(criterion, table, rows, periodTo)
}
