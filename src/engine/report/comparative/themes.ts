import type { stream } from 'exceljs'
import { columnLetters } from '../../base/address'
import { byRussian } from '../../base/russian'
import type { Measure } from '../../comparison/types'
import type { Anchors } from './anchors'
import { writeCells, type Cell } from './cells'
import { figureOf, isWhole, markedStyle } from './figures'
import { commonFormulas, themeFormula, type LineFormula } from './formulas'
import type { Block, Layout, Ranked } from './layout'
import { matrixRanges, THEMES, THEMES_SHEET } from './places'
import { NAME_WIDTH, nameHeight, openSheet, range, type SheetWriter, type Frame } from './sheet'
import { groupLine, SCALE, STYLE, type CellStyle } from './styles'
import { themesHeader } from './themes-header'
import { KIND } from './words'

const WIDTHS = [4.5, NAME_WIDTH, 25, 19, 9.5, 9.5, 9.5]
const THEME_WIDTH = 7.3
/** Widths that a page holds beside the columns repeated on it. */
const PAGE = 170

/** Formulas of one catalogue's institutions, for any of their lines. */
type BlockFormulas = {
  common: ReturnType<typeof commonFormulas>
  themes: (LineFormula | null)[]
  line: string
}

const formulasOf = (block: Block, { themes }: Layout): BlockFormulas => ({
  common: commonFormulas(block),
  themes: themes.map(({ theme }, at) => themeFormula(block, theme, `${columnLetters(THEMES.theme + at)}$${THEMES.id}`)),
  line: matrixRanges(block).numbers,
})

const themeCell = (measure: Measure | undefined, formula: string | null): Cell => {
  if (formula === null) return [null, STYLE.absent]
  const result = figureOf(measure)
  const style = measure === undefined || isWhole(measure) ? STYLE.score : STYLE.scorePartly
  return [{ formula, result }, markedStyle(result, style)]
}

const cellsOf = (line: Ranked, formulas: BlockFormulas, { themes }: Layout, row: number): Cell[] => {
  const { score, block, number } = line
  const matrixRow = `$${columnLetters(THEMES.theme + themes.length)}${row}`
  const byTheme = new Map<string, Measure>(score.themes.map((each) => [each.theme, each]))
  const figure = (name: keyof Measure, style: CellStyle): Cell => {
    const result = figureOf(score.common, name)
    return [{ formula: formulas.common[name](matrixRow), result }, markedStyle(result, style)]
  }
  return [
    ...([
      [number, STYLE.ordinal],
      [score.name, STYLE.name],
      [KIND[score.kind], STYLE.name],
      [block.short, STYLE.name],
    ] satisfies Cell[]),
    ...[figure('index', STYLE.shareStrong), figure('upper', STYLE.share), figure('completeness', STYLE.share)],
    ...themes.map(({ theme }, at) => themeCell(byTheme.get(theme), formulas.themes[at]?.(matrixRow) ?? null)),
    [
      {
        formula: `MATCH($A${row},${formulas.line},0)`,
        result: block.scores.indexOf(score) + 1,
      },
      STYLE.count,
    ],
  ]
}

const colours = (sheet: SheetWriter, themes: number, bottom: number): void => {
  const last = THEMES.theme + Math.max(themes, 1) - 1
  const kind = `$${columnLetters(THEMES.kind)}`
  sheet.format(range(THEMES.first, 0, bottom, last), [
    groupLine(`${kind}${THEMES.first}<>${kind}${THEMES.first - 1}`, 1),
  ])
  sheet.format(range(THEMES.mean, THEMES.theme, THEMES.mean, last), [{ ...SCALE, priority: 2 }])
  sheet.format(range(THEMES.first, THEMES.index, bottom, THEMES.index), [{ ...SCALE, priority: 3 }])
  sheet.format(range(THEMES.first, THEMES.theme, bottom, last), [{ ...SCALE, priority: 4 }])
}

/** «Темы»: all institutions of all kinds by theme, the only sheet that compares different regulations. */
export const writeThemes = async (
  book: stream.xlsx.WorkbookWriter,
  layout: Layout,
  { rating }: Anchors,
  frame: Frame,
): Promise<void> => {
  const { blocks, themes, ranked } = layout
  const fixed = WIDTHS.slice(2).reduce((sum, width) => sum + width, 0)
  const sheet = openSheet(book, {
    title: THEMES_SHEET,
    columns: [
      ...WIDTHS.map((width, at) => ({ width, hidden: at === THEMES.catalogue && blocks.length < 2 })),
      ...themes.map(() => ({ width: THEME_WIDTH })),
      { width: 10, hidden: true },
    ],
    frozen: { rows: THEMES.header, columns: THEMES.kind },
    printedRows: [THEMES.band, THEMES.header],
    pagesWide: Math.max(1, Math.ceil((fixed + themes.length * THEME_WIDTH) / PAGE)),
    ...frame,
    tab: 'FF70AD47',
  })
  const bottom = THEMES.first + Math.max(ranked.length, 1) - 1
  for (const { contents, styles, options } of themesHeader(layout, bottom)) await sheet.row(contents, styles, options)
  const lines = [...ranked].sort(
    (a, b) =>
      byRussian(KIND[a.score.kind], KIND[b.score.kind]) ||
      byRussian(a.score.name, b.score.name) ||
      a.score.id - b.score.id,
  )
  const formulas = new Map(blocks.map((block) => [block, formulasOf(block, layout)]))
  for (const line of lines) {
    const cells = cellsOf(line, formulas.get(line.block) ?? formulasOf(line.block, layout), layout, sheet.next())
    await writeCells(sheet, cells, nameHeight(line.score.name), rating.get(line.score.id))
  }
  sheet.filter(THEMES.header, THEMES.theme + themes.length + 1)
  colours(sheet, themes.length, bottom)
  await sheet.close()
}
