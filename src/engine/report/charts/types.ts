/** How a series is filled: shades that differ on a black-and-white print too, from darkest to lightest. */
export type Fill = 'dark' | 'strong' | 'middle' | 'light' | 'pale' | 'hatched'

/** Words of a chart with the cells they come from (`'Графики'!$A$3:$A$9`); null: the chart keeps the words alone. */
export type ChartTexts = { range: string | null; texts: string[] }

/** Numbers of a chart with the cells they come from; null where a cell has none. */
export type ChartNumbers = { range: string | null; numbers: (number | null)[] }

export type ChartSeries = {
  name: { range: string | null; text: string }
  values: ChartNumbers
  fill: Fill
  /** Writes each value on its bar. */
  isLabelled: boolean
}

/** A chart of bars. Values have one number format (`0.0%`), used on the axis and on the bars. */
export type BarChart = {
  title: string
  /** Bars lie side by side, one after another, or share the whole length of a line. */
  grouping: 'clustered' | 'stacked' | 'shares'
  /** Horizontal bars name their categories from top to bottom. */
  direction: 'horizontal' | 'vertical'
  categories: ChartTexts
  series: ChartSeries[]
  format: string
  /** What the axis of values counts; null: the title says it. */
  axisTitle: string | null
  /** Ends of the axis of values and its step; null: chosen by the program that shows it. */
  scale: { min: number; max: number; step: number } | null
}

/** A chart over the cells from a 0-based row and column to another, both within. */
export type PlacedChart = {
  chart: BarChart
  from: { row: number; column: number }
  to: { row: number; column: number }
}
