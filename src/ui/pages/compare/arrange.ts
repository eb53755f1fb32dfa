import { findIn } from '../../shared/search'
import type { Sort } from '../../shared/table-columns'
import { KINDS, type Level } from '../../shared/words'
import { outcomeOf } from './cell-look'
import type { Grid, GridColumn, GridRow, RawCell } from './grid-model'

export type LevelChoice = Level | 'none'
export type Grouping = 'none' | 'kind' | 'municipality'
export type OutcomeChoice = 'broken' | 'undetermined' | 'met' | 'not-applicable'

export type Choice = {
  kind: string
  catalogue: string
  level: LevelChoice | ''
  /** Narrows by the outcome in the column the rows are sorted by. */
  outcome: OutcomeChoice | ''
  q: string
  /** `index`, `name` or `c:<column id>`. */
  sort: Sort
  group: Grouping
}

export type Line = { group: string; rows: GridRow[] } | { row: GridRow }

export const NO_MUNICIPALITY = 'Муниципальное образование не указано'

const collator = new Intl.Collator('ru', { numeric: true, sensitivity: 'base' })

const COLUMN = 'c:'

export const columnSort = (column: GridColumn): string => COLUMN + column.id

/** The column that rows are sorted by, if it is one of these. */
export const sortedColumn = (columns: readonly GridColumn[], { key }: Sort): GridColumn | undefined =>
  key.startsWith(COLUMN) ? columns.find((each) => columnSort(each) === key) : undefined

const fitsOutcome = (cell: RawCell | undefined, choice: OutcomeChoice): boolean => {
  if (typeof cell !== 'number') return false
  const outcome = outcomeOf(cell)
  return choice === 'broken' ? outcome === 'unmet' || outcome === 'partial' : outcome === choice
}

/** Rows that a choice leaves; a search puts the best fitting ones first. */
const filtered = (grid: Grid, choice: Choice): GridRow[] => {
  const column = sortedColumn(grid.columns, choice.sort)
  const { kind, catalogue, level, outcome } = choice
  const kept = grid.rows.filter(
    (row) =>
      (kind === '' || row.kind === kind) &&
      (catalogue === '' || grid.catalogue !== null || row.catalogue === catalogue) &&
      (level === '' || row.level === (level === 'none' ? null : level)) &&
      (outcome === '' ||
        column === undefined ||
        grid.by !== 'requirement' ||
        fitsOutcome(row.cells[column.at], outcome)),
  )
  return findIn(kept, choice.q, ({ name, municipality }) => `${name} ${municipality ?? ''}`)
}

/** A number to sort a cell by, null where it has no share; `rest` orders those, the unknown before the inapplicable. */
const weighed = (cell: RawCell | undefined): { value: number | null; rest: number } => {
  if (cell === undefined || cell === null) return { value: null, rest: 3 }
  if (typeof cell !== 'number') return { value: cell[0], rest: 0 }
  return cell >= 0 ? { value: cell, rest: 0 } : { value: null, rest: -cell }
}

const byName = (one: GridRow, other: GridRow): number => collator.compare(one.name, other.name)

const comparison = (columns: readonly GridColumn[], sort: Sort): ((one: GridRow, other: GridRow) => number) => {
  const sign = sort.direction === 'asc' ? 1 : -1
  if (sort.key === 'name') return (one, other) => sign * byName(one, other)
  const at = sortedColumn(columns, sort)?.at
  const of = ({ index, cells }: GridRow): { value: number | null; rest: number } =>
    at === undefined ? { value: index, rest: 0 } : weighed(cells[at])
  return (one, other) => {
    const [a, b] = [of(one), of(other)]
    if (a.value === null || b.value === null)
      return Number(a.value === null) - Number(b.value === null) || a.rest - b.rest || byName(one, other)
    return sign * (a.value - b.value) || byName(one, other)
  }
}

/** Rows in order; those without a figure come last in both directions. */
const ordered = (grid: Grid, rows: readonly GridRow[], sort: Sort): GridRow[] =>
  rows.toSorted(comparison(grid.columns, sort))

const KIND_ORDER = Object.keys(KINDS)

const grouped = (rows: readonly GridRow[], group: Grouping): Line[] => {
  if (group === 'none') return rows.map((row) => ({ row }))
  const titleOf = (row: GridRow): string => (group === 'kind' ? KINDS[row.kind] : (row.municipality ?? NO_MUNICIPALITY))
  const groups = new Map<string, GridRow[]>()
  for (const row of rows) groups.set(titleOf(row), [...(groups.get(titleOf(row)) ?? []), row])
  const place = (title: string): number => KIND_ORDER.findIndex((kind) => KINDS[kind as keyof typeof KINDS] === title)
  const titles = [...groups.keys()].sort((one, other) =>
    group === 'kind'
      ? place(one) - place(other)
      : Number(one === NO_MUNICIPALITY) - Number(other === NO_MUNICIPALITY) || collator.compare(one, other),
  )
  return titles.flatMap((title) => {
    const own = groups.get(title) ?? []
    return [{ group: title, rows: own }, ...own.map((row) => ({ row }))]
  })
}

/** The lines of a matrix under its header: rows in order, under titles of groups where they are grouped. */
export const arranged = (grid: Grid, choice: Choice): { lines: Line[]; rows: GridRow[] } => {
  const rows = ordered(grid, filtered(grid, choice), choice.sort)
  return { lines: grouped(rows, choice.group), rows }
}
