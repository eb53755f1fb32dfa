/** The columns a line draws: their places in the grid, and the pixels of names and cells. */
export type ColumnsDrawn = { shown: number[]; nameWidth: number; cellWidth: number }

/** Where a line stands: its number in the grid, its top in pixels, and the column with the tab stop, if it is in it. */
export type LinePlace = { line: number; top: number; current: number | null }

/** Style of the cell in the column at a place. */
export const leftOf = (
  { nameWidth, cellWidth }: Pick<ColumnsDrawn, 'nameWidth' | 'cellWidth'>,
  place: number,
): string => `left: ${nameWidth + place * cellWidth}px`
