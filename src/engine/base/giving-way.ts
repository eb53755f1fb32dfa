import { setImmediate } from 'node:timers/promises'

/** Milliseconds one may go on before others have their turn. */
const TURN = 10

/**
 * To be awaited between the steps of something long: when it has gone on for a while, whoever waits has his turn first.
 */
export const givingWay = (turn = TURN): (() => Promise<void>) => {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < turn) return
    await setImmediate()
    since = performance.now()
  }
}
