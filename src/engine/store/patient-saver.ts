import type { Saver } from './saver'

/** A saver that does not give up, and its end. */
export type PatientSaver = Saver & {
  /** Ends the trying with one more save if any is owed. Rejects with its failure: what is open is not on the disk, and the trying goes on. */
  finish: () => Promise<void>
}

/** How long after a failure the next try is made, in milliseconds; the last one holds for all that follow. */
const PAUSES = [2_000, 5_000, 15_000, 30_000]

/** Runs `work` after so many milliseconds; returns what forgets it. */
export type Timer = (work: () => void, milliseconds: number) => () => void

const timer: Timer = (work, milliseconds) => {
  const running = setTimeout(work, milliseconds)
  running.unref()
  return () => clearTimeout(running)
}

/**
 * Saves as `saver` does, but a save that fails stops nobody: what was done is right in memory, and saving is tried again
 * until it succeeds. Whoever saves learns by `false` that it is not on the disk yet; how saves end is told by them who
 * watch them (`watchSaves`).
 */
export const patiently = (saver: Saver, after: Timer = timer): PatientSaver => {
  let failures = 0
  let isOwed = false
  let forget = (): void => undefined

  const retryLater = (): void => {
    forget()
    forget = after(() => void save(), PAUSES[Math.min(failures, PAUSES.length) - 1] ?? 0)
  }

  const failed = (): void => {
    failures += 1
    isOwed = true
    retryLater()
  }

  const save = async (): Promise<boolean> => {
    forget()
    try {
      await saver.save()
      failures = 0
      isOwed = false
      return true
    } catch {
      failed()
      return false
    }
  }

  return {
    maybeSave: async (onSaved) => {
      await saver.maybeSave(onSaved).catch(failed)
    },
    save,
    finish: async () => {
      forget()
      if (!isOwed) return
      await saver.save().catch((error: unknown) => {
        failed()
        throw error
      })
      isOwed = false
    },
  }
}
