import { sha256Hex } from '../base/digest'
import { normalised } from '../base/russian'
import type { EvidenceTable, Value } from '../catalogue/evidence-types'
import type { FormPlan } from '../catalogue/types'
import { rowsByTable, type Row } from './relation'
import type { Fact, TableLayout, TablePrint } from './types'

const textOf = (value: Value | undefined): string =>
  typeof value === 'string' ? normalised(value) : String(value ?? '')

const digestOf = (rows: string[][]): string => {
  const lines = rows.map((cells) => cells.join('\u001f')).sort()
  return sha256Hex(lines.join('\u001e')).slice(0, 32)
}

/** Cells that tell institutions apart: words and numbers; not days, marks, choices from a list, nor zeros. */
const tellingIn = (rows: Row[], { columns }: EvidenceTable): number => {
  const own = columns.filter(({ type }) => type !== 'date' && type !== 'yes-no' && type !== 'choice')
  return rows.reduce(
    (sum, row) =>
      sum +
      own.filter(({ id }) => {
        const value = row.get(id)?.value
        return value !== undefined && value !== 0
      }).length,
    0,
  )
}

/**
 * Digests of the tables of a form, the order of rows aside; a table declared «не было» has no rows. A blank sheet
 * changes nothing that is known, so it has none.
 */
export const printsOf = (facts: Fact[], layouts: TableLayout[], { tables }: FormPlan): TablePrint[] => {
  const byTable = rowsByTable(facts)
  return tables.flatMap((table): TablePrint[] => {
    const rows = [...(byTable.get(table.id)?.values() ?? [])]
    const layout = layouts.find((each) => each.table === table.id && each.state !== 'blank')
    const [first] = rows[0]?.values() ?? []
    const sheet = first?.sheet ?? layout?.sheet
    if (sheet === undefined) return []
    const cells = rows.map((row) => table.columns.map(({ id }) => textOf(row.get(id)?.value)))
    const digest = digestOf(cells)
    const isDay = table.columns.map(({ type }) => type === 'date')
    const undated = isDay.includes(true) ? digestOf(cells.map((row) => row.filter((_, at) => !isDay[at]))) : digest
    return [{ table: table.id, sheet, rows: rows.length, telling: tellingIn(rows, table), digest, undated }]
  })
}
