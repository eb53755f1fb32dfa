import { defineStore } from 'pinia'
import { computed, markRaw, onScopeDispose, ref, toValue, watch, type ComputedRef, type MaybeRefOrGetter } from 'vue'
import type { FileDone } from '../../api/job-results'
import { readEvents } from './event-stream'
import type { Job } from './job'
import { useRefresh } from './query-keys'

const RETRY_MS = [250, 1000, 2000]
const POLL_MS = 1000
const LOG_LINES = 2000

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

type Snapshot = Job & { log?: string[]; files?: FileDone[] }

/**
 * Jobs of the engine as they go on. A watched one is followed by its stream of events, reconnected when that breaks
 * and asked for once a second where streams do not come through; when it ends, what it changed is fetched anew.
 */
export const useJobs = defineStore('jobs', () => {
  const jobs = ref(new Map<string, Job>())
  const logs = ref(new Map<string, string[]>())
  const files = ref(new Map<string, FileDone[]>())
  const told = new Map<string, number>()
  const watched = new Set<string>()
  const refresh = useRefresh()

  const running = computed(() => [...jobs.value.values()].filter(({ state }) => state === 'running'))

  const take = ({ log = [], files: more = [], ...job }: Snapshot): void => {
    const before = jobs.value.get(job.id)
    // Lists of jobs leave results out; a result is long and never changes.
    const result = job.result === undefined ? before?.result : job.result
    jobs.value.set(job.id, { ...job, result: typeof result === 'object' && result !== null ? markRaw(result) : result })
    told.set(job.id, (told.get(job.id) ?? 0) + log.length)
    if (more.length > 0) files.value.set(job.id, markRaw([...(files.value.get(job.id) ?? []), ...more]))
    if (log.length > 0) logs.value.set(job.id, [...(logs.value.get(job.id) ?? []), ...log].slice(-LOG_LINES))
    if (job.state !== 'running' && before?.state === 'running') void refresh.everything()
  }

  const goesOn = (id: string): boolean => {
    const job = jobs.value.get(id)
    return job === undefined || job.state === 'running' || (job.state !== 'failed' && job.result === undefined)
  }

  const snapshot = async (id: string): Promise<void> => {
    const response = await fetch(`/api/jobs/${id}`)
    if (response.ok) return take((await response.json()) as Snapshot)
    // Gone with the engine that ran it: nothing more will be heard of it.
    if (response.status === 404) jobs.value.delete(id)
    throw new Error(`job ${id}: ${response.status}`)
  }

  const follow = async (id: string): Promise<void> => {
    for (let failed = 0; goesOn(id);) {
      try {
        if (failed < RETRY_MS.length) {
          const response = await fetch(`/api/jobs/${id}/events?after=${told.get(id) ?? 0}`)
          if (!response.ok) throw new Error(`events ${response.status}`)
          await readEvents(response, (data) => {
            failed = 0
            take(JSON.parse(data) as Snapshot)
          })
        }
        await snapshot(id)
        if (goesOn(id)) await pause(RETRY_MS[failed] ?? POLL_MS)
      } catch {
        failed += 1
        if (failed > RETRY_MS.length && !jobs.value.has(id)) return
        await pause(RETRY_MS[failed - 1] ?? POLL_MS)
      }
    }
  }

  /** Begins to follow a job; harmless when it is followed already. */
  const follow1 = (id: string): void => {
    if (watched.has(id)) return
    watched.add(id)
    void follow(id).finally(() => watched.delete(id))
  }

  /** Finds jobs begun before this page was opened, and follows those that go on. */
  const find = async (): Promise<void> => {
    const response = await fetch('/api/jobs').catch(() => null)
    if (response?.ok !== true) return
    const { jobs: found } = (await response.json()) as { jobs: Snapshot[] }
    for (const job of found) {
      take(job)
      if (job.state === 'running') follow1(job.id)
    }
  }

  const cancel = (id: string): Promise<unknown> => fetch(`/api/jobs/${id}`, { method: 'DELETE' })

  return { jobs, logs, files, running, follow: follow1, find, cancel }
})

/**
 * One job by its id, followed while somebody looks; null until its first word. `log` is what it said line by line,
 * `files` those it is done with.
 */
export const useJob = (
  id: MaybeRefOrGetter<string | null>,
): { job: ComputedRef<Job | null>; log: ComputedRef<string[]>; files: ComputedRef<FileDone[]> } => {
  const store = useJobs()
  const stop = watch(
    () => toValue(id),
    (now) => {
      if (now !== null) store.follow(now)
    },
    { immediate: true },
  )
  onScopeDispose(stop)
  return {
    job: computed(() => store.jobs.get(toValue(id) ?? '') ?? null),
    log: computed(() => store.logs.get(toValue(id) ?? '') ?? []),
    files: computed(() => store.files.get(toValue(id) ?? '') ?? []),
  }
}
