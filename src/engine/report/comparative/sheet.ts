import type { ConditionalFormattingOptions, DataValidation, stream } from 'exceljs'
import { columnLetters } from '../../base/address'
import { linksOf, type Target } from './links'
import { rowWriter } from './row-xml'
import { STYLE, type CellStyle } from './styles'

/** A live formula with the program's own figure as its cached result. */
type Live = { formula: string; result: string | number }
export type Content = string | number | null | Live

export type Column = { width: number; hidden?: boolean }

/** What the sheets of one report have in common; `home`: the sheet with their list, when it is not this one. */
export type Frame = { footer: string; hidden?: boolean; home?: string }

export type SheetPlan = Frame & {
  title: string
  columns: Column[]
  frozen: { rows: number; columns: number }
  /** Rows repeated on every printed page; the frozen ones unless stated. */
  printedRows?: [number, number]
  /** Pages side by side on print. */
  pagesWide?: number
  tab: string
  /** Filter, formats and the like over the rows written, to `bottom`: each part of a sheet that was split gets them. */
  finish?: (sheet: SheetWriter, bottom: number) => void
  /** Rows a sheet may have, where that is not Excel's own limit. */
  mostRows?: number
}

/** Columns from 0; a link without a target is none. */
export type RowOptions = {
  height?: number
  hidden?: boolean
  merge?: [number, number][]
  links?: [column: number, target: Target | undefined][]
}

export type SheetWriter = {
  /** Number the next row gets. */
  next: () => number
  /**
   * Writes one row; one style for all cells or one for each. Resolves when the writer can take more. The first cell of
   * the first row is the sheet's title: it leads back to the list of sheets and says so.
   */
  row: (contents: Content[], styles: CellStyle | CellStyle[], options?: RowOptions) => Promise<void>
  /** The next row begins a new printed page. */
  breakPage: () => void
  /** Makes a cell lead to another, whenever it was written. */
  link: (cell: string, target: Target) => void
  filter: (headerRow: number, columns: number) => void
  format: (range: string, rules: ConditionalFormattingOptions['rules']) => void
  validate: (range: string, validation: DataValidation) => void
  close: () => Promise<void>
}

const BREATH = 4000

/** What exceljs keeps of a sheet it streams, beyond its types. */
type Kept = {
  /** What was written and the zip has not taken yet. */
  stream?: { buffers?: unknown[]; pipes?: { _writableState?: Queue; _readableState?: Queue }[] }
}
type Queue = { length: number }

const PIECE = 65_536
const MOST_WAITING = 8 * PIECE

const waiting = ({ stream }: Kept): number =>
  (stream?.pipes ?? []).reduce(
    (sum, { _writableState, _readableState }) => sum + (_writableState?.length ?? 0) + (_readableState?.length ?? 0),
    (stream?.buffers ?? []).length * PIECE,
  )

/** After some thousands of cells: the zip catches up, because exceljs never asks its writer to wait. */
const breathe = async (sheet: object): Promise<void> => {
  const kept = sheet as Kept
  await new Promise((resolve) => setImmediate(resolve))
  while (waiting(kept) > MOST_WAITING) await new Promise((resolve) => setTimeout(resolve, 1))
}

/** Range of 1-based rows and 0-based columns: `A5:C9`. */
export const range = (top: number, left: number, bottom: number, right: number): string =>
  `${columnLetters(left)}${top}:${columnLetters(right)}${bottom}`

/** The same with `$` and the sheet's name, as formulas on other sheets need it. */
export const absolute = (sheet: string, top: number, left: number, bottom = top, right = left): string => {
  const from = `$${columnLetters(left)}$${top}`
  const to = `$${columnLetters(right)}$${bottom}`
  return `'${sheet.replaceAll("'", "''")}'!${from}${from === to ? '' : `:${to}`}`
}

/** Cells are set in from their border by about this much of a column's width. */
const INDENT = 1.5

const linesOf = (text: string, width: number): number => {
  const room = Math.max((width - INDENT) * 1.25, 3)
  let lines = 0
  for (const paragraph of text.split('\n')) {
    let used = 0
    lines += 1
    for (const word of paragraph.split(' ')) {
      if (used > 0 && used + 1 + word.length > room) {
        lines += 1
        used = 0
      }
      used += (used > 0 ? 1 : 0) + word.length
      while (used > room) {
        lines += 1
        used -= room
      }
    }
  }
  return lines
}

/** Height in points that shows wrapped texts whole in columns of these widths; Excel allows 409. */
export const heightFor = (texts: [string, number][], size = 9): number => {
  const lines = texts.reduce((most, [text, width]) => Math.max(most, linesOf(text, (width * 9) / size)), 1)
  return Math.min(409, Math.ceil(lines * size * 1.28 + 4))
}

/** Height that shows a row's contents whole in columns of these widths. */
export const wrappedHeight = (contents: Content[], widths: number[]): number =>
  heightFor(contents.map((content, at) => [String(content ?? ''), widths[at] ?? 10]))

/** Column of institutions' names on the wide sheets, and the height that shows a name whole in it. */
export const NAME_WIDTH = 36
export const nameHeight = (name: string): number => Math.max(15, heightFor([[name, NAME_WIDTH - 2]]))

