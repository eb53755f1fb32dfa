/** More lines than these cannot be read on a page. */
export const MOST = 24
export const HALF = MOST / 2

/** Which of many stands in a line: the k-th from the best, or from the worst. */
export type Turn = { from: 'best' | 'worst'; k: number }

/** All where a page holds them, else a half of the best and a half of the worst. */
export const turnsOf = (count: number): Turn[] => {
  const best = Array.from({ length: Math.min(count, MOST) }, (_, at): Turn => ({ from: 'best', k: at + 1 }))
  if (count <= MOST) return best
  return [...best.slice(0, HALF), ...Array.from({ length: HALF }, (_, at): Turn => ({ from: 'worst', k: HALF - at }))]
}

/** Whose turn it is among those sorted from the best. */
export const takenBy = <Each>({ from, k }: Turn, sorted: Each[]): Each | undefined =>
  sorted[from === 'best' ? k - 1 : sorted.length - k]

/**
 * The place of that one in `orders`, '' where there are fewer. `own` are the orders of those who take part (0 for the
 * others), `count` says how many they are.
 */
export const placeFormula = ({ from, k }: Turn, own: string, count: string, orders: string): string =>
  `IF(${k}>${count},"",MATCH(SUMPRODUCT(LARGE(${own},${from === 'best' ? k : `${count}-${k - 1}`})),${orders},0))`
