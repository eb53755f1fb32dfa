/** More lines than these cannot be read on a page, nor more points of height. */
const MOST = 24
const ROOM = 390

/** Which of many stands in a line: the k-th from the best, or from the worst. */
export type Turn = { from: 'best' | 'worst'; k: number }

const sum = (numbers: number[]): number => numbers.reduce((total, each) => total + each, 0)

/**
 * All where a page holds them, else as many of the best as of the worst. `heights` are those of their lines in points,
 * from the best to the worst.
 */
export const turnsOf = (heights: number[]): Turn[] => {
  const best = heights.map((_, at): Turn => ({ from: 'best', k: at + 1 }))
  if (heights.length <= MOST && sum(heights) <= ROOM) return best
  let half = Math.min(MOST, heights.length) >> 1
  while (half > 1 && sum(heights.slice(0, half)) + sum(heights.slice(-half)) > ROOM) half -= 1
  return [...best.slice(0, half), ...Array.from({ length: half }, (_, at): Turn => ({ from: 'worst', k: half - at }))]
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
