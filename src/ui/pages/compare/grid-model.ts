import type { MatrixColumn, MatrixResult } from '../../../api/matrix-results'

type Part = MatrixResult['parts'][number]
type PartRow = Part['rows'][number]

/** A cell of the API as it came: value or code of a requirement, [index, upper, completeness] or null of a measure. */
export type RawCell = number | [number | null, number | null, number | null] | null

export type GridColumn = MatrixColumn & {
  /** Its place in the `cells` of every row. */
  at: number
}

export type GridRow = Omit<PartRow, 'cells'> & {
  cells: RawCell[]
  /** Places of columns with the curator's decision, and with a discrepancy. */
  decided: ReadonlySet<number>
  differs: ReadonlySet<number>
}

export type Grid = {
  by: MatrixResult['by']
  /** The catalogue the columns are of; null where they are common to all. */
  catalogue: string | null
  columns: GridColumn[]
  rows: GridRow[]
}

const NONE: ReadonlySet<number> = new Set()

const rowOf = (row: PartRow): GridRow => ({
  ...row,
  decided: 'decided' in row ? new Set(row.decided) : NONE,
  differs: 'differs' in row ? new Set(row.differs) : NONE,
})

type Wish = { catalogue: string; kind: string }

const partOf = (matrix: MatrixResult, { catalogue, kind }: Wish): Part | undefined => {
  const parts: Part[] = matrix.parts
  const fitting = ({ rows }: Part): number => rows.filter((row) => kind === '' || row.kind === kind).length
  return (
    parts.find((each) => each.catalogue === catalogue) ??
    parts.find((each) => each.catalogue === null) ??
    parts.toSorted((one, other) => fitting(other) - fitting(one))[0]
  )
}

/**
 * The part of a matrix to show: the catalogue asked for, else the common one, else the one with most institutions of
 * the type asked for. Recommended requirements, which are no part of the index, come after all others. Null where
 * there is no part.
 */
export const gridOf = (matrix: MatrixResult, wish: Wish): Grid | null => {
  const part = partOf(matrix, wish)
  if (part === undefined) return null
  const columns = part.columns.map((column, at) => ({ ...column, at }))
  return {
    by: matrix.by,
    catalogue: part.catalogue,
    columns: [
      ...columns.filter(({ recommended }) => !recommended),
      ...columns.filter(({ recommended }) => recommended),
    ],
    rows: (part.rows as PartRow[]).map(rowOf),
  }
}
