import { openPackage, type Package } from '../package/package'
import { ownParts } from '../package/own-parts'
import { addPartType, addRelation, freePath, RELATIONS, relationsOf } from '../package/relations'
import { attribute, childNamed, childrenIn, edited, rootOf, toBytes } from '../package/xml'
import { chartXml } from './chart-xml'
import { drawingXml } from './drawing-xml'
import type { PlacedChart } from './types'

export const CHART_TYPE = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml'
const DRAWING_TYPE = 'application/vnd.openxmlformats-officedocument.drawing+xml'

const BOOK = 'xl/workbook.xml'

const sheetPath = (book: Package, title: string): string => {
  const xml = book.read(BOOK)
  const list = childNamed(xml, rootOf(xml), 'sheets')
  const sheets = list === undefined ? [] : childrenIn(xml, list.inner, list.innerEnd)
  const id = sheets.map(({ tag }) => tag).find((tag) => attribute(tag, 'name') === title)
  const relation = id === undefined ? undefined : /\sr:id="([^"]+)"/.exec(id)?.[1]
  const path = relationsOf(book, BOOK).find((each) => each.id === relation)?.target
  if (path === undefined) throw new RangeError(`no sheet «${title}» in the book`)
  return path
}

/** What may stand behind the drawing in a sheet, in the order of the format. */
const BEHIND = new Set([
  ...['drawingHF', 'legacyDrawing', 'legacyDrawingHF', 'picture', 'oleObjects', 'controls', 'webPublishItems'],
  ...['tableParts', 'extLst'],
])

const putDrawing = (book: Package, sheet: string, relation: string): void => {
  const xml = book.read(sheet)
  const root = rootOf(xml)
  const at = childrenIn(xml, root.inner, root.innerEnd).find(({ name }) => BEHIND.has(name))?.from ?? root.innerEnd
  book.write(sheet, edited(xml, [{ from: at, to: at, text: `<drawing xmlns:r="${RELATIONS}" r:id="${relation}"/>` }]))
}

const addToSheet = (book: Package, title: string, charts: PlacedChart[]): void => {
  const sheet = sheetPath(book, title)
  const drawing = freePath(book, 'xl/drawings', 'drawing', 'xml')
  book.write(drawing, '')
  const relations = charts.map(({ chart }) => {
    const part = freePath(book, 'xl/charts', 'chart', 'xml')
    book.write(part, toBytes(chartXml(chart)))
    addPartType(book, part, CHART_TYPE)
    return addRelation(book, drawing, 'chart', part)
  })
  book.write(drawing, toBytes(drawingXml(charts, relations)))
  addPartType(book, drawing, DRAWING_TYPE)
  putDrawing(book, sheet, addRelation(book, sheet, 'drawing', drawing))
}

/**
 * A finished workbook of this program with native charts put on its sheets, by their titles; all parts are dated
 * 1980-01-01, those without a chart are copied as they lie. Throws RangeError for a sheet that is not there.
 */
export const withCharts = (zip: Uint8Array, charts: Map<string, PlacedChart[]>): Uint8Array => {
  const book = openPackage(ownParts(zip))
  for (const [title, placed] of charts) if (placed.length > 0) addToSheet(book, title, placed)
  return book.bytes()
}
