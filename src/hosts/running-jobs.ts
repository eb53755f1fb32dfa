import { setTimeout as pause } from 'node:timers/promises'
import type { FetchHandler } from '../api/app'

export type RunningJob = { id: string; title: string }

/** How long jobs are waited for before the database is closed under them, in milliseconds. */
const PATIENCE = 10_000

type Listed = { jobs?: { id: unknown; title: unknown; state: unknown }[] } | null

/** Jobs of the API's own list that have not ended; none where it has no such list. */
export const runningJobs = async (api: FetchHandler): Promise<RunningJob[]> => {
  const response = await api(new Request('http://engine/api/jobs'))
  if (!response.ok) return []
  const { jobs = [] } = ((await response.json()) as Listed) ?? {}
  return jobs
    .filter(({ state }) => state === 'running')
    .map(({ id, title }) => ({ id: String(id), title: String(title) }))
}

/** Cancels what runs and waits until it has stopped, at most ten seconds: a cancelled import ends between files. */
export const stopJobs = async (api: FetchHandler): Promise<void> => {
  for (const { id } of await runningJobs(api))
    await api(new Request(`http://engine/api/jobs/${encodeURIComponent(id)}`, { method: 'DELETE' }))
  const until = Date.now() + PATIENCE
  while (Date.now() < until && (await runningJobs(api)).length > 0) await pause(50)
}
