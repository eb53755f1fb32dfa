import { normalised } from '../base/russian'
import type { Check, EvidenceTable } from '../catalogue/evidence-types'
import type { FormPlan } from '../catalogue/types'
import type { ReadRow } from '../workbook/types'
import { checkKnown } from './check-groups'
import { checkDays } from './check-period'
import { checkOrder, checkSums } from './check-rows'
import { checkTotals } from './check-totals'
import { kindOf } from './passport'
import { aboutCell, formOf, remarkOf, type Broken, type Form } from './relation'
import { sheetRemark } from './remark'
import { parsedBy, type SheetIntake } from './sheet-intake'
import type { Columns } from './table-row'
import { cellIn } from './tally'
import type { Fact, Remark } from './types'

/**
 * A key stands once where it names a thing or where the rest of its row counts it; documents of one kind, or
 * events of one day, may be many.
 */
const namesOneThing = ({ key: [first, ...more], columns }: EvidenceTable): boolean => {
  const [named, counts] = [columns.find(({ id }) => id === first), columns.filter(({ id }) => id !== first)]
  if (named === undefined || more.length > 0) return false
  if (named.type === 'text' || named.type === 'integer') return true
  return counts.length > 0 && counts.every(({ type }) => type === 'integer' || type === 'number')
}

/** Warns where a table with one naming column names the same thing in two rows. */
export const checkDuplicates = ({ facts, remarks }: SheetIntake, table: EvidenceTable): void => {
  if (!namesOneThing(table)) return
  const first = new Map<string, Fact>()
  for (const fact of facts) {
    if (fact.table !== table.id || fact.column !== table.key[0]) continue
    const key = normalised(String(fact.value))
    const twin = first.get(key)
    if (twin === undefined) first.set(key, fact)
    else
      remarks.push(
        aboutCell(
          fact,
          'duplicate-key',
          String(fact.value),
          null,
          `«${fact.value}» уже есть в ячейке ${twin.cell}. Оставьте одну строку или исправьте название.`,
        ),
      )
  }
}

/** Warns of rows the form was sent with, each counting one thing, that are gone: their figures stay unknown. */
export const missingKeys = (
  intake: SheetIntake,
  table: EvidenceTable,
  { header }: Pick<Columns, 'header'>,
  rows: ReadRow[],
): void => {
  const field = table.columns.find(({ id }) => id === table.key[0])
  const column = header.columns.get(table.key[0] ?? '')
  const keys = intake.keys?.[table.id] ?? []
  if (field === undefined || column === undefined || keys.length === 0 || !namesOneThing(table)) return
  const said = rows.flatMap((row) => cellIn(row, column) ?? [])
  const named = said.map(({ content }) => parsedBy(intake, field, content, { column }))
  // One that is written otherwise is told of by its cell.
  if (named.some((parsed) => !parsed.ok && parsed.missing === undefined)) return
  const present = new Set(named.flatMap((parsed) => (parsed.ok ? [String(parsed.value)] : [])))
  const missing = keys.filter((key) => !present.has(key))
  if (missing.length === 0) return
  const [row, them] = missing.length === 1 ? ['строки', 'её'] : ['строк', 'их']
  const listed = missing.map((key) => `«${key}»`).join(', ')
  const text = `Лист «${intake.sheet.title}»: нет ${row} ${listed}, ${them} показатели неизвестны. Верните удалённое из присланной формы и заполните, если таких нет — нулями.`
  intake.remarks.push({ ...sheetRemark('warning', 'missing-row', intake.sheet.title, text), expected: listed })
}

/** Warns when the passport names a kind of institution that the regulation of the form is not for. */
export const checkKind = (facts: Fact[], plan: FormPlan): Remark[] => {
  const stated = facts.find(({ table, column }) => table === 'passport' && column === 'kind')
  const kind = stated === undefined ? null : kindOf(String(stated.value))
  if (stated === undefined || kind === null || plan.kinds.includes(kind)) return []
  const text = `тип «${stated.value}» не подходит к этой форме («${plan.title}»). Исправьте тип или выдайте учреждению его форму.`
  return [aboutCell(stated, 'other-kind', String(stated.value), null, text)]
}

/** Relations between single figures that do not hold; none for a check of another kind. */
export const brokenFigures = (form: Form, check: Check): Broken[] => {
  switch (check.relation) {
    case 'equal':
    case 'at-most':
      return checkSums(form, check)
    case 'not-after':
      return checkOrder(form, check)
    case 'total':
    case 'total-at-most':
      return checkTotals(form, check)
    default:
      return []
  }
}

const broken = (form: Form, check: Check): Remark[] => {
  switch (check.relation) {
    case 'known':
      return checkKnown(form, check)
    case 'in-period':
    case 'by-period-end':
      return checkDays(form, check)
    default:
      return brokenFigures(form, check).map(remarkOf)
  }
}

/** Remarks of the plan's reconciliation checks («контрольные соотношения») inside one form, in the checks' order. */
export const checkRelations = (facts: Fact[], plan: FormPlan): Remark[] => {
  const form = formOf(facts)
  return plan.checks.flatMap((check) => broken(form, check))
}
