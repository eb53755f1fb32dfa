import type { Value } from '../../../src/engine/catalogue/evidence-types'
import type { Kind } from '../../../src/engine/catalogue/kind'
import type { FormPlan, Rules } from '../../../src/engine/catalogue/types'
import { columnLetters } from '../../../src/engine/base/address'
import type { FactsInForce } from '../../../src/engine/store/fact-types'
import { evidenceOf } from '../../../src/engine/verdict/evidence'
import type { Evidence } from '../../../src/engine/verdict/types'
import type { Cells } from './rows'

type Said = { answer: string; confirmation?: string; date?: string; comment?: string }

/** What an institution sent; a table left out did not come, `blank` came empty. `asOf` is the day of scoring. */
export type Sketch = {
  sheets: Record<string, Cells[] | 'none' | 'blank'>
  said?: Said
  passport?: Record<string, Value>
  asOf?: string
}

const rows = (sheet: Sketch['sheets'][string] | undefined): Cells[] => (Array.isArray(sheet) ? sheet : [])

/** Both in one form: rows stand below one another and outweigh «не было». */
export const together = (one: Sketch, other: Sketch): Sketch => {
  const ids = [...new Set([...Object.keys(one.sheets), ...Object.keys(other.sheets)])]
  const sheets = ids.map((id) => {
    const both = [...rows(one.sheets[id]), ...rows(other.sheets[id])]
    return [id, both.length > 0 ? both : (one.sheets[id] ?? other.sheets[id] ?? 'blank')] as const
  })
  return { ...other, ...one, sheets: Object.fromEntries(sheets) }
}

const isOneRow = (sheet: Sketch['sheets'][string] | undefined): boolean => rows(sheet).length === 1

/** Both in one form, where each has a single row of a sheet as that very row: what is not usual in it counts. */
export const overlaid = (one: Sketch, other: Sketch, usual: (table: string) => Cells): Sketch | null => {
  const shared = Object.keys(one.sheets).filter((id) => isOneRow(one.sheets[id]) && isOneRow(other.sheets[id]))
  if (shared.length === 0) return null
  const merged = shared.map((id): [string, Cells[]] => {
    const [first = {}] = rows(one.sheets[id])
    const [second = {}] = rows(other.sheets[id])
    const plain = usual(id)
    const told = Object.entries(second).filter(([column, value]) => plain[column] !== value)
    return [id, [{ ...first, ...Object.fromEntries(told) }]]
  })
  return { ...together(one, other), sheets: { ...together(one, other).sheets, ...Object.fromEntries(merged) } }
}

const FILE = 'форма.xlsx'
const FIRST_ROW = 6

type Fact = FactsInForce['facts'][number]

/** What is not a column of the form cannot be sent in it. */
const tableFacts = (plan: FormPlan, id: string, given: Cells[]): Fact[] => {
  const table = plan.tables.find((each) => each.id === id)
  return given.flatMap((row, at) =>
    (table?.columns ?? []).flatMap((column, index): Fact[] => {
      const value = row[column.id]
      const place = { file: FILE, table: id, row: String(FIRST_ROW + at), column: column.id, sheet: table?.sheet ?? id }
      return value === undefined ? [] : [{ ...place, value, cell: `${columnLetters(index)}${FIRST_ROW + at}` }]
    }),
  )
}

/** The sketch as scoring sees it, by way of the facts that an import of such a form would leave. */
export const evidenceFrom = (
  { sheets, said, passport = {} }: Sketch,
  requirement: string,
  plan: FormPlan,
  rules: Rules,
  kind: Kind,
): Evidence => {
  const line = Object.entries(said ?? {}).map(([column, value], at): Fact => ({
    ...{ file: FILE, table: 'answers', row: requirement, column, value },
    ...{ sheet: 'Требования', cell: `${'EFGH'[at] ?? 'E'}4` },
  }))
  const fields = Object.entries(passport).map(([column, value], at): Fact => ({
    ...{ file: FILE, table: 'passport', row: '', column, value },
    ...{ sheet: 'Учреждение', cell: `B${at + 4}` },
  }))
  const facts = Object.entries(sheets).flatMap(([id, sheet]) => tableFacts(plan, id, rows(sheet)))
  const declared = Object.entries(sheets).flatMap(([id, sheet]): Fact[] => {
    const title = plan.tables.find((each) => each.id === id)?.sheet ?? id
    const place = { file: FILE, table: 'declared', row: id, column: 'declared', sheet: title, cell: 'B3' }
    return sheet === 'none' ? [{ ...place, value: 'не было' }] : []
  })
  const layouts = plan.tables.flatMap(({ id, sheet, columns }) => {
    const content = sheets[id]
    if (content === undefined) return []
    const letters = Object.fromEntries(columns.map((column, at) => [column.id, columnLetters(at)]))
    const state = Array.isArray(content) ? ('filled' as const) : content
    return [{ table: id, sheet, columns: letters, state, file: FILE }]
  })
  const cells = { [requirement]: 'E4', [`${requirement}.confirmation`]: 'F4', [`${requirement}.comment`]: 'H4' }
  const keyed = [{ table: 'answers' as const, sheet: 'Требования', cells, file: FILE }]
  return evidenceOf(
    { facts: [...facts, ...line, ...fields, ...declared], tables: layouts, keyed },
    rules.dictionary,
    kind,
  )
}
