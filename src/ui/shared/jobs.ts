import { defineStore } from 'pinia'
import { computed, ref, toValue, watch, type ComputedRef, type MaybeRefOrGetter } from 'vue'
import type { FileDone, Job, JobEvent, JobsResult } from '../../api/job-results'
import { codeOf } from './failures'
import { useRefresh } from './query-keys'
import { useApi } from './use-api'

const POLL_MS = 1000
const LOG_LINES = 2000

type Listed = JobsResult['jobs'][number]

const isWhole = (job: Listed | Job): job is Job => 'result' in job

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Jobs of the engine as they go on. A watched one is followed by its stream of events and, where streams do not come
 * through, asked for once a second; when it ends, what it changed is fetched anew. Jobs outlive pages and reloads.
 */
export const useJobs = defineStore('jobs', () => {
  const api = useApi()
  const refresh = useRefresh()
  const jobs = ref(new Map<string, Listed | Job>())
  const logs = ref(new Map<string, string[]>())
  const files = ref(new Map<string, FileDone[]>())
  const followed = new Set<string>()

  const running = computed(() => [...jobs.value.values()].filter(({ state }) => state === 'running'))

  const take = (job: Listed | Job): void => {
    const before = jobs.value.get(job.id)
    jobs.value.set(job.id, job)
    if (job.state !== 'running' && before?.state === 'running') void refresh.everything()
  }

  const told = ({ log, files: done, ...job }: JobEvent): void => {
    if (log.length > 0) logs.value.set(job.id, [...(logs.value.get(job.id) ?? []), ...log].slice(-LOG_LINES))
    if (done.length > 0) files.value.set(job.id, [...(files.value.get(job.id) ?? []), ...done])
    take(job)
  }

  /** Until the job ends or is gone with the engine that ran it. */
  const poll = async (id: string): Promise<void> => {
    for (;;) {
      try {
        const job = await api.job(id)
        take(job)
        if (job.state !== 'running') return
      } catch (error) {
        if (codeOf(error) === 'no-job') return lost(id)
      }
      await pause(POLL_MS)
    }
  }

  const lost = (id: string): void => {
    const job = jobs.value.get(id)
    if (job?.state !== 'running') return
    const message = 'Программа перезапустилась, и работа прервалась. Что было сохранено, цело; начните её снова.'
    take({ ...job, state: 'failed', failure: { code: 'engine-restarted', message } })
  }

  /** Begins to follow a job; harmless when it is followed already. */
  const follow = (id: string): void => {
    if (followed.has(id)) return
    followed.add(id)
    api
      .watchJob(id, told)
      .then(take)
      .catch((error: unknown) => (codeOf(error) === 'no-job' ? lost(id) : poll(id)))
      .finally(() => followed.delete(id))
      .catch(() => undefined)
  }

  /** Finds jobs begun before this page was opened, and follows those that go on. */
  const find = async (): Promise<void> => {
    const { jobs: found } = await api.jobs()
    for (const job of found) {
      const known = jobs.value.get(job.id)
      // The list leaves out what a job ended with: what is known whole is not forgotten for it.
      if (known === undefined || !isWhole(known)) take(job)
      if (job.state === 'running') follow(job.id)
    }
  }

  /** Jobs belong to one database: another has its own. */
  const forget = (): void => {
    for (const each of [jobs, logs, files]) each.value.clear()
  }

  return { jobs, logs, files, running, follow, find, forget, cancel: (id: string) => api.cancelJob(id) }
})

export type WatchedJob = {
  /** Null until its first word; with `result` once it ended. */
  job: ComputedRef<Job | null>
  /** What it has said, line by line. */
  log: ComputedRef<string[]>
  /** Files it is done with, in order. */
  files: ComputedRef<FileDone[]>
}

/** One job by its id, followed from now on: `const { job } = useJob(() => route.query.job)`. */
export const useJob = (id: MaybeRefOrGetter<string | null>): WatchedJob => {
  const store = useJobs()
  watch(
    () => toValue(id),
    (now) => {
      if (now === null || now === '') return
      const known = store.jobs.get(now)
      if (known === undefined || !isWhole(known) || known.state === 'running') store.follow(now)
    },
    { immediate: true },
  )
  return {
    job: computed(() => {
      const found = store.jobs.get(toValue(id) ?? '')
      return found !== undefined && isWhole(found) ? found : null
    }),
    log: computed(() => store.logs.get(toValue(id) ?? '') ?? []),
    files: computed(() => store.files.get(toValue(id) ?? '') ?? []),
  }
}
