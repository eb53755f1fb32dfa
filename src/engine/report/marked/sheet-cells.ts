import { address, placeOfCell } from '../../base/address'
import { cannotMark } from '../package/failure'
import {
  attribute,
  childrenIn,
  edited,
  opening,
  rootOf,
  tagsNamed,
  withAttribute,
  withoutAttribute,
  type Edit,
  type Element,
} from '../package/xml'

/** A worksheet part as marks need it. Rows and columns are 0-based. */
export type SheetXml = {
  xml: string
  root: Element
  parts: Element[]
  data: Element
  merges: [top: number, left: number, bottom: number, right: number][]
}

const MOST_MERGES = 20_000

export const openSheetXml = (xml: string): SheetXml => {
  const root = rootOf(xml)
  const parts = childrenIn(xml, root.inner, root.innerEnd)
  const data = parts.find(({ name }) => name === 'sheetData')
  if (root.name !== 'worksheet' || data === undefined) throw cannotMark('лист записан необычно')
  const merged = parts.find(({ name }) => name === 'mergeCells')
  const merges: SheetXml['merges'] = []
  if (merged !== undefined)
    for (const [, ref = ''] of xml.slice(merged.inner, merged.innerEnd).matchAll(/\sref\s*=\s*["']([^"']+)["']/g)) {
      const [from, to] = ref.split(':').map(placeOfCell)
      if (from && to) merges.push([from.row, from.column, to.row, to.column])
    }
  if (merges.length > MOST_MERGES) throw cannotMark('на листе слишком много объединённых ячеек')
  return { xml, root, parts, data, merges }
}

/** The cell that shows what stands at a place: of merged ones the top left. */
export const shownAt = ({ merges }: SheetXml, row: number, column: number): { row: number; column: number } => {
  const merge = merges.find(
    ([top, left, bottom, right]) => row >= top && row <= bottom && column >= left && column <= right,
  )
  return merge === undefined ? { row, column } : { row: merge[0], column: merge[1] }
}

/** Places by row, then column, and the format each gets from the one it has. */
export type Restyling = Map<number, Map<number, (style: number) => number>>

const columnStyles = ({ xml, parts }: SheetXml): ((column: number) => number) => {
  const cols = parts.find(({ name }) => name === 'cols')
  if (cols === undefined) return () => 0
  const styles = childrenIn(xml, cols.inner, cols.innerEnd).map(({ tag }) => ({
    min: Number(attribute(tag, 'min')),
    max: Number(attribute(tag, 'max')),
    style: Number(attribute(tag, 'style') ?? 0),
  }))
  return (column) => styles.find(({ min, max }) => column + 1 >= min && column + 1 <= max)?.style ?? 0
}

/** Heights of rows in points, where the sheet states them, by 0-based row. */
export type Heights = Map<number, number>

const rowEdits = (
  { xml, data }: Pick<SheetXml, 'xml' | 'data'>,
  wanted: Map<number, (style: number) => number>,
  place: { row: number; tag: string; inner: number; end: number },
  styleOfColumn: (column: number) => number,
): Edit[] => {
  const { row, tag, inner, end } = place
  const { prefix } = data
  const edits: Edit[] = []
  const open = new Map([...wanted].sort(([a], [b]) => a - b))
  const own = attribute(tag, 'customFormat') === '1' ? attribute(tag, 's') : undefined
  const added = (limit: number): string =>
    [...open]
      .filter(([column]) => column < limit)
      .map(([column, restyle]) => {
        open.delete(column)
        const style = restyle(own === undefined ? styleOfColumn(column) : Number(own))
        return `<${prefix}c r="${address(row, column)}" s="${style}"/>`
      })
      .join('')
  const isEmpty = tag.endsWith('/>')
  if (!isEmpty) {
    let column = -1
    tagsNamed(xml, `${prefix}c`, [inner, end], (cellTag, at, move) => {
      const reference = attribute(cellTag, 'r')
      const known = reference === undefined ? undefined : placeOfCell(reference)
      if (known === null || (known !== undefined && known.row !== row)) throw cannotMark('ячейки записаны необычно')
      column = known === undefined ? column + 1 : known.column
      const before = added(column)
      if (before !== '') edits.push({ from: at, to: at, text: before })
      const restyle = open.get(column)
      if (restyle !== undefined) {
        open.delete(column)
        const style = restyle(Number(attribute(cellTag, 's') ?? 0))
        edits.push({ from: at, to: at + cellTag.length, text: withAttribute(cellTag, 's', String(style)) })
      }
      if (cellTag.endsWith('/>')) return
      const close = xml.indexOf(`</${prefix}c>`, at)
      if (close === -1 || close >= end) throw cannotMark('ячейки записаны необычно')
      move(close)
    })
  }
  const rest = added(Number.POSITIVE_INFINITY)
  const grows = rest !== '' || edits.some(({ from, to }) => from === to)
  const rowTag = grows ? withoutAttribute(tag, 'spans') : tag
  if (isEmpty) return [{ from: inner - tag.length, to: inner, text: `${opening(rowTag)}${rest}</${prefix}row>` }]
  if (grows) edits.push({ from: inner - tag.length, to: inner, text: rowTag })
  if (rest !== '') edits.push({ from: end, to: end, text: rest })
  return edits
}

/** The worksheet with formats of some cells changed and nothing else; cells that were not there are added empty. */
export const restyledSheet = (sheet: SheetXml, wanted: Restyling): { xml: string; heights: Heights } => {
  const { xml, data } = sheet
  const { prefix } = data
  const styleOfColumn = columnStyles(sheet)
  const open = new Map([...wanted].sort(([a], [b]) => a - b))
  const heights: Heights = new Map()
  const edits: Edit[] = []
  const newRows = (limit: number): string =>
    [...open]
      .filter(([row]) => row < limit)
      .map(([row, cells]) => {
        open.delete(row)
        const inside = [...cells]
          .sort(([a], [b]) => a - b)
          .map(([column, restyle]) => `<${prefix}c r="${address(row, column)}" s="${restyle(styleOfColumn(column))}"/>`)
        return `<${prefix}row r="${row + 1}">${inside.join('')}</${prefix}row>`
      })
      .join('')
  let row = -1
  tagsNamed(xml, `${prefix}row`, [data.inner, data.innerEnd], (tag, at, move) => {
    const number = attribute(tag, 'r')
    row = number === undefined ? row + 1 : Number(number) - 1
    const height = attribute(tag, 'ht')
    if (height !== undefined) heights.set(row, Number(height))
    const before = newRows(row)
    if (before !== '') edits.push({ from: at, to: at, text: before })
    const inner = at + tag.length
    const end = tag.endsWith('/>') ? inner : xml.indexOf(`</${prefix}row>`, inner)
    if (end === -1) throw cannotMark('строки листа записаны необычно')
    const cells = open.get(row)
    if (cells !== undefined) {
      open.delete(row)
      edits.push(...rowEdits(sheet, cells, { row, tag, inner, end }, styleOfColumn))
    }
    move(end)
  })
  const rest = newRows(Number.POSITIVE_INFINITY)
  if (rest !== '')
    edits.push(
      data.tag.endsWith('/>')
        ? { from: data.from, to: data.to, text: `${opening(data.tag)}${rest}</${prefix}sheetData>` }
        : { from: data.innerEnd, to: data.innerEnd, text: rest },
    )
  return { xml: edited(xml, edits), heights }
}
