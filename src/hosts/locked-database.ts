import { basename } from 'node:path'
import { Failure } from '../engine/base/failure'

/** The database that is wanted and waits for its password; nothing of the password is kept here. */
export const lockedDatabase = (changed: () => void) => {
  let waiting: string | null = null
  const wait = (path: string | null): void => {
    waiting = path
    changed()
  }
  return {
    name: (): string | null => (waiting === null ? null : basename(waiting)),
    /** Throws Failure('no-wanted'). */
    path: (): string => {
      if (waiting === null) throw new Failure('no-wanted', 'Ни одна база не ждёт пароля. Обновите страницу.')
      return waiting
    },
    wait: (path: string): void => wait(path),
    forget: (): void => wait(null),
    /** Opens a database; one refused for want of its password is remembered. */
    asked: async <T>(path: string, open: () => Promise<T>): Promise<T> => {
      try {
        const opened = await open()
        wait(null)
        return opened
      } catch (error) {
        if (error instanceof Failure && error.code === 'password-needed') wait(path)
        throw error
      }
    },
  }
}
