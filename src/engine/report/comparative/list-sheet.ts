import type { stream } from 'exceljs'
import { firsts, numbersOf, type Anchors } from './anchors'
import { asLink } from './cells'
import type { Layout } from './layout'
import type { Target } from './links'
import { openSheet, wrappedHeight, type Content, type Frame, type SheetWriter } from './sheet'
import { STYLE, type CellStyle } from './styles'

export type ListColumn = { title: string; width: number; style: CellStyle }

type ListPlan = {
  title: string
  /** What stands over the list, where that is not the sheet's title. */
  heading?: string
  /** Lines under the title. */
  words: Content[]
  columns: ListColumn[]
  headerHeight: number
  /** Columns, from 0, that would say nothing in this report. */
  hidden: number[]
  frozenColumns: number
  tab: string
  finish?: (sheet: SheetWriter, bottom: number) => void
  /** Every text in one line, whatever its length. */
  isFlat?: boolean
}

/** A row of a list; `target` is where its first cell leads. */
export type ListLine = { contents: Content[]; target?: Target | undefined }

/** Row of the first line under so many lines of words, from 1. */
export const firstUnder = (words: number): number => words + 3

/** Lines of institutions, each begun with its number, which leads to «Рейтинг» where a run of its lines begins. */
export const numbered = function* (
  lines: Iterable<{ id: number; contents: Content[] }>,
  layout: Layout,
  { rating }: Pick<Anchors, 'rating'>,
): Generator<ListLine> {
  const numbers = numbersOf(layout)
  const isFirst = firsts()
  for (const { id, contents } of lines)
    yield { contents: [numbers.get(id) ?? null, ...contents], target: isFirst(id) ? rating.get(id) : undefined }
}

/** Writes a sheet that is one table, a line a row: title, words, titles of the columns, lines; with a filter. */
export const writeList = async (
  book: stream.xlsx.WorkbookWriter,
  { title, heading = title, words, columns, headerHeight, hidden, frozenColumns, tab, finish, isFlat }: ListPlan,
  lines: Iterable<ListLine>,
  frame: Frame,
): Promise<void> => {
  const header = firstUnder(words.length) - 1
  const sheet = openSheet(book, {
    ...{ title, tab, ...frame },
    columns: columns.map(({ width }, at) => ({ width, hidden: hidden.includes(at) })),
    frozen: { rows: header, columns: frozenColumns },
    finish: (part, bottom) => {
      part.filter(header, columns.length)
      finish?.(part, bottom)
    },
  })
  await sheet.row([heading], STYLE.title, { height: 20 })
  for (const each of words) await sheet.row([each], STYLE.line, { height: 15 })
  await sheet.row(
    columns.map((column) => column.title),
    STYLE.header,
    { height: headerHeight },
  )
  const widths = columns.map(({ width }) => width)
  const styles = columns.map(({ style }) => style)
  const linked = [asLink(styles[0]), ...styles.slice(1)]
  for (const { contents, target } of lines)
    await sheet.row(contents, target === undefined ? styles : linked, {
      links: [[0, target]],
      ...(isFlat === true ? {} : { height: wrappedHeight(contents, widths) }),
    })
  await sheet.close()
}
