import { existsSync } from 'node:fs'
import { realpath } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { FetchHandler } from '../api/app'
import { Failure } from '../engine/base/failure'
import type { Engine } from '../engine/index'
import type { PasswordChange, PasswordWish } from '../engine/set-password'
import type { OpenedDatabase } from './engine-messages'
import { runningJobs, stopJobs } from './running-jobs'

/** The one database an engine's thread works with. */
export type Workplace = {
  /** Answers with the API over what is open now. */
  answer: FetchHandler
  /**
   * Opens another database in place of this one, which stays open when the other cannot be; with `canCreate` a file
   * that is not there is made. Throws Failure: `busy` while a job runs, and whatever opening throws.
   */
  open: (path: string, canCreate: boolean, password: string | null) => Promise<OpenedDatabase>
  /** Throws Failure: `busy` while a job runs, and whatever the engine throws. */
  setPassword: (wish: PasswordWish) => Promise<PasswordChange>
  /** Stops jobs and gives the database back. Throws what keeps the last work from the disk; it stays open then. */
  close: () => Promise<void>
}

export type WorkplaceParts = {
  openEngine: (path: string, mustExist: boolean, password: string | null) => Promise<Engine>
  /** The API over an engine or over none: jobs and uploads belong to one database. */
  apiOver: (engine: Engine | null) => FetchHandler
}

const realPath = (path: string): Promise<string> => realpath(path).catch(() => resolve(path))

export const workplaceOver = ({ openEngine, apiOver }: WorkplaceParts): Workplace => {
  const empty = apiOver(null)
  let current: { engine: Engine; path: string; api: FetchHandler } | null = null

  const close = async (): Promise<void> => {
    const closing = current
    if (closing === null) return
    await stopJobs(closing.api)
    await closing.engine.close()
    current = null
  }

  const requireQuiet = async (wanted: string): Promise<void> => {
    const [job] = current === null ? [] : await runningJobs(current.api)
    if (job !== undefined)
      throw new Failure('busy', `Идёт работа «${job.title}». Дождитесь её конца или отмените её, потом ${wanted}.`)
  }

  return {
    answer: (request) => (current?.api ?? empty)(request),
    open: async (path, canCreate, password) => {
      const wanted = await realPath(path)
      if (current?.path === wanted && !current.engine.opening.readOnly)
        return { path: wanted, isNew: false, isSealed: current.engine.isSealed(), ...current.engine.opening }
      await requireQuiet('откройте базу')
      const isNew = canCreate && !existsSync(wanted)
      const engine = await openEngine(wanted, !canCreate, password)
      try {
        // What was promised to be made is there at once, also if the program ends before anything is put into it.
        if (isNew) await engine.save()
        await close()
      } catch (error) {
        await engine.close()
        throw error
      }
      const opened = await realPath(wanted)
      current = { engine, path: opened, api: apiOver(engine) }
      return { path: opened, isNew, isSealed: engine.isSealed(), ...engine.opening }
    },
    setPassword: async (wish) => {
      await requireQuiet('меняйте пароль')
      if (current === null) throw new Failure('no-database', 'База не открыта: пароль ставить не на что.')
      return current.engine.setPassword(wish)
    },
    close,
  }
}
