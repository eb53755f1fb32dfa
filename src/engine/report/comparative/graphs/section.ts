import { columnLetters } from '../../../base/address'
import type { BarChart, ChartSeries } from '../../charts/types'
import type { Layout } from '../layout'
import { groupsOf } from '../overview-parts'
import type { Content } from '../sheet'
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

/** Contents from the first column on; without a label of its own a line is labelled by its name. */
export type SectionLine = { contents: Content[]; height: number }

/** A series of bars: one column of the table, from 0. */
export type Bar = Pick<ChartSeries, 'fill' | 'isLabelled'> & { column: number }

/** What a chart draws of its table. */
export type Bars = Pick<BarChart, 'grouping' | 'format' | 'axisTitle' | 'scale'> & { series: Bar[] }

/** A table with the chart it feeds, both under one title. */
export type Section = {
  title: string
  note: string
  titles: string[]
  styles: CellStyle[]
  lines: SectionLine[]
  bars: Bars
  /** Height of the chart in points, where the table is lower. */
  least: number
}

/** Puts a section together for its place: the 1-based row of its titles; null where it has nothing to say. */
export type SectionMaker = (header: number) => Section | null

/** Cell of the table by its 0-based column: `B7`. */
export const cell = (column: number, row: number): string => `${columnLetters(column)}${row}`

/** A text inside a formula. */
export const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** Institutions that compete with one another, named as short as the report allows. */
export const namedGroups = (layout: Layout) =>
  groupsOf(layout).map(({ id, lines }) => {
    const [{ score, block }] = lines
    return { id, lines, name: layout.blocks.length > 1 ? `${KIND[score.kind]}: ${block.short}` : KIND[score.kind] }
  })
