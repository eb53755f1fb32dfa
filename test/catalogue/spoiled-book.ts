import { bookOf } from '../../src/engine/catalogue/book/to-book'
import { sheetSpec } from '../../src/engine/catalogue/book/sheets'
import type { BookCell, BookSheet, SheetKey } from '../../src/engine/catalogue/book/types'
import { catalogueFromWorkbook, type FromWorkbook } from '../../src/engine/catalogue/from-workbook'
import { loadRules } from '../../src/engine/catalogue/load'
import { ratio, requirement, tinyTexts } from './tiny-rules'
import { typedBook } from './typed-book'

const attested = { kind: 'attested', confirmation: ['link'], why: 'Видно только на платформе.' }

/** Two requirements of one unit, one that joins two criteria, one informative. */
const rules = loadRules(
  tinyTexts(({ catalogue }) => {
    catalogue.requirements = [
      requirement('a', { unit: 'a' }),
      requirement('b', { unit: 'a', clause: '1.2' }),
      requirement('c', {
        clause: '1.3',
        criterion: { kind: 'any-of', of: [attested, ratio({ part: 'total', counted: 'людей' })] },
      }),
      requirement('d', { clause: '1.4', obligation: 'informative', criterion: null, remedy: null, role: null }),
    ]
  }),
)

export const [catalogue] = rules.catalogues

export type Change = (sheets: BookSheet[]) => void

export const readAfter = (change: Change = () => undefined): FromWorkbook => {
  if (catalogue === undefined) throw new Error('no catalogue')
  const book = structuredClone(bookOf(catalogue, rules))
  change(book.sheets)
  return catalogueFromWorkbook(typedBook(book), rules)
}

export const sheetOf = (sheets: BookSheet[], key: SheetKey): BookSheet => {
  const found = sheets.find((each) => each.key === key)
  if (found === undefined) throw new Error(`no sheet ${key}`)
  return found
}

export const put =
  (key: SheetKey, row: number, column: string, value: BookCell): Change =>
  (sheets) => {
    const { rows, columns } = sheetOf(sheets, key)
    rows[row]?.splice(
      columns.findIndex((each) => each.key === column),
      1,
      value,
    )
  }

export const also =
  (...changes: Change[]): Change =>
  (sheets) => {
    for (const change of changes) change(sheets)
  }

export const header =
  (key: SheetKey, column: string, title: string): Change =>
  (sheets) => {
    const found = sheetOf(sheets, key).columns.find((each) => each.key === column)
    if (found !== undefined) found.title = title
  }

/** The address where `typedBook` puts a cell: the header stands in row 3. */
export const cellOf = (key: SheetKey, row: number, column: string): string => {
  const index = sheetSpec(key).columns.findIndex((each) => each.key === column)
  return `${String.fromCharCode(65 + index)}${row + 4}`
}
