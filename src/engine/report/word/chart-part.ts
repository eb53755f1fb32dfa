import { CHART_TYPE } from '../charts/add-charts'
import { chartXml } from '../charts/chart-xml'
import { chartGraphic } from '../charts/drawing-xml'
import type { BarChart, Fill } from '../charts/types'
import { openPackage } from '../package/package'
import { ownParts } from '../package/own-parts'
import { addPartType, addRelation } from '../package/relations'
import { toBytes } from '../package/xml'
import { xmlText } from '../xml-text'
import { barsText } from './plain-text'
import type { BarPlan } from './types'

const DOCUMENT = 'word/document.xml'
const CORE = 'docProps/core.xml'

const FILLS: Fill[] = ['strong', 'light', 'hatched', 'dark']

/** English metric units. */
const CENTIMETRE = 360_000
const WIDTH = 16 * CENTIMETRE

/** Stands where a chart comes until the file is finished. */
export const chartMark = (at: number): string => `SVERKA-CHART-${at}`

const barChart = (title: string, { values, categories, series }: BarPlan): BarChart => ({
  title,
  ...{ grouping: 'clustered', direction: 'horizontal', axisTitle: null },
  categories: { range: null, texts: categories },
  series: series.map((each, at) => ({
    name: { range: null, text: each.name },
    values: { range: null, numbers: each.values },
    fill: FILLS[at % FILLS.length] ?? 'strong',
    isLabelled: true,
  })),
  format: values === 'share' ? '0.0%' : '0',
  scale:
    values === 'share' ? { min: 0, max: 1, step: 0.2 } : { min: 0, ...wholeSteps(series.flatMap((one) => one.values)) },
})

/** An axis of counts has whole numbers only, about five of them. */
const wholeSteps = (counts: number[]): { max: number; step: number } => {
  const most = Math.max(1, ...counts)
  const raw = most / 5
  const power = 10 ** Math.floor(Math.log10(Math.max(raw, 1)))
  const step = Math.max(1, [1, 2, 5, 10].map((each) => each * power).find((each) => each >= raw) ?? 1)
  return { max: (Math.floor(most / step) + 1) * step, step }
}

const heightOf = ({ categories, series }: BarPlan): number =>
  Math.min(16, 2.4 + categories.length * (0.5 + 0.55 * series.length)) * CENTIMETRE

const inline = (at: number, title: string, bars: BarPlan, relation: string): string =>
  '<w:drawing><wp:inline xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" distT="0" distB="0" distL="0" distR="0">' +
  `<wp:extent cx="${WIDTH}" cy="${Math.round(heightOf(bars))}"/><wp:docPr id="${1000 + at}" name="${xmlText(`Диаграмма ${at + 1}`)}" ` +
  `descr="${xmlText(`${title}. ${barsText(bars).join('; ')}`)}"/><wp:cNvGraphicFramePr/>${chartGraphic(relation)}</wp:inline></w:drawing>`

const coreXml = (name: string, date: string): string =>
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties ' +
  'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ' +
  'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
  `<dc:title>${xmlText(name)}</dc:title><dc:creator>Сверка</dc:creator><dc:language>ru-RU</dc:language><cp:lastModifiedBy>Сверка</cp:lastModifiedBy>` +
  `<dcterms:created xsi:type="dcterms:W3CDTF">${date}T00:00:00Z</dcterms:created>` +
  `<dcterms:modified xsi:type="dcterms:W3CDTF">${date}T00:00:00Z</dcterms:modified></cp:coreProperties>\n`

export type DocumentChart = { title: string; bars: BarPlan }

/**
 * A document as the library wrote it, with native charts in place of their marks and dated by its own day: the same plan
 * gives the same bytes.
 */
export const finished = (zip: Uint8Array, name: string, date: string, charts: DocumentChart[]): Uint8Array => {
  const book = openPackage(ownParts(zip))
  book.write(CORE, toBytes(coreXml(name, date)))
  let xml = book.read(DOCUMENT)
  charts.forEach(({ title, bars }, at) => {
    const part = `word/charts/chart${at + 1}.xml`
    book.write(part, toBytes(chartXml(barChart(title, bars))))
    addPartType(book, part, CHART_TYPE)
    const drawing = toBytes(inline(at, title, bars, addRelation(book, DOCUMENT, 'chart', part)))
    xml = xml.replace(new RegExp(`<w:t[^>]*>${chartMark(at)}</w:t>`), () => drawing)
  })
  book.write(DOCUMENT, xml)
  return book.bytes()
}
