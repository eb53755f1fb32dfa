import type { BarChart, Fill } from '../../charts/types'
import { absolute, type Content } from '../sheet'
import { cell, CHARTS_SHEET, TABLE, type Bar, type Bars, type Section, type SectionLine } from './section'

export const bar = (column: number, fill: Fill, isLabelled = true): Bar => ({ column, fill, isLabelled })

/** Shares are drawn from nothing to the whole. */
const SHARES = { format: '0%', axisTitle: null, scale: { min: 0, max: 1, step: 0.1 } }

/** A bar of nothing is not labelled. */
export const COUNTS = { format: '0;;', scale: null }

/** The confirmed index and, hatched, what it rises by if everything undetermined is met: columns 2 and 3. */
export const INDEX_AND_RISE: Bars = {
  ...{ ...SHARES, grouping: 'stacked' },
  series: [bar(2, 'dark'), bar(3, 'hatched', false)],
}

/** Two shares side by side: what was in this column, what is in the next one. */
export const beforeAndNow = (column: number): Bars => ({
  ...{ ...SHARES, grouping: 'clustered' },
  series: [bar(column, 'light'), bar(column + 1, 'dark')],
})

/** What a content shows. */
const shown = (content: Content | undefined): string | number | null => {
  if (content === undefined || content === null) return null
  return typeof content === 'object' ? content.result : content
}

const text = (content: Content | undefined): string => String(shown(content) ?? '')

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

/** Lines with a label behind them, unless they have their own; `header` is the 1-based row of the titles over them. */
export const labelled = (lines: SectionLine[], header: number): SectionLine[] =>
  lines.map(({ contents, height }, at) => ({
    contents: Array.from({ length: TABLE.label + 1 }, (_, column) =>
      column === TABLE.label && contents[column] === undefined
        ? labelOf(text(contents[TABLE.name]), header + 1 + at)
        : (contents[column] ?? null),
    ),
    height,
  }))

/** The chart over labelled lines: their labels name its bars, titles of the columns its series. */
export const chartOver = ({ title, titles, lines, bars }: Section, header: number): BarChart => {
  const range = (column: number): string => absolute(CHARTS_SHEET, header + 1, column, header + lines.length, column)
  const { series, ...rest } = bars
  return {
    title,
    direction: 'horizontal',
    categories: {
      range: range(TABLE.label),
      texts: lines.map(({ contents }) => text(contents[TABLE.label])),
    },
    series: series.map(({ column, fill, isLabelled }) => ({
      name: { range: absolute(CHARTS_SHEET, header, column), text: titles[column] ?? '' },
      values: {
        range: range(column),
        numbers: lines.map(({ contents }) => {
          const value = shown(contents[column])
          return typeof value === 'number' ? value : null
        }),
      },
      ...{ fill, isLabelled },
    })),
    ...rest,
  }
}
