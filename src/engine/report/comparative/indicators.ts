import type { stream } from 'exceljs'
import { columnLetters } from '../../base/address'
import { byRussian } from '../../base/russian'
import { figuresIn, FIXED, indicatorColumns, numbersOf, PARTS, type IndicatorColumn } from './indicator-columns'
import { at, derivedCell, totals, type Line, type Rows, type Sum } from './indicator-totals'
import type { Anchors } from './anchors'
import { writeCells, type Cell } from './cells'
import type { Layout } from './layout'
import {
  heightFor,
  NAME_WIDTH,
  nameHeight,
  openSheet,
  range,
  type Content,
  type SheetWriter,
  type Frame,
} from './sheet'
import { groupLine, STYLE } from './styles'
import type { ReportedFigure, ReportInput } from './types'
import { KIND, NOT_APPLICABLE, UNDETERMINED } from './words'

const WIDTHS = [4.5, NAME_WIDTH, 28, 25]
const PART_WIDTH = 10.5
const [KIND_AT, CATALOGUE_AT] = [2, 3]
const PAGE = 270

const MEANING =
  'Показатели не входят в индекс и не являются нарушениями: это то, что зависит от обучающихся и родителей, или о чём положение только говорит.'
const SIGNS = '? нет данных · – считать не от чего · пусто: в положении такого показателя нет.'

const cellsOf = (column: IndicatorColumn, figure: ReportedFigure | undefined, row: number): Cell[] => {
  const parts = PARTS[column.measure]
  if (figure === undefined) return parts.map((): Cell => [null, STYLE.absent])
  const numbers = numbersOf(column.measure, figure)
  if (numbers === null)
    return parts.map((): Cell =>
      figure.state === 'not-applicable' ? [NOT_APPLICABLE, STYLE.notApplicable] : [UNDETERMINED, STYLE.undetermined],
    )
  return [...numbers.map((number): Cell => [number, STYLE.ordinal]), ...derivedCell(column, numbers, row, false)]
}

/** Kinds and regulations of the lines, each pair once, in their order. */
const groupsOf = (lines: Line[]): { kind: string; short: string; lines: Line[] }[] => {
  const groups = new Map<string, { kind: string; short: string; lines: Line[] }>()
  for (const each of lines) {
    const { score, block, group } = each.line
    const found = groups.get(group) ?? { kind: KIND[score.kind], short: block.short, lines: [] }
    groups.set(group, { ...found, lines: [...found.lines, each] })
  }
  return [...groups.values()]
}

const linesOf = ({ institutions }: ReportInput, { ranked }: Layout, columns: IndicatorColumn[]): Line[] => {
  const given = new Map(institutions.map(({ id, indicators }) => [id, indicators]))
  return ranked
    .map((line) => ({
      line,
      figures: figuresIn(columns, line.block.catalogue.id, given.get(line.score.id) ?? []),
    }))
    .sort(
      (a, b) =>
        byRussian(KIND[a.line.score.kind], KIND[b.line.score.kind]) ||
        byRussian(a.line.block.short, b.line.block.short) ||
        byRussian(a.line.score.name, b.line.score.name) ||
        a.line.score.id - b.line.score.id,
    )
}

const titleRow = async (sheet: SheetWriter, columns: IndicatorColumn[]): Promise<void> => {
  const spans = columns.map(({ left, measure }): [number, number] => [left, left + PARTS[measure].length - 1])
  await sheet.row(
    [
      ...Array<Content>(FIXED).fill(''),
      ...columns.flatMap(({ title, measure }) => PARTS[measure].map((_, part) => (part === 0 ? title : null))),
    ],
    STYLE.header,
    {
      height: heightFor(columns.map(({ title, measure }) => [title, PARTS[measure].length * PART_WIDTH - 2])),
      merge: spans.filter(([from, to]) => to > from),
    },
  )
}

