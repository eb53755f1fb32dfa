/** Lines, or columns, of one size behind a margin that stays in view; all in pixels. */
export type Track = { count: number; size: number; margin: number }

/** How far a box is scrolled along a track, and how much of it is seen. */
export type Seen = { offset: number; extent: number }

/** Drawn beside what is seen, so that a step of the wheel finds it there. */
const BESIDE = 2

/**
 * Numbers of what is in view, with the one that must stay drawn (−1: none), in order; the very same array as `before`
 * when nothing changed, so that nothing is drawn anew.
 */
export const inView = (
  { count, size, margin }: Track,
  { offset, extent }: Seen,
  kept: number,
  before: number[] | undefined,
): number[] => {
  const from = Math.max(0, Math.floor(offset / size) - BESIDE)
  const to = Math.min(count, Math.ceil((offset + Math.max(0, extent - margin)) / size) + BESIDE)
  const found = Array.from({ length: Math.max(0, to - from) }, (_none, at) => from + at)
  if (kept >= 0 && kept < from && kept < count) found.unshift(kept)
  if (kept >= to && kept >= from && kept < count) found.push(kept)
  const same = before?.length === found.length && found.every((index, at) => before[at] === index)
  return same ? before : found
}

/** Where to scroll for one of a track to be seen whole, or in the middle; where the box stands when it is already. */
export const offsetFor = (
  { size, margin }: Track,
  { offset, extent }: Seen,
  at: number,
  align: 'nearest' | 'center' = 'nearest',
): number => {
  const room = Math.max(size, extent - margin)
  const first = at * size
  if (align === 'center') return Math.max(0, first - (room - size) / 2)
  if (first < offset) return first
  return Math.max(offset, first + size - room)
}
