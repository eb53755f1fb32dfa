import { setImmediate } from 'node:timers/promises'

/** Milliseconds one may go on before others have their turn. */
const TURN = 10

/** Resolves when whoever waits has had his turn: asked for in the midst of I/O, the first one comes before all other I/O. */
export const othersTurn = async (): Promise<void> => {
  await setImmediate()
  await setImmediate()
}

/**
 * To be awaited between the steps of something long: when it has gone on for a while, whoever waits has his turn first.
 */
export const givingWay = (turn = TURN): (() => Promise<void>) => {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < turn) return
    await othersTurn()
    since = performance.now()
  }
}
