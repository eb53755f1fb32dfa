import type { Hono } from 'hono'
import type { Engine } from '../engine/index'
import type { Audit } from '../engine/store/types'
import type { Downloads } from './downloads'
import type { Jobs } from './jobs'
import type { HostResult } from './results'
import type { Uploads } from './uploads'

/** What every route file is given. */
export type RouteParts = {
  /** The open engine. Throws Failure('no-database'). */
  opened: () => Engine
  /** The audit of an address by its number. Throws Failure('no-audit'). */
  auditOf: (id: string) => Audit
  /**
   * Does what changes the database, one such thing after another. Throws Failure('busy') while a job writes: what it
   * has read of the database must hold until it ends.
   */
  writing: <T>(work: () => T | Promise<T>) => Promise<T>
  jobs: Jobs
  uploads: Uploads
  downloads: Downloads
  host: () => HostResult
  now: () => Date
}

/** Adds the routes of one area. */
export type Routes = (app: Hono, parts: RouteParts) => void
