/** What became of all points; `problems` name each by its seed. */
export type Tally = {
  points: number
  /** By what was going on when it ended. */
  during: Record<string, number>
  /** By how it ended. */
  ended: Record<string, number>
  acknowledged: number
  problems: { point: string; problems: string[] }[]
}

export const newTally = (): Tally => ({ points: 0, during: {}, ended: {}, acknowledged: 0, problems: [] })

export type Point = { name: string; during: string; ended: string; acknowledged: number; problems: string[] }

export const count = (tally: Tally, { name, during, ended, acknowledged, problems }: Point): void => {
  tally.points += 1
  tally.during[during] = (tally.during[during] ?? 0) + 1
  tally.ended[ended] = (tally.ended[ended] ?? 0) + 1
  tally.acknowledged += acknowledged
  if (problems.length > 0) tally.problems.push({ point: name, problems })
}

/** Adds one tally to another. */
export const add = (to: Tally, { points, during, ended, acknowledged, problems }: Tally): void => {
  to.points += points
  to.acknowledged += acknowledged
  to.problems.push(...problems)
  for (const [what, times] of Object.entries(during)) to.during[what] = (to.during[what] ?? 0) + times
  for (const [what, times] of Object.entries(ended)) to.ended[what] = (to.ended[what] ?? 0) + times
}
