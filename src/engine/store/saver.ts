import type { DatabaseFile } from './file'

/** Saves a database while a batch runs and at its end. */
export type Saver = {
  /**
   * Starts a save in the background if it is due; never waits for one. Rejects with the failure of an earlier
   * one. Not inside a transaction. `onSaved` is called when what there is now is on the disk, if this starts a save.
   */
  maybeSave: (onSaved?: () => void) => Promise<void>
  /**
   * Saves what there is now, always; resolves when it is on the disk. Ends the batch. Whoever asks while a save is under
   * way shares the next one with all others who do. True when it is on the disk.
   */
  save: () => Promise<boolean>
}

/** Saves take at most this part of the time a batch has run. */
const SHARE = 1 / 5

/** What the first save is expected to take, in milliseconds. */
const FIRST_GUESS = 500

const NOTHING: Saver = { maybeSave: () => Promise.resolve(), save: () => Promise.resolve(true) }

/**
 * Spaces the saves of `file` so that they, judged by the last one, stay within a fifth of the batch's time.
 * A batch runs from its first `maybeSave` to `save`. `now` is in milliseconds; without a file nothing is saved.
 */
export const savingTo = (
  file: Pick<DatabaseFile, 'save'> | null,
  exported: () => Uint8Array | Promise<Uint8Array>,
  now: () => number,
): Saver => {
  if (file === null) return NOTHING
  let batch: { startedAt: number; spent: number } | null = null
  let expected = FIRST_GUESS
  let running: Promise<void> | null = null
  let next: Promise<boolean> | null = null
  let failure: { error: unknown } | null = null

  const saveNow = async (): Promise<void> => {
    const from = now()
    await file.save(await exported())
    expected = now() - from
    if (batch !== null) batch.spent += expected
  }

  /** After the save under way, which may have begun before what is to be saved was there. */
  const saveNext = async (): Promise<boolean> => {
    await running
    failure = null
    const saving = saveNow()
    const ended = (): void => {
      running = null
    }
    running = saving.then(ended, ended)
    next = null
    await saving
    batch = null
    return true
  }

  const isDue = ({ startedAt, spent }: { startedAt: number; spent: number }): boolean =>
    spent + expected <= SHARE * (now() - startedAt + expected)

  return {
    maybeSave: async (onSaved) => {
      if (failure !== null) {
        const { error } = failure
        failure = null
        throw error
      }
      batch ??= { startedAt: now(), spent: 0 }
      if (running !== null || now() === batch.startedAt || !isDue(batch)) return
      running = saveNow()
        .then(onSaved)
        .catch((error: unknown) => {
          failure = { error }
        })
        .finally(() => {
          running = null
        })
    },
    save: () => (next ??= saveNext()),
  }
}
