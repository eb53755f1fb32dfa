import { cannotMark } from '../package/failure'
import type { Package } from '../package/package'
import { addExtensionType, addRelation, freePath, relationsOf, RELATIONS } from '../package/relations'
import { openSheetXml, type Heights } from './sheet-cells'
import { attribute, childrenIn, edited, type Edit } from '../package/xml'

type Place = { row: number; column: number }
/** A note's box: its cell, 0-based, and how many lines of text it is to show. */
export type Box = Place & { lines: number }

const NAMESPACES = {
  v: 'urn:schemas-microsoft-com:vml',
  o: 'urn:schemas-microsoft-com:office:office',
  x: 'urn:schemas-microsoft-com:office:excel',
}
const DECLARED = Object.entries(NAMESPACES)
  .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  .join(' ')
const SHAPE_TYPE =
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'

/** Every sheet's boxes are numbered from a thousand of their own. */
const BLOCK = 1024
const [WIDTH, LINE_HEIGHT, DEFAULT_COLUMN, DEFAULT_ROW] = [330, 15, 64, 20]

/** Further than any column or row of a form. */
const LAST = 16_383

type Sizes = { column: (index: number) => number; row: (index: number) => number }

/** Where a box ends that starts `offset` pixels into the cell at `from` and is `size` pixels long. */
const spread = (from: number, offset: number, size: number, sizeOf: (index: number) => number): [number, number] => {
  let left = size + offset
  let at = from
  while (left > sizeOf(at)) left -= sizeOf(at++)
  return [Math.min(at, LAST), Math.round(left)]
}

const shapeOf = ({ row, column, lines }: Box, id: number, sizes: Sizes): string => {
  const top = Math.max(0, row - 1)
  const [right, rightBy] = spread(column + 1, 15, WIDTH, sizes.column)
  const [bottom, bottomBy] = spread(top, 4, lines * LINE_HEIGHT + 12, sizes.row)
  return `<v:shape id="_x0000_s${id}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${column + 1},15,${top},4,${right},${rightBy},${bottom},${bottomBy}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
}

/** What stands behind the place of `legacyDrawing` in a worksheet. */
const BEHIND = new Set(
  'legacyDrawingHF drawingHF picture oleObjects AlternateContent controls webPublishItems tableParts extLst'.split(' '),
)

const highestId = (xml: string): number => {
  let highest = 0
  for (const [, id] of xml.matchAll(/_x0000_s(\d{1,9})/g)) highest = Math.max(highest, Number(id))
  return highest
}

const drawingPath = (book: Package, path: string): string | null => {
  const { xml, parts } = openSheetXml(book.read(path))
  const drawing = parts.find(({ name }) => name === 'legacyDrawing')
  if (drawing === undefined) return null
  const id = /\s\w+:id\s*=\s*["']([^"']+)["']/.exec(xml.slice(drawing.from, drawing.inner))?.[1]
  return relationsOf(book, path).find((each) => each.id === id)?.target ?? null
}

const withDrawing = (book: Package, path: string): string => {
  const drawing = freePath(book, 'xl/drawings', 'vmlDrawing', 'vml')
  const blocks = book
    .names()
    .filter((name) => name.endsWith('.vml'))
    .map((name) => Math.floor(highestId(book.read(name)) / BLOCK))
  const block = Math.max(0, ...blocks) + 1
  book.write(
    drawing,
    `<xml ${DECLARED}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${block}"/></o:shapelayout>${SHAPE_TYPE}</xml>`,
  )
  const id = addRelation(book, path, 'vmlDrawing', drawing)
  addExtensionType(book, 'vml', 'application/vnd.openxmlformats-officedocument.vmlDrawing')
  const { xml, root, parts, data } = openSheetXml(book.read(path))
  const next = parts.find(({ name, from }) => from >= data.to && BEHIND.has(name))
  const at = next?.from ?? root.innerEnd
  const tag = `<${root.prefix}legacyDrawing xmlns:r="${RELATIONS}" r:id="${id}"/>`
  book.write(path, edited(xml, [{ from: at, to: at, text: tag }]))
  return drawing
}

const columnSizes = (book: Package, path: string): ((index: number) => number) => {
  const { xml, parts } = openSheetXml(book.read(path))
  const cols = parts.find(({ name }) => name === 'cols')
  const known =
    cols === undefined
      ? []
      : childrenIn(xml, cols.inner, cols.innerEnd).map(({ tag }) => ({
          min: Number(attribute(tag, 'min')),
          max: Number(attribute(tag, 'max')),
          size: attribute(tag, 'hidden') === '1' ? 0 : Number(attribute(tag, 'width') ?? 8.43) * 7 + 5,
        }))
  return (index) => known.find(({ min, max }) => index + 1 >= min && index + 1 <= max)?.size ?? DEFAULT_COLUMN
}

/** Gives notes their boxes; those the sheet has already stay. `heights` of rows are in points. */
export const addBoxes = (book: Package, path: string, boxes: Box[], heights: Heights): void => {
  if (boxes.length === 0) return
  const column = columnSizes(book, path)
  const row = (index: number): number => ((heights.get(index) ?? DEFAULT_ROW * 0.75) * 4) / 3
  const drawing = drawingPath(book, path) ?? withDrawing(book, path)
  const xml = book.read(drawing)
  const end = xml.lastIndexOf('</xml>')
  if (end === -1) throw cannotMark('примечания книги записаны необычно')
  const block = Number(/<\w{1,20}:idmap[^<>]*?\sdata="(\d+)/.exec(xml)?.[1] ?? 1)
  const first = Math.max(block * BLOCK, highestId(xml)) + 1
  const type = xml.includes('id="_x0000_t202"') ? '' : SHAPE_TYPE
  const shapes = boxes.map((box, index) => shapeOf(box, first + index, { column, row }))
  // Whoever wrote the drawing may have named the namespaces otherwise, or on each shape.
  const added = `${type}${shapes.join('')}`.replace(/<v:shape(type)?(?= )/g, (tag) => `${tag} ${DECLARED}`)
  book.write(drawing, `${xml.slice(0, end)}${added}${xml.slice(end)}`)
}

/** Takes out the boxes of notes that are gone. */
export const removeBoxes = (book: Package, path: string, places: Place[]): void => {
  const drawing = drawingPath(book, path)
  if (drawing === null || places.length === 0) return
  const gone = new Set(places.map(({ row, column }) => `${row} ${column}`))
  const xml = book.read(drawing)
  const edits: Edit[] = []
  for (const { index, 1: prefix = '' } of xml.matchAll(/<(\w{1,20}):shape\s/g)) {
    const close = `</${prefix}:shape>`
    const end = xml.indexOf(close, index)
    if (end === -1) break
    const shape = xml.slice(index, end)
    const [row, column] = [/:Row>\s*(\d+)/.exec(shape)?.[1], /:Column>\s*(\d+)/.exec(shape)?.[1]]
    if (gone.has(`${row} ${column}`)) edits.push({ from: index, to: end + close.length, text: '' })
  }
  book.write(drawing, edited(xml, edits))
}
