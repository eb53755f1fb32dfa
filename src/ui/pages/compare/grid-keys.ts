/** A cell of the grid: line 0 is the header, 1 the summary; column 0 the names. */
export type Place = { line: number; column: number }

export type Extent = { lines: number; columns: number; page: number }

const within = (value: number, count: number): number => Math.max(0, Math.min(value, count - 1))

/** Where a key leads from a cell, as in any grid of ARIA; null for a key that leads nowhere. */
export const placeAfter = (
  { key, ctrlKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey'>,
  { line, column }: Place,
  { lines, columns, page }: Extent,
): Place | null => {
  const to = (next: Place): Place => ({ line: within(next.line, lines), column: within(next.column, columns) })
  const last = { line: lines - 1, column: columns - 1 }
  const moves: Record<string, Place> = {
    ArrowUp: { line: ctrlKey ? 0 : line - 1, column },
    ArrowDown: { line: ctrlKey ? last.line : line + 1, column },
    ArrowLeft: { line, column: ctrlKey ? 0 : column - 1 },
    ArrowRight: { line, column: ctrlKey ? last.column : column + 1 },
    Home: { line: ctrlKey ? 0 : line, column: 0 },
    End: { line: ctrlKey ? last.line : line, column: last.column },
    PageUp: { line: line - page, column },
    PageDown: { line: line + page, column },
  }
  const move = moves[key]
  return move === undefined ? null : to(move)
}
