/**
 * Numbers of what is in view, with the one that must stay drawn (−1: none), in order; the very same array as `before`
 * when nothing changed, so that nothing is drawn anew.
 */
export const inView = (
  items: readonly { index: number }[],
  kept: number,
  count: number,
  before: number[] | undefined,
): number[] => {
  const found = items.map(({ index }) => index).filter((index) => index < count)
  const all = kept < 0 || kept >= count || found.includes(kept) ? found : [...found, kept].sort((a, b) => a - b)
  const same = before?.length === all.length && all.every((index, at) => before[at] === index)
  return same ? before : all
}
