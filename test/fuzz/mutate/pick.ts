import type { Step } from '../recipe'

/** An element by a number of a recipe. */
export const pick = <T>(list: readonly T[], number: number): T => {
  const found = list[number % Math.max(1, list.length)]
  if (found === undefined) throw new Error('nothing to choose from')
  return found
}

/** A change that finds nothing to change in what earlier ones left makes none. */
export const attempted =
  <T>(change: (of: T, step: Step) => T) =>
  (of: T, step: Step): T => {
    try {
      return change(of, step)
    } catch {
      return of
    }
  }
