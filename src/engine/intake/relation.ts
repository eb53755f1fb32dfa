import { nestedQuotes } from '../base/quotes'
import type { Check } from '../catalogue/evidence-types'
import { sheetRemark } from './remark'
import type { Fact, Remark } from './types'

/** Facts of one row by column. */
export type Row = Map<string, Fact>

/** Facts of every table by row, in the order they came; the passport and answers among them. */
export const rowsByTable = (facts: Fact[]): Map<string, Map<string, Row>> => {
  const tables = new Map<string, Map<string, Row>>()
  for (const fact of facts) {
    let rows = tables.get(fact.table)
    if (rows === undefined) tables.set(fact.table, (rows = new Map<string, Row>()))
    let row = rows.get(fact.row)
    if (row === undefined) rows.set(fact.row, (row = new Map<string, Fact>()))
    row.set(fact.column, fact)
  }
  return tables
}

/** What a check is held against: rows by table, and fields of the passport. */
export type Form = { rows: (table: string) => Row[]; passport: Row }

export const formOf = (facts: Fact[]): Form => {
  const tables = rowsByTable(facts)
  return {
    rows: (table) => [...(tables.get(table)?.values() ?? [])],
    passport: tables.get('passport')?.get('') ?? new Map<string, Fact>(),
  }
}

/** A warning about one cell; its sentence starts with the place. */
export const aboutCell = (
  fact: Pick<Fact, 'sheet' | 'cell'>,
  code: string,
  value: string,
  expected: string | null,
  text: string,
): Remark => ({
  ...sheetRemark('warning', code, fact.sheet, nestedQuotes(`Лист «${fact.sheet}», ячейка ${fact.cell}: ${text}`)),
  cell: fact.cell,
  value,
  expected,
})

/** Code of every remark about a контрольное соотношение. */
export const RECONCILIATION = 'reconciliation'

type Figures = { value: string; expected: string | null; detail: string; fix: string }

/** «не выполнено контрольное соотношение: …» about the cell that breaks it; `detail` holds the figures. */
export const brokenCheck = (
  check: Pick<Check, 'message'>,
  fact: Pick<Fact, 'sheet' | 'cell'>,
  { value, expected, detail, fix }: Figures,
): Remark =>
  aboutCell(
    fact,
    RECONCILIATION,
    value,
    expected,
    `не выполнено контрольное соотношение: ${check.message.replace(/\.$/, '')} (${detail}). ${fix}`,
  )

/** A relation between figures that does not hold; `facts` are all it rests on, `stands` says the figures alone. */
export type Broken = Figures & { check: Pick<Check, 'message'>; cited: Fact; facts: Fact[]; stands: string }

export const remarkOf = ({ check, cited, ...figures }: Broken): Remark => brokenCheck(check, cited, figures)
