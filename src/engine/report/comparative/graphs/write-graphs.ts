import type { stream } from 'exceljs'
import type { PlacedChart } from '../../charts/types'
import type { Layout } from '../layout'
import { heightFor, openSheet, type Frame, type SheetWriter } from '../sheet'
import { STYLE } from '../styles'
import type { ReportInput } from '../types'
import { chartOver, labelled } from './bars'
import { brokenSections } from './broken'
import { dynamicsSections } from './dynamics'
import { indexSections } from './indices'
import { levelsSection } from './levels'
import { roleSections } from './roles'
import { CHART, CHARTS_SHEET, NAME_WIDTH, TABLE, type Section, type SectionMaker } from './section'

const FIGURE_WIDTH = 9.5
const CHART_WIDTH = 9
/** Height of a printed page in points where the sheet is printed at its full size. */
const PAGE = 505
const TITLE_HEIGHT = 24
const HEADER_HEIGHT = 28
const FILLER = 15
const FIRST_HEIGHTS = 20 + 15
const WIDTH = NAME_WIDTH + TABLE.figures * FIGURE_WIDTH + 2 + CHART.columns * CHART_WIDTH

const noteHeight = (note: string): number => heightFor([[note, WIDTH]], 9)

const fillersOf = ({ lines, least }: Section): number => {
  const table = HEADER_HEIGHT + lines.reduce((sum, { height }) => sum + height, 0)
  return Math.max(0, Math.ceil((least - table) / FILLER))
}

const heightOf = (section: Section): number =>
  TITLE_HEIGHT +
  noteHeight(section.note) +
  HEADER_HEIGHT +
  section.lines.reduce((sum, { height }) => sum + height, 0) +
  (fillersOf(section) + 1) * FILLER

const writeSection = async (sheet: SheetWriter, section: Section): Promise<PlacedChart> => {
  const { title, note, titles, styles } = section
  await sheet.row([title], STYLE.section, { height: TITLE_HEIGHT })
  await sheet.row([note], STYLE.note, { height: noteHeight(note), merge: [[0, CHART.left + CHART.columns - 1]] })
  const header = sheet.next()
  const lines = labelled(section.lines, header)
  await sheet.row(titles, STYLE.headerSmall, { height: HEADER_HEIGHT })
  for (const { contents, height } of lines) await sheet.row(contents, styles, { height })
  for (let left = fillersOf(section); left > 0; left -= 1) await sheet.row([], [], { height: FILLER })
  const bottom = sheet.next() - 2
  await sheet.row([], [], { height: FILLER })
  return {
    chart: chartOver({ ...section, lines }, header),
    from: { row: header - 1, column: CHART.left },
    to: { row: bottom, column: CHART.left + CHART.columns - 1 },
  }
}

/**
 * «Графики»: tables of live figures, each with its native chart beside it, page by page. Returns the charts to be put
 * on the finished workbook.
 */
export const writeGraphs = async (
  book: stream.xlsx.WorkbookWriter,
  input: ReportInput,
  layout: Layout,
  frame: Frame,
): Promise<PlacedChart[]> => {
  const sheet = openSheet(book, {
    title: CHARTS_SHEET,
    columns: [
      { width: NAME_WIDTH },
      ...Array.from({ length: TABLE.figures }, () => ({ width: FIGURE_WIDTH })),
      { width: 9, hidden: true },
      { width: 20, hidden: true },
      { width: 1.5 },
      ...Array.from({ length: CHART.columns }, () => ({ width: CHART_WIDTH })),
    ],
    frozen: { rows: 1, columns: 0 },
    ...frame,
    tab: 'FF4472C4',
  })
  await sheet.row(['Графики'], STYLE.title, { height: 20 })
  await sheet.row(
    [
      layout.ranked.length === 0
        ? 'Показывать нечего: сведения не представило ни одно учреждение.'
        : 'Графики построены по таблицам рядом с ними, таблицы — по формулам: измените вес, порог или результат, и графики изменятся.',
    ],
    STYLE.line,
    { height: 15 },
  )
  const makers: SectionMaker[] = [
    levelsSection(layout),
    ...roleSections(layout),
    ...brokenSections(layout),
    ...indexSections(layout),
    ...dynamicsSections(layout, input.previous),
  ]
  const charts: PlacedChart[] = []
  let used = FIRST_HEIGHTS
  for (const make of makers) {
    const section = make(sheet.next() + 2)
    if (section === null) continue
    const height = heightOf(section)
    if (charts.length > 0 && used + height > PAGE) {
      sheet.breakPage()
      used = 0
    }
    used += height
    charts.push(await writeSection(sheet, section))
  }
  await sheet.close()
  return charts
}
