import { Failure } from '../base/failure'
import type { DatabaseFile } from './file'

/** What becomes of saves; `at` is an ISO date-time, `message` is Russian. */
export type Saving = { state: 'saving' } | { state: 'saved'; at: string } | { state: 'failed'; message: string }

const words = (error: unknown): string =>
  error instanceof Failure ? error.message : 'Сохранить базу не удалось: ошибка самой программы.'

/** The same saving, that tells when it begins and how it ends. */
export const watchSaves =
  (save: DatabaseFile['save'], tell: (saving: Saving) => void, now: () => Date): DatabaseFile['save'] =>
  async (bytes) => {
    tell({ state: 'saving' })
    try {
      await save(bytes)
    } catch (error) {
      tell({ state: 'failed', message: words(error) })
      throw error
    }
    tell({ state: 'saved', at: now().toISOString() })
  }