const pageSetup = (plan: SheetPlan) => ({
  paperSize: 9,
  orientation: 'landscape' as const,
  fitToPage: true,
  fitToWidth: plan.pagesWide ?? 1,
  fitToHeight: 0,
  printTitlesRow: (plan.printedRows ?? [1, plan.frozen.rows]).join(':'),
  ...(plan.frozen.columns > 0 && (plan.pagesWide ?? 1) > 1
    ? { printTitlesColumn: `A:${columnLetters(plan.frozen.columns - 1)}` }
    : {}),
  margins: { left: 0.4, right: 0.4, top: 0.45, bottom: 0.6, header: 0.2, footer: 0.25 },
})

const open = (book: stream.xlsx.WorkbookWriter, plan: SheetPlan) => {
  const { rows, columns } = plan.frozen
  const sheet = book.addWorksheet(plan.title, {
    properties: { tabColor: { argb: plan.tab }, outlineLevelCol: plan.columns.some((one) => one.hidden) ? 1 : 0 },
    pageSetup: pageSetup(plan),
    headerFooter: { oddFooter: `&L&8 ${plan.footer}&C&8 &A&R&8 Страница &P из &N` },
    views: [{ state: 'frozen', xSplit: columns, ySplit: rows, showGridLines: false, zoomScale: 100 }],
    ...(plan.hidden === true ? { state: 'hidden' } : {}),
  })
  sheet.columns = plan.columns.map(({ width, hidden }) => (hidden ? { width, hidden, outlineLevel: 1 } : { width }))
  return sheet
}

const openPart = (book: stream.xlsx.WorkbookWriter, plan: SheetPlan): SheetWriter => {
  const sheet = open(book, plan)
  const links = linksOf(sheet)
  let next = 1
  let written = 0
  const rows = rowWriter(sheet)
  /** The title of a sheet leads back to the list of sheets and says so. */
  const leadBack = (home: string, [title, ...rest]: Content[]): Content[] => {
    links.add('A1', `'${home}'!A1`, `К листу «${home}»`)
    return [`${home} › ${String(title ?? plan.title)}`, ...rest]
  }
  const ledBack = (styles: CellStyle | CellStyle[], count: number): CellStyle[] => [
    STYLE.titleLink,
    ...(Array.isArray(styles) ? styles.slice(1) : Array<CellStyle>(Math.max(0, count - 1)).fill(styles)),
  ]
  return {
    next: () => next,
    row: async (contents, styles, options = {}) => {
      if (next === 1 && plan.home !== undefined)
        rows.row(next, leadBack(plan.home, contents), ledBack(styles, contents.length), options)
      else rows.row(next, contents, styles, options)
      for (const [column, target] of options.links ?? [])
        if (target !== undefined) links.add(`${columnLetters(column)}${next}`, target)
      next += 1
      written += contents.length
      if (written >= BREATH) {
        written = 0
        rows.flush()
        await breathe(sheet)
      }
    },
    breakPage: () => {
      const { rowBreaks } = sheet as unknown as { rowBreaks: { id: number; max: number; man: number }[] }
      rowBreaks.push({ id: next - 1, max: 16_383, man: 1 })
    },
    link: (cell, target) => links.add(cell, target),
    filter: (headerRow, columns) => {
      sheet.autoFilter = range(headerRow, 0, Math.max(next - 1, headerRow), columns - 1)
    },
    format: (ref, rules) => {
      sheet.addConditionalFormatting({ ref, rules })
    },
    validate: (ref, validation) => {
      ;(
        sheet as unknown as { dataValidations: { add: (ref: string, rule: DataValidation) => void } }
      ).dataValidations.add(ref, validation)
    },
    close: async () => {
      rows.flush()
      sheet.commit()
      await breathe(sheet)
    },
  }
}

/** Rows of a sheet, by Excel's limit; the last one says where the rest is. */
const MOST_ROWS = 1_048_576
const LONGEST_TITLE = 31

const continued = (title: string, number: number): string => {
  const suffix = ` (${number})`
  return `${title.slice(0, LONGEST_TITLE - suffix.length)}${suffix}`
}

/**
 * Opens a sheet of the streaming book. Sheets are written one after another, rows from top to bottom. One that would
 * have more rows than a spreadsheet takes goes on on a further sheet under the same frozen rows, and both say so; its
 * rows may not refer to their own numbers.
 */
export const openSheet = (book: stream.xlsx.WorkbookWriter, plan: SheetPlan): SheetWriter => {
  const most = plan.mostRows ?? MOST_ROWS
  const head: Parameters<SheetWriter['row']>[] = []
  let part = openPart(book, plan)
  let number = 1
  const goOn = async (): Promise<void> => {
    number += 1
    const title = continued(plan.title, number)
    plan.finish?.(part, part.next() - 1)
    await part.row([`Продолжение — на листе «${title}»: на одном листе не больше ${most} строк.`], STYLE.line)
    await part.close()
    part = openPart(book, { ...plan, title })
    for (const [at, [contents, styles, options]] of head.entries()) {
      const [first, ...rest] = contents
      await part.row(at === 0 ? [`${String(first)}, продолжение`, ...rest] : contents, styles, options)
    }
  }
  return {
    next: () => part.next(),
    row: async (...given) => {
      if (number === 1 && part.next() <= plan.frozen.rows) head.push(given)
      if (part.next() >= most) await goOn()
      await part.row(...given)
    },
    breakPage: () => part.breakPage(),
    link: (cell, target) => part.link(cell, target),
    filter: (headerRow, columns) => part.filter(headerRow, columns),
    format: (ref, rules) => part.format(ref, rules),
    validate: (ref, validation) => part.validate(ref, validation),
    close: () => {
      plan.finish?.(part, part.next() - 1)
      return part.close()
    },
  }
}
