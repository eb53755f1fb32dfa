import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { HostResult } from '../api/host-results'
import { sha256Hex } from '../engine/base/digest'

/** A database opened before; `openedAt` is an ISO date-time. */
export type RecentDatabase = { path: string; openedAt: string }

export type RecentDatabases = {
  /** The latest first. */
  list: () => RecentDatabase[]
  /** Puts a database to the front; a folder that cannot be written stops nobody. */
  add: (path: string) => void
  forget: (path: string) => void
}

const KEPT = 10

const isRecent = (value: unknown): value is RecentDatabase =>
  typeof value === 'object' &&
  value !== null &&
  'path' in value &&
  typeof value.path === 'string' &&
  'openedAt' in value &&
  typeof value.openedAt === 'string' &&
  !Number.isNaN(Date.parse(value.openedAt))

/** What of a list can be understood; a damaged file is an empty list. */
const understood = (text: string): RecentDatabase[] => {
  try {
    const read: unknown = JSON.parse(text)
    return Array.isArray(read) ? read.filter(isRecent).slice(0, KEPT) : []
  } catch {
    return []
  }
}

/** The list in `recent.json` of a folder; read anew each time, since window and browser share it. */
export const recentDatabasesIn = (folder: string, now: () => Date): RecentDatabases => {
  const file = join(folder, 'recent.json')
  const list = (): RecentDatabase[] => {
    try {
      return understood(readFileSync(file, 'utf8'))
    } catch {
      return []
    }
  }
  const keep = (recent: RecentDatabase[]): void => {
    const text = JSON.stringify(recent.slice(0, KEPT), null, 2)
    const beside = `${file}.${process.pid}`
    try {
      mkdirSync(folder, { recursive: true })
      writeFileSync(beside, `${text}\n`)
      renameSync(beside, file)
    } catch {
      // The list is a convenience: work goes on without it.
    }
  }
  const without = (path: string): RecentDatabase[] => list().filter((each) => each.path !== path)
  return {
    list,
    add: (path) => keep([{ path, openedAt: now().toISOString() }, ...without(path)]),
    forget: (path) => keep(without(path)),
  }
}

/** How the page names a database: it is never given a path to send back. */
export const idOf = (path: string): string => sha256Hex(path).slice(0, 16)

/** The list as the page shows it. */
export const shownRecent = (recent: RecentDatabase[]): HostResult['recent'] =>
  recent.map(({ path, openedAt }) => ({ id: idOf(path), name: basename(path), folder: dirname(path), openedAt }))

/** The path behind an id the page was given, or null. */
export const recentPath = (recent: RecentDatabase[], id: string): string | null =>
  recent.find(({ path }) => idOf(path) === id)?.path ?? null
