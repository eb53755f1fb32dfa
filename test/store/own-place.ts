import { mkdtemp, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { openDatabaseFile, type DatabaseFile, type FileOptions } from '../../src/engine/store/file'
import { openStore } from '../../src/engine/store/open-store'
import { AT } from './samples'

/** Actions in the journal of a file's content, as they came. */
export const actionsIn = async (bytes: Uint8Array | null): Promise<string[]> =>
  (await openStore(bytes)).entries().map(({ action }) => action)

export type OwnPlace = {
  folder: string
  /** The database file in it; not there at first. */
  path: string
  /** How far its clock is ahead of this machine's. */
  minutes: number
  /** Content of a database whose journal has one action. */
  content: (action: string) => Promise<Uint8Array>
  open: (part?: Partial<FileOptions>) => Promise<DatabaseFile>
  /** Saves each in a session of its own, an hour after the one before. */
  saved: (...actions: string[]) => Promise<void>
}

/** A folder of its own for each test of a file; `detail` stands beside the action in journals. */
export const ownPlace = (detail: unknown = null): OwnPlace => {
  const content: OwnPlace['content'] = async (action) => {
    const store = await openStore(null)
    store.journal(AT, action, detail)
    return store.export()
  }
  const open: OwnPlace['open'] = (part = {}) =>
    openDatabaseFile(place.path, { now: () => new Date(Date.now() + place.minutes * 60_000), ...part })
  const saved: OwnPlace['saved'] = async (...actions) => {
    for (const [at, action] of actions.entries()) {
      const file = await open()
      await file.save(await content(action))
      await file.close()
      const then = Date.now() / 1000 - 3600 * (actions.length - at)
      await utimes(place.path, then, then)
    }
  }
  const place: OwnPlace = { folder: '', path: '', minutes: 0, content, open, saved }
  beforeEach(async () => {
    place.minutes = 0
    place.folder = await mkdtemp(join(tmpdir(), 'Сверка — тест '))
    place.path = join(place.folder, 'мониторинг.sqlite')
  })
  afterEach(() => rm(place.folder, { recursive: true, force: true }))
  return place
}
