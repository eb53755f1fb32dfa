import { columnLetters } from '../../base/address'
import type { BookSheet, CatalogueBook, ListSource, SheetKey } from '../../catalogue/book/types'

export const INTRO_ROW = 1
export const HEADER_ROW = 2
export const FIRST_ROW = HEADER_ROW + 1

/** Rows that validations, formulas and looks are given beyond those in use, for adding to. */
export const SPARE_ROWS = 60

/** Last row of a list that may still grow. */
const LIST_END = 2000

const quoted = (title: string): string => `'${title.replaceAll("'", "''")}'`

export type Layout = {
  sheets: BookSheet[]
  /** Fixed lists by title, each in a column of the sheet of lists. */
  lists: { title: string; values: string[] }[]
  letterOf: (sheet: SheetKey, column: string) => string
  /** Absolute range of a column of a sheet, spare rows included. */
  rangeOf: (sheet: SheetKey, column: string) => string
  /** What a drop-down in this row takes its choices from. */
  sourceOf: (choose: ListSource, own: SheetKey, row: number) => string
}

const listsOf = (sheets: BookSheet[]): Layout['lists'] => {
  const sources = sheets.flatMap(({ columns, single }) => [
    ...columns.map(({ choose }) => choose),
    ...(single ?? []).map(({ choose }) => choose),
  ])
  const found = new Map<string, string[]>()
  for (const choose of sources) if (choose !== undefined && 'list' in choose) found.set(choose.list, choose.values)
  return [...found].map(([title, values]) => ({ title, values }))
}

/** Where everything of a catalogue's workbook stands. */
export const layOut = ({ sheets, titles }: Pick<CatalogueBook, 'sheets' | 'titles'>): Layout => {
  const lists = listsOf(sheets)
  const sheetOf = (key: SheetKey): BookSheet => {
    const found = sheets.find((each) => each.key === key)
    if (found === undefined) throw new RangeError(`the workbook has no sheet ${key}`)
    return found
  }
  const letterOf = (sheet: SheetKey, column: string): string =>
    columnLetters(sheetOf(sheet).columns.findIndex(({ key }) => key === column))
  const lastRow = (sheet: BookSheet): number =>
    sheet.readOnly === true ? FIRST_ROW + Math.max(sheet.rows.length, 1) - 1 : LIST_END
  const rangeOf = (sheet: SheetKey, column: string): string => {
    const letter = letterOf(sheet, column)
    return `${quoted(sheetOf(sheet).title)}!$${letter}$${FIRST_ROW}:$${letter}$${lastRow(sheetOf(sheet))}`
  }
  const growing = (sheet: SheetKey, column: string): string => {
    const first = `${quoted(sheetOf(sheet).title)}!$${letterOf(sheet, column)}$${FIRST_ROW}`
    return `OFFSET(${first},0,0,MAX(1,COUNTA(${rangeOf(sheet, column)})),1)`
  }
  const columnsOf = (by: string): string => {
    const [first, tables] = [
      `${quoted(sheetOf('evidence').title)}!$${letterOf('evidence', 'column')}$${FIRST_ROW}`,
      rangeOf('evidence', 'table'),
    ]
    return `OFFSET(${first},MATCH(${by},${tables},0)-1,0,COUNTIF(${tables},${by}),1)`
  }
  const sourceOf = (choose: ListSource, own: SheetKey, row: number): string => {
    if ('sheet' in choose) return growing(choose.sheet, choose.column)
    if ('columnsOf' in choose) return columnsOf(`$${letterOf(own, choose.columnsOf)}${row}`)
    const index = lists.findIndex(({ title }) => title === choose.list)
    const letter = columnLetters(index)
    const last = FIRST_ROW + Math.max(1, lists[index]?.values.length ?? 1) - 1
    return `${quoted(titles.lists)}!$${letter}$${FIRST_ROW}:$${letter}$${last}`
  }
  return { sheets, lists, letterOf, rangeOf, sourceOf }
}
