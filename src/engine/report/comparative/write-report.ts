import { PassThrough, type Writable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { finished } from 'node:stream/promises'
import ExcelJS from 'exceljs'
import { writeOut } from '../../base/write-out'
import { withCharts } from '../charts/add-charts'
import type { PlacedChart } from '../charts/types'
import { writeAbsentees } from './absent'
import { anchorsOf } from './anchors-of'
import { writeChanges } from './changes'
import { listedSheets } from './contents'
import { discrepancyAnchors, discrepancyLines, writeDiscrepancies } from './discrepancies'
import { writeDynamics } from './dynamics'
import { allFailing } from './failing'
import { failureAnchors, writeFailures } from './failures'
import { CHARTS_SHEET } from './graphs/section'
import { writeGraphs } from './graphs/write-graphs'
import { indicatorColumns } from './indicator-columns'
import { writeIndicators } from './indicators'
import { layoutOf } from './layout'
import { writeMatrix } from './matrix'
import { planMethod, writeMethod } from './method'
import { writeOverview } from './overview'
import { writePlan } from './plan'
import { planLines } from './plan-lines'
import { writeQuality } from './quality'
import { writeRating } from './rating'
import { advisedBlocks, recommendationAnchors } from './recommendation-blocks'
import { writeRecommendations } from './recommendations'
import { writeRoles } from './roles'
import type { Frame } from './sheet'
import { SHEET_TITLE, sheetsWritten, type SheetId } from './sheet-list'
import { hasSources, writeSources } from './sources'
import { writeThemes } from './themes'
import type { ReportInput } from './types'
import { footerText } from './words'

export type ReportTarget = { filename: string } | { stream: Writable }

const CREATOR = 'Сверка'

/** Whole workbook as bytes: the same input gives the same bytes. */
export const reportBytes = async (input: ReportInput): Promise<Uint8Array> => {
  const through = new PassThrough()
  const bytes = buffer(through)
  const day = new Date(`${input.generatedOn}T00:00:00Z`)
  const options = {
    ...{ stream: through, useStyles: true, useSharedStrings: true, zip: { zlib: { level: 3 } } },
    ...{ created: day, modified: day, creator: CREATOR, lastModifiedBy: CREATOR },
  }
  const book = new ExcelJS.stream.xlsx.WorkbookWriter(options)
  const layout = layoutOf(input)
  const method = planMethod(input, layout)
  const sheets = sheetsWritten(input.sheets)
  const footer = footerText(input.audit.name, 90)
  const frame = (id: SheetId): Frame => ({
    footer,
    hidden: sheets.get(id) === 'hidden',
    ...(id === 'overview' ? {} : { home: SHEET_TITLE.overview }),
  })
  const charts = new Map<string, PlacedChart[]>()
  const failing = allFailing(input)
  const discrepancies = discrepancyLines(input, layout)
  const advised = advisedBlocks(input, layout)
  const isThere: Partial<Record<SheetId, boolean>> = {
    changes: input.amendment !== undefined,
    dynamics: (input.previous ?? null) !== null,
    recommendations: advised.length > 0,
    indicators: indicatorColumns(layout).length > 0,
    sources: hasSources(input),
  }
  const isVisible = (id: SheetId): boolean => sheets.get(id) === 'visible' && isThere[id] !== false
  const anchors = anchorsOf(layout, isVisible, {
    ...failureAnchors(failing),
    ...discrepancyAnchors(discrepancies),
    recommendations: recommendationAnchors(advised),
  })
  const write: Record<SheetId, (frame: Frame) => Promise<void>> = {
    overview: (own) => writeOverview(book, input, layout, listedSheets(layout, isVisible), sheets.has('themes'), own),
    changes: async (own) => {
      if (input.amendment !== undefined) await writeChanges(book, input.amendment, own)
    },
    charts: async (own) => {
      charts.set(CHARTS_SHEET, await writeGraphs(book, input, layout, own))
    },
    rating: (own) => writeRating(book, input, layout, method.cells, anchors, own),
    dynamics: async (own) => {
      if (input.previous) await writeDynamics(book, input.previous, layout, anchors, own)
    },
    themes: (own) => writeThemes(book, layout, anchors, own),
    matrix: async (own) => {
      for (const block of layout.blocks) await writeMatrix(book, block, layout, method.cells, anchors, own)
    },
    roles: async (own) => {
      for (const block of layout.blocks) await writeRoles(book, block, layout, anchors, own)
    },
    recommendations: (own) => writeRecommendations(book, advised, anchors, own),
    indicators: (own) => writeIndicators(book, input, layout, anchors, own),
    failures: (own) => writeFailures(book, failing, layout, anchors, own),
    plan: (own) => writePlan(book, planLines(failing, layout), input, layout, anchors, own),
    discrepancies: (own) => writeDiscrepancies(book, discrepancies, layout, anchors, own),
    absent: (own) => writeAbsentees(book, input, layout, own),
    quality: (own) => writeQuality(book, input, own),
    sources: (own) => writeSources(book, input, layout, anchors, own),
    method: (own) => writeMethod(book, method, own),
  }
  for (const id of sheets.keys()) if (isThere[id] !== false) await write[id](frame(id))
  await book.commit()
  return withCharts(await bytes, charts)
}

/**
 * Writes the comparative report as .xlsx, whole or not at all. Throws Failure `report-not-written` when the file
 * cannot be written, for instance because it is open in another program.
 */
export const writeReport = async (input: ReportInput, target: ReportTarget): Promise<void> => {
  const bytes = await reportBytes(input)
  if ('stream' in target) {
    target.stream.end(bytes)
    return finished(target.stream)
  }
  await writeOut(target.filename, bytes, 'report-not-written')
}
