import { RELATIONS } from '../package/relations'
import { xmlText } from '../xml-text'
import type { PlacedChart } from './types'

const CHART = 'http://schemas.openxmlformats.org/drawingml/2006/chart'
const NAMESPACES =
  'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" ' +
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'

/** The graphic that shows a chart part by its relation: alike in a workbook's drawing and in a document's line. */
export const chartGraphic = (relation: string): string =>
  `<a:graphic><a:graphicData uri="${CHART}"><c:chart xmlns:c="${CHART}" xmlns:r="${RELATIONS}" r:id="${relation}"/></a:graphicData></a:graphic>`

const corner = (name: 'from' | 'to', row: number, column: number): string =>
  `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`

const anchorXml = ({ chart, from, to }: PlacedChart, relation: string, at: number): string =>
  `<xdr:twoCellAnchor editAs="oneCell">${corner('from', from.row, from.column)}${corner('to', to.row + 1, to.column + 1)}` +
  `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${at + 2}" name="${xmlText(`Диаграмма ${at + 1}`)}" descr="${xmlText(chart.title)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
  `<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>${chartGraphic(relation)}</xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`

/** The drawing of a sheet: each chart over its cells, found by the relation at the same place of `relations`. */
export const drawingXml = (charts: PlacedChart[], relations: string[]): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<xdr:wsDr ${NAMESPACES}>` +
  `${charts.map((placed, at) => anchorXml(placed, relations[at] ?? '', at)).join('')}</xdr:wsDr>\n`
