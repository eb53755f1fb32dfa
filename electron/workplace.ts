import { basename } from 'node:path'
import type { Engine } from '../src/engine/index'

/** The one database a window works with. */
export type Workplace = {
  engine: () => Engine | null
  /** Name of the open file without its folder, or null. */
  database: () => string | null
  /** Opens another database in place of this one, which stays open when the other cannot be. Throws Failure. */
  open: (path: string) => Promise<void>
  close: () => Promise<void>
}

export const workplaceOver = (openEngine: (path: string) => Promise<Engine>): Workplace => {
  let current: { engine: Engine; path: string } | null = null
  const close = async (): Promise<void> => {
    const closing = current
    current = null
    await closing?.engine.close()
  }
  return {
    engine: () => current?.engine ?? null,
    database: () => (current === null ? null : basename(current.path)),
    open: async (path) => {
      if (current?.path === path) return
      const engine = await openEngine(path)
      await close()
      current = { engine, path }
    },
    close,
  }
}
