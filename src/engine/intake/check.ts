import { russianDay } from '../base/calendar'
import { decimal, normalised } from '../base/russian'
import type { EvidenceTable, FormPlan, RowCheck } from '../catalogue/types'
import { kindOf } from './passport'
import { sheetRemark } from './remark'
import type { SheetIntake } from './sheet-intake'
import type { Fact, Remark } from './types'

type Row = Map<string, Fact>

const rowsOf = (facts: Fact[], table: string): Map<string, Row> => {
  const rows = new Map<string, Row>()
  for (const fact of facts) {
    if (fact.table !== table) continue
    const row = rows.get(fact.row) ?? new Map<string, Fact>()
    rows.set(fact.row, row.set(fact.column, fact))
  }
  return rows
}

const aboutCell = (fact: Fact, code: string, value: string, expected: string | null, text: string): Remark => ({
  ...sheetRemark('warning', code, fact.sheet, `Лист «${fact.sheet}», ячейка ${fact.cell}: ${text}`),
  cell: fact.cell,
  value,
  expected,
})

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

const sumOf = (row: Row, columns: string[]): number | null => {
  const values = columns.map((column) => row.get(column)?.value)
  return values.every((value) => typeof value === 'number') ? values.reduce((sum, value) => sum + value, 0) : null
}

const failedCheck = (row: Row, check: RowCheck): Remark | null => {
  const left = sumOf(row, check.left)
  const right = sumOf(row, check.right)
  const cited = row.get(check.left[0] ?? '')
  if (left === null || right === null || cited === undefined) return null
  const holds = check.relation === 'equal' ? Math.abs(left - right) < 1e-9 : left <= right + 1e-9
  if (holds) return null
  const sign = check.relation === 'equal' ? '=' : '≤'
  return aboutCell(
    cited,
    'reconciliation',
    decimal(left),
    `${sign} ${decimal(right)}`,
    `не выполнено контрольное соотношение: ${check.message.replace(/\.$/, '')} (стоит ${decimal(left)} и ${decimal(right)}). Проверьте числа в строке ${cited.row}.`,
  )
}

/** Warns when the passport names a kind of institution that the regulation of the form is not for. */
export const checkKind = (facts: Fact[], plan: FormPlan): Remark[] => {
  const stated = facts.find(({ table, column }) => table === 'passport' && column === 'kind')
  const kind = stated === undefined ? null : kindOf(String(stated.value))
  if (stated === undefined || kind === null || plan.kinds.includes(kind)) return []
  const text = `тип «${stated.value}» не подходит к этой форме («${plan.title}»). Исправьте тип или выдайте учреждению его форму.`
  return [aboutCell(stated, 'other-kind', String(stated.value), null, text)]
}

/** Remarks of the plan's reconciliation checks; a row with an unknown number is not checked. */
export const checkRows = (facts: Fact[], plan: FormPlan): Remark[] =>
  plan.tables.flatMap(({ id }) => {
    const checks = plan.checks.filter(({ table }) => table === id)
    if (checks.length === 0) return []
    return [...rowsOf(facts, id).values()].flatMap((row) =>
      checks.map((check) => failedCheck(row, check)).filter((remark) => remark !== null),
    )
  })

/** The column that dates an event: its date key, else its first date. */
const eventDay = ({ event, key, columns }: EvidenceTable): string | undefined => {
  if (!event) return undefined
  const dates = columns.filter(({ type }) => type === 'date')
  return (dates.find(({ id }) => key.includes(id)) ?? dates[0])?.id
}

/** Warns about events dated outside the period the passport states, and about a period that ends before it begins. */
export const checkPeriod = (facts: Fact[], plan: FormPlan): Remark[] => {
  const stated = (column: string): Fact | undefined =>
    facts.find((fact) => fact.table === 'passport' && fact.column === column)
  const [from, to] = [stated('periodFrom'), stated('periodTo')]
  if (typeof from?.value !== 'string' || typeof to?.value !== 'string') return []
  if (from.value > to.value) {
    const text = `период заканчивается (${russianDay(to.value)}) раньше, чем начинается (${russianDay(from.value)}). Исправьте даты.`
    return [aboutCell(to, 'period-order', russianDay(to.value), `не раньше ${russianDay(from.value)}`, text)]
  }
  const period = `${russianDay(from.value)} – ${russianDay(to.value)}`
  const [first, last] = [from.value, to.value]
  const dated = new Map(plan.tables.map((table) => [table.id, eventDay(table)]))
  return facts
    .filter(({ table, column, value }) => column === dated.get(table) && (value < first || value > last))
    .map((fact) => {
      const day = russianDay(String(fact.value))
      const text = `дата ${day} вне отчётного периода ${period}. Проверьте дату или перенесите строку в другой отчёт.`
      return aboutCell(fact, 'outside-period', day, period, text)
    })
}
