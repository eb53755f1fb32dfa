/** A column of DataTable. `value` is what rows are sorted by and, without `text`, what the cell says; null comes last. */
export type DataColumn<Row> = {
  key: string
  title: string
  /** Least width, pixels. */
  width: number
  /** Part of the room that is left; 0 without it. */
  grow?: number
  align?: 'left' | 'right' | 'center'
  value: (row: Row) => string | number | null
  text?: (row: Row) => string
  /** What the title means, shown on hover. */
  hint?: string
  sortable?: boolean
  /** The direction a first click gives; numbers usually want the greatest first. */
  first?: Sort['direction']
}

export type Sort = { key: string; direction: 'asc' | 'desc' }

const collator = new Intl.Collator('ru', { numeric: true, sensitivity: 'base' })

const compare = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b))

/** Rows in the order of a column; equal ones stay as they were, those without a value come last both ways. */
export const sorted = <Row>(rows: readonly Row[], columns: readonly DataColumn<Row>[], sort: Sort | null): Row[] => {
  const column = columns.find(({ key }) => key === sort?.key)
  if (column === undefined || sort === null) return [...rows]
  const sign = sort.direction === 'asc' ? 1 : -1
  return rows
    .map((row) => ({ row, value: column.value(row) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null)
      return sign * compare(a.value, b.value)
    })
    .map(({ row }) => row)
}

/** What the order by a column depends on. */
type Sortable = Pick<DataColumn<never>, 'key' | 'sortable' | 'first'>

/** What a click on a title makes of the order: the column's first direction, the other one, then none. */
export const nextSort = (sort: Sort | null, column: Sortable): Sort | null => {
  const first = column.first ?? 'asc'
  if (sort?.key !== column.key) return { key: column.key, direction: first }
  return sort.direction === first ? { key: column.key, direction: first === 'asc' ? 'desc' : 'asc' } : null
}

export const ariaSort = (sort: Sort | null, column: Sortable): 'ascending' | 'descending' | 'none' | undefined => {
  if (column.sortable === false) return undefined
  if (sort?.key !== column.key) return 'none'
  return sort.direction === 'asc' ? 'ascending' : 'descending'
}

/** Widths in pixels: the least ones, and what is left shared by `grow`. */
export const widths = <Row>(columns: readonly DataColumn<Row>[], room: number): number[] => {
  const least = columns.reduce((sum, { width }) => sum + width, 0)
  const grows = columns.reduce((sum, { grow = 0 }) => sum + grow, 0)
  const left = Math.max(0, room - least)
  return columns.map(({ width, grow = 0 }) => width + (grows === 0 ? 0 : Math.floor((left * grow) / grows)))
}

/** `name` and `-name` in an address ↔ an order. */
export const sortCodec = {
  read: (text: string | null): Sort | null =>
    text === null || text === ''
      ? null
      : text.startsWith('-')
        ? { key: text.slice(1), direction: 'desc' }
        : { key: text, direction: 'asc' },
  write: (sort: Sort | null): string | null =>
    sort === null ? null : `${sort.direction === 'desc' ? '-' : ''}${sort.key}`,
}
