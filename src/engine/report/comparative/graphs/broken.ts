import type { Block, Layout } from '../layout'
import { matrixRanges } from '../places'
import { heightFor, type Content } from '../sheet'
import { STYLE } from '../styles'
import { clauseOf, failingOrder, statementOn, talliesOf, type Tally } from '../matrix-tallies'
import { NOT_APPLICABLE, UNDETERMINED } from '../words'
import { bar, COUNTS } from './bars'
import { cell, NAME_WIDTH, TABLE, type SectionLine, type SectionMaker } from './section'

const MOST = 10
const TITLES = ['Требование', 'Не выполнено', 'Частично', 'Не определено', 'Применимо', 'Доля учреждений', 'Столбец']

type Found = { at: number; tally: Tally }

const lineOf = (block: Block, found: Found, k: number, row: number): SectionLine => {
  const { body, clauses, statements, orders } = matrixRanges(block)
  const place = `$${cell(TABLE.helper, row)}`
  const values = `INDEX(${body},0,${place})`
  const live = (formula: string, result: string | number): Content => ({
    formula: `IF(${place}="","",${formula})`,
    result,
  })
  const unit = block.units[found.at]
  const label = unit === undefined ? '' : `${clauseOf(unit)}. ${statementOn(unit)}`
  const { unmet, partial, undetermined, applicable } = found.tally
  const contents: Content[] = [
    live(`INDEX(${clauses},${place})&". "&INDEX(${statements},${place})`, label),
    live(`COUNTIF(${values},0)`, unmet),
    live(`COUNTIFS(${values},">0",${values},"<1")`, partial),
    live(`SUMPRODUCT(--(${values}="${UNDETERMINED}"))`, undetermined),
    live(`SUMPRODUCT(--(${values}<>"${NOT_APPLICABLE}"))`, applicable),
    live(`(${cell(1, row)}+${cell(2, row)})/${cell(4, row)}`, (unmet + partial) / Math.max(applicable, 1)),
    {
      formula: `IF(${k}>COUNTIF(${orders},">0"),"",MATCH(LARGE(${orders},${k}),${orders},0))`,
      result: found.at + 1,
    },
    live(`INDEX(${clauses},${place})`, unit === undefined ? '' : clauseOf(unit)),
  ]
  return { contents, height: heightFor([[label, NAME_WIDTH]]) }
}

const worstOf = (block: Block): Found[] =>
  talliesOf(block)
    .map((tally, at) => ({ at, tally, order: failingOrder(tally, block.units[at]?.critical ?? false, at) }))
    .filter(({ order }) => order > 0)
    .sort((a, b) => b.order - a.order)
    .slice(0, MOST)

const brokenSection =
  (layout: Layout, block: Block): SectionMaker =>
  (header) => {
    const lines = worstOf(block).map((found, at) => lineOf(block, found, at + 1, header + 1 + at))
    if (lines.length === 0) return null
    const title = layout.blocks.length > 1 ? `Чаще всего не выполняются: ${block.short}` : 'Чаще всего не выполняются'
    return {
      title,
      note: `Требования, которые не выполняют или выполняют частично больше всего учреждений; не более ${MOST}. «!» — критическое.`,
      titles: TITLES,
      styles: [STYLE.text, STYLE.count, STYLE.count, STYLE.count, STYLE.count, STYLE.percent, STYLE.count],
      lines,
      least: 80 + lines.length * 23,
      bars: {
        ...{ ...COUNTS, grouping: 'stacked', axisTitle: 'Учреждений' },
        series: [bar(1, 'dark'), bar(2, 'light')],
      },
    }
  }

/** One section for each regulation in which something is broken. */
export const brokenSections = (layout: Layout): SectionMaker[] =>
  layout.blocks.filter(({ scores }) => scores.length > 0).map((block) => brokenSection(layout, block))
