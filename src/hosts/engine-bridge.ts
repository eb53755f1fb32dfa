import { basename } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import type { FetchHandler } from '../api/app'
import type { HostResult } from '../api/host-results'
import { refusal, refusalOf } from '../api/refusal'
import { Failure } from '../engine/base/failure'
import type { PasswordChange, PasswordWish } from '../engine/set-password'
import { callsOver, type EngineCalls } from './engine-calls'
import type { FromEngine, OpenedDatabase } from './engine-messages'

/** What the host knows of its engine; `path` of the open database, or null. */
export type EngineState = Pick<HostResult, 'engine' | 'opening' | 'saved'> & {
  path: string | null
  database: string | null
  isSealed: boolean
}

export type EngineBridge = {
  /** The API, answered by the engine's thread. Calls wait while the thread is started again or opens the first database. */
  answer: FetchHandler
  /**
   * Opens a database in place of the one that is open. Throws Failure; the other one then stays open. While none is, calls
   * wait for it.
   */
  open: (path: string, canCreate: boolean, password?: string) => Promise<OpenedDatabase>
  /** Sets, changes or takes away the password of the open database. Throws Failure. */
  setPassword: (wish: PasswordWish) => Promise<PasswordChange>
  state: () => EngineState
  /** Calls the listener after each change of the state; returns what ends that. */
  onChange: (listener: () => void) => () => void
  /** Calls the listener with the path of a database that is not opened again because its password is another by now. */
  onLocked: (listener: (path: string) => void) => void
  /** Stops jobs, closes the database and ends the thread. Rejects with what kept the last work from the disk. */
  close: () => Promise<void>
}

export type BridgeParts = {
  start: () => Worker
  /** Told, for developers, of what went wrong inside. */
  note: (text: string) => void
}

/** So many deaths within a minute, and the thread is not started again. */
const DEATHS = 3
const MINUTE = 60_000

const RESTARTED = new Failure(
  'engine-restarted',
  'Движок программы остановился и запущен заново. Это действие не доведено до конца: повторите его.',
)

const RESTARTING = 'Движок программы остановился и запускается заново. Сохранённое цело; начатое надо повторить.'

const STOPPED =
  'Движок программы останавливается сразу после запуска, и больше не запускается. Всё, что было сохранено, цело. Закройте программу и откройте её снова; если не поможет, откройте другую базу.'

/** How long the engine may take to stop its jobs and give the database back, in milliseconds. */
const PATIENCE = 30_000

const NOT_YET: HostResult['saved'] = { state: 'saved', at: null, message: null }

const PLAINLY: HostResult['opening'] = { readOnly: false, words: null, file: null, failure: null }

const isLocked = ({ code }: Failure): boolean => code === 'wrong-password' || code === 'password-needed'

const otherPassword = (path: string): string =>
  `Движок программы остановился и запущен заново, а пароль базы «${basename(path)}» тем временем сменили. Введите новый, чтобы открыть её.`

const noFailure = (): null => null

const words = (error: unknown): string =>
  error instanceof Failure ? error.message : 'Открыть базу не удалось: ошибка самой программы.'

const tooSlow = (): Failure =>
  new Failure('disk-error', 'Последнее сохранение базы не закончилось: диск слишком долго не отвечает.')

