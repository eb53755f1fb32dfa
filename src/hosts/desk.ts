import type { FetchHandler } from '../api/app'
import type { HostDatabaseBody } from '../api/host-bodies'
import type { HostResult } from '../api/host-results'
import { Failure } from '../engine/base/failure'
import type { EngineBridge } from './engine-bridge'
import { withHost } from './host-routes'
import { lockedDatabase } from './locked-database'
import { idOf, recentPath, shownRecent, type RecentDatabase, type RecentDatabases } from './recent-databases'

/** Asks the user for a file; null when he thought better of it. */
export type Dialogs = { open: () => Promise<string | null>; create: () => Promise<string | null> }

export type DeskParts = {
  kind: HostResult['kind']
  version: string
  bridge: EngineBridge
  recent: RecentDatabases
  /** Null where the host has no dialogs. */
  dialogs: Dialogs | null
  onError: (error: unknown) => void
}

/** What browser and window have in common: one engine, one database, the list of earlier ones. */
export type Desk = {
  /** The whole API, host included. */
  answer: FetchHandler
  /** Opens a database and remembers it. Throws Failure. */
  open: EngineBridge['open']
  /** Asks for a database and opens it, or one of the list. Throws Failure. */
  act: (wish: HostDatabaseBody) => Promise<void>
  state: () => HostResult
  recent: () => RecentDatabase[]
  onChange: (listener: () => void) => () => void
  close: () => Promise<void>
}

export const deskOver = ({ kind, version, bridge, recent, dialogs, onError }: DeskParts): Desk => {
  const listeners = new Set<() => void>()
  const changed = (): void => {
    for (const listener of listeners) listener()
  }
  bridge.onChange(changed)
  const locked = lockedDatabase(changed)
  bridge.onLocked(locked.wait)

  const state = (): HostResult => {
    const { engine, opening, saved, isSealed, path, database } = bridge.state()
    const opened = path === null ? null : idOf(path)
    const can = { chooseDatabase: dialogs !== null, openRecent: true }
    const password = { isSet: isSealed, wanted: locked.name() }
    return {
      kind,
      version,
      can,
      database,
      opened,
      recent: shownRecent(recent.list()),
      opening,
      engine,
      saved,
      password,
    }
  }
  const onChange = (listener: () => void): (() => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  const open: Desk['open'] = async (path, ...how) => {
    const opened = await locked.asked(path, () => bridge.open(path, ...how))
    recent.add(opened.path)
    changed()
    return opened
  }

  const openRecent = async (id: string): Promise<void> => {
    const path = recentPath(recent.list(), id)
    if (path === null) throw new Failure('no-recent', 'Этой базы уже нет в списке недавних. Обновите страницу.')
    try {
      await open(path, false)
    } catch (error) {
      if (error instanceof Failure && error.code === 'no-database') {
        recent.forget(path)
        changed()
      }
      throw error
    }
  }

  const act = async (wish: HostDatabaseBody): Promise<void> => {
    if (wish.action === 'recent') return openRecent(wish.id)
    if (wish.action === 'leave') return locked.forget()
    if (wish.action === 'unlock') return void (await open(locked.path(), false, wish.password))
    if (dialogs === null)
      throw new Failure(
        'no-dialogs',
        'В браузере файл базы не выбрать. Остановите программу и запустите её с нужной базой: sverka serve --db ФАЙЛ.',
      )
    const path = await dialogs[wish.action]()
    if (path !== null) await open(path, wish.action === 'create')
  }

  return {
    answer: withHost({ state, onChange, act, setPassword: bridge.setPassword, onError }, bridge.answer),
    open,
    act,
    state,
    recent: recent.list,
    onChange,
    close: bridge.close,
  }
}
