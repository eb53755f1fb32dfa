import { columnLetters } from '../../../base/address'
import type { BarChart, ChartNumbers, ChartTexts } from '../../charts/types'
import type { Layout } from '../layout'
import { groupsOf } from '../overview-parts'
import { absolute, type Content } from '../sheet'
import type { CellStyle } from '../styles'
import { KIND } from '../words'

export const CHARTS_SHEET = 'Графики'

/**
 * Columns of the tables: a name, five figures and two hidden ones, a place for formulas and a name as short as an axis
 * needs it; a chart stands behind a gap.
 */
export const TABLE = { name: 0, figure: 1, figures: 5, helper: 6, label: 7 } as const
export const NAME_WIDTH = 36
export const CHART = { left: 9, columns: 8 } as const

export type SectionLine = { contents: Content[]; height: number }

/** A table with the chart it feeds. */
export type Section = {
  title: string
  note: string
  titles: string[]
  styles: CellStyle[]
  lines: SectionLine[]
  chart: BarChart
  /** Height of the chart in points, where the table is lower. */
  least: number
}

/** Puts a section together for its place: the 1-based row of its titles; null where it has nothing to say. */
export type SectionMaker = (header: number) => Section | null

/** Cell of the table by its 0-based column: `B7`. */
export const cell = (column: number, row: number): string => `${columnLetters(column)}${row}`

const columnRange = (header: number, count: number, column: number): string =>
  absolute(CHARTS_SHEET, header + 1, column, header + count, column)

/** What a content shows. */
const shown = (content: Content | undefined): string | number | null => {
  if (content === undefined || content === null) return null
  return typeof content === 'object' ? content.result : content
}

const LABEL = 44
/** Of a longer one: names of institutions differ by their ends, names of roles by their beginnings. */
const [BEGINNING, END] = [18, 25]

/** The name of a line as an axis shows it. */
const labelOf = (name: string, row: number): Content => {
  const own = cell(TABLE.name, row)
  return {
    formula: `IF(LEN(${own})>${LABEL},LEFT(${own},${BEGINNING})&"…"&RIGHT(${own},${END}),${own}&"")`,
    result: name.length > LABEL ? `${name.slice(0, BEGINNING)}…${name.slice(-END)}` : name,
  }
}

/** Lines with a label behind them, unless they have their own. */
export const labelled = (header: number, lines: SectionLine[]): SectionLine[] =>
  lines.map(({ contents, height }, at) => ({
    contents: Array.from({ length: TABLE.label + 1 }, (_, column) =>
      column === TABLE.label && contents[column] === undefined
        ? labelOf(String(shown(contents[TABLE.name]) ?? ''), header + 1 + at)
        : (contents[column] ?? null),
    ),
    height,
  }))

/** Labels of the lines, with their range. */
export const labelsOf = (header: number, lines: SectionLine[]): ChartTexts => ({
  range: columnRange(header, lines.length, TABLE.label),
  texts: lines.map(({ contents }) => String(shown(contents[TABLE.label]) ?? '')),
})

/** Numbers of one column of the lines, with their range. */
export const numbersOf = (header: number, lines: SectionLine[], column: number): ChartNumbers => ({
  range: columnRange(header, lines.length, column),
  numbers: lines.map(({ contents }) => {
    const value = shown(contents[column])
    return typeof value === 'number' ? value : null
  }),
})

/** Name of a series: the title over its column. */
export const seriesName = (header: number, titles: string[], column: number): { range: string; text: string } => ({
  range: absolute(CHARTS_SHEET, header, column),
  text: titles[column] ?? '',
})

/** A text inside a formula. */
export const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** Institutions that compete with one another, named as short as the report allows. */
export const namedGroups = (layout: Layout) =>
  groupsOf(layout).map(({ id, lines }) => {
    const [{ score, block }] = lines
    return { id, lines, name: layout.blocks.length > 1 ? `${KIND[score.kind]}: ${block.short}` : KIND[score.kind] }
  })

/** Shares are drawn from nothing to the whole. */
export const WHOLE_SCALE = { min: 0, max: 1, step: 0.1 }
