/**
 * What a cell holds. Dates are ISO `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM:SS` in `date` cells;
 * a date cell of less than a day is a `time`, `HH:MM:SS`.
 */
export type CellValue =
  | { type: 'text'; value: string }
  /** `isPercent`: it is shown as a percentage, 0.775 as 77,5 %. */
  | { type: 'number'; value: number; isPercent?: true }
  | { type: 'boolean'; value: boolean }
  | { type: 'date'; value: string }
  | { type: 'time'; value: string }
  /** A formula without a cached value: what it would give is unknown. */
  | { type: 'formula'; value: string }
  /** #REF!, #N/A … */
  | { type: 'error'; value: string }

/**
 * One filled cell; `column` and row numbers are 0-based. `from`: the cell whose value a merge spreads here, when the
 * value stands elsewhere; `isShared`: there is such a merge, here or from here.
 */
export type Cell = { column: number; content: CellValue; from?: { row: number; column: number }; isShared?: true }

/** Merged cells, 0-based and inclusive; their value stands in the top left one. */
export type Merge = { top: number; left: number; bottom: number; right: number }

/** One non-empty row, cells by ascending column. */
export type ReadRow = { row: number; cells: Cell[] }

/** `file`: name of the file a sheet came as, where each sheet is one. */
export type Sheet = { title: string; hidden: boolean; rows: ReadRow[]; merges?: Merge[]; file?: string }

/** How a workbook was written; .xlsm and .xltx are `xlsx`, .tsv is `csv`. */
type Format = 'xlsx' | 'xls' | 'ods' | 'csv'

/** Typed cells of a workbook, sheets in the workbook's order, rows ascending, empty rows left out. */
export type Reading = { format: Format; date1904: boolean; sheets: Sheet[] }

/** Sheets, by title, whose rows are only counted. */
export type IsAside = (title: string) => boolean

/** Caps checked before any parser sees the bytes. */
export type Bounds = {
  fileBytes: number
  entries: number
  entryBytes: number
  totalBytes: number
  sheets: number
  filledCells: number
}