/** Runs the engine in a thread of its own and starts it again, with the same database, when the thread ends. */
export const bridgeToEngine = ({ start, note }: BridgeParts): EngineBridge => {
  let engine: HostResult['engine'] = { state: 'running', restarts: 0, message: null }
  let saved = NOT_YET
  let path: string | null = null
  let isSealed = false
  /** Kept in memory alone, for a thread that is started again. */
  let password: string | null = null
  let opening: HostResult['opening'] = PLAINLY
  let deaths: number[] = []
  let closing = false
  let running: { worker: Worker; calls: EngineCalls } | null = null
  let ready: Promise<void> = Promise.resolve()
  /** Ends when the database that is being opened while none is has been opened or refused. */
  let arriving: Promise<unknown> = Promise.resolve()
  const listeners = new Set<() => void>()
  let locked: (path: string) => void = () => undefined
  const changed = (): void => {
    for (const listener of listeners) listener()
  }

  const take = (opened: OpenedDatabase): void => {
    path = opened.path
    isSealed = opened.isSealed
    opening = { ...PLAINLY, readOnly: opened.readOnly, words: opened.words }
  }

  /** What was open is open no more; returns what to say of it. */
  const lose = (lost: string, failure: Failure): string => {
    path = password = null
    isSealed = false
    opening = PLAINLY
    if (!isLocked(failure)) return failure.message
    locked(lost)
    return otherPassword(lost)
  }

  const hear = (notice: Exclude<FromEngine, { id: number }>): void => {
    if (notice.type === 'trouble') return note(notice.text)
    const { saving } = notice
    saved = { at: saved.at, message: null, ...saving }
    changed()
  }

  const launch = (): EngineCalls => {
    const worker = start()
    const calls = callsOver(worker, hear)
    const own = { worker, calls }
    running = own
    worker.on('error', (error) => note(`Движок программы остановился: ${error.stack ?? error.message}`))
    worker.once('exit', () => {
      calls.fail(RESTARTED)
      if (running !== own || closing) return
      running = null
      ready = revive()
    })
    return calls
  }

  /** Starts the thread again; what fails on the way is told in the state, never thrown. */
  const revive = async (): Promise<void> => {
    deaths = [...deaths.filter((at) => Date.now() - at < MINUTE), Date.now()]
    const restarts = engine.restarts + 1
    // What is opened again is what the disk holds: nothing of it waits to be saved.
    saved = { ...saved, state: 'saved', message: null }
    if (deaths.length >= DEATHS) {
      engine = { state: 'stopped', restarts: engine.restarts, message: STOPPED }
      return changed()
    }
    engine = { state: 'restarting', restarts, message: RESTARTING }
    changed()
    const calls = launch()
    let message: string | null = null
    if (path !== null) {
      const wanted = path
      const opened = await calls.open(wanted, false, password).catch((error: Failure) => error)
      // A thread that died while opening has been seen to already.
      if (opened === RESTARTED || running?.calls !== calls) return ready
      if (opened instanceof Error) message = lose(wanted, opened)
      else take(opened)
    }
    engine = { state: 'running', restarts, message }
    changed()
  }

  launch()

  const answer: FetchHandler = async (request) => {
    await arriving
    await ready
    if (running === null) return refusal(503, 'engine-stopped', STOPPED)
    try {
      return await running.calls.call(request)
    } catch (error) {
      if (error === RESTARTED) return refusal(503, RESTARTED.code, RESTARTED.message)
      return refusalOf(error, (trouble) => note(String(trouble)))
    }
  }

  const open: EngineBridge['open'] = async (wanted, canCreate, given) => {
    await ready
    if (running === null) {
      deaths = []
      path = null
    }
    const opened = await (running?.calls ?? launch()).open(wanted, canCreate, given ?? null)
    // What was open to be written stays as it is, whatever password was given.
    if (opened.path !== path || opening.readOnly) password = opened.isSealed ? (given ?? null) : null
    if (opened.path !== path) saved = NOT_YET
    take(opened)
    engine = { ...engine, state: 'running', message: null }
    changed()
    return opened
  }

  /** Opens a database while none is open, and tells so: all else waits. */
  const openAlone: EngineBridge['open'] = async (wanted, ...how) => {
    opening = { ...PLAINLY, file: basename(wanted) }
    changed()
    try {
      return await open(wanted, ...how)
    } catch (error) {
      // The page asks for a password by itself, and says there what is wrong with it.
      opening = { ...PLAINLY, failure: error instanceof Failure && isLocked(error) ? null : words(error) }
      changed()
      throw error
    }
  }

  return {
    answer,
    open: (...what) => {
      if (path !== null) return open(...what)
      const opened = openAlone(...what)
      arriving = opened.catch(noFailure)
      return opened
    },
    setPassword: async (wish) => {
      await ready
      if (running === null) throw new Failure('engine-stopped', STOPPED)
      const change = await running.calls.setPassword(wish)
      password = wish.next
      isSealed = change.sealed
      changed()
      return change
    },
    state: () => ({ engine, opening, saved, isSealed, path, database: path === null ? null : basename(path) }),
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onLocked: (listener) => {
      locked = listener
    },
    close: async () => {
      await Promise.race([arriving, pause(PATIENCE, null, { ref: false })])
      await ready
      closing = true
      const ending = running
      if (ending === null) return
      const closed = ending.calls.close().then(noFailure, (error: unknown) => error)
      const late = pause(PATIENCE, null, { ref: false }).then(() => (saved.state === 'saving' ? tooSlow() : null))
      const failure = await Promise.race([closed, late])
      await ending.worker.terminate()
      if (failure === null) return
      // A thread that died meanwhile has nothing to close.
      if (!(failure instanceof Failure) || failure.code === 'engine-restarted') return note(String(failure))
      throw failure
    },
  }
}
