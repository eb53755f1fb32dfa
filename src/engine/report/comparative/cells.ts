import type { Target } from './links'
import type { Content, SheetWriter } from './sheet'
import { STYLE, type CellStyle } from './styles'

/** What a cell holds and how it looks. */
export type Cell = [Content, CellStyle]

/** How the number of an institution looks where it leads to the same institution elsewhere. */
export const asLink = (style: CellStyle | undefined): CellStyle =>
  style === STYLE.ordinal ? STYLE.ordinalLink : STYLE.countLink

/** Writes a row of cells; with a target the first one leads there. Height in points. */
export const writeCells = (sheet: SheetWriter, cells: Cell[], height: number, target?: Target): Promise<void> =>
  sheet.row(
    cells.map(([content]) => content),
    cells.map(([, style], at) => (at === 0 && target !== undefined ? asLink(style) : style)),
    { height, links: [[0, target]] },
  )
