import { givingWay } from './giving-way'

/** Work that only reads, in pieces; between any two of them others may have their turn. */
export type Steps<T> = Generator<void, T, void>

export const inOneGo = <T>(steps: Steps<T>): T => {
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
  }
}

/**
 * Others have their turn between the pieces. Where what is read has changed meanwhile, by its `stamp`, all is done anew and
 * in one go: half of what was and half of what is would be neither.
 */
export const byTurns = async <T>(stamp: () => string, begin: () => Steps<T>): Promise<T> => {
  const giveWay = givingWay()
  const steps = begin()
  const at = stamp()
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
    await giveWay()
    if (stamp() !== at) return inOneGo(begin())
  }
}
