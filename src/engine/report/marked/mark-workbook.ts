import { address, placeOfCell } from '../../base/address'
import type { SourcePart } from '../../workbook/parts'
import type { Reading } from '../../workbook/types'
import { bookPath, putRemarksSheet, settleKind, sheetsOf, stylesPath, type BookSheet } from './book-sheets'
import { cannotMark } from '../package/failure'
import { addBoxes, removeBoxes } from './note-boxes'
import { addNotes, removeNotes, threadedCells, type Notes } from './notes'
import { openPackage, type Package } from '../package/package'
import { remarksSheetXml } from './remarks-sheet'
import { openSheetXml, restyledSheet, shownAt, type Restyling, type SheetXml } from './sheet-cells'
import { openStyles, type Styles } from './styles'
import type { Copied, CopyContent, EarlierMark, Told } from './types'
import { noteLines, ORDER, REMARKS_SHEET } from './words'

/** More marked cells than anybody would look at; the sheet of remarks lists them all the same. */
const MOST_MARKS = 2000
const MOST_IN_NOTE = 6

type Place = { row: number; column: number; cell: string }
type Marked = Place & { told: Told[] }

const addressed = (row: number, column: number, cell: string): Place => ({ row, column, cell })

/** Remarks by the cell that shows them, gravest first, in the order of the sheet. */
const markedCells = (sheet: SheetXml, told: Told[]): Marked[] => {
  const found = new Map<string, Marked>()
  for (const each of told) {
    const named = placeOfCell(each.cell ?? '')
    if (named === null) continue
    const { row, column } = shownAt(sheet, named.row, named.column)
    const key = `${row} ${column}`
    const known = found.get(key) ?? { ...addressed(row, column, address(row, column)), told: [] }
    known.told.push(each)
    found.set(key, known)
  }
  return [...found.values()]
    .map((each) => ({
      ...each,
      told: [...each.told].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity)),
    }))
    .sort((a, b) => a.row - b.row || a.column - b.column)
}

const linesIn = (told: Told[]): number =>
  told.reduce(
    (sum, each) => sum + noteLines(each).reduce((lines, line) => lines + Math.max(1, Math.ceil(line.length / 46)), 0),
    0,
  )

const notesOf = (marked: Marked[]): Notes =>
  new Map(marked.map(({ cell, told }) => [cell, told.slice(0, MOST_IN_NOTE).map(noteLines)]))

type Input = { book: Package; styles: Styles; earlier: EarlierMark[]; isMarked: boolean }

/** Marks the cells of one sheet; returns what they were filled with. */
const markSheet = (
  { book, styles, earlier, isMarked }: Input,
  { title, path }: BookSheet,
  told: Told[],
): EarlierMark[] => {
  if (isMarked) {
    const gone = removeNotes(book, path)
    removeBoxes(
      book,
      path,
      gone.flatMap((cell) => placeOfCell(cell) ?? []),
    )
  }
  const sheet = openSheetXml(book.read(path))
  const marked = markedCells(sheet, told)
  const restored = new Map<string, string>()
  for (const { cell, fill } of earlier) restored.set(cell, fill)
  const kept: EarlierMark[] = []
  const restyling: Restyling = new Map()
  const restyle = (place: { row: number; column: number }, by: (style: number) => number): void => {
    const row = restyling.get(place.row) ?? new Map<number, (style: number) => number>()
    restyling.set(place.row, row.set(place.column, by))
  }
  for (const [cell, fill] of restored) {
    const place = placeOfCell(cell)
    if (place !== null) restyle(place, (style) => styles.refilled(style, fill))
  }
  for (const { row, column, cell, told: own } of marked) {
    const [gravest] = own
    if (gravest === undefined) continue
    const before = restored.get(cell)
    restyle({ row, column }, (style) => {
      kept.push({ sheet: title, cell, fill: before ?? styles.fillOf(style) })
      return styles.marked(style, gravest.severity)
    })
  }
  if (restyling.size === 0) return []
  const { xml, heights } = restyledSheet(sheet, restyling)
  book.write(path, xml)
  const threads = threadedCells(book, path)
  const noted = marked.filter(({ cell }) => !threads.has(cell))
  if (noted.length > 0) {
    const added = new Set(addNotes(book, path, notesOf(noted)))
    const boxes = noted.filter(({ cell }) => added.has(cell))
    addBoxes(
      book,
      path,
      boxes.map(({ row, column, told: own }) => ({ row, column, lines: linesIn(own.slice(0, MOST_IN_NOTE)) })),
      heights,
    )
  }
  return kept
}

const ATTRIBUTES = '(?: [A-Za-z]+="[\\w.-]*")*'
/** It comes from a cell and goes into the book's formats: nothing but a fill may. */
const PLAIN_FILL = new RegExp(
  `^<fill>\\s*<patternFill${ATTRIBUTES}(?:/>|>(?:\\s*<(?:fgColor|bgColor)${ATTRIBUTES}/>)*\\s*</patternFill>)\\s*</fill>$`,
)

/** What an earlier marking of this book has kept, from the rows of its sheet of remarks. */
export const earlierMarks = ({ sheets }: Reading): EarlierMark[] => {
  const own = sheets.find(({ title }) => title === REMARKS_SHEET)
  return (own?.rows ?? []).flatMap(({ cells }) => {
    const [sheet, cell, fill] = [9, 10, 11].map((column) => {
      const content = cells.find((each) => each.column === column)?.content
      return content?.type === 'text' ? content.value : undefined
    })
    return sheet !== undefined && cell !== undefined && fill !== undefined && PLAIN_FILL.test(fill)
      ? [{ sheet, cell, fill }]
      : []
  })
}

/**
 * The sender's workbook with the cells in question filled and noted and a sheet of remarks in front; every part that
 * carries no mark is copied to the byte. Marks of an earlier copy (`earlier`) are taken away first. Throws
 * `cannot-mark` with the reason when the book is written in a way that marks could damage.
 */
export const markWorkbook = (parts: SourcePart[], content: CopyContent, earlier: EarlierMark[]): Copied => {
  const book = openPackage(parts)
  if (book.names().some((name) => name.startsWith('_xmlsignatures/')))
    throw cannotMark('книга заверена электронной подписью, пометки её нарушат')
  const path = bookPath(book)
  if (book.read(path).includes('purl.oclc.org/ooxml')) throw cannotMark('книга сохранена в «строгом» виде Open XML')
  const stylesAt = stylesPath(book, path)
  const styles = openStyles(book.read(stylesAt))
  const all = sheetsOf(book, path)
  const sheets = all.filter(({ title }) => title !== REMARKS_SHEET)
  const isMarked = sheets.length < all.length
  const extension = settleKind(book)
  const marks: EarlierMark[] = []
  let left = MOST_MARKS
  for (const sheet of sheets) {
    const told = content.told.filter(({ sheet: of, cell }) => of === sheet.title && cell !== null).slice(0, left)
    const before = earlier.filter(({ sheet: of }) => of === sheet.title)
    if (told.length + before.length === 0 && !isMarked) continue
    left -= told.length
    marks.push(...markSheet({ book, styles, earlier: before, isMarked }, sheet, told))
  }
  const linked = new Set(sheets.map(({ title }) => title))
  putRemarksSheet(book, path, remarksSheetXml({ content, problem: null, linked, look: styles.look, marks }))
  book.write(stylesAt, styles.xml())
  return { bytes: book.bytes(), extension }
}
