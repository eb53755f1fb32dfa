/** Who looks goes before who works on something long. */
export type Precedence = {
  /** Looks in several goes; who works waits meanwhile. */
  looking: <T>(look: () => Promise<T>) => Promise<T>
  /** To be awaited between the steps of the work: resolves when nobody looks, and after so long in any case. */
  free: () => Promise<void>
}

/** Milliseconds that work stands back at a time: looking takes a part of that, and it must not be kept off for ever. */
const PATIENCE = 500

export const openPrecedence = (patience = PATIENCE): Precedence => {
  let lookers = 0
  const waiting = new Set<() => void>()
  return {
    looking: async (look) => {
      lookers += 1
      try {
        return await look()
      } finally {
        lookers -= 1
        if (lookers === 0) for (const go of [...waiting]) go()
      }
    },
    free: async () => {
      if (lookers === 0) return
      await new Promise<void>((resolve) => {
        const go = (): void => {
          clearTimeout(timer)
          waiting.delete(go)
          resolve()
        }
        const timer = setTimeout(go, patience)
        waiting.add(go)
      })
    },
  }
}