const totalRows = async (
  sheet: SheetWriter,
  columns: IndicatorColumn[],
  lines: Line[],
  groups: ReturnType<typeof groupsOf>,
  rows: Rows,
): Promise<void> => {
  const label = (text: string, kind: string, short: string): Cell[] =>
    ['', text, kind, short].map((content): Cell => [content, STYLE.headerLeft])
  const shown: Sum = (cells) => `IF(SUBTOTAL(102,${cells})=0,"",SUBTOTAL(109,${cells}))`
  await writeCells(
    sheet,
    [...label('Всего по показанным строкам', '', ''), ...totals(columns, lines, sheet.next(), rows, shown)],
    15,
  )
  const fixed = (column: number): string =>
    range(rows.first, column, rows.bottom, column).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')
  for (const { kind, short, lines: own } of groups) {
    const row = sheet.next()
    const same = (column: number): string => `${fixed(column)},$${at(column, row)}`
    const equal = (column: number): string => `(${fixed(column)}=$${at(column, row)})`
    const sum: Sum = (cells) =>
      `IF(SUMPRODUCT(${equal(KIND_AT)}*${equal(CATALOGUE_AT)}*ISNUMBER(${cells}))=0,"",` +
      `SUMIFS(${cells},${same(KIND_AT)},${same(CATALOGUE_AT)}))`
    await writeCells(sheet, [...label('Всего', kind, short), ...totals(columns, own, row, rows, sum)], 15)
  }
}

/** «Показатели»: institutions by kind and regulation, and what is counted and never scored. None without indicators. */
export const writeIndicators = async (
  book: stream.xlsx.WorkbookWriter,
  input: ReportInput,
  layout: Layout,
  { rating }: Anchors,
  frame: Frame,
): Promise<void> => {
  const columns = indicatorColumns(layout)
  if (columns.length === 0) return
  const lines = linesOf(input, layout, columns)
  const all = groupsOf(lines)
  const groups = all.length > 1 ? all : []
  const header = 5 + groups.length + 1
  const rows = { first: header + 1, bottom: header + Math.max(lines.length, 1) }
  const parts = columns.flatMap(({ measure }) => PARTS[measure])
  const width = WIDTHS.reduce((sum, each) => sum + each, 0) + parts.length * PART_WIDTH
  const sheet = openSheet(book, {
    title: 'Показатели',
    columns: [
      ...WIDTHS.map((each, index) => ({ width: each, hidden: index === CATALOGUE_AT && layout.blocks.length < 2 })),
      ...parts.map(() => ({ width: PART_WIDTH })),
    ],
    frozen: { rows: header, columns: 2 },
    printedRows: [4, header],
    pagesWide: Math.max(1, Math.ceil(width / PAGE)),
    ...frame,
    tab: 'FF70AD47',
  })
  await sheet.row(['Показатели'], STYLE.title, { height: 20 })
  await sheet.row([MEANING], STYLE.line, { height: 15 })
  await sheet.row([SIGNS], STYLE.line, { height: 15 })
  await titleRow(sheet, columns)
  await totalRows(sheet, columns, lines, groups, rows)
  await sheet.row(['№', 'Учреждение', 'Тип', 'Положение', ...parts], STYLE.headerSmall, { height: 15 })
  for (const { line, figures } of lines) {
    const { number, score, block } = line
    const row = sheet.next()
    const place: Cell[] = [
      [number, STYLE.ordinal],
      [score.name, STYLE.name],
      [KIND[score.kind], STYLE.name],
      [block.short, STYLE.name],
    ]
    await writeCells(
      sheet,
      [...place, ...columns.flatMap((column, index) => cellsOf(column, figures[index], row))],
      nameHeight(score.name),
      rating.get(score.id),
    )
  }
  sheet.filter(header, FIXED + parts.length)
  const [kind, short] = [columnLetters(KIND_AT), columnLetters(CATALOGUE_AT)]
  const differs = [kind, short].map((letter) => `$${letter}${rows.first}<>$${letter}${rows.first - 1}`)
  sheet.format(range(rows.first, 0, rows.bottom, FIXED + parts.length - 1), [groupLine(`OR(${differs.join(',')})`, 1)])
  await sources(sheet, columns)
  await sheet.close()
}

const sources = async (sheet: SheetWriter, columns: IndicatorColumn[]): Promise<void> => {
  await sheet.row([''], STYLE.line)
  await sheet.row(['Источники: показатели не входят в индекс и не являются нарушениями'], STYLE.section, { height: 18 })
  for (const { title, clauses } of columns)
    await sheet.row([`${title}: ${clauses.join('; ')}`], STYLE.line, { height: 15 })
}
