/** What a cell is to hold; days are ISO text with `date`, shares 0…1 with `percent`. */
export type BookCell = string | number | null | { value: number; percent: true } | { value: string; date: true }

/** Where the drop-down of a column comes from. */
export type ListSource =
  /** Fixed values, kept on the sheet of lists under this title. */
  | { list: string; values: string[] }
  /** Whatever stands in a column of another sheet. */
  | { sheet: SheetKey; column: string }
  /** Columns of the evidence table named in this column of the same row. */
  | { columnsOf: string }

export type SheetKey =
  | 'regulation'
  | 'roles'
  | 'themes'
  | 'consequences'
  | 'sections'
  | 'requirements'
  | 'criteria'
  | 'indicators'
  | 'notes'
  | 'evidence'

export type BookColumn = {
  key: string
  title: string
  /** In characters. */
  width: number
  /** Shown beside the cell while it is chosen, in Russian. */
  hint: string
  /** Must be there and filled in every row. */
  required?: boolean
  choose?: ListSource
  /** The list only suggests: other texts may be typed. */
  free?: boolean
  centred?: boolean
  /** Said for the reader, never read back. */
  readOnly?: boolean
  /** Computed, never read back: `give` of the row of `sheet` whose `match` is this row's `of`. */
  lookup?: { of: string; sheet: SheetKey; match: string; give: string }
}

export type SheetSpec = {
  key: SheetKey
  title: string
  /** One or two sentences above the header, in Russian. */
  intro: string
  columns: BookColumn[]
  /** Nothing on it is read back. */
  readOnly?: boolean
  /** The workbook is complete without it. */
  optional?: boolean
}

/** One sheet with its rows; each row holds a cell a column, lookups with their present value. */
export type BookSheet = SheetSpec & {
  rows: BookCell[][]
  /** Columns that stay empty in rows where the column `by` holds another word than these: column key → words. */
  used?: { by: string; columns: Record<string, string[]> }
  /** Cells with a drop-down of their own; `row` counts from 0. */
  single?: { row: number; column: string; choose: ListSource }[]
}

/** A line of «Как заполнять». */
export type GuideLine = { kind: 'title' | 'section'; text: string } | { kind: 'step'; label: string; text: string }

/** A catalogue as a workbook: what stands where, without its looks. */
export type CatalogueBook = {
  title: string
  /** Titles of the sheets that hold the guide and the fixed lists. */
  titles: { guide: string; lists: string }
  guide: GuideLine[]
  sheets: BookSheet[]
}

/** The typed cells of a workbook as they were read; rows and columns are 0-based. */
export type ReadBook = {
  sheets: {
    title: string
    rows: { row: number; cells: { column: number; content: { type: string; value: string | number | boolean } }[] }[]
  }[]
}

/** A mistake of the workbook; `cell` is an A1 address, null when it is about the whole sheet. */
export type Mistake = { sheet: string | null; cell: string | null; value: string | null; message: string }
